import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { advance, breakCodat, createWorld, setStatus } from '../support/browser-world.js';
import type { ListHarness, RowHarness } from '../support/harness/list-harness.js';
import { barOf } from '../support/harness/sync-harness.js';
import { midway } from '../support/companies.js';
import { mountList } from '../support/mount.js';
import { until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const day = 86_400_000;

async function mounted(connections: WorldOptions['connections']) {
  const world = await createWorld({ connections: connections ?? [] });
  const list = await mountList(
    html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
  );
  return { world, list: await list.ready() };
}

const untilReading = (list: ListHarness, name: string): Promise<RowHarness> =>
  until(`${name} to show its progress`, () => {
    const row = list.row(name);
    return barOf(row.item) && row;
  });

describe('codat-connection-list: how far the data is read', () => {
  it('is shown in the row that it is read from', async () => {
    const { list } = await mounted([midway, { platformKey: 'gbol', ageMs: day }]);
    const row = await untilReading(list, 'Shopify');

    expect(barOf(row.item)).to.deep.equal({
      position: 4 / 7,
      name: 'Syncing your data from Shopify',
      words: 'Syncing orders and payments: 4 of 7 done',
    });
    expect(row.words).to.equal(
      'The Corner Bakery · Syncing orders and payments · usually a few minutes',
    );
    expect(row.status).to.equal('Connected');
    expect(barOf(list.row('Xero').item)).to.equal(undefined);
  });

  it('is not shown where two connections may have given it, because Codat reports it for the company', async () => {
    const { list } = await mounted([{ platformKey: 'gbol' }, midway, { platformKey: 'exgd' }]);
    await untilReading(list, 'Xero');

    expect(barOf(list.row('Shopify').item)).to.equal(undefined);
    expect(barOf(list.row('Stripe').item)).to.equal(undefined);
    expect(list.row('Stripe').words).to.include('not synced yet');
  });

  it('gives way to when it was read', async () => {
    const { world, list } = await mounted([{ platformKey: 'exgd' }]);
    await untilReading(list, 'Stripe');
    await advance(world, 60_000);
    window.dispatchEvent(new Event('focus'));
    await until('the end', () => list.row('Stripe').words.includes('synced just now'));

    expect(barOf(list.row('Stripe').item)).to.equal(undefined);
  });

  it('ends in what could not be read', async () => {
    const { list } = await mounted([
      { platformKey: 'gbol', ageMs: day, dataOutcomes: { invoices: 'FetchError' } },
    ]);
    await until('what is missing', () => list.row('Xero').reading === 'Not synced: invoices.');
  });

  it('is not missed where it cannot be had', async () => {
    const world = await createWorld({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/dataStatus' });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    await setStatus(world, 'c1', 'Unlinked');
    await list.element.refresh();

    expect(list.hasState('error')).to.equal(false);
    expect(list.row('Xero').status).to.equal('Disconnected');
  });
});
