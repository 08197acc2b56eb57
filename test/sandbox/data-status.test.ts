import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { call, json, stillSandbox } from './support.js';

const hour = 3_600_000;

describe('Reading of data', () => {
  const sandbox = stillSandbox();
  const statusOf = async (companyId: string, dataType: string) => {
    const all = await json(await call(sandbox, 'GET', `/companies/${companyId}/dataStatus`));
    const entry = all[dataType];
    if (entry === undefined) return undefined;
    assert.ok(typeof entry === 'object' && entry !== null && 'currentStatus' in entry);
    return entry.currentStatus;
  };

  beforeEach(() => {
    sandbox.reset();
  });

  it('goes through Codat’s stages as the clock moves', async () => {
    const { id } = sandbox.addCompany({ name: 'A', connections: [{ platformKey: 'exgd' }] });
    const seen: unknown[] = [];
    for (let step = 0; step < 6; step += 1) {
      seen.push(await statusOf(id, 'commerce-companyInfo'));
      sandbox.advance(1000);
    }
    assert.deepEqual(seen, [
      'Queued',
      'Fetching',
      'Mapping',
      'Validating',
      'Processing',
      'Complete',
    ]);
    assert.equal(await statusOf(id, 'invoices'), undefined);
  });

  it('begins later where the seed says so', async () => {
    const { id } = sandbox.addCompany({
      name: 'A',
      connections: [{ platformKey: 'exgd', syncAgeMs: -1000 }],
    });
    assert.equal(await statusOf(id, 'commerce-companyInfo'), undefined);
    sandbox.advance(1000);
    assert.equal(await statusOf(id, 'commerce-companyInfo'), 'Queued');
  });

  it('has nothing to say before anything was linked', async () => {
    const { id } = sandbox.addCompany({
      name: 'A',
      connections: [{ platformKey: 'gbol', status: 'PendingAuth' }],
    });
    assert.equal(await statusOf(id, 'invoices'), undefined);
  });

  it('ends as the seed wants it', async () => {
    const { id } = sandbox.addCompany({
      name: 'A',
      connections: [
        {
          platformKey: 'gbol',
          ageMs: hour,
          dataOutcomes: { invoices: 'FetchError', bills: 'Fetching', taxRates: 'NotSupported' },
        },
      ],
    });
    assert.equal(await statusOf(id, 'invoices'), 'FetchError');
    assert.equal(await statusOf(id, 'bills'), 'Fetching');
    assert.equal(await statusOf(id, 'taxRates'), 'NotSupported');
    assert.equal(await statusOf(id, 'customers'), 'Complete');
  });

  it('stays in a stage that the seed wants, where stages take no time', async () => {
    const quick = stillSandbox({ syncStepMs: 0 });
    const { id } = quick.addCompany({
      name: 'A',
      connections: [{ platformKey: 'gbol', dataOutcomes: { invoices: 'Fetching' } }],
    });
    const { results } = await json(
      await call(quick, 'GET', `/companies/${id}/data/history?query=dataType%3Dinvoices`),
    );
    const [invoices] = results as { status: string; progress: number; completed?: string }[];
    assert.deepEqual(
      [invoices?.status, invoices?.progress, invoices?.completed],
      ['Fetching', 20, undefined],
    );
  });

  it('stops when access is lost, and keeps what was read', async () => {
    const company = sandbox.addCompany({ name: 'A', connections: [{ platformKey: 'gbol' }] });
    sandbox.advance(5000);
    sandbox.deauthorize(company.connections[0]?.id ?? '');
    sandbox.advance(hour);
    assert.equal(await statusOf(company.id, 'company'), 'Complete');
    assert.equal(await statusOf(company.id, 'profitAndLoss'), 'AuthError');
  });

  it('begins again when linked again, and remembers the last success', async () => {
    const company = sandbox.addCompany({
      name: 'A',
      connections: [{ platformKey: 'gbol', status: 'Unlinked', ageMs: hour }],
    });
    const before = await json(await call(sandbox, 'GET', `/companies/${company.id}`));
    sandbox.setConnectionStatus(company.connections[0]?.id ?? '', 'Linked');
    assert.equal(await statusOf(company.id, 'company'), 'Queued');
    const after = await json(await call(sandbox, 'GET', `/companies/${company.id}`));
    assert.ok(before['lastSync']);
    assert.equal(after['lastSync'], before['lastSync']);
  });
});
