/** nginx in the place of the token proxy, as docs/proxy-recipes.md has it: a real one, with the sandbox as Codat. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { createCodatClient } from '../../src/api/index.js';
import {
  apiKey,
  companyOfCookie,
  failedIds,
  failures,
  fetchListener,
  listen,
  other,
  otherCompany,
  own,
  run,
  sandboxOfTwo,
} from '../proxy-check/harness.js';
import { freePort } from '../support/free-port.js';
import { hasNginx, startNginx } from '../support/nginx.js';
import { nginxRecipe } from '../support/nginx-recipe.js';
import { skipWithout } from '../support/required-program.js';

const skip = skipWithout(hasNginx(), 'nginx');

async function startRecipe(t: TestContext) {
  const sandbox = sandboxOfTwo();
  const seen: Headers[] = [];
  const codat = await listen(
    t,
    fetchListener((request) => {
      seen.push(request.headers);
      return sandbox.fetch(request);
    }),
  );
  // The host's own application: it knows who is signed in.
  const app = await listen(t, (incoming, outgoing) => {
    const company = companyOfCookie(incoming.headers.cookie);
    outgoing.writeHead(company === undefined ? 401 : 204, {
      ...(company !== undefined && { 'X-Codat-Company': company }),
    });
    outgoing.end();
  });
  const port = await freePort();
  await startNginx(t, nginxRecipe({ port, app, codat, apiKey }), port);
  return { sandbox, seen, url: `http://127.0.0.1:${port}/codat` };
}

test('serves the elements’ client without the token proxy', { skip }, async (t) => {
  const { sandbox, seen, url } = await startRecipe(t);
  const cookie = own.replace('Cookie: ', '');
  const headers = { origin: new URL(url).origin, cookie };
  const client = createCodatClient({ proxyUrl: url, headers });
  const integrations = await client.listIntegrations({ enabled: true });
  assert.ok(integrations.some(({ key }) => key === 'gbol'));
  assert.ok((await client.getBranding('gbol')).logo);
  const before = await client.listConnections();
  const created = await client.createConnection('gbol');
  assert.equal(created.status, 'PendingAuth');
  sandbox.setConnectionStatus(created.id, 'Linked');
  assert.equal((await client.unlinkConnection(created.id)).status, 'Unlinked');
  await client.deleteConnection(created.id);
  assert.equal((await client.listConnections()).length, before.length);
  assert.equal(typeof (await client.getDataStatus()), 'object');

  const stranger = createCodatClient({ proxyUrl: url, companyId: otherCompany, headers });
  await assert.rejects(stranger.listConnections(), { status: 403 });
  const nobody = createCodatClient({ proxyUrl: url });
  await assert.rejects(nobody.listConnections(), { status: 401 });
  assert.ok(seen.every((one) => one.get('cookie') === null && one.get('origin') === null));
});

test('holds what the docs say it holds, and no more', { skip }, async (t) => {
  const { url } = await startRecipe(t);
  const results = await run(url, '--header', own, '--other-header', other, '--allow-writes');
  const docs = readFileSync(new URL('../../docs/proxy-recipes.md', import.meta.url), 'utf8');
  const [, section = ''] = docs.split('### nginx instead of it');
  const [, list = ''] = /These do not:\n\n(.*?)\n\n(?!-)/s.exec(section) ?? [];
  const documented = [...list.matchAll(/^- ([^:]+):/gm)].flatMap(([, ids = '']) =>
    [...ids.matchAll(/`([\w-]+)`/g)].map(([, id]) => id),
  );
  assert.deepEqual([...failedIds(results)].sort(), documented.sort(), failures(results).join('\n'));
});
