import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { fieldOf } from '../../sandbox/query.js';
import {
  authorization,
  call,
  json,
  linkUrlOf,
  results,
  start,
  stillSandbox,
  Visitor,
} from './support.js';

const hour = 3_600_000;

describe('Connections', () => {
  const sandbox = stillSandbox({ seed: { companies: [{ id: 'c', name: 'Harbour Coffee Ltd' }] } });
  const path = '/companies/c/connections';

  beforeEach(() => {
    sandbox.reset();
  });

  const create = async (platformKey: string) => {
    const connection = await json(await call(sandbox, 'POST', path, { platformKey }));
    return { ...connection, id: String(connection['id']), linkUrl: String(connection['linkUrl']) };
  };

  it('begin pending, with nothing read', async () => {
    const connection = await create('gbol');
    assert.equal(fieldOf(connection, 'status'), 'PendingAuth');
    assert.equal(fieldOf(connection, 'sourceId'), '8a156a5a-39cb-4f9d-856e-76ef9b9a9607');
    assert.equal('lastSync' in connection, false);
    assert.equal('connectionInfo' in connection, false);
  });

  it('are never merged: a second POST makes a second one', async () => {
    const ids = [(await create('gbol')).id, (await create('gbol')).id];
    assert.notEqual(ids[0], ids[1]);
    assert.equal(sandbox.connectionsOf('c').length, 2);
  });

  for (const body of [undefined, 'gbol', ['gbol'], {}, { platformKey: 3 }, null]) {
    it(`are not made of ${JSON.stringify(body)}`, async () => {
      const response = await call(sandbox, 'POST', path, body);
      assert.equal(response.status, 400);
      const { error } = await json(response);
      assert.equal(error, 'Push object DataConnectionArgs must be provided');
    });
  }

  it('are not made with an integration that is unknown or switched off', async () => {
    assert.equal((await call(sandbox, 'POST', path, { platformKey: 'none' })).status, 404);
    assert.equal((await call(sandbox, 'POST', path, { platformKey: 'lqai' })).status, 400);
  });

  for (const status of ['PendingAuth', 'Unlinked', 'Deauthorized'] as const) {
    it(`cannot be unlinked when ${status}`, async () => {
      const { id } = await create('gbol');
      sandbox.setConnectionStatus(id, status);
      const response = await call(sandbox, 'PATCH', `${path}/${id}`, { status: 'Unlinked' });
      assert.equal(response.status, 400);
      assert.equal(sandbox.connectionsOf('c')[0]?.status, status);
    });
  }

  for (const body of [undefined, {}, { status: 'Linked' }, 'Unlinked', { status: 'unlinked' }]) {
    it(`cannot be patched with ${JSON.stringify(body)}`, async () => {
      const { id } = await create('gbol');
      sandbox.setConnectionStatus(id, 'Linked');
      assert.equal((await call(sandbox, 'PATCH', `${path}/${id}`, body)).status, 400);
      assert.equal(sandbox.connectionsOf('c')[0]?.status, 'Linked');
    });
  }

  it('are deleted with an empty 200, permanently', async () => {
    const { id } = await create('gbol');
    const response = await call(sandbox, 'DELETE', `${path}/${id}`);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
    assert.equal((await call(sandbox, 'GET', `${path}/${id}`)).status, 404);
    assert.deepEqual(await results(await call(sandbox, 'GET', path)), []);
  });

  it('are another company’s to nobody else', async () => {
    const { id } = await create('gbol');
    const other = sandbox.addCompany({ name: 'Other Ltd' });
    const response = await call(sandbox, 'GET', `/companies/${other.id}/connections/${id}`);
    assert.equal(response.status, 404);
  });

  it('name the organisation once they are put into Linked, as those that signed in do', async () => {
    const own = stillSandbox({ seed: { companies: [{ id: 'o', name: 'Own Ltd' }] } });
    const { id } = await json(
      await call(own, 'POST', '/companies/o/connections', { platformKey: 'gbol' }),
    );
    own.setConnectionStatus(String(id), 'Linked');
    const linked = await json(await call(own, 'GET', `/companies/o/connections/${String(id)}`));
    assert.deepEqual(linked['connectionInfo'], { companyName: 'Own Ltd' });
  });

  it('refuse files by a status that Codat documents', async () => {
    const own = stillSandbox({ seed: { companies: [{ id: 'o', name: 'Own Ltd' }] } });
    const { id } = await json(
      await call(own, 'POST', '/companies/o/connections', { platformKey: 'zpqy' }),
    );
    const upload = async (...files: readonly File[]) => {
      const body = new FormData();
      for (const file of files) body.append('file', file);
      const url = `http://codat.test/companies/o/connections/${String(id)}/files`;
      const request = new Request(url, { method: 'POST', headers: authorization, body });
      return (await own.fetch(request)).status;
    };
    const pdf = (bytes: number) => new File([new Uint8Array(bytes)], 'a.pdf');
    assert.equal(await upload(...Array.from({ length: 20 }, () => pdf(1))), 200);
    assert.equal(await upload(...Array.from({ length: 21 }, () => pdf(1))), 400);
    assert.equal(await upload(pdf(10 * 1024 * 1024)), 200);
    assert.equal(await upload(pdf(10 * 1024 * 1024 + 1)), 400);
    assert.equal(await upload(new File(['x'], 'a.exe')), 400);
  });

  it('say why the platform ended them', async () => {
    const { id } = await create('gbol');
    sandbox.setConnectionStatus(id, 'Linked');
    sandbox.deauthorize(id, 'Consent expired');
    const { dataConnectionErrors } = await json(await call(sandbox, 'GET', `${path}/${id}`));
    assert.deepEqual(dataConnectionErrors, [
      {
        statusCode: '401',
        statusText: 'Consent expired',
        errorMessage: 'Unauthorized.',
        erroredOnUtc: new Date(start).toISOString(),
        status: 'Active',
      },
    ]);
  });

  describe('have a one-time password in their link', () => {
    const opened = async (url: string) => (await new Visitor(sandbox).open(url)).status;

    it('that is another one in each response', async () => {
      const { id, linkUrl } = await create('gbol');
      const again = await linkUrlOf(sandbox, 'c', id);
      assert.match(
        again,
        /^http:\/\/codat\.test\/companies\/c\/connections\/[^/]+\/start\?otp=\d{6}$/,
      );
      assert.notEqual(linkUrl, again);
      const [listed] = await results(await call(sandbox, 'GET', path));
      assert.ok(![linkUrl, again].includes(String(listed?.['linkUrl'])));
    });

    it('that opens the page once', async () => {
      const { linkUrl } = await create('gbol');
      assert.equal(await opened(linkUrl), 200);
      assert.equal(await opened(linkUrl), 401);
    });

    it('that is good although another was issued since', async () => {
      const { id, linkUrl } = await create('gbol');
      await linkUrlOf(sandbox, 'c', id);
      assert.equal(await opened(linkUrl), 200);
    });

    it('that is not used up by looking at the headers', async () => {
      const { linkUrl } = await create('gbol');
      await sandbox.fetch(new Request(linkUrl, { method: 'HEAD' }));
      assert.equal(await opened(linkUrl), 200);
    });

    it('that must be there and be right', async () => {
      const { linkUrl } = await create('gbol');
      assert.equal(await opened(linkUrl.split('?')[0] ?? ''), 401);
      assert.equal(await opened(linkUrl.replace(/\d{6}$/, '000000')), 401);
    });

    for (const [platformKey, age] of [
      ['gbol', 24 * hour],
      ['hcws', hour],
    ] as const) {
      it(`that lasts ${age / hour} hours for ${platformKey}`, async () => {
        const first = await create(platformKey);
        const second = await linkUrlOf(sandbox, 'c', first.id);
        sandbox.advance(age);
        assert.equal(await opened(second), 200);
        sandbox.advance(1);
        assert.equal(await opened(first.linkUrl), 401);
      });
    }
  });
});

