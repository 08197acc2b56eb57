import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { createWorld, setStatus, type BrowserWorld } from '../support/browser-world.js';
import type { FlowHarness } from '../support/harness/flow-harness.js';
import { authorize, connectionIdIn } from '../support/linking.js';
import { mountFlow } from '../support/mount.js';
import { collect, until } from '../support/page.js';

const xero = { id: 'x1', platformKey: 'gbol' } as const;
const quickBooks = { id: 'q1', platformKey: 'qhyg' } as const;
const plaid = { id: 'b1', platformKey: 'suuo' } as const;

interface Entry {
  key?: string;
  id?: string;
  required?: string | undefined;
  modal?: boolean | undefined;
}

const mountEntry = (
  { proxyUrl }: BrowserWorld,
  { key, id, required = 'accounting', modal = false }: Entry,
) =>
  mountFlow(
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      link-mode="manual"
      required=${required}
      platform-key=${key ?? nothing}
      connection-id=${id ?? nothing}
      ?modal=${modal}
      ?open=${modal}
    ></codat-link-flow>`,
  );

const mountAt = (world: BrowserWorld, key: string, required?: string, modal?: boolean) =>
  mountEntry(world, { key, required, modal });

const mountAtConnection = (world: BrowserWorld, id: string, required?: string) =>
  mountEntry(world, { id, required });

const lead = (flow: FlowHarness) => flow.text('.lead');

describe('codat-link-flow: opened at an integration that is connected', () => {
  for (const [where, modal] of [
    ['in the page', false],
    ['as a dialog', true],
  ] as const) {
    it(`says that there is nothing to do, and leads on, ${where}`, async () => {
      const flow = await mountAt(
        await createWorld({ connections: [xero] }),
        'gbol',
        undefined,
        modal,
      );
      await flow.untilHeading('Xero is connected');
      const shown = { lead: lead(flow), linked: flow.linked.length, actions: flow.actions };
      flow.pressAction('Continue');
      await flow.list();

      expect(shown).to.deep.equal({
        lead: 'There’s nothing you need to do.',
        linked: 1,
        actions: ['Change', 'Choose different software', 'Continue'],
      });
    });
  }

  it('says so once it is connected elsewhere', async () => {
    const world = await createWorld({ connections: [{ ...xero, status: 'PendingAuth' }] });
    const flow = await mountAt(world, 'gbol');
    await flow.untilHeading('Connect Xero');
    await setStatus(world, 'x1', 'Linked');
    await flow.element.refresh();
    await flow.untilHeading('Xero is connected');
  });

  it('offers it again once it is disconnected there', async () => {
    const flow = await mountAt(await createWorld({ connections: [xero] }), 'gbol');
    await flow.untilHeading('Xero is connected');
    flow.change('Xero');
    await until('the question', () => flow.question !== '');
    flow.answer('Disconnect');
    await flow.untilHeading('Connect Xero');
    expect((await flow.picker()).names).to.deep.equal(['Xero']);
  });

  it('says what keeps it from being connected, and leads on with that', async () => {
    const flow = await mountAt(await createWorld({ connections: [quickBooks] }), 'gbol');
    await flow.untilHeading('QuickBooks Online is connected');
    const shown = { lead: lead(flow), actions: flow.actions };
    flow.pressAction('Continue');
    await flow.list();

    expect(shown).to.deep.equal({
      lead: 'You’ve connected QuickBooks Online. Disconnect it to use other accounting software.',
      actions: ['Change', 'Choose different software', 'Continue'],
    });
  });

  it('says that a bank is connected, leads on, and still offers another of it', async () => {
    const world = await createWorld({ connections: [plaid] });
    const flow = await mountAt(world, 'suuo', 'banking');
    await flow.untilHeading('Plaid is connected');
    const picker = await flow.picker();
    const shown = { lead: lead(flow), linked: flow.linked, names: picker.names };
    const { actions } = flow;
    const started = collect(flow.element, 'codat-connection-started');
    picker.choose('Plaid');
    await picker.untilPanel('Continue in the Plaid window');
    const meanwhile = flow.heading;
    await authorize(world, connectionIdIn(started));
    await flow.list();

    expect(shown).to.deep.equal({
      lead: 'There’s nothing you need to do.',
      linked: ['Plaid · Banking'],
      names: ['Plaid'],
    });
    expect(actions).to.include('Continue');
    expect(meanwhile).to.equal('Connect Plaid');
  });

  it('goes on from a connected bank to what is still needed', async () => {
    const flow = await mountAt(await createWorld({ connections: [plaid] }), 'suuo');
    await flow.untilHeading('Plaid is connected');
    flow.pressAction('Continue');
    await flow.untilHeading('Connect your accounting software');
    expect((await flow.picker()).groups).to.deep.equal(['All accounting software']);
  });

  it('shows that it was connected here before it goes on', async () => {
    const world = await createWorld();
    const flow = await mountAt(world, 'gbol');
    const headings = new Set<string>();
    const observer = new MutationObserver(() => headings.add(flow.heading));
    const started = collect(flow.element, 'codat-connection-started');
    await flow.untilHeading('Connect Xero');
    observer.observe(flow.root, { childList: true, subtree: true, characterData: true });
    const picker = await flow.picker();
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(started));
    await flow.untilHeading('You’re connected');
    observer.disconnect();

    expect([...headings]).to.deep.equal(['Connect Xero', 'You’re connected']);
  });
});

describe('codat-link-flow: opened at a connection', () => {
  it('goes on from a connected one to what is still needed', async () => {
    const flow = await mountAtConnection(
      await createWorld({ connections: [xero] }),
      'x1',
      'accounting banking',
    );
    await flow.untilHeading('Xero is connected');
    flow.pressAction('Continue');
    await flow.untilHeading('Connect your bank');
  });

  it('leads to everything from the end', async () => {
    const flow = await mountAtConnection(await createWorld({ connections: [xero] }), 'x1');
    await flow.untilHeading('Xero is connected');
    flow.pressAction('Continue');
    await flow.list();
    flow.pressAction('Connect more');
    await flow.untilHeading('Connect your accounting software');
  });

  it('says what keeps it from being reconnected, and leads on with that', async () => {
    const world = await createWorld({
      connections: [{ ...xero, status: 'Deauthorized' }, quickBooks],
    });
    const flow = await mountAtConnection(world, 'x1');
    await flow.untilHeading('QuickBooks Online is connected');
    const shown = lead(flow);
    flow.pressAction('Continue');
    await flow.list();
    expect(shown).to.equal(
      'You’ve connected QuickBooks Online. Disconnect it to use other accounting software.',
    );
  });
});
