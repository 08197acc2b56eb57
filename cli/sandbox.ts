/** `npx codat-elements sandbox`. */
import { createCodatSandbox, type SandboxSeed } from 'codat-elements/sandbox';
import { serveTestWorld } from 'codat-elements/testing';
import { readSandboxArguments, sandboxHelp } from './sandbox-arguments.js';
import { UsageError } from './usage-error.js';

const DAY = 86_400_000;

/** The sandbox's own controls, by path, and the methods that each takes. */
const controls = [
  'faults  GET, POST, DELETE',
  'reset  POST',
  'companies  GET',
  'connections/{id}/status  POST',
  'advance  POST',
  'requests  GET',
  'redirect  PUT',
];

/** The first company has been connected for a month, so that every element has something to show. */
const seedOf = (names: readonly string[]): SandboxSeed => ({
  companies: [...new Set(names)].map((name, index) => ({
    name,
    connections: index === 0 ? [{ platformKey: 'fztf', ageMs: 30 * DAY, syncAgeMs: 300_000 }] : [],
  })),
});

/** Resolves when the process receives a signal to stop. */
const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/**
 * Serves the sandbox until the process receives a signal to stop.
 *
 * @param args what follows `sandbox`
 * @returns the exit code
 * @throws UsageError
 */
export async function sandboxCommand(args: readonly string[]): Promise<number> {
  const settings = readSandboxArguments(args, process.env['PORT']);
  if (!settings) {
    process.stdout.write(sandboxHelp);
    return 0;
  }
  const { port, redirectUrl, apiKey, companies } = settings;
  const sandbox = createCodatSandbox({
    apiKey,
    seed: seedOf(companies),
    ...(redirectUrl !== undefined && { redirectUrl }),
  });
  const stop = stopped();
  const served = await serveTestWorld(sandbox, port).catch((error: unknown) => {
    throw portError(error, port);
  });
  const twice = [...new Set(companies.filter((name, index) => companies.indexOf(name) !== index))];
  process.stdout.write(
    [
      `Codat sandbox: ${served.origin}`,
      // Said only where it is no one's own.
      `  API key: ${apiKey === 'sandbox' ? apiKey : 'the one you gave'}`,
      ...sandbox.companies.map(({ id, name }) => `  Company: ${id} (${name})`),
      ...twice.map((name) => `  There is one company “${name}”, though it was given twice.`),
      ...(redirectUrl === undefined ? [] : [`  Redirects to: ${redirectUrl}`]),
      `  Controls, under ${served.origin}/_sandbox/:`,
      ...controls.map((control) => `    ${control}`),
      '',
    ].join('\n'),
  );
  await stop;
  sandbox.close();
  await served.close();
  return 0;
}

function portError(error: unknown, port: number): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? new UsageError(`Port ${port} is in use. Give another with --port.`) : error;
}
