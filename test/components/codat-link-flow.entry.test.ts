import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { holdTimers } from '../support/clock.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { authorize, comeBack, connectionIdIn } from '../support/linking.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountFlow } from '../support/mount.js';
import {
  blockWindows,
  collect,
  collectResponseUrls,
  collectWarnings,
  find,
  until,
} from '../support/page.js';

const lost = { id: 'x1', platformKey: 'gbol', status: 'Deauthorized' } as const;

/** A journey at a connection that is lost, while the person is at Xero to mend it. */
async function mountRepairing(required: string) {
  const world = await createWorld({
    connections: [
      { ...lost, organisation: 'Harbour Coffee Ltd' },
      { id: 'b1', platformKey: 'suuo', status: 'Deauthorized' },
    ],
  });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      link-mode="manual"
      required=${required}
      connection-id="x1"
    ></codat-link-flow>`,
  );
  await flow.untilHeading('Reconnect Xero');
  flow.pressAction('Reconnect Xero');
  await flow.untilPanel('Continue in the Xero window');
  return { world, flow };
}

describe('codat-link-flow: opened at one connection', () => {
  it('reconnects it, past the introduction, and ends there', async () => {
    const world = await createWorld({ connections: [lost, { id: 'b1', platformKey: 'suuo' }] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        required="accounting"
        optional="banking commerce"
        connection-id="x1"
      ></codat-link-flow>`,
    );
    const opened = collect(flow.element, 'codat-link-open');
    const ends = collect(flow.element, 'codat-link-end');
    await flow.untilHeading('Reconnect Xero');
    const [linked] = flow.linked;
    flow.pressAction('Reconnect Xero');
    await flow.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(opened));
    await flow.untilHeading('You’re connected');

    expect(linked).to.match(/^Xero · Accounting · ./);
    expect(connectionIdIn(opened)).to.equal('x1');
    expect(ends.map(({ detail }) => (detail as { outcome: string }).outcome)).to.deep.equal([
      'linked',
    ]);
  });

  it('shows the moment it worked before it goes on', async () => {
    const { world, flow } = await mountRepairing('accounting');
    const timers = holdTimers((ms) => ms === 1200);
    await authorize(world, 'x1');
    await until('the moment', () => flow.root.querySelector('.moment .drawn-check'));
    const words = flow.text('.moment');
    const actions = flow.actions;
    const isStill = flow.hasState('connect');
    const focused = flow.root.activeElement?.className;
    timers.pass();
    await flow.untilHeading('You’re connected');

    expect(words).to.equal('Xero connected Harbour Coffee Ltd');
    expect(actions).not.to.include('Continue');
    expect(focused).to.equal('stage-title');
    expect(isStill).to.equal(true);
  });

  it('shows that moment once, and can be opened at the next connection after it', async () => {
    const { world, flow } = await mountRepairing('accounting');
    const timers = holdTimers((ms) => ms === 1200);
    await authorize(world, 'x1');
    await until('the moment', () => flow.root.querySelector('.moment .drawn-check'));
    timers.pass();
    await flow.untilHeading('You’re connected');
    flow.element.requestUpdate();
    await flow.element.updateComplete;
    const pauses = [...timers.pauses];
    flow.element.connectionId = 'b1';
    await flow.untilHeading('Reconnect Plaid');

    expect(pauses).to.deep.equal([]);
    expect(flow.root.querySelector('.moment')).to.equal(null);
  });

  it('announces once how the attempt goes, as the other elements do', async () => {
    const world = await createWorld({ connections: [lost] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        required="accounting"
        connection-id="x1"
      ></codat-link-flow>`,
    );
    await flow.untilHeading('Reconnect Xero');
    const said = collectAnnouncements();
    const times = (text: string) => said.filter((one) => one.includes(text)).length;
    flow.pressAction('Reconnect Xero');
    await flow.untilPanel('Continue in the Xero window');
    await until('it to be said', () => times('Continue in the Xero window') > 0);
    await flow.element.refresh();
    flow.pressInPanel('Cancel');
    await until('the end', () => times('Xero wasn’t connected') > 0);
    await flow.element.refresh();
    flow.pressAction('Reconnect Xero');
    await until('it to be said again', () => times('Continue in the Xero window') > 1);
    await authorize(world, 'x1');
    await flow.untilHeading('You’re connected');

    expect(times('Continue in the Xero window')).to.equal(2);
    expect(times('Xero wasn’t connected')).to.equal(1);
    expect(times('Xero is connected')).to.equal(1);
  });

  it('announces that the window was blocked', async () => {
    blockWindows();
    const world = await createWorld({ connections: [lost] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} connection-id="x1"></codat-link-flow>`,
    );
    await flow.untilHeading('Reconnect Xero');
    flow.pressAction('Reconnect Xero');
    await flow.untilText('[role=status]', 'Continue to Xero');
  });

  it('announces that it is another organisation now', async () => {
    const { world } = await mountRepairing('accounting banking');
    const said = collectAnnouncements();
    await world.visit({
      connectionId: 'x1',
      action: 'authorize',
      fields: { organisation: 'Demo Company (UK)' },
    });
    window.dispatchEvent(new Event('focus'));
    await until('it to be said', () =>
      said.some((one) => one.includes('Xero is now connected to Demo Company (UK)')),
    );
  });

  it('dispatches codat-error once for a server that cannot be asked meanwhile, as long as it shows that', async () => {
    const { world, flow } = await mountRepairing('accounting');
    const errors = collect(flow.element, 'codat-error');
    const responses = collectResponseUrls();
    const failWith = async (status: number) => {
      await mendCodat(world);
      await breakCodat(world, { kind: 'status', status, path: '/companies/*/connections/*' });
      const before = responses.length;
      window.dispatchEvent(new Event('focus'));
      await until('the answer', () => responses.slice(before).some((url) => url.endsWith('x1')));
    };
    await failWith(403);
    await flow.untilPanel('Check again');
    await flow.element.refresh();
    const shown = errors.map(({ detail }) => (detail as { operation: string }).operation);
    flow.pressAction('Choose different software');
    await flow.picker();
    await failWith(400);
    await flow.element.refresh();

    expect(shown).to.deep.equal(['link']);
    expect(errors).to.have.lengthOf(1);
  });

  it('leaves what failed to its alert', async () => {
    const { flow } = await mountRepairing('accounting');
    await comeBack({ connectionId: 'x1', statusCode: '500' });
    await flow.untilPanel('couldn’t');

    expect(flow.announced).to.equal('');
  });

  it('knows the connection by an id in upper case too, as .NET writes it', async () => {
    const id = 'abe543d1-0000-4000-8000-00000000000f';
    const world = await createWorld({ connections: [{ ...lost, id }] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        connection-id=${id.toUpperCase()}
      ></codat-link-flow>`,
    );

    await flow.untilHeading('Reconnect Xero');
  });

  it('shows no such moment for what is connected already', async () => {
    const world = await createWorld({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} connection-id="x1"></codat-link-flow>`,
    );
    await flow.untilHeading('Xero is connected');
    await until('the way on', () => flow.actions.includes('Continue'));

    expect(flow.root.querySelector('.moment')).to.equal(null);
  });

  it('stays there where it is another organisation now, and says so', async () => {
    const { world, flow } = await mountRepairing('accounting banking');
    await world.visit({
      connectionId: 'x1',
      action: 'authorize',
      fields: { organisation: 'Demo Company (UK)' },
    });
    window.dispatchEvent(new Event('focus'));
    await flow.untilPanel('Xero is now connected to Demo Company (UK)');
    await until('the way on', () => flow.actions.includes('Continue'));
  });

  for (const [statusCode, outcome] of [
    ['403', 'cancelled'],
    ['500', 'failed'],
    ['501', 'unsupported'],
  ] as const) {
    it(`shows the host’s words, and somebody to ask, where it ${outcome}`, async () => {
      const world = await createWorld({ connections: [lost] });
      const flow = await mountFlow(
        html`<codat-link-flow
          proxy-url=${world.proxyUrl}
          invite-url=${world.invitesUrl}
          link-mode="manual"
          connection-id="x1"
          ><p slot=${`outcome-${outcome}`}>Call us.</p></codat-link-flow
        >`,
      );
      const opened = collect(flow.element, 'codat-link-open');
      await flow.untilHeading('Reconnect Xero');
      flow.pressAction('Reconnect Xero');
      await flow.untilPanel('Continue in the Xero window');
      await comeBack({ connectionId: connectionIdIn(opened), statusCode });
      await until('the words', () => flow.element.querySelector('p')?.checkVisibility());

      expect(flow.asked).to.deep.equal(['outcome']);
    });
  }

  it('finishes one that was begun', async () => {
    const { proxyUrl } = await createWorld({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} connection-id="x1"></codat-link-flow>`,
    );
    await flow.untilHeading('Finish connecting Xero');
    expect(flow.actions).to.include('Continue Xero');
  });

  it('says that there is nothing to do where it is connected', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} connection-id="x1"></codat-link-flow>`,
    );
    await flow.untilHeading('Xero is connected');
    flow.pressAction('Continue');
    await flow.list();
  });

  it('leads to everything else', async () => {
    const { proxyUrl } = await createWorld({ connections: [lost] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        connection-id="x1"
      ></codat-link-flow>`,
    );
    await flow.untilHeading('Reconnect Xero');
    flow.pressAction('Choose different software');
    expect((await flow.picker()).groups).to.deep.equal(['All accounting software']);
    expect(flow.heading).to.equal('Connect your accounting software');
  });

  for (const [what, id] of [
    ['one that is not there', 'gone'],
    ['no id', '<script>'],
  ]) {
    it(`says that it is not there and shows the list for ${what}`, async () => {
      const warnings = collectWarnings();
      const { proxyUrl } = await createWorld();
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${proxyUrl} connection-id=${id ?? ''}></codat-link-flow>`,
      );
      await flow.untilText('.entry-unknown', 'We couldn’t find what this link opens');
      expect((await flow.picker()).groups).to.include('All accounting software');
      expect(warnings.filter((line) => line.includes(`No connection-id "${id}"`))).to.have.lengthOf(
        1,
      );
    });
  }

  it('says that there is no such software for what files are sent to', async () => {
    const warnings = collectWarnings();
    const { proxyUrl } = await createWorld({
      connections: [{ id: 'u1', platformKey: 'zpqy', status: 'PendingAuth' }],
    });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} connection-id="u1"></codat-link-flow>`,
    );
    await flow.picker();

    expect(warnings.join()).to.include('No connection-id "u1"');
  });

  it('says so for a value that is no text', async () => {
    collectWarnings();
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} .connectionId=${{}}></codat-link-flow>`,
    );
    await flow.untilText('.entry-unknown', 'We couldn’t find what this link opens');
  });

  it('asks for permission first where that is required', async () => {
    const { proxyUrl } = await createWorld({ connections: [lost] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        connection-id="x1"
        require-consent
      ></codat-link-flow>`,
    );
    const first = flow.heading;
    flow.consent.click();
    flow.pressAction('Get started');
    await flow.untilHeading('Reconnect Xero');
    expect(first).to.equal('Connect your software');
  });

  it('opens at it where it is set later, and as a dialog', async () => {
    const { proxyUrl } = await createWorld({ connections: [lost] });
    const page = await fixture<HTMLElement>(
      html`<div><codat-link-flow proxy-url=${proxyUrl} modal></codat-link-flow></div>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    flow.element.connectionId = 'x1';
    flow.element.show();
    await flow.untilHeading('Reconnect Xero');
    expect(flow.dialog.matches(':modal')).to.equal(true);
  });
});

describe('codat-link-flow: opened at one integration', () => {
  it('connects that one', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        platform-key="gbol"
      ></codat-link-flow>`,
    );
    const started = collect(flow.element, 'codat-connection-started');
    await flow.untilHeading('Connect Xero');
    const picker = await flow.picker();
    expect(picker.names).to.deep.equal(['Xero']);
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(started));
    await flow.untilHeading('You’re connected');
  });

  it('says that it is not there and shows the list for a key that nothing has', async () => {
    collectWarnings();
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} platform-key="nope"></codat-link-flow>`,
    );
    await flow.untilText('.entry-unknown', 'We couldn’t find what this link opens');
    await until('the list', () => flow.has('[part=picker]'));
  });
});
