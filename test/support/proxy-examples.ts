/** The proxies of `examples/proxies`, served as a host would, with the package as it would be published beside them. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { packedFiles } from '../package/package-files.js';
import { otherCompany, ownCompany } from '../server/harness.js';
import { freePort } from './free-port.js';
import { startProgram } from './programs.js';

const folder = resolve('.cache', 'proxies');

/** Copies the examples to where they find the package, and what they import beside it, as in a project of a host's. */
export function prepareProxyExamples(): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join('examples', 'proxies'), folder, { recursive: true });
  const installed = join(folder, 'node_modules', 'codat-elements');
  for (const file of packedFiles()) cpSync(file, join(installed, file));
}

/** What every example reads from its environment: the sandbox's address, and the two users of the recipes' journey. */
export const trialSettings = (apiUrl: string) => ({
  CODAT_API_KEY: 'sandbox',
  CODAT_API_URL: apiUrl,
  TRIAL_SESSIONS: `own=${ownCompany} other=${otherCompany}`,
});

export interface ProxyExample {
  /** The program and its arguments, for this port. */
  command(port: number): readonly string[];
  /** Its folder in `examples/proxies`. */
  example: string;
}

/** Starts an example for the two users that recipes are put through; gives the proxy's address. */
export async function startProxyExample(
  t: TestContext,
  { command, example }: ProxyExample,
  apiUrl: string,
): Promise<string> {
  const port = await freePort();
  const [program = '', ...args] = command(port);
  const origin = `http://127.0.0.1:${port}`;
  await startProgram(t, {
    program,
    args,
    cwd: join(folder, example),
    port,
    env: { ...trialSettings(apiUrl), PORT: String(port), PAGE_ORIGIN: origin },
  });
  return `${origin}/api/codat`;
}

/** Whether a command ends well, such as one that imports what an example needs. */
export function works([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
