import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { SyncProgress } from '../../src/store/sync/sync-progress.js';
import {
  advance,
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  setStatus,
  type BrowserWorld,
} from '../support/browser-world.js';
import { dataTypesOf } from '../../sandbox/data-types.js';
import { countLeaks } from '../store/resource-leaks.js';
import { AlertHarness } from '../support/harness/alert-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { SyncHarness } from '../support/harness/sync-harness.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { midway } from '../support/companies.js';
import { authorize } from '../support/linking.js';
import { mountList, mountSync } from '../support/mount.js';
import {
  collect,
  collectRequestUrls,
  collectWarnings,
  find,
  until,
  type SeenEvent,
} from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const day = 86_400_000;
const dataStatus = '/companies/*/dataStatus';

const mounted = (world: BrowserWorld) =>
  mountSync(html`<codat-sync-status proxy-url=${world.proxyUrl}></codat-sync-status>`);

async function shown(connections: WorldOptions['connections']): Promise<SyncHarness> {
  const sync = await mounted(await createWorld({ connections: connections ?? [] }));
  return sync.ready();
}

const progressIn = (event: SeenEvent | undefined) =>
  (event?.detail as { progress: SyncProgress }).progress;

describe('codat-sync-status: what it shows', () => {
  it('says what is synced, what is syncing, how long it takes and that nobody has to wait', async () => {
    const sync = await shown([midway]);

    expect(sync.hasState('working')).to.equal(true);
    expect(sync.title).to.equal('Syncing your data');
    expect(sync.lines).to.deep.equal([
      'You can close this page. Syncing continues in the background.',
      'Synced so far: store details. Syncing orders and payments. Usually a few minutes.',
    ]);
  });

  it('says what comes next', async () => {
    const sync = await shown([
      {
        platformKey: 'gbol',
        ageMs: day,
        dataOutcomes: {
          invoices: 'Fetching',
          payments: 'Queued',
          billPayments: 'Queued',
          balanceSheet: 'Queued',
          profitAndLoss: 'Queued',
        },
      },
    ]);

    expect(sync.lines[1]).to.equal(
      'Synced so far: company details. Syncing invoices and bills, then payments and reports. Usually a few minutes.',
    );
  });

  it('lists what is several things as several', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day, dataOutcomes: { invoices: 'Fetching' } },
    ]);

    expect(sync.lines[1]).to.include('Synced so far: company details, payments, and reports.');
  });

  const store = { platformKey: 'fztf', ageMs: day } as const;

  it('says of what two kinds of software have that it is syncing until both are done', async () => {
    const accounting = { platformKey: 'gbol', ageMs: day, dataOutcomes: { payments: 'Fetching' } };
    const sync = await shown([accounting, store] as WorldOptions['connections']);

    expect(sync.lines[1]).to.equal(
      'Synced so far: company details, invoices, bills, store details, and orders. Syncing payments and reports. Usually a few minutes.',
    );
  });

  it('names once what two kinds of software have', async () => {
    const bank = {
      platformKey: 'brcl',
      ageMs: day,
      dataOutcomes: { 'banking-transactions': 'Fetching' },
    };
    const accounting = { platformKey: 'gbol', ageMs: day };
    const sync = await shown([accounting, store, bank] as WorldOptions['connections']);

    expect(sync.lines[1]).to.equal(
      'Synced so far: company details, invoices, bills, payments, reports, store details, and orders. Syncing bank transactions. Usually a few minutes.',
    );
  });

  it('shows it as a progress bar with a name, a value and words', async () => {
    const sync = await shown([midway]);
    const bar = sync.bar;

    expect(bar?.name).to.equal('Syncing your data');
    expect(bar?.words).to.equal('Syncing orders and payments: 4 of 7 done');
    expect(bar?.position).to.be.closeTo(4 / 7, 0.001);
  });

  it('says that a reading is about to begin, with a bar that says no more than that', async () => {
    const sync = await shown([{ platformKey: 'gbol', syncAgeMs: -day }]);

    expect(sync.hasState('working')).to.equal(true);
    expect(sync.lines[1]).to.equal('Starting in a moment');
    expect(sync.bar?.position).to.equal(-1);
  });

  it('says so of what was linked just now, beside what was read long ago', async () => {
    for (const long of [
      { platformKey: 'exgd', ageMs: day },
      { platformKey: 'exgd', ageMs: day, dataOutcomes: { 'commerce-orders': 'FetchError' } },
    ]) {
      const world = await createWorld({
        connections: [long, { platformKey: 'gbol', syncAgeMs: -day }],
      });
      const sync = await mountSync(
        html`<codat-sync-status proxy-url=${world.proxyUrl} details></codat-sync-status>`,
      );
      await sync.ready();

      expect(sync.title).to.equal('Syncing your data');
      expect(sync.lines[1]).to.equal('Starting in a moment');
      expect(sync.has('[part=types]')).to.equal(false);
    }
  });

  it('says so of another bank, though the first bank’s data is read', async () => {
    const sync = await shown([
      { platformKey: 'suuo', ageMs: day },
      { platformKey: 'suuo', syncAgeMs: -day },
    ]);

    expect(sync.lines[1]).to.equal('Starting in a moment');
  });

  it('expects nothing of what only receives', async () => {
    const sync = await shown([{ platformKey: 'exgd', ageMs: day }, { platformKey: 'olpr' }]);

    expect(sync.title).to.equal('Your data is up to date');
  });

  it('says that all is read', async () => {
    const sync = await shown([{ platformKey: 'gbol', ageMs: day }]);

    expect(sync.hasState('done')).to.equal(true);
    expect(sync.title).to.equal('Your data is up to date');
    expect(sync.lines).to.deep.equal([
      'All 13 types of data are synced. There’s nothing more for you to do.',
    ]);
    expect(sync.bar).to.equal(undefined);
  });

  it('takes what a platform does not have for no failure', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day, dataOutcomes: { bills: 'NotSupported' } },
    ]);

    expect(sync.hasState('done')).to.equal(true);
    // Nor for something that was synced.
    expect(sync.lines).to.deep.equal([
      'All 12 types of data are synced. There’s nothing more for you to do.',
    ]);
  });

  it('counts nothing where a platform has none of the data', async () => {
    const dataOutcomes = Object.fromEntries(
      dataTypesOf('Accounting').map((one) => [one, 'NotSupported']),
    );
    const sync = await shown([{ platformKey: 'gbol', ageMs: day, dataOutcomes }]);

    expect(sync.title).to.equal('Your data is up to date');
    expect(sync.lines).to.deep.equal(['There’s nothing more for you to do.']);
  });

  it('says in plain words what could not be read', async () => {
    const sync = await shown([
      {
        platformKey: 'gbol',
        ageMs: day,
        dataOutcomes: { chartOfAccounts: 'FetchError', billPayments: 'PermissionsError' },
      },
    ]);

    expect(sync.hasState('failed')).to.equal(true);
    expect(sync.title).to.equal('We couldn’t sync some of your data');
    expect(sync.lines).to.deep.equal([
      'Not synced: chart of accounts and bill payments.',
      'We’ve kept what we could sync. If this continues, contact support.',
    ]);
  });

  it('says what to reconnect where access was lost', async () => {
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'fztf' }],
    });
    await setStatus(world, 'c1', 'Deauthorized');
    const sync = await (await mounted(world)).ready();

    expect(sync.title).to.equal('We couldn’t sync your data');
    expect(sync.lines[1]).to.equal(
      'We lost access to Shopify before syncing finished. Reconnect to continue.',
    );
  });

  /** Codat keeps what it was to sync in its queue, whether it has access or not. */
  const queued = { invoices: 'Queued', bills: 'Fetching', customers: 'MapQueued' };

  for (const [beside, connections, title] of [
    ['alone', [], 'We couldn’t sync some of your data'],
    ['beside what is synced', [{ platformKey: 'fztf', ageMs: day }], undefined],
    ['beside what is syncing', [midway], undefined],
    [
      'beside one of its kind that is not finished',
      [{ platformKey: 'fbrh', status: 'PendingAuth' }],
      'We couldn’t sync some of your data',
    ],
  ] as const) {
    it(`takes nothing of what access was lost to for syncing, ${beside}`, async () => {
      const sync = await shown([
        {
          platformKey: 'gbol',
          ageMs: day,
          status: 'Deauthorized',
          dataOutcomes: queued,
        },
        ...connections,
      ]);

      const isWorking = connections.some((one) => one === midway);
      expect(sync.hasState('working')).to.equal(isWorking);
      if (title) expect(sync.title).to.equal(title);
      if (isWorking) expect(sync.lines.join(' ')).not.to.include('invoices');
      else expect(sync.actions).to.deep.equal(['Reconnect Xero']);
    });
  }

  it('takes nothing of what was disconnected for syncing', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day, status: 'Unlinked', dataOutcomes: queued },
      { platformKey: 'fztf', ageMs: day },
    ]);

    expect([sync.hasState('done'), sync.title]).to.deep.equal([true, 'Your data is up to date']);
  });

  it('notices at once that access is lost while data is syncing', async () => {
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'gbol', ageMs: day, dataOutcomes: queued }],
    });
    const sync = await (await mounted(world)).ready();
    const before = sync.title;
    await setStatus(world, 'c1', 'Deauthorized');
    await sync.element.refresh();
    await until('the end', () => sync.hasState('failed'));

    expect(before).to.equal('Syncing your data');
    expect(sync.actions).to.deep.equal(['Reconnect Xero']);
  });

  it('promises no few minutes of software that has to run on a computer', async () => {
    const sync = await shown([{ platformKey: 'pqsw', ageMs: day, dataOutcomes: queued }]);

    const words = sync.lines.join(' ');
    expect(words).to.include('Keep QuickBooks Desktop open on your computer');
    expect(words).not.to.include('few minutes');
  });

  it('keeps nothing of a sync that brought nothing', async () => {
    const sync = await shown([
      {
        platformKey: 'gbol',
        ageMs: day,
        dataOutcomes: Object.fromEntries(
          dataTypesOf('Accounting').map((type) => [type, 'FetchError']),
        ),
      },
    ]);

    expect(sync.title).to.equal('We couldn’t sync your data');
    expect(sync.lines.at(-1)).to.equal('Please contact support.');
  });

  it('asks for it quietly where all is read and access was lost since, or to one of its kind', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day },
      { platformKey: 'fztf', ageMs: day },
      { platformKey: 'exgd', ageMs: 2 * day, status: 'Deauthorized' },
    ]);

    expect([sync.hasState('done'), sync.title]).to.deep.equal([true, 'Your data is up to date']);
    expect(sync.lines).to.deep.equal([
      'Our access to Stripe expired. Data we already have is kept.',
    ]);
    expect(sync.actions).to.deep.equal(['Reconnect Stripe']);
    expect(sync.has('.button.primary')).to.equal(false);
  });

  it('calls nothing up to date where access was lost to all there is', async () => {
    const sync = await shown([{ platformKey: 'gbol', ageMs: 2 * day, status: 'Deauthorized' }]);

    expect([sync.hasState('done'), sync.title, ...sync.lines]).to.deep.equal([
      true,
      'Our access to Xero expired. Data we already have is kept.',
    ]);
    expect(sync.actions).to.deep.equal(['Reconnect Xero']);
    expect(getComputedStyle(sync.get('.name'), '::before').content).to.equal('none');
  });

  it('says so even where it is not known whose access was lost', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day, dataOutcomes: { bills: 'AuthError' } },
    ]);

    expect(sync.lines[1]).to.equal(
      'We lost access to some of your software before syncing finished. If this continues, contact support.',
    );
  });

  it('offers no Reconnect for what cannot be linked again, or was not lost', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day, dataOutcomes: { bills: 'AuthError' } },
      { platformKey: 'fbrh', status: 'Deauthorized' },
    ]);

    // There may be one accounting package, and that is Xero now.
    expect(sync.actions).to.deep.equal([]);
    expect(sync.lines[1]).to.include('access to some of your software');
  });

  it('offers Reconnect for lost software of which data failed, however Codat says that it failed', async () => {
    const sync = await shown([
      {
        platformKey: 'gbol',
        ageMs: day,
        status: 'Deauthorized',
        dataOutcomes: { bills: 'FetchError' },
      },
    ]);

    expect(sync.lines).to.deep.equal([
      'Not synced: bills.',
      'We lost access to Xero before syncing finished. Reconnect to continue.',
    ]);
    expect(sync.actions).to.deep.equal(['Reconnect Xero']);
    expect(sync.has('.button.primary')).to.equal(true);
  });

  it('blames nothing lost for data that came from elsewhere, and offers it quietly', async () => {
    const sync = await shown([
      { platformKey: 'gbol', ageMs: day, dataOutcomes: { bills: 'AuthError' } },
      { platformKey: 'fztf', ageMs: day, status: 'Deauthorized' },
    ]);

    expect(sync.lines.slice(1)).to.deep.equal([
      'We lost access to some of your software before syncing finished. If this continues, contact support.',
      'Our access to Shopify expired. Data we already have is kept.',
    ]);
    expect(sync.actions).to.deep.equal(['Reconnect Shopify']);
    expect(sync.has('.button.primary')).to.equal(false);
  });

  it('names software once, and tells two connections of it apart', async () => {
    const world = await createWorld({
      connections: [
        {
          id: 's1',
          platformKey: 'fztf',
          ageMs: day,
          status: 'Deauthorized',
          organisation: 'North Shop',
        },
        {
          id: 's2',
          platformKey: 'fztf',
          ageMs: day,
          status: 'Deauthorized',
          organisation: 'South Shop',
        },
        { platformKey: 'gbol', ageMs: day },
      ],
    });
    const sync = await (await mounted(world)).ready();

    expect(sync.lines[0]).to.include('Our access to Shopify expired.');
    expect(sync.actions).to.deep.equal([
      'Reconnect Shopify (North Shop)',
      'Reconnect Shopify (South Shop)',
    ]);
  });

  it('says that nothing is connected, in its own or the host’s words, and asks nothing', async () => {
    const world = await createWorld();
    const sync = await mountSync(
      html`<codat-sync-status proxy-url=${world.proxyUrl}>
        <p slot="empty">Connect something first.</p>
      </codat-sync-status>`,
    );
    await sync.untilState('empty');
    const slot = sync.get('slot[name=empty]', HTMLSlotElement);

    expect(sync.text('[part=empty]')).to.equal(
      'Nothing connected yet Sync progress appears here once you connect. Check again',
    );
    expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal([
      'Connect something first.',
    ]);
    expect((await requestsOf(world)).some(({ path }) => path.includes('dataStatus'))).to.equal(
      false,
    );
  });

  it('says that nothing was read yet, of what only receives', async () => {
    const sync = await shown([{ platformKey: 'olpr' }]);

    expect(sync.hasState('empty')).to.equal(true);
    expect(sync.text('[part=empty]')).to.include('Nothing synced yet');
  });

  it('shows with details what is synced, by what a person calls it, and whose it is', async () => {
    const world = await createWorld({
      connections: [
        {
          platformKey: 'gbol',
          ageMs: day,
          dataOutcomes: {
            bills: 'Fetching',
            payments: 'Queued',
            billPayments: 'Queued',
            balanceSheet: 'Queued',
            profitAndLoss: 'Queued',
          },
        },
        { platformKey: 'fztf', ageMs: day, dataOutcomes: { 'commerce-orders': 'MapError' } },
        {
          platformKey: 'suuo',
          ageMs: day,
          dataOutcomes: {
            'banking-accounts': 'NotSupported',
            'banking-accountBalances': 'NotSupported',
            'banking-transactionCategories': 'NotSupported',
            'banking-transactions': 'NotSupported',
          },
        },
      ],
    });
    const sync = await (await mounted(world)).ready();
    const before = sync.has('[part=types]');
    sync.element.details = true;
    await sync.element.updateComplete;

    expect(before).to.equal(false);
    expect(sync.types).to.deep.equal({
      'Company details, accounts, customers': 'Synced',
      'Invoices and bills': 'Syncing',
      'Payments, balance sheet, profit and loss': 'Next',
      'Store details, products, customers': 'Synced',
      'Orders and payments': 'We couldn’t sync Not synced: orders.',
      'Bank transactions': 'Not included',
    });
    expect(sync.texts('.software')).to.deep.equal(['Xero', 'Shopify', 'Plaid']);
    const bars = sync.all<HTMLProgressElement>('[part=type] progress');
    expect(bars.map(({ position }) => position)).to.deep.equal([2 / 3]);
  });

  it('names all software that gave data of a kind, and one kind needs no heading', async () => {
    const world = await createWorld({
      connections: [
        { platformKey: 'fztf', ageMs: day },
        { platformKey: 'exgd', ageMs: day },
      ],
    });
    const sync = await (await mounted(world)).ready();
    sync.element.details = true;
    await sync.element.updateComplete;

    expect(sync.has('.software')).to.equal(false);
    expect(sync.all('[part=types] ul').map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Shopify and Stripe',
    ]);
  });

  it('has the size of what follows while it loads', async () => {
    const world = await createWorld({ connections: [midway] });
    const sync = await mounted(world);
    await sync.element.updateComplete;
    const loading = {
      state: sync.hasState('loading'),
      announced: sync.announced,
      height: sync.element.offsetHeight,
    };
    await sync.ready();

    expect(loading).to.deep.equal({
      state: true,
      announced: 'Loading your sync status',
      height: sync.element.offsetHeight,
    });
    const done = await shown([{ platformKey: 'gbol', ageMs: day }]);
    expect(done.element.offsetHeight).to.equal(loading.height);
  });

  it('says everything in the host’s words', async () => {
    const world = await createWorld({ connections: [midway] });
    const sync = await mounted(world);
    sync.element.text = {
      dataTypeName: (dataType) => dataType.toUpperCase(),
      syncCount: (what, settled, total) => `${what}, ${settled}/${total}`,
    };
    await sync.ready();

    expect(sync.bar?.words).to.equal('COMMERCE-ORDERS and COMMERCE-PAYMENTS, 4/7');
  });
});