describe('The API', () => {
  const sandbox = stillSandbox();

  it('has Codat’s rate-limit headers on every response, errors included', async () => {
    sandbox.addCompany({ name: 'Linked Ltd', connections: [{ platformKey: 'gbol' }] });
    const allowed = await call(sandbox, 'GET', '/integrations');
    const refused = await sandbox.fetch(new Request('http://codat.test/integrations'));
    assert.equal(refused.status, 401);
    for (const { headers } of [allowed, refused]) {
      assert.equal(headers.get('X-Rate-Limit-Limit'), '2000');
      assert.equal(headers.get('X-Rate-Limit-Reset'), '2026-03-03T00:00:00.000Z');
    }
    assert.equal(allowed.headers.get('X-Rate-Limit-Remaining'), '1999');
    assert.equal(refused.headers.get('X-Rate-Limit-Remaining'), '1998');
  });

  it('counts requests anew after a reset', async () => {
    const own = stillSandbox();
    await call(own, 'GET', '/integrations');
    own.reset();
    const { headers } = await call(own, 'GET', '/integrations');
    assert.equal(headers.get('X-Rate-Limit-Remaining'), '999');
  });

  it('gives errors the same ids in each sandbox of one kind', async () => {
    const idOf = async () =>
      (await json(await call(stillSandbox(), 'GET', '/companies/x')))['correlationId'];
    assert.equal(await idOf(), await idOf());
  });

  it('has Codat’s rate-limit headers on what a fault refuses', async () => {
    const own = stillSandbox();
    own.faults.add({ kind: 'status', status: 429 });
    const { headers } = await call(own, 'GET', '/integrations');
    assert.equal(headers.get('X-Rate-Limit-Limit'), '1000');
  });

  it('works under a path of its own', async () => {
    const mounted = stillSandbox({ basePath: '/codat/' });
    const { id } = mounted.addCompany({
      name: 'Under Ltd',
      connections: [{ platformKey: 'gbol', status: 'PendingAuth' }],
    });
    // Whether what it is mounted in strips the path or not.
    for (const prefix of ['/codat', '']) {
      const [connection] = await results(
        await call(mounted, 'GET', `${prefix}/companies/${id}/connections`),
      );
      const link = String(connection?.['linkUrl']);
      assert.ok(link.startsWith(`http://codat.test/codat/companies/${id}/connections/`));
      const visitor = await new Visitor(mounted).open(link);
      assert.equal(visitor.status, 200);
      assert.match(visitor.url, /^http:\/\/codat\.test\/codat\/link\//);
    }
  });
});
