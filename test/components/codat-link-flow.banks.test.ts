import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import type { FlowHarness } from '../support/harness/flow-harness.js';
import { authorize, connectionIdIn } from '../support/linking.js';
import { mountFlow } from '../support/mount.js';
import { collect, until } from '../support/page.js';

const xero = { platformKey: 'gbol' };
const plaid = { id: 'b1', platformKey: 'suuo' };

const mountBanks = (world: BrowserWorld, actions = 'continue reconnect disconnect') =>
  mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      link-mode="manual"
      required="accounting"
      optional="banking commerce"
      actions=${actions}
    ></codat-link-flow>`,
  );

/** At a kind of which something is connected, with accounting software connected. */
async function startAt(flow: FlowHarness, category: string): Promise<void> {
  await flow.start();
  await until('what is connected', () => flow.category !== 'Accounting');
  flow.chooseCategory(category);
  await flow.untilLinked();
}

describe('codat-link-flow: more than one bank', () => {
  it('asks for another bank once one is connected', async () => {
    const world = await createWorld({ connections: [xero] });
    const flow = await mountBanks(world);
    const started = collect(flow.element, 'codat-connection-started');
    const picker = await flow.begin();
    const lead = flow.text('.lead');
    picker.choose('Plaid');
    await picker.untilPanel('Continue in the Plaid window');
    await authorize(world, connectionIdIn(started));
    await flow.untilLinked();
    await until('the focus', () => flow.root.activeElement === flow.get('.head'));

    expect(lead).to.equal('Optional. Most businesses use more than one.');
    expect(flow.heading).to.equal('Connect your bank');
    expect(flow.linked).to.deep.equal(['Plaid · Banking']);
    expect(flow.actions).to.deep.equal(['Change', 'Add another bank', 'Continue']);
  });

  for (const [lang, words] of [
    ['en', '✓ Plaid and TrueLayer are connected'],
    ['de', '✓ Plaid und TrueLayer sind verbunden'],
  ] as const) {
    it(`says of two banks that they are connected: ${lang}`, async () => {
      const world = await createWorld({ connections: [xero, plaid, { platformKey: 'upvr' }] });
      const flow = await mountBanks(world);
      await flow.start();
      flow.element.lang = lang;
      await until('the words', () => flow.categories.some((one) => one.endsWith(words)));
    });
  }

  it('shows for a moment that the bank was connected before it lists it', async () => {
    const world = await createWorld({ connections: [xero] });
    const flow = await mountBanks(world);
    const started = collect(flow.element, 'codat-connection-started');
    const picker = await flow.begin();
    picker.choose('Plaid');
    await picker.untilPanel('Continue in the Plaid window');
    await authorize(world, connectionIdIn(started));
    await picker.untilText('.stage-title', 'Plaid connected');
    expect(flow.linked).to.deep.equal([]);
    expect(flow.category).to.equal('Banking');
  });

  it('adds another bank', async () => {
    const world = await createWorld({ connections: [xero, plaid] });
    const flow = await mountBanks(world);
    const started = collect(flow.element, 'codat-connection-started');
    await startAt(flow, 'Banking');
    flow.pressAction('Add another bank');
    const picker = await flow.picker();
    picker.choose('TrueLayer');
    await picker.untilPanel('Continue in the TrueLayer window');
    await authorize(world, connectionIdIn(started));
    await until('both', () => flow.linked.length === 2 && !flow.has('[part=picker]'));
    expect([...flow.linked].sort()).to.deep.equal(['Plaid · Banking', 'TrueLayer · Banking']);
  });

  it('goes on to what is needed with Continue', async () => {
    const flow = await mountBanks(await createWorld({ connections: [plaid] }));
    await flow.begin();
    flow.chooseCategory('Banking');
    await flow.untilLinked();
    flow.pressAction('Continue');
    await until('what is needed', () => flow.category === 'Accounting');
  });

  it('goes on to the end with Continue where nothing is needed any more', async () => {
    const flow = await mountBanks(await createWorld({ connections: [xero, plaid] }));
    await startAt(flow, 'Banking');
    flow.pressAction('Continue');
    await flow.list();
  });

  it('asks for no second one of a kind of which there can be one', async () => {
    const flow = await mountBanks(await createWorld({ connections: [xero] }));
    await startAt(flow, 'Accounting');
    expect(flow.actions).to.deep.equal(['Change', 'Continue']);
    expect(flow.has('[part=picker]')).to.equal(false);
  });

  it('disconnects what is to be changed once the person has confirmed it, and lets them choose', async () => {
    const flow = await mountBanks(await createWorld({ connections: [xero] }));
    const disconnects = collect(flow.element, 'codat-disconnect');
    await startAt(flow, 'Accounting');
    flow.change('Xero');
    await until('the question', () => flow.question === 'Disconnect Xero?');
    flow.answer('Disconnect');
    const picker = await flow.picker();

    expect(disconnects).to.have.lengthOf(1);
    expect(picker.groups).to.deep.equal(['All accounting software']);
    expect(flow.question).to.equal('');
  });

  it('changes nothing for somebody who may not disconnect', async () => {
    const flow = await mountBanks(await createWorld({ connections: [xero] }), 'continue');
    await startAt(flow, 'Accounting');
    expect(flow.actions).to.deep.equal(['Continue']);
  });

  for (const [actions, isOffered] of [
    ['continue reconnect disconnect', true],
    ['continue reconnect', false],
  ] as const) {
    it(`offers ${isOffered ? '' : 'no '}different software among all kinds with the actions ${actions}`, async () => {
      const { proxyUrl } = await createWorld({ connections: [xero] });
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${proxyUrl} actions=${actions}></codat-link-flow>`,
      );
      await flow.start();
      await flow.untilLinked();
      flow.pressAction('Connect more');
      const picker = await flow.picker();

      expect(picker.connected).to.deep.equal(['Xero is connected The Corner Bakery']);
      expect(picker.has('[part=replace]')).to.equal(isOffered);
    });
  }
});