describe('codat-sync-status: Reconnect', () => {
  /** Two of which access was lost, each the only one of its kind, and their sync status. */
  async function lost() {
    const world = await createWorld({
      connections: [
        { id: 'c1', platformKey: 'gbol' },
        { id: 'c2', platformKey: 'exgd' },
      ],
    });
    await setStatus(world, 'c1', 'Deauthorized');
    await setStatus(world, 'c2', 'Deauthorized');
    const sync = await mountSync(
      html`<codat-sync-status proxy-url=${world.proxyUrl} link-mode="manual"></codat-sync-status>`,
    );
    return { world, sync: await sync.ready() };
  }

  it('is offered for each that was lost', async () => {
    const { sync } = await lost();
    expect(sync.actions.sort()).to.deep.equal(['Reconnect Stripe', 'Reconnect Xero']);
    expect(sync.all('.button.primary')).to.have.length(1);
  });

  it('reconnects what was lost, with the events that the list dispatches', async () => {
    const { world, sync } = await lost();
    const events = collect(
      sync.element,
      'codat-link-open',
      'codat-reconnect',
      'codat-link-end',
      'codat-connection',
    );
    sync.pressAction('Reconnect Xero');
    await sync.untilPanel('Continue in the Xero window');
    await until('the other', () => sync.actions.join() === 'Reconnect Stripe');
    expect(
      await requestsOf(world).then((all) => all.filter(({ method }) => method === 'POST')),
    ).to.deep.equal([]);

    await authorize(world, 'c1');
    await until('the end', () => events.length === 3);
    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-link-open',
      'codat-link-end',
      'codat-reconnect',
    ]);
    expect(events[1]?.detail).to.deep.include({ connectionId: 'c1', outcome: 'linked' });
    // Not while what was reconnected is synced, which may have been seen already.
    await advance(world, day);
    await sync.element.refresh();
    await until('the other', () => sync.actions.join() === 'Reconnect Stripe');
  });

  /** Of a shop that lost access before its data was read, beside another one. */
  const halfRead = [
    {
      id: 'c1',
      platformKey: 'fztf',
      dataOutcomes: { 'commerce-orders': 'AuthError' },
    },
    { id: 'c2', platformKey: 'exgd', ageMs: day, status: 'Deauthorized' },
  ] as const;

  for (const [who, scopes, actions] of [
    ['who may only read', ['read'], ''],
    ['whom the list lets do nothing', undefined, 'disconnect'],
  ] as const) {
    it(`is not asked for, on the screen or aloud, of ${who}`, async () => {
      const world = await createWorld({ connections: halfRead, ...(scopes && { scopes }) });
      const page = await fixture<HTMLElement>(
        html`<codat-provider proxy-url=${world.proxyUrl}>
          <codat-connection-list actions=${actions}></codat-connection-list>
          <codat-sync-status .journeyActions=${scopes ? undefined : actions}></codat-sync-status>
        </codat-provider>`,
      );
      const sync = await new SyncHarness(find(page, 'codat-sync-status')).untilState('working');
      const said = collectAnnouncements();
      await advance(world, 60_000);
      await sync.element.refresh();
      await sync.untilState('failed');
      await until('the news', () => said.length > 0);
      const words = [
        'We lost access to some of your software before syncing finished. If this continues, contact support.',
        'Our access to Stripe expired. Data we already have is kept.',
      ];

      expect(sync.lines.slice(1)).to.deep.equal(words);
      expect(sync.actions).to.deep.equal([]);
      expect(said.join(' ')).to.include(words.join(' '));
    });
  }

  it('is asked for, on the screen and aloud, of who may reconnect', async () => {
    const world = await createWorld({ connections: halfRead });
    const sync = await (await mounted(world)).untilState('working');
    await advance(world, 60_000);
    await sync.element.refresh();
    await sync.untilState('failed');
    const words = 'We lost access to Stripe before syncing finished. Reconnect to continue.';

    expect(sync.lines).to.include(words);
    await until('the announcement', () => sync.announced.includes(words));
  });

  it('blames no access that was given since, before the next sync begins', async () => {
    const world = await createWorld({
      connections: [
        { id: 'c1', platformKey: 'gbol', ageMs: day, dataOutcomes: { bills: 'AuthError' } },
      ],
    });
    await setStatus(world, 'c1', 'Deauthorized');
    const page = await fixture<HTMLElement>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-sync-status></codat-sync-status>
        <codat-connection-alert></codat-connection-alert>
        <codat-connection-list></codat-connection-list>
      </codat-provider>`,
    );
    const sync = await new SyncHarness(find(page, 'codat-sync-status')).ready();
    const alert = new AlertHarness(find(page, 'codat-connection-alert'));
    const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
    await until('the failure', () => sync.hasState('failed') && alert.title !== '');
    await breakCodat(world, { kind: 'hold', path: dataStatus });
    await setStatus(world, 'c1', 'Linked');
    void sync.element.refresh();
    await sync.untilTitle('Syncing your data');
    await alert.untilState('empty');

    expect(sync.lines[1]).to.equal('Starting in a moment');
    expect(list.row('Xero').reading).to.equal('');
    await mendCodat(world);
  });

  it('can be cancelled, and is offered again', async () => {
    const { sync } = await lost();
    sync.pressAction('Reconnect Stripe');
    await sync.untilPanel('Continue in the Stripe window');
    sync.pressInPanel('Cancel');
    await until('the button', () => sync.actions.includes('Reconnect Stripe'));
    expect(sync.panel).to.equal('');
  });

  it('leaves the words of an attempt to the element in which it began, and offers to continue', async () => {
    const { world, sync } = await lost();
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${world.proxyUrl}
        link-mode="manual"
      ></codat-connection-list>`,
    );
    await list.ready();
    await list.act('Xero', 'Reconnect');
    await list.untilPanel('Continue in the Xero window');
    expect(sync.panel).to.equal('');
    expect(sync.actions).to.deep.equal(['Continue Xero', 'Reconnect Stripe']);
  });
});

