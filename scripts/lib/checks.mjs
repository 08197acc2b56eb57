import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runNode, tool } from './run.mjs';

/** What the checks remember of the last run. By content, so that a new checkout can take it over. */
const cacheFolder = '.cache/lint';
const byContent = ['--cache-strategy', 'content'];

/** What can be said of the sources without running them. Each counts as one test. The slowest come first. */
export const sourceChecks = {
  eslint: tool('eslint', '--cache', '--cache-location', `${cacheFolder}/eslint`, ...byContent, '.'),
  types: tool(
    'vue-tsc',
    '-p',
    'tsconfig.json',
    '--incremental',
    '--tsBuildInfoFile',
    `${cacheFolder}/types.tsbuildinfo`,
  ),
  templates: tool(
    'lit-analyzer',
    'src/components',
    'src/ui',
    '--strict',
    '--format',
    'list',
    '--maxWarnings',
    '0',
    // A class imports no other's registration: its define module does.
    '--rules.no-missing-import',
    'off',
  ),
  manifest: ['scripts/manifest.mjs', '--check'],
  format: tool(
    'prettier',
    '--check',
    '--log-level',
    'warn',
    '--cache',
    '--cache-location',
    `${cacheFolder}/prettier`,
    ...byContent,
    '.',
  ),
  layers: tool(
    'depcruise',
    'src',
    'server',
    'sandbox',
    'testing',
    'proxy-check',
    'cli',
    '--cache',
    `${cacheFolder}/layers`,
    ...byContent,
  ),
};

/** What can be said of the built package without running it. */
export const packageChecks = {
  publint: tool('publint', '--strict'),
  'types of the exports': tool('attw', '--pack', '.', '--profile', 'esm-only', '--quiet'),
  size: tool('size-limit'),
  'table of sizes': ['scripts/size.mjs'],
};

/**
 * Runs checks side by side, as many as there are processors. What a check prints is shown when the check has ended.
 *
 * @param {Record<string, string[]>} checks Node's arguments, by the check's name
 * @param {number} [limit] how many run at the same time
 * @returns {Promise<{passed: number, failed: number, failures: string[]}>}
 */
export async function runChecks(checks, limit = availableParallelism()) {
  mkdirSync(cacheFolder, { recursive: true });
  const total = { passed: 0, failed: 0, failures: [] };
  const waiting = Object.entries(checks);

  async function runNext() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command] = next;
      const output = [];
      const started = performance.now();
      const code = await runNode(command, {
        // Some checks pack the package, which need not build it once more.
        env: { npm_config_ignore_scripts: 'true' },
        onOutput: (chunk) => output.push(chunk),
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(Buffer.concat(output));
      console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`);
      total[code === 0 ? 'passed' : 'failed'] += 1;
      if (code !== 0) total.failures.push(name);
    }
  }

  await Promise.all(Array.from({ length: limit }, runNext));
  return total;
}
