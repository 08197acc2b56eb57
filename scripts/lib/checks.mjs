import { runNode, tool } from './run.mjs';

/** What can be said of the sources without running them. Each counts as one test. */
export const sourceChecks = {
  types: tool('vue-tsc', '-p', 'tsconfig.json'),
  eslint: tool('eslint', '.'),
  format: tool('prettier', '--check', '--log-level', 'warn', '.'),
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
  layers: tool('depcruise', 'src', 'server', 'sandbox', 'proxy-check'),
  manifest: ['scripts/manifest.mjs', '--check'],
};

/** What can be said of the built package without running it. */
export const packageChecks = {
  publint: tool('publint', '--strict'),
  'types of the exports': tool('attw', '--pack', '.', '--profile', 'esm-only', '--quiet'),
  size: tool('size-limit'),
};

/**
 * Runs checks one after the other.
 *
 * @param {Record<string, string[]>} checks what to run, by name
 * @returns {Promise<{passed: number, failed: number, failures: string[]}>}
 */
export async function runChecks(checks) {
  const total = { passed: 0, failed: 0, failures: [] };
  for (const [name, command] of Object.entries(checks)) {
    // Some of them pack the package, which need not build it once more.
    const code = await runNode(command, { env: { npm_config_ignore_scripts: 'true' } });
    total[code === 0 ? 'passed' : 'failed'] += 1;
    if (code !== 0) total.failures.push(name);
    console.log(`${code === 0 ? '✔' : '✘'} ${name}`);
  }
  return total;
}