describe('codat-sync-status: what happens', () => {
  it('dispatches codat-sync-change for each step, and codat-sync-complete at the end', async () => {
    const events = collect(document, 'codat-sync-change', 'codat-sync-complete');
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const sync = await (await mounted(world)).ready();
    expect(events).to.deep.equal([]);
    await advance(world, 3000);
    await sync.element.refresh();
    await advance(world, 60_000);
    await sync.element.refresh();
    await sync.element.refresh();

    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-sync-change',
      'codat-sync-change',
      'codat-sync-complete',
    ]);
    expect(events.map((event) => progressIn(event).kind)).to.deep.equal([
      'working',
      'done',
      'done',
    ]);
  });

  it('announces the end, once, and only one that it saw come', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const sync = await (await mounted(world)).ready();
    const atFirst = sync.announced;
    await advance(world, 60_000);
    await sync.element.refresh();
    const region = sync.get('[role=status]');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await sync.element.refresh();
    await sync.element.refresh();
    observer.disconnect();
    const late = await (await mounted(world)).ready();

    expect(atFirst).to.equal('');
    expect(sync.announced).to.equal(
      'Your data is up to date All 13 types of data are synced. There’s nothing more for you to do.',
    );
    expect(changes.length).to.equal(0);
    expect(late.announced).to.equal('');
  });

  it('announces what access was lost to, and nothing that is well', async () => {
    const world = await createWorld({
      connections: [
        { id: 'c1', platformKey: 'gbol', ageMs: day },
        { id: 'c2', platformKey: 'fztf' },
      ],
    });
    const sync = await (await mounted(world)).ready();
    await setStatus(world, 'c2', 'Deauthorized');
    await sync.element.refresh();

    const said = 'Our access to Shopify expired. Data we already have is kept.';
    await until('the announcement', () => sync.announced === said);
  });

  it('begins by itself once something is linked', async () => {
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const sync = await (await mounted(world)).untilState('empty');
    await setStatus(world, 'c1', 'Linked');
    await sync.element.refresh();
    await sync.untilTitle('Syncing your data');
  });

  it('says at once that a sync has ended that was never seen under way', async () => {
    const world = await createWorld({
      connections: [
        { platformKey: 'exgd', ageMs: day },
        { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' },
      ],
    });
    const sync = await (await mounted(world)).untilState('done');
    await breakCodat(world, { kind: 'hold', path: dataStatus });
    await setStatus(world, 'c1', 'Linked');
    void sync.element.refresh();
    await sync.untilTitle('Syncing your data');
    await advance(world, 60_000);
    await mendCodat(world);
    await sync.untilTitle('Your data is up to date');

    expect(sync.lines[0]).to.include('All 20 types of data are synced.');
  });

  it('shows an error, dispatches codat-error, and works after a retry', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol', ageMs: day }] });
    await breakCodat(world, { kind: 'status', status: 404, path: dataStatus });
    const errors = collect(document, 'codat-error');
    const sync = await (await mounted(world)).untilState('error');
    const said = sync.error;
    await mendCodat(world);
    await sync.retry();
    await sync.untilState('done');

    expect(said).to.include('We couldn’t load your sync status');
    expect(errors.map(({ detail }) => (detail as { operation: string }).operation)).to.deep.equal([
      'read-status',
    ]);
  });

  it('shows what it knew when a later question fails', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol', ageMs: day }] });
    const sync = await (await mounted(world)).ready();
    await breakCodat(world, { kind: 'status', status: 404 });
    await sync.element.refresh();

    expect(sync.title).to.equal('Your data is up to date');
  });

  it('shows why the connections could not be loaded', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/connections' });
    const sync = await (await mounted(world)).untilState('error');

    expect(sync.error).to.include('We couldn’t load your connections');
  });

  it('shows that it is not set up, and warns, without a proxy-url', async () => {
    const warnings = collectWarnings();
    const sync = await mountSync(html`<codat-sync-status></codat-sync-status>`);
    await sync.untilState('error');

    expect(sync.error).to.equal('Something went wrong on our side Please contact support.');
    expect(sync.has('[part=retry]')).to.equal(false);
    expect(warnings.length).to.equal(1);
  });

  it('works inside another element, by its provider’s configuration', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol', ageMs: day }] });
    const provider = await mountSync(
      html`<codat-provider proxy-url=${world.proxyUrl}><div></div></codat-provider>`,
    );
    const inside = document.createElement('codat-sync-status');
    provider.element.querySelector('div')?.attachShadow({ mode: 'open' }).append(inside);
    await until('its words', () => inside.matches(':state(done)'));
  });

  it('goes on where it was after being moved, and asks no more once it is gone', async () => {
    const leaks = countLeaks();
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const sync = await (await mounted(world)).ready();
    const place = sync.element.parentElement;
    sync.element.remove();
    place?.append(sync.element);
    await sync.element.updateComplete;
    const titleAfter = sync.title;
    sync.element.remove();
    await until('it to be gone for good', () => leaks().listeners === 0);
    const asked = collectRequestUrls();
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('online'));
    // What the events bring about has begun when the server has responded to something else.
    await requestsOf(world);

    expect(titleAfter).to.equal('Syncing your data');
    const own = asked.filter((url) => url.includes(world.proxyUrl));
    expect(own.filter((url) => url.includes('dataStatus'))).to.deep.equal([]);
  });
});
