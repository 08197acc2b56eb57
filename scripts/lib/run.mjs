import { spawn } from 'node:child_process';

const bin = {
  attw: '@arethetypeswrong/cli/dist/index.js',
  depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
  eslint: 'eslint/bin/eslint.js',
  'lit-analyzer': '@jackolope/lit-analyzer/cli.mjs',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  publint: 'publint/src/cli.js',
  'size-limit': 'size-limit/bin.js',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  'vue-tsc': 'vue-tsc/bin/vue-tsc.js',
  wtr: '@web/test-runner/dist/bin.js',
};

/** The arguments with which Node runs a tool of node_modules: the same on every platform. */
export const tool = (name, ...args) => [`node_modules/${bin[name]}`, ...args];

/**
 * Runs a program.
 *
 * @param {{cwd?: string, env?: object, timeout?: number, signal?: AbortSignal, onOutput?: (chunk: Buffer) => void}} [options]
 *   `timeout` in milliseconds, 0 for none. `signal` ends the program. `onOutput` takes what the program prints; without it
 *   that goes where this process's output goes.
 * @returns {Promise<number>} the exit code; 1 when a signal or the timeout ended the program
 */
export function runProgram(program, args, options = {}) {
  const { cwd, env = {}, timeout = 2_400_000, signal, onOutput } = options;
  return new Promise((resolve) => {
    const output = onOutput ? 'pipe' : 'inherit';
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...env },
      timeout,
      signal,
      // npm is a script on Windows, and only a shell runs those.
      shell: process.platform === 'win32' && program !== process.execPath,
    });
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.on('error', (error) => {
      if (error.name !== 'AbortError') console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs Node with these arguments, as `runProgram` does. */
export const runNode = (args, options) => runProgram(process.execPath, args, options);
