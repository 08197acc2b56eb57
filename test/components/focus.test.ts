import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { breakCodat, createWorld, mendCodat, setStatus } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { authorize, connectionIdIn, mountLinkingPicker } from '../support/linking.js';
import { mountFlow, mountList } from '../support/mount.js';
import { mayMoveFocus } from '../../src/ui/dom/focus.js';
import { atTheEnd, collect, find, until } from '../support/page.js';
import { mountWaitingFlow } from '../support/waiting-flow.js';

/** A flow beside a field of the host page, at the step in which software is connected. */
async function besideField(slotted = false) {
  const world = await createWorld();
  const field = html`<input id="field" slot="not-listed" aria-label="Software" />`;
  const place = await fixture<HTMLElement>(
    html`<div>
      ${slotted ? '' : field}
      <codat-link-flow
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        required="accounting"
        optional="banking"
        >${slotted ? field : ''}</codat-link-flow
      >
    </div>`,
  );
  const flow = new FlowHarness(find(place, 'codat-link-flow'));
  const opens = collect(place, 'codat-link-open');
  const picker = await flow.begin();
  const input = place.querySelector('input');
  picker.choose('Xero');
  await picker.untilPanel('Continue in the Xero window');
  return { world, flow, picker, input, opens };
}

describe('The focus', () => {
  for (const where of ['in the page', 'in a shadow root']) {
    it(`stays in a field of the page around the frame that an element is in: ${where}`, async () => {
      const place = await fixture<HTMLElement>(html`<div><input aria-label="Amount" /></div>`);
      const input = find(place, 'input');
      const frame = globalThis.document.createElement('iframe');
      frame.title = 'Connect';
      const around =
        where === 'in the page'
          ? place
          : place
              .appendChild(globalThis.document.createElement('div'))
              .attachShadow({ mode: 'closed' });
      around.append(frame);
      const document = frame.contentDocument;
      const element = document?.createElement('div');
      if (!element) throw new Error('The frame has no document.');
      element.attachShadow({ mode: 'open' });
      document?.body.append(element);
      input.focus();
      const beside = mayMoveFocus(element);
      input.blur();
      const nowhere = mayMoveFocus(element);
      frame.contentWindow?.focus();

      expect(beside).to.equal(false);
      expect(nowhere).to.equal(true);
      expect(mayMoveFocus(element)).to.equal(true);
    });
  }

  for (const slotted of [false, true]) {
    const where = slotted ? 'in a slot of the flow' : 'beside the flow';
    it(`stays in the host’s field ${where} when a link ends`, async () => {
      const { world, flow, input, opens } = await besideField(slotted);
      input?.focus();
      await authorize(world, connectionIdIn(opens));
      await until('the next kind', () => flow.category === 'Banking');
      await flow.element.updateComplete;

      expect(document.activeElement === input).to.equal(true);
    });
  }

  it('goes to the flow’s heading when a link ends and the focus was inside', async () => {
    const { world, flow, picker, opens } = await besideField();
    picker.tile('Xero').tile.focus();
    await authorize(world, connectionIdIn(opens));
    await until('the next kind', () => flow.category === 'Banking');
    await until('the heading', () => flow.root.activeElement === flow.get('.head'));
  });

  it('stays in the host’s field when somebody else completes what was shared', async () => {
    const world = await createWorld({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const input = await fixture<HTMLInputElement>(html`<input aria-label="Amount" />`);
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        share-url="/join/abc"
      ></codat-link-flow>`,
    );
    await flow.begin();
    flow.pressAction('Ask someone who can');
    await flow.untilHeading('Ask someone else to connect');
    input.focus();
    await setStatus(world, 'x1', 'Linked');
    window.dispatchEvent(new Event('focus'));
    await flow.untilHeading('You’re connected');

    expect(document.activeElement === input).to.equal(true);
  });

  it('goes to what is shown of a picker in a flow once an error was tried again', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/integrations' });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} platform-keys="gbol"></codat-link-flow>`,
    );
    await flow.start();
    const picker = new PickerHarness(
      await until('the picker', () => flow.root.querySelector('codat-integration-picker')),
    );
    await picker.untilState('error');
    picker.get('[part=retry]').focus();
    await mendCodat(world);
    await picker.retry();
    await until('the tiles', () => picker.has('[part=tile]'));

    expect(picker.root.activeElement).to.be.instanceOf(HTMLElement);
  });

  it('stays in a picker in a flow when the line goes whose button was pressed', async () => {
    const { picker } = await mountWaitingFlow();
    picker.pressOnStage('Back to the list');
    await picker.untilList();
    picker.pressInLine('Cancel Xero');
    await until('the line to go', () => picker.lines.length === 0);
    await picker.element.updateComplete;

    expect(picker.root.activeElement).to.be.instanceOf(HTMLElement);
  });

  it('stays in a picker in a flow when a stage goes that no tile led to', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} platform-keys="gbol"></codat-link-flow>`,
    );
    const picker = await flow.begin();
    // One that is not among the tiles.
    await picker.element.link('fztf');
    await until('the stage', () => picker.has('.stage'));
    picker.get('.stage button').focus();
    picker.pressOnStage('Back to the list');
    await picker.untilList();

    expect(picker.root.activeElement).to.be.instanceOf(HTMLElement);
  });

  it('stays in the list of a flow’s last step after a disconnection', async () => {
    const world = await createWorld({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        actions="disconnect"
      ></codat-link-flow>`,
    );
    await flow.start();
    await until('what is needed to be connected', () => flow.isReady);
    flow.pressAction('Continue');
    const list = await flow.list();
    await list.act('Xero', 'Disconnect');
    list.pressInDialog('Disconnect');
    await list.untilStatus('Xero', 'Disconnected');
    await list.untilNoDialog();
    await until('the focus to be in the list', () => list.root.activeElement);
  });

  it('is given and given back where nothing tells what is displayed, as in jsdom', async () => {
    const { checkVisibility } = Element.prototype;
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
    atTheEnd(() => {
      Element.prototype.checkVisibility = checkVisibility;
    });
    const { picker } = await mountLinkingPicker('manual');
    const errors = collect(picker.element, 'codat-error');
    picker.element.focus();
    const isInside = picker.root.activeElement !== null;
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    picker.pressOnStage('Back to the list');
    await picker.untilList();

    expect(isInside).to.equal(true);
    expect(errors).to.deep.equal([]);
  });

  it('stays where the person has moved it while a disconnection is on its way', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    await list.act('Xero', 'Disconnect');
    const own = await fixture<HTMLDialogElement>(
      html`<dialog><input aria-label="Note" /></dialog>`,
    );
    list.pressInDialog('Disconnect');
    own.showModal();
    own.querySelector('input')?.focus();
    await list.untilNoDialog();
    await list.untilStatus('Xero', 'Disconnected');

    expect(document.activeElement === own.querySelector('input')).to.equal(true);
  });

  it('comes back to what was connected', async () => {
    const { world, picker } = await mountLinkingPicker('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.tile('Xero').tile.focus();
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(opens));
    await picker.untilStage('Xero connected');
    await picker.untilList();

    expect(picker.isConnected('Xero')).to.equal(true);
    expect(picker.root.activeElement === picker.get('[part=connected]')).to.equal(true);
  });
});
