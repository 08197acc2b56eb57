/** What every recipe for the proxy is put through: a journey of the elements' client, then the attacks of `check-proxy`. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createCodatClient } from '../../src/api/index.js';
import type { Finding } from '../../proxy-check/check.js';
import { createCodatSandbox, type CodatSandbox } from '../../sandbox/index.js';
import { failures, fetchListener, listen, run } from '../proxy-check/harness.js';
import { otherCompany, ownCompany } from '../server/harness.js';
import { fileOf } from './files.js';

export function sandboxOfTwo(): CodatSandbox {
  return createCodatSandbox({
    seed: {
      companies: [
        { id: ownCompany, name: 'Own' },
        { id: otherCompany, name: 'Other', connections: [{ platformKey: 'gbol' }] },
      ],
    },
  });
}

/** The sandbox in Codat's place, over HTTP. */
export async function startCodat(
  t: TestContext,
): Promise<{ sandbox: CodatSandbox; apiUrl: string }> {
  const sandbox = sandboxOfTwo();
  const listener = fetchListener((request) => sandbox.fetch(request));
  return { sandbox, apiUrl: await listen(t, listener) };
}

/** Cookies of two users; the host's session in these tests. */
const sessions: Readonly<Record<string, string>> = {
  'sid=own': ownCompany,
  'sid=other': otherCompany,
};

export function companyOfCookie(cookie: string | null | undefined): string | undefined {
  return cookie === null || cookie === undefined ? undefined : sessions[cookie];
}

/**
 * Goes through all that the elements do, and all that attackers try. `proxyUrl` is absolute; `isAccepted`: what a
 * framework is known to respond to by itself.
 */
export async function journey(
  proxyUrl: string,
  sandbox: CodatSandbox,
  isAccepted?: (finding: Finding) => boolean,
): Promise<void> {
  const page = { origin: new URL(proxyUrl).origin, cookie: 'sid=own' };
  const client = createCodatClient({ proxyUrl, headers: page });
  const integrations = await client.listIntegrations({
    sourceTypes: ['Accounting'],
    enabled: true,
  });
  assert.ok(integrations.some((integration) => integration.key === 'gbol'));
  assert.ok((await client.getBranding('gbol')).logo);
  assert.deepEqual(await client.listConnections(), []);
  const created = await client.createConnection('gbol');
  assert.equal(created.status, 'PendingAuth');
  assert.ok(created.linkUrl?.includes(ownCompany));
  sandbox.setConnectionStatus(created.id, 'Linked');
  assert.equal((await client.getConnection(created.id)).status, 'Linked');
  assert.equal(typeof (await client.getDataStatus()), 'object');
  assert.equal((await client.unlinkConnection(created.id)).status, 'Unlinked');
  await client.deleteConnection(created.id);
  assert.deepEqual(await client.listConnections(), []);

  const [theirs] = sandbox.connectionsOf(otherCompany);
  assert.ok(theirs);
  await assert.rejects(client.getConnection(theirs.id), { status: 404 });
  const stranger = createCodatClient({ proxyUrl, companyId: otherCompany, headers: page });
  await assert.rejects(stranger.listConnections(), { status: 403 });
  const nobody = createCodatClient({ proxyUrl, headers: { origin: page.origin } });
  await assert.rejects(nobody.listConnections(), { status: 401 });
  assert.equal(sandbox.connectionsOf(otherCompany).length, 1);

  // Frameworks tidy paths and respond to some requests themselves: that must open nothing.
  const users = ['--header', 'Cookie: sid=own', '--other-header', 'Cookie: sid=other'];
  assert.deepEqual(failures(await run(proxyUrl, ...users), isAccepted), []);
}

/**
 * Sends a file, as the elements do: of what frameworks hand on, the body that is read while it arrives. Larger than what
 * frameworks let through by default.
 */
export async function uploadJourney(proxyUrl: string): Promise<void> {
  const page = { origin: new URL(proxyUrl).origin, cookie: 'sid=own' };
  const client = createCodatClient({ proxyUrl, headers: page });
  const forFiles = await client.createConnection('zacu');
  await client.uploadFile(forFiles.id, fileOf('accounts.pdf', 'pdf', 2_000_000));
  assert.deepEqual(
    (await client.listFiles()).map(({ displayName }) => displayName),
    ['accounts.pdf'],
  );
  await client.deleteConnection(forFiles.id);
}
