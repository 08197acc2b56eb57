import { toJson } from './json.js';
import { misuse } from './misuse.js';
import { focusThisPage } from './sign-in/window-page.js';
import type { TestWorld, TestWorldOptions } from './test-world.js';
import type { WorldDescription } from './test-worlds.js';
import { worldOf, type WorldActions } from './world-actions.js';

/** Where to ask for a world, and how. */
export interface OpenTestWorldSettings {
  /** Where the worlds are served, absolute or a path. Default `/codat-test`. */
  readonly url?: string;
  /** Whether a change gives this page the focus, so that elements ask the server at once. Default true. */
  readonly focus?: boolean;
}

/** A world of the server's, as a test in a page holds it. */
export interface ServedTestWorld extends TestWorld {
  readonly id: string;
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw misuse(
      `There are no test worlds at ${response.url}: it responded with ${response.status}. Add \`createTestWorlds()\` to the middleware of the test runner, with the same path.`,
    );
  }
}

async function post(url: string, call: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body: toJson(call) });
  const body = await bodyOf(response);
  if (!response.ok) throw misuse(String(body['error']));
  return body;
}

/** The actions on a sandbox that is in the server's process. */
function actionsAt(url: string): WorldActions {
  const act = <Name extends keyof WorldActions>(name: Name) =>
    (async (...args: unknown[]) =>
      (await post(url, { name, args }))['result']) as WorldActions[Name];
  return {
    connections: act('connections'),
    connection: act('connection'),
    signIn: act('signIn'),
    cancel: act('cancel'),
    fail: act('fail'),
    expireAccess: act('expireAccess'),
    setStatus: act('setStatus'),
    advance: act('advance'),
    addFault: act('addFault'),
    clearFaults: act('clearFaults'),
    requests: act('requests'),
  };
}

/**
 * Makes a world in the test runner's server (`createTestWorlds`), which no other test sees.
 *
 * @throws Error that says so where the server has no worlds
 */
export async function openTestWorld(
  options: TestWorldOptions = {},
  { url = '/codat-test', focus = true }: OpenTestWorldSettings = {},
): Promise<ServedTestWorld> {
  const response = await post(url, options);
  const { id, companyId, proxyUrl, codatUrl } = response as unknown as WorldDescription;
  const actionsUrl = `${url}/${id}/actions`;
  const world = worldOf(
    {
      companyId,
      proxyUrl,
      codatUrl,
      async close() {
        await fetch(actionsUrl, { method: 'DELETE' });
      },
    },
    actionsAt(actionsUrl),
    focus ? focusThisPage : () => Promise.resolve(),
  );
  return { ...world, id };
}
