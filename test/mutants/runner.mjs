/**
 * Runs node's tests in Stryker's own process. A process for each mutant and test file, as the TAP runner has it, spends
 * nearly all of its time on starting; here a mutant runs only the tests that reach it, up to the first that fails.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';

const shim = fileURLToPath(new URL('node-test.mjs', import.meta.url));
/** Taken before a test stops the timers. */
const { setTimeout, clearTimeout } = globalThis;

/** In the sandbox: a process that follows on one that was ended has run no test without a mutant. */
const timesFile = 'mutants-usual-times.json';

/** What the changed code talks to. */
const stryker = (globalThis.__stryker__ ??= {});

class NodeTestRunner {
  static inject = tokens(commonTokens.options);

  #files;
  #folder;
  #tests = [];
  #cleanUps = [];
  /** Each import of a bundle needs an address of its own. */
  #turn = 0;
  #isSpoilt = false;
  /** How long each test took without a mutant, by its id. */
  #usualMs = {};
  #failTest = () => undefined;

  constructor({ nodeTest }) {
    this.#files = nodeTest.files;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // In the sandbox, from where the tests find their packages.
    this.#folder = mkdtempSync(join(process.cwd(), 'mutants-'));
    await build({
      absWorkingDir: process.cwd(),
      entryPoints: this.#files,
      outdir: this.#folder,
      outbase: '.',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      plugins: [shimPlugin],
      logLevel: 'error',
    });
    for (const event of ['uncaughtException', 'unhandledRejection']) {
      process.on(event, (error) => this.#failTest(error));
    }
    if (existsSync(timesFile)) this.#usualMs = JSON.parse(readFileSync(timesFile, 'utf8'));
    await this.#load();
  }

  async #load() {
    const { collect } = await import(pathToFileURL(shim).href);
    await this.#cleanUp();
    this.#turn += 1;
    this.#tests = [];
    for (const file of this.#files) {
      const bundle = pathToFileURL(join(this.#folder, file.replace(/\.ts$/, '.mjs'))).href;
      const { tests, cleanUps } = await collect(() => import(`${bundle}?${this.#turn}`));
      this.#tests.push(...tests.map((test) => ({ ...test, file, id: `${file} ${test.name}` })));
      this.#cleanUps.push(...cleanUps);
    }
  }

  async dryRun() {
    Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    const result = await this.#run(this.#tests);
    for (const { id, timeSpentMs } of result.tests) this.#usualMs[id] = timeSpentMs;
    writeFileSync(timesFile, JSON.stringify(this.#usualMs));
    return result;
  }

  async mutantRun({ activeMutant, hitLimit, reloadEnvironment, mutantActivation, testFilter }) {
    const isStatic = mutantActivation === 'static';
    Object.assign(stryker, { activeMutant: undefined, hitLimit, hitCount: hitLimit && 0 });
    if (isStatic) stryker.activeMutant = activeMutant.id;
    try {
      if (reloadEnvironment || this.#isSpoilt) await this.#load();
    } catch (error) {
      this.#isSpoilt = true;
      return toMutantRunResult({
        status: 'complete',
        tests: [failure({ id: 'load', name: 'load' }, 0, error)],
      });
    }
    this.#isSpoilt = isStatic;
    stryker.activeMutant = activeMutant.id;
    const chosen = testFilter && new Set(testFilter);
    const tests = chosen ? this.#tests.filter(({ id }) => chosen.has(id)) : this.#tests;
    const result = await this.#run(tests, true);
    return determineHitLimitReached(stryker.hitCount, hitLimit) ?? toMutantRunResult(result);
  }

  async #run(tests, bail = false) {
    const results = [];
    for (const test of tests) {
      const { id, name, file: fileName } = test;
      const about = { id, name, fileName };
      const begin = performance.now();
      const time = () => performance.now() - begin;
      stryker.currentTestId = id;
      try {
        await this.#runOne(test);
        results.push({ ...about, status: 0, timeSpentMs: time() });
      } catch (error) {
        results.push(failure(about, time(), error));
        if (bail) break;
      } finally {
        stryker.currentTestId = undefined;
      }
    }
    return { status: 'complete', tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  /** A mutant that makes a test wait in vain is noticed here: Stryker would start a new process. */
  async #runOne({ id, run }) {
    let timer;
    const stopped = new Promise((_, reject) => {
      this.#failTest = reject;
      timer = setTimeout(() => reject(new Error('The test waits in vain.')), this.#patience(id));
    });
    stopped.catch(() => undefined);
    try {
      await run(stopped);
    } finally {
      clearTimeout(timer);
      this.#failTest = () => undefined;
    }
  }

  #patience(id) {
    return 3000 + 5 * (this.#usualMs[id] ?? 20_000);
  }

  async #cleanUp() {
    for (const cleanUp of this.#cleanUps.splice(0)) await cleanUp();
  }

  async dispose() {
    await this.#cleanUp();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const failure = (about, timeSpentMs, error) => ({
  ...about,
  status: 1,
  timeSpentMs,
  failureMessage: String(error?.message ?? error),
});

const shimPlugin = {
  name: 'node-test',
  setup({ onResolve }) {
    onResolve({ filter: /^node:test$/ }, () => ({
      path: pathToFileURL(shim).href,
      external: true,
    }));
  },
};

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'node-test', NodeTestRunner),
];

/** That `nodeTest` is an option. */
export const strykerValidationSchema = {
  properties: { nodeTest: { type: 'object', properties: { files: { type: 'array' } } } },
};
