import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import {
  advance,
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  setStatus,
  type BrowserWorld,
} from '../support/browser-world.js';
import { AlertHarness } from '../support/harness/alert-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { dataTypesOf } from '../../sandbox/data-types.js';
import { authorize } from '../support/linking.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountAlert, mountList } from '../support/mount.js';
import { collect, collectWarnings, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const DAY_MS = 86_400_000;
const lost = { id: 'lost', platformKey: 'exgd', status: 'Deauthorized' } as const;
const pending = { id: 'pending', platformKey: 'suuo', status: 'PendingAuth' } as const;
const failed = {
  id: 'failed',
  platformKey: 'gbol',
  ageMs: DAY_MS,
  dataOutcomes: { invoices: 'FetchError' },
} as const;
const well = { id: 'well', platformKey: 'gbol', ageMs: DAY_MS } as const;

const mounted = (world: BrowserWorld) =>
  mountAlert(
    html`<codat-connection-alert
      proxy-url=${world.proxyUrl}
      link-mode="manual"
    ></codat-connection-alert>`,
  );

async function shown(connections: NonNullable<WorldOptions['connections']>) {
  const world = await createWorld({ connections });
  return { world, alert: await (await mounted(world)).ready() };
}

const dayOf = (ageMs: number) =>
  new Date(Date.now() - ageMs).toLocaleDateString('en', { day: 'numeric', month: 'long' });

describe('codat-connection-alert: while all is well', () => {
  it('shows and says nothing, and has no part in the page’s flow', async () => {
    const said = collectAnnouncements();
    const world = await createWorld({ connections: [well] });
    const column = await fixture<HTMLElement>(
      html`<div style="display: grid; gap: 24px">
        <p style="margin: 0">Above</p>
        <codat-connection-alert proxy-url=${world.proxyUrl}></codat-connection-alert>
        <p style="margin: 0">Below</p>
      </div>`,
    );
    const alert = await new AlertHarness(find(column, 'codat-connection-alert')).untilState(
      'empty',
    );
    const [above, below] = [...column.querySelectorAll('p')].map((p) => p.getBoundingClientRect());

    expect((below?.top ?? 0) - (above?.bottom ?? 0)).to.equal(24);
    expect(alert.root.textContent.trim()).to.equal('');
    expect(alert.has('[role=alert], [role=group], button, section, aside')).to.equal(false);
    expect(said).to.deep.equal([]);
  });

  it('shows nothing while it loads', async () => {
    const world = await createWorld({ connections: [lost] });
    const alert = await mounted(world);
    await alert.element.updateComplete;

    expect([alert.hasState('loading'), alert.isInFlow, alert.title]).to.deep.equal([
      true,
      false,
      '',
    ]);
  });

  it('shows nothing of a company that has no connections, and does not ask for its sync', async () => {
    const { world, alert } = await shown([]);

    expect(alert.hasState('empty')).to.equal(true);
    expect((await requestsOf(world)).filter(({ path }) => path.includes('dataStatus'))).to.be.empty;
  });

  it('shows nothing of a connection that somebody has disconnected', async () => {
    const { alert } = await shown([{ platformKey: 'fztf', status: 'Unlinked' }]);

    expect(alert.hasState('empty')).to.equal(true);
  });
});

describe('codat-connection-alert: what it says', () => {
  it('says what to reconnect, whose it is and since when access is lost', async () => {
    const { alert } = await shown([
      {
        platformKey: 'fztf',
        status: 'Deauthorized',
        organisation: 'Harbour Coffee Ltd',
        ageMs: 60 * DAY_MS,
        errors: [{ statusCode: '401', errorMessage: 'Unauthorized.', ageMs: 4 * DAY_MS }],
      },
    ]);

    expect(alert.hasState('access-expired')).to.equal(true);
    expect(alert.title).to.equal('Reconnect Shopify to keep your application moving');
    expect(alert.lines).to.deep.equal([
      `Harbour Coffee Ltd · Our access expired on ${dayOf(4 * DAY_MS)}.`,
    ]);
    expect(alert.actionNames).to.deep.equal(['Reconnect Shopify']);
  });

  it('says so where Codat does not say since when', async () => {
    const { alert } = await shown([lost]);

    expect(alert.lines[0]).to.match(/Our access (has expired|expired on .+)\.$/);
  });

  it('says what is not finished, and when it was started', async () => {
    const { alert } = await shown([{ ...pending, ageMs: 3 * DAY_MS }]);

    expect(alert.hasState('unfinished')).to.equal(true);
    expect(alert.title).to.equal('Finish connecting Plaid');
    expect(alert.lines).to.deep.equal(['Started 3 days ago.']);
    expect(alert.actionNames).to.deep.equal(['Continue Plaid']);
  });

  it('says what could not be synced, and leads to the host’s support', async () => {
    const { alert } = await shown([failed]);
    await alert.untilState('sync-failed');
    const before = alert.actions;
    alert.element.supportUrl = 'mailto:help@lender.test';
    await alert.element.updateComplete;

    expect(alert.title).to.equal('We couldn’t sync some of your data from Xero');
    expect(alert.lines[0]).to.include('Not synced: invoices.');
    expect(before).to.deep.equal(['Check again']);
    expect(alert.actions).to.deep.equal(['Contact support']);
    expect(alert.get('[part=action]', HTMLAnchorElement).href).to.equal('mailto:help@lender.test');
  });

  it('does not say that some was kept where nothing of the software was synced', async () => {
    const { alert } = await shown([
      {
        platformKey: 'gbol',
        ageMs: DAY_MS,
        dataOutcomes: Object.fromEntries(
          dataTypesOf('Accounting').map((type) => [type, 'FetchError']),
        ),
      },
      { platformKey: 'fztf', ageMs: DAY_MS },
    ]);
    await alert.untilState('sync-failed');

    expect(alert.title).to.equal('We couldn’t sync your data from Xero');
    expect(alert.lines[0]).to.match(/Not synced: .+profit and loss\. Please contact support\.$/);
  });

  it('asks again how the sync is, where the host has no support', async () => {
    const { world, alert } = await shown([failed]);
    await alert.untilState('sync-failed');
    const asked = async () =>
      (await requestsOf(world)).filter(({ path }) => path.includes('dataStatus')).length;
    const before = await asked();
    await alert.act('Check again');

    await until('another question', async () => (await asked()) > before);
  });

  it('shows the gravest of several problems, and how many more there are', async () => {
    const { alert } = await shown([pending, failed, lost]);
    await until('all of them', () => alert.lines.at(-1) === '2 more need your attention.');

    expect(alert.title).to.equal('Reconnect Stripe to keep your application moving');
    expect(alert.actions).to.deep.equal(['Reconnect']);
  });

  it('takes an accounting package that was lost beside another one that is linked for no problem', async () => {
    const { alert } = await shown([
      well,
      { platformKey: 'fbrh', status: 'Deauthorized' },
      { platformKey: 'qhyg', status: 'PendingAuth' },
    ]);

    // Once it is known how the sync stands, too: of the lost one it failed.
    await alert.element.refresh();
    expect(alert.hasState('empty')).to.equal(true);
  });

  it('offers to reconnect beside a linked connection that files are sent to', async () => {
    const { alert } = await shown([
      { id: 'files', platformKey: 'zacu', status: 'Linked' },
      { id: 'lost', platformKey: 'gbol', status: 'Deauthorized' },
    ]);
    expect(alert.title).to.contain('Xero');
  });

  it('looks only at the kinds that source-types names', async () => {
    const { alert } = await shown([lost, pending, failed]);
    alert.element.sourceTypes = 'BANKING';
    await alert.untilTitle('Finish connecting Plaid');
    const banking = alert.lines;
    alert.element.sourceTypes = 'expense';
    await alert.untilState('empty');

    expect(banking).to.deep.equal(['Started just now.']);
  });

  it('says everything in the host’s words', async () => {
    const { alert } = await shown([lost]);
    alert.element.text = { alertReconnect: (name) => `${name} needs you` };
    await alert.untilTitle('Stripe needs you');
  });
});

describe('codat-connection-alert: what happens', () => {
  it('announces a banner that appears later, once, and none that was there first', async () => {
    const { world, alert } = await shown([
      { id: 'shop', platformKey: 'fztf', ageMs: DAY_MS },
      { id: 'pay', platformKey: 'exgd', ageMs: DAY_MS },
    ]);
    const said = collectAnnouncements();
    await setStatus(world, 'shop', 'Deauthorized');
    await alert.element.refresh();
    await alert.untilTitle('Reconnect Shopify to keep your application moving');
    await until('the news', () => said.length > 0);
    await alert.element.refresh();
    await alert.element.refresh();
    const second = await (await mounted(world)).ready();

    expect(said.filter((one) => one.includes('Reconnect Shopify'))).to.have.length(1);
    expect(said[0]).to.include('Our access to Shopify expired.');
    expect(second.announced).to.equal('');
  });

  it('announces a banner that appears after an attempt was cancelled here', async () => {
    const { world, alert } = await shown([
      { id: 'pay', platformKey: 'exgd', status: 'PendingAuth', ageMs: DAY_MS },
      { id: 'shop', platformKey: 'fztf', ageMs: DAY_MS },
    ]);
    await alert.act('Continue');
    await alert.untilPanel('Continue in the Stripe window');
    alert.pressInPanel('Cancel');
    await alert.untilText('[role=status]', 'Stripe wasn’t connected');
    const said = collectAnnouncements();
    await setStatus(world, 'shop', 'Deauthorized');
    await alert.element.refresh();
    await alert.untilTitle('Reconnect Shopify to keep your application moving');
    await until('the news', () => said.length > 0);
    await alert.element.refresh();

    expect(said.filter((one) => one.includes('Reconnect Shopify'))).to.have.length(1);
    expect(said.filter((one) => one.includes('wasn’t connected'))).to.have.length(0);
  });

  it('links again in place, and is gone when that is done', async () => {
    const { world, alert } = await shown([lost]);
    const events = collect(alert.element, 'codat-link-open', 'codat-reconnect', 'codat-link-end');
    await alert.act('Reconnect');
    await alert.untilPanel('Continue in the Stripe window');
    const whileWaiting = { title: alert.title, actions: alert.actions };
    await authorize(world, 'lost');
    await alert.untilState('empty');
    await until('the end', () => events.length === 3);

    expect(whileWaiting).to.deep.equal({
      title: 'Reconnect Stripe to keep your application moving',
      actions: [],
    });
    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-link-open',
      'codat-link-end',
      'codat-reconnect',
    ]);
    expect(alert.isInFlow).to.equal(false);
  });

  it('keeps the focus where it was when its banner goes with the button that had it', async () => {
    const { world, alert } = await shown([lost]);
    await alert.act('Reconnect');
    await alert.untilPanel('Continue in the Stripe window');
    await authorize(world, 'lost');
    await alert.untilState('empty');

    expect(document.activeElement).to.equal(alert.element);
    expect(alert.root.activeElement === null).to.equal(false);
  });

  it('goes on with the next problem when one is mended', async () => {
    const { world, alert } = await shown([lost, { ...pending, ageMs: DAY_MS }]);
    await alert.act('Reconnect');
    await alert.untilPanel('Continue in the Stripe window');
    await authorize(world, 'lost');
    await alert.untilTitle('Finish connecting Plaid');

    expect(alert.lines).to.deep.equal(['Started yesterday.']);
    expect(alert.announced).to.include('Finish connecting Plaid');
  });

  it('offers what was cancelled again', async () => {
    const { alert } = await shown([lost]);
    await alert.act('Reconnect');
    await alert.untilPanel('Continue in the Stripe window');
    alert.pressInPanel('Cancel');
    await until('the button', () => alert.actions.includes('Reconnect'));

    expect(alert.panel).to.equal('');
  });

  it('is quiet while another element of the page is at it', async () => {
    const { world, alert } = await shown([lost]);
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${world.proxyUrl}
        link-mode="manual"
      ></codat-connection-list>`,
    );
    await list.ready();
    await list.act('Stripe', 'Reconnect');
    await list.untilPanel('Continue in the Stripe window');
    await alert.untilState('empty');
    list.pressInPanel('Cancel');
    await alert.untilState('access-expired');
  });

  it('does not press for what was started a moment ago, in a picker of the page', async () => {
    const world = await createWorld();
    const page = await fixture<HTMLElement>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-connection-alert></codat-connection-alert>
        <codat-integration-picker
          platform-keys="suuo"
          link-mode="manual"
        ></codat-integration-picker>
      </codat-provider>`,
    );
    const alert = await new AlertHarness(find(page, 'codat-connection-alert')).ready();
    const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
    const ends = collect(page, 'codat-link-end');
    picker.choose('Plaid');
    await picker.untilPanel('Continue in the Plaid window');
    const whileWaiting = alert.hasState('empty');
    picker.pressInPanel('Cancel');
    await until('the end', () => ends.length === 1);
    await alert.element.refresh();

    expect([whileWaiting, alert.hasState('empty')]).to.deep.equal([true, true]);
    const later = await (await mounted(world)).ready();
    expect(later.title).to.equal('Finish connecting Plaid');
  });

  it('shows the problems of the company that it shows now', async () => {
    const { alert } = await shown([lost]);
    const other = await createWorld({ connections: [{ ...pending, ageMs: DAY_MS }] });
    alert.element.proxyUrl = other.proxyUrl;
    await alert.untilTitle('Finish connecting Plaid');
    alert.element.proxyUrl = (await createWorld({ connections: [well] })).proxyUrl;
    await alert.untilState('empty');

    expect(alert.title).to.equal('');
  });

  it('sees a sync fail while it is there', async () => {
    const { world, alert } = await shown([
      { platformKey: 'gbol', dataOutcomes: { bills: 'MapError' } },
    ]);
    const before = alert.hasState('empty');
    await advance(world, 120_000);
    await alert.element.refresh();
    await alert.untilState('sync-failed');

    expect(before).to.equal(true);
  });

  it('takes no sync for failed while another is about to begin', async () => {
    const { world, alert } = await shown([failed, { ...pending, ageMs: DAY_MS }]);
    await alert.untilState('sync-failed');
    await breakCodat(world, { kind: 'hold', path: '/companies/*/dataStatus' });
    await setStatus(world, 'pending', 'Linked');
    void alert.element.refresh();
    await alert.untilState('empty');
    await mendCodat(world);
  });

  it('shows an error, dispatches codat-error, and works after a retry', async () => {
    const world = await createWorld({ connections: [lost] });
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/connections' });
    const errors = collect(document, 'codat-error');
    const alert = await (await mounted(world)).untilState('error');
    const said = alert.error;
    await mendCodat(world);
    await alert.retry();
    await alert.untilState('access-expired');

    expect(said).to.include('We couldn’t load your connections');
    expect(errors.map(({ detail }) => (detail as { operation: string }).operation)).to.deep.equal([
      'list-connections',
    ]);
  });

  it('shows nothing where only the sync cannot be asked', async () => {
    const world = await createWorld({ connections: [well] });
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/dataStatus' });
    const alert = await (await mounted(world)).untilState('empty');
    await alert.element.refresh();

    expect(alert.hasState('empty')).to.equal(true);
  });

  it('shows that it is not set up, and warns, without a proxy-url', async () => {
    const warnings = collectWarnings();
    const alert = await mountAlert(html`<codat-connection-alert></codat-connection-alert>`);
    await alert.untilState('error');

    expect(alert.error).to.equal('Something went wrong on our side Please contact support.');
    expect(warnings.length).to.equal(1);
  });
});
