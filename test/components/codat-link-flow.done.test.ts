import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { LinkOpenDetail } from '../../src/events/index.js';
import type { LinkMode } from '../../src/store/link-window.js';
import { advance, createWorld, setStatus } from '../support/browser-world.js';
import { SyncHarness } from '../support/harness/sync-harness.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountFlow } from '../support/mount.js';
import { collect, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const xero = { id: 'x1', platformKey: 'gbol' } as const;
const plaid = { id: 'b1', platformKey: 'suuo' } as const;
/** All of their data is synced. */
const synced = [xero, plaid].map((one) => ({ ...one, ageMs: 86_400_000 }));

interface MountOptions {
  linkMode?: LinkMode;
  actions?: string;
  optional?: string;
  scopes?: WorldOptions['scopes'];
}

/** At the last step, with these connections. */
async function mountDone(
  connections: NonNullable<WorldOptions['connections']>,
  required: string,
  {
    linkMode = 'popup',
    actions = 'continue reconnect disconnect',
    optional = 'banking',
    scopes,
  }: MountOptions = {},
) {
  const world = await createWorld({ connections, ...(scopes && { scopes }) });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      required=${required}
      optional=${optional}
      link-mode=${linkMode}
      actions=${actions}
    ></codat-link-flow>`,
  );
  await flow.start();
  await until('what is needed to be connected', () => flow.isReady);
  flow.pressAction('Continue');
  await flow.list();
  const set = async (id: string, status: 'Linked' | 'Deauthorized' | 'Unlinked') => {
    await setStatus(world, id, status);
    await flow.element.refresh();
  };
  const said = () => [flow.heading, flow.text('.lead')];
  return { world, flow, set, said };
}

describe('codat-link-flow: the end', () => {
  it('says that what was connected has to be reconnected, and once it is', async () => {
    const { flow, set, said } = await mountDone([xero], 'accounting');
    await set('x1', 'Deauthorized');
    await flow.untilHeading('Reconnect Xero');
    const lost = said();
    await set('x1', 'Linked');
    await flow.untilHeading('You’re connected');

    expect(lost).to.deep.equal([
      'Reconnect Xero',
      'Our access to Xero expired. Data we already have is kept.',
    ]);
  });

  it('says so of what is needed while something else is connected', async () => {
    const { flow, set } = await mountDone([xero, plaid], 'accounting');
    await set('x1', 'Deauthorized');
    await flow.untilHeading('Reconnect Xero');
  });

  it('names all that is lost', async () => {
    const { flow, set } = await mountDone([xero, plaid], 'accounting banking');
    await set('x1', 'Deauthorized');
    await set('b1', 'Deauthorized');
    await until('both', () => /^Reconnect (Xero and Plaid|Plaid and Xero)$/.test(flow.heading));
  });

  it('stays at its end while all that is needed is connected', async () => {
    const { flow, set, said } = await mountDone([xero, plaid], 'accounting');
    await set('b1', 'Deauthorized');
    await (await flow.list()).ready();
    expect(said()).to.deep.equal([
      'You’re connected',
      'Thank you. That’s everything we need from you here.',
    ]);
  });

  it('says what is needed again where it is disconnected', async () => {
    const { flow, set, said } = await mountDone([xero, plaid], 'accounting');
    await set('x1', 'Unlinked');
    await flow.untilHeading('Connect your accounting software');
    expect(said()[1]).to.equal('Still needed: Accounting');
  });

  it('says so of what is needed beside other software that was not asked for', async () => {
    const { flow, set, said } = await mountDone([xero, plaid], 'accounting', { optional: '' });
    await set('x1', 'Unlinked');
    await flow.untilHeading('Connect your accounting software');
    expect(said()[1]).to.equal('Still needed: Accounting');
  });

  it('says what is connected, and how far it is synced, though it was not asked for', async () => {
    const { flow, said } = await mountDone([xero], '');
    const list = await flow.list();

    expect(said()).to.deep.equal([
      'You’re connected',
      'Thank you. That’s everything we need from you here.',
    ]);
    expect(list.row('Xero').actions).to.deep.equal(['Disconnect']);
    expect(flow.has('codat-sync-status')).to.equal(true);
  });

  it('shows what is connected where files are what was needed', async () => {
    const world = await createWorld({
      connections: [plaid],
      files: [{ name: 'accounts.pdf', sourceType: 'Accounting' }],
    });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        upload
      ></codat-link-flow>`,
    );
    await flow.start();
    await until('the files to be enough', () => flow.isReady);
    flow.pressAction('Continue');
    const list = await flow.list();

    expect(flow.heading).to.equal('You’re connected');
    expect(list.row('Plaid').actions).to.deep.equal(['Disconnect']);
    expect(flow.has('codat-file-upload')).to.equal(true);
  });

  it('says that nothing is connected where all is disconnected', async () => {
    const { flow, set } = await mountDone([xero], 'accounting');
    await set('x1', 'Unlinked');
    await flow.untilHeading('Nothing connected yet');
  });

  it('reconnects from the sync status in the way that the host has set', async () => {
    const { flow, set } = await mountDone(synced, 'accounting', { linkMode: 'manual' });
    const opened = collect(flow.element, 'codat-link-open');
    const sync = new SyncHarness(find(flow.root, 'codat-sync-status'));
    await set('b1', 'Deauthorized');
    await until('the button', () => sync.actions.includes('Reconnect Plaid'));
    sync.pressAction('Reconnect Plaid');
    await until('it to open', () => opened.length > 0);

    expect((opened[0]?.detail as LinkOpenDetail).mode).to.equal('manual');
  });

  it('reconnects nowhere for somebody who may not', async () => {
    const { flow, set } = await mountDone(synced, 'accounting', { actions: 'continue' });
    const sync = new SyncHarness(find(flow.root, 'codat-sync-status'));
    await set('b1', 'Deauthorized');
    const list = await flow.list();
    await until('the loss', () => list.row('Plaid').status === 'Reconnect needed');
    await sync.element.refresh();

    expect([...sync.actions, ...list.row('Plaid').actions]).to.deep.equal([]);
  });

  for (const [who, options] of [
    ['the host lets nobody reconnect', { actions: 'continue disconnect' }],
    ['the person may not connect', { scopes: ['read', 'disconnect'] }],
  ] satisfies [string, MountOptions][]) {
    it(`asks for no Reconnect of what is half read where ${who}`, async () => {
      const half = {
        ...plaid,
        ageMs: 86_400_000,
        dataOutcomes: { 'banking-accounts': 'AuthError' },
      };
      const { flow, set } = await mountDone(
        [xero, half].map((one) => ({ ageMs: 864e5, ...one })),
        'accounting',
        options,
      );
      const sync = new SyncHarness(find(flow.root, 'codat-sync-status'));
      await set('b1', 'Deauthorized');
      await sync.untilState('failed');
      await until('the loss', () =>
        sync.lines.some((line) => line.includes('Our access to Plaid expired.')),
      );

      expect(sync.lines.join(' ')).not.to.include('Reconnect');
      expect(sync.actions).to.deep.equal([]);
    });

    it(`asks for no Reconnect where ${who}`, async () => {
      const { flow, set, said } = await mountDone([xero], 'accounting', options);
      await set('x1', 'Deauthorized');
      await flow.untilHeading('Nothing connected yet');

      expect(said()[1]).to.equal('Our access to Xero expired. Data we already have is kept.');
    });
  }

  it('asks for no Reconnect aloud where the host lets nobody reconnect', async () => {
    const { world, flow } = await mountDone(
      [
        { ...xero, ageMs: 86_400_000 },
        { platformKey: 'fztf', dataOutcomes: { 'commerce-orders': 'AuthError' } },
        { platformKey: 'exgd', ageMs: 86_400_000, status: 'Deauthorized' },
      ],
      'accounting',
      { actions: 'continue disconnect' },
    );
    const sync = await new SyncHarness(find(flow.root, 'codat-sync-status')).untilState('working');
    const said = collectAnnouncements();
    await advance(world, 60_000);
    await sync.element.refresh();
    await until('the news', () =>
      said.some((one) => one.includes('Our access to Stripe expired.')),
    );

    expect(said.join(' ')).not.to.include('Reconnect');
  });

  it('says what is needed, and that it cannot be connected here, to who may not connect', async () => {
    const { flow, set, said } = await mountDone([xero, plaid], 'accounting', {
      scopes: ['read', 'disconnect'],
    });
    await set('x1', 'Unlinked');
    await flow.untilHeading('You can’t connect software here');

    expect(said()[1]).to.equal('Still needed: Accounting');
    expect(flow.actions).to.deep.equal(['Done']);
  });

  it('promises nothing to connect to who may not connect', async () => {
    const { flow, set, said } = await mountDone([xero], 'accounting', { scopes: ['read'] });
    await set('x1', 'Unlinked');
    await flow.untilHeading('Nothing connected yet');

    expect(said()[1]).to.equal('You can’t connect software here');
  });

  it('is open again once something of what was finished is lost', async () => {
    const { flow, set } = await mountDone([xero], 'accounting');
    flow.pressAction('Done');
    await flow.untilText('.foot', 'You’re all set');
    await set('x1', 'Deauthorized');
    await flow.untilHeading('Reconnect Xero');

    expect(flow.text('.foot')).to.not.include('You’re all set');
    expect(flow.actions).to.include.members(['Connect more', 'Done']);
  });
});
