import { CodatPlatform } from '@codat/platform';
import { ErrorMessage } from '@codat/platform/sdk/models/errors/index.js';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { linkUrlOf, serveSandbox, stillSandbox, Visitor } from './support.js';

const sandbox = stillSandbox();
const base = await serveSandbox(sandbox);

describe('Codat’s official SDK against the sandbox over HTTP', () => {
  let companyId = '';

  const client = (authHeader: string) =>
    new CodatPlatform({ authHeader, serverURL: base, retryConfig: { strategy: 'none' } });

  const codat = client(`Basic ${btoa('sandbox')}`);

  beforeEach(() => {
    sandbox.reset();
    companyId = sandbox.addCompany({ name: 'Harbour Coffee Ltd' }).id;
  });

  const create = (platformKey: string) =>
    codat.connections.create({ companyId, requestBody: { platformKey } });

  const authorize = async (connectionId: string) => {
    const visitor = await new Visitor(sandbox).open(
      await linkUrlOf(sandbox, companyId, connectionId),
    );
    await visitor.press('next');
    await visitor.press('next');
  };

  it('creates, reads and lists companies', async () => {
    const created = await codat.companies.create({
      name: 'Tom’s <Tea> & Co',
      description: 'A shop',
      tags: { region: 'north' },
    });
    assert.equal(created.name, 'Toms Tea & Co');
    const read = await codat.companies.get({ companyId: created.id });
    assert.deepEqual(read.tags, { region: 'north' });
    const list = await codat.companies.list({ query: `id=${created.id}`, pageSize: 1 });
    assert.equal(list.results?.length, 1);
  });

  it('reads the whole catalogue page by page', async () => {
    const keys: string[] = [];
    let page = 1;
    for (;;) {
      const list = await codat.integrations.list({ page, pageSize: 7 });
      keys.push(...(list.results ?? []).map(({ key }) => key));
      if (!list.links.next) break;
      page += 1;
    }
    assert.ok(keys.length >= 40);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('reads every integration and its branding', async () => {
    const { results = [] } = await codat.integrations.list({ pageSize: 5000 });
    for (const { key, name } of results) {
      const integration = await codat.integrations.get({ platformKey: key });
      assert.equal(integration.name, name);
      const branding = await codat.integrations.getBranding({ platformKey: key });
      assert.ok(branding.logo?.square?.image?.src);
      assert.ok(branding.button);
    }
  });

  it('creates, reads, lists, unlinks and deletes a connection', async () => {
    const pending = await create('qhyg');
    assert.equal(pending.status, 'PendingAuth');
    await authorize(pending.id);
    const linked = await codat.connections.get({ companyId, connectionId: pending.id });
    assert.equal(linked.status, 'Linked');
    assert.deepEqual(linked.connectionInfo, { companyName: 'Harbour Coffee Ltd' });

    const list = await codat.connections.list({ companyId, query: 'status=linked' });
    assert.deepEqual(
      list.results?.map(({ id }) => id),
      [pending.id],
    );
    const unlinked = await codat.connections.unlink({
      companyId,
      connectionId: pending.id,
      updateConnectionStatus: { status: 'Unlinked' },
    });
    assert.equal(unlinked.status, 'Unlinked');
    await codat.connections.delete({ companyId, connectionId: pending.id });
    assert.deepEqual(sandbox.connectionsOf(companyId), []);
  });

  it('reads connections in every status, with errors of every kind', async () => {
    sandbox.addCompany({
      id: 'every-status',
      name: 'Every Status Ltd',
      connections: [
        {
          platformKey: 'gbol',
          status: 'PendingAuth',
          errors: [{ statusText: 'Permission denied' }],
        },
        { platformKey: 'fztf', status: 'Linked', errors: [{ status: 'Resolved' }] },
        { platformKey: 'exgd', status: 'Unlinked', errors: [{ status: null }] },
        { platformKey: 'ntwt', status: 'Deauthorized' },
      ],
    });
    const list = await codat.connections.list({ companyId: 'every-status' });
    assert.deepEqual(
      list.results?.map(({ status }) => status),
      ['PendingAuth', 'Linked', 'Unlinked', 'Deauthorized'],
    );
    const company = await codat.companies.get({ companyId: 'every-status' });
    assert.equal(company.dataConnections?.length, 4);
  });

  it('reads data status and history at every moment of a reading', async () => {
    const { id } = await create('qhyg');
    await authorize(id);
    for (let second = 0; second <= 12; second += 1) {
      const statuses = await codat.refreshData.get({ companyId });
      assert.ok(statuses.company);
      const history = await codat.refreshData.listPullOperations({ companyId });
      assert.equal(history.results?.length, 13);
      sandbox.advance(1000);
    }
    assert.equal(
      (await codat.refreshData.get({ companyId })).profitAndLoss?.currentStatus,
      'Complete',
    );
    const [first] = (await codat.refreshData.listPullOperations({ companyId })).results ?? [];
    assert.ok(first);
    const one = await codat.refreshData.getPullOperation({ companyId, datasetId: first.id });
    assert.equal(one.progress, 100);
  });

  describe('gets an error that says what is wrong', () => {
    const refused = async (attempt: Promise<unknown>, status: number, error: string | RegExp) => {
      const reason: unknown = await attempt.then(
        () => assert.fail('It was not refused.'),
        (thrown: unknown) => thrown,
      );
      assert.ok(reason instanceof ErrorMessage, String(reason));
      assert.equal(reason.statusCode, status);
      assert.match(
        reason.error ?? '',
        typeof error === 'string' ? new RegExp(`^${error}$`) : error,
      );
      assert.equal(reason.canBeRetried, 'Unknown');
      assert.ok(reason.correlationId);
    };
    const nowhere = 'b7a3f5a6-1111-4222-8333-444455556666';

    it('401 with a wrong key', () =>
      refused(client('Basic d3Jvbmc=').companies.get({ companyId }), 401, 'Unauthorized'));

    it('404 for a company, connection or integration that is not there', async () => {
      const noCompany = `No company was found with ID ${nowhere}`;
      await refused(codat.companies.get({ companyId: nowhere }), 404, noCompany);
      await refused(codat.connections.list({ companyId: nowhere }), 404, noCompany);
      await refused(codat.refreshData.get({ companyId: nowhere }), 404, noCompany);
      await refused(
        codat.connections.get({ companyId, connectionId: nowhere }),
        404,
        `Data connection ${nowhere} not found`,
      );
      await refused(codat.integrations.get({ platformKey: 'none' }), 404, /none not found/);
      await refused(codat.integrations.getBranding({ platformKey: 'none' }), 404, /none not found/);
      await refused(create('none'), 404, /none not found/);
    });

    it('404 for a connection that was deleted', async () => {
      const { id: connectionId } = await create('gbol');
      await codat.connections.delete({ companyId, connectionId });
      await refused(codat.connections.delete({ companyId, connectionId }), 404, /not found/);
      await refused(codat.connections.get({ companyId, connectionId }), 404, /not found/);
    });

    it('400 for a query it cannot read and a company without a name', async () => {
      await refused(
        codat.integrations.list({ query: 'sourceType=' }),
        400,
        'Error parsing query - Malformed query.',
      );
      await refused(codat.connections.list({ companyId, pageSize: 6000 }), 400, /5000/);
      await refused(codat.companies.create({ name: '<>' }), 400, /must not be empty/);
    });

    it('400 for a connection without a key, and for unlinking what is not linked', async () => {
      // For these two the SDK has no error of its own: it passes on what came.
      await assert.rejects(codat.connections.create({ companyId, requestBody: {} }), {
        statusCode: 400,
        body: /Push object DataConnectionArgs must be provided/,
      });
      const { id: connectionId } = await create('gbol');
      await assert.rejects(
        codat.connections.unlink({
          companyId,
          connectionId,
          updateConnectionStatus: { status: 'Unlinked' },
        }),
        { statusCode: 400, body: /only a linked one can be unlinked/ },
      );
    });

    for (const status of [402, 403, 429, 500, 503]) {
      it(`${status} when a fault of the sandbox has this status`, async () => {
        sandbox.faults.add({ kind: 'status', status });
        await refused(codat.connections.list({ companyId }), status, /./);
        await refused(codat.integrations.list(), status, /./);
        await refused(create('gbol'), status, /./);
      });
    }
  });
});
