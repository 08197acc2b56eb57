import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import {
  loadAttempts,
  saveAttempt,
  type StoredAttempt,
} from '../../src/store/linking/attempt-storage.js';
import { storedAttempt, withEmptyMemory } from '../store/samples.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  setStatus,
} from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { mountFlow, mountPicker } from '../support/mount.js';
import { collect, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

/** A world whose company has a connection to Xero that an earlier page of this tab went to sign in for. */
async function comeBackInThisTab(changes: Partial<StoredAttempt> = {}) {
  withEmptyMemory();
  const world = await createWorld({
    connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
  });
  saveAttempt({
    ...storedAttempt,
    store: `${world.proxyUrl}/ me same-origin`,
    connectionId: 'x1',
    startedAt: Date.now(),
    ...changes,
  });
  return world;
}

const askingFlow = (proxyUrl: string, modal: boolean) =>
  html`<codat-link-flow
    proxy-url=${proxyUrl}
    ?modal=${modal}
    link-mode="redirect"
    required="accounting"
    require-consent
    consent-version="2"
  ></codat-link-flow>`;

/** A page with a button that opens the journey, as a host has it. */
async function mountDialog(options: WorldOptions = {}) {
  const world = await createWorld(options);
  const page = await fixture<HTMLElement>(
    html`<div>
      <button type="button">Connect</button>
      <codat-link-flow
        proxy-url=${world.proxyUrl}
        modal
        link-mode="manual"
        required="accounting"
        optional="banking"
      ></codat-link-flow>
    </div>`,
  );
  const flow = new FlowHarness(find(page, 'codat-link-flow'));
  const opener = find(page, 'button');
  const open = async () => {
    opener.focus();
    flow.element.show();
    await flow.element.updateComplete;
  };
  return { world, page, flow, opener, open };
}

describe('codat-link-flow: as a dialog', () => {
  it('asks and shows nothing before it is opened', async () => {
    const { world, flow } = await mountDialog();
    await flow.element.updateComplete;
    expect(flow.dialog.open).to.equal(false);
    expect(flow.text('dialog')).to.equal('');
    expect(await requestsOf(world)).to.deep.equal([]);
  });

  it('opens over the page with the focus inside, and leaves the page as it is', async () => {
    const { flow, open } = await mountDialog();
    const attributes = () =>
      [document.documentElement, document.body].map((one) =>
        [...one.attributes].map(({ name, value }) => `${name}=${value}`),
      );
    const before = attributes();
    await open();

    expect(flow.dialog.matches(':modal')).to.equal(true);
    expect(flow.element.open).to.equal(true);
    expect(flow.root.activeElement === flow.get('.head')).to.equal(true);
    expect(attributes()).to.deep.equal(before);
    expect(flow.dialog.getAttribute('aria-label')).to.equal('Connect your software');
  });

  it('is as high in every step, with where the person is and what leads on in view', async () => {
    const { flow, open } = await mountDialog({ connections: [{ platformKey: 'gbol' }] });
    flow.element.shareUrl = '/join/abc';
    flow.element.requireConsent = true;
    await open();
    const boxes: string[] = [];
    const measure = () => {
      const { top, height } = flow.dialog.getBoundingClientRect();
      const bottom = flow.get('.foot').getBoundingClientRect().bottom;
      boxes.push([top, height, flow.get('.bar').getBoundingClientRect().top, bottom].join());
    };
    measure();
    const step = flow.text('.stepper');
    flow.consent.click();
    await flow.begin();
    measure();
    flow.pressAction('Ask someone who can');
    await flow.untilState('share');
    measure();
    flow.pressAction('Back');
    await flow.picker();
    flow.pressAction('Continue');
    await flow.list();
    measure();

    expect(new Set(boxes).size, boxes.join(' | ')).to.equal(1);
    expect(step).to.equal('Step 1 of 3');
    expect(flow.text('.stepper')).to.equal('Step 3 of 3');
  });

  it('closes without a question before anything has begun, and gives the focus back', async () => {
    const { flow, open, opener } = await mountDialog();
    const closes = collect(flow.element, 'codat-close');
    await open();
    flow.pressEscape();
    await until('it to be closed', () => !flow.dialog.open);

    expect(flow.question).to.equal('');
    expect(closes.map(({ detail }) => detail)).to.deep.equal([{ connections: [] }]);
    expect(document.activeElement === opener).to.equal(true);
    expect(flow.element.open).to.equal(false);
  });

  it('asks before it closes under way, and stays where it was if the person stays', async () => {
    const { flow, open } = await mountDialog();
    const closes = collect(flow.element, 'codat-close');
    await open();
    await flow.begin();
    flow.pressEscape();
    await until('the question', () => flow.question === 'Leave without finishing?');
    flow.pressEscape();
    await until('the question to be gone', () => flow.question === '');

    expect(flow.dialog.open).to.equal(true);
    expect(flow.hasState('connect')).to.equal(true);
    expect(closes).to.deep.equal([]);
  });

  it('leaves Esc to an input method that composes, and to a search that is filled', async () => {
    const { flow, open } = await mountDialog();
    await open();
    const picker = await flow.begin();
    await picker.search('xero');
    const press = (init: KeyboardEventInit = {}) =>
      picker.searchField.dispatchEvent(
        new KeyboardEvent('keydown', {
          ...{ key: 'Escape', bubbles: true, composed: true, cancelable: true },
          ...init,
        }),
      );
    press({ isComposing: true });
    // As Safari reports the key that ends a composition.
    press({ keyCode: 229 });
    await flow.element.updateComplete;
    const composing = [flow.question, picker.searchField.value];
    press();
    await picker.element.updateComplete;
    await flow.element.updateComplete;
    const filled = [flow.question, picker.searchField.value];
    press();
    await until('the question', () => flow.question === 'Leave without finishing?');

    expect({ composing, filled }).to.deep.equal({ composing: ['', 'xero'], filled: ['', ''] });
  });

  it('closes when the person leaves, and goes on from there when it is opened again', async () => {
    const { flow, open, opener } = await mountDialog();
    const closes = collect(flow.element, 'codat-close');
    await open();
    await flow.begin();
    flow.element.close();
    await until('the question', () => flow.question !== '');
    flow.answer('Leave');
    await until('it to be closed', () => !flow.dialog.open);
    const focused = document.activeElement === opener;
    await open();

    expect(closes).to.have.lengthOf(1);
    expect(focused).to.equal(true);
    expect(flow.heading).to.equal('Connect your accounting software');
  });

  it('stays open where the page prevents that it closes', async () => {
    const { flow, open } = await mountDialog();
    flow.element.addEventListener('codat-close', (event) => event.preventDefault());
    await open();
    flow.element.close();
    await flow.element.updateComplete;
    expect(flow.dialog.open).to.equal(true);
    expect(flow.element.open).to.equal(true);
  });

  it('closes without a question once all that is needed is linked, and begins anew after the end', async () => {
    const { flow, open } = await mountDialog({ connections: [{ platformKey: 'gbol' }] });
    const finishes = collect(flow.element, 'codat-finish', 'codat-close');
    await open();
    await flow.start();
    await until('it to be enough', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.list();
    flow.pressAction('Done');
    await until('it to be closed', () => !flow.dialog.open);
    await open();

    expect(finishes.map(({ type }) => type)).to.deep.equal(['codat-finish', 'codat-close']);
    expect(flow.heading).to.equal('Connect your software');
  });

  it('opens and closes with its attribute, without a question', async () => {
    const { flow } = await mountDialog();
    flow.element.setAttribute('open', '');
    await flow.element.updateComplete;
    const opened = flow.dialog.open;
    await flow.begin();
    flow.element.removeAttribute('open');
    await flow.element.updateComplete;

    expect(opened).to.equal(true);
    expect(flow.dialog.open).to.equal(false);
    expect(flow.question).to.equal('');
  });

  it('opens by itself, past the introduction, where the person comes back in this tab', async () => {
    const world = await comeBackInThisTab();
    const flow = await mountFlow(askingFlow(world.proxyUrl, true));
    const picker = await flow.picker();
    await picker.untilPanel('Finish connecting Xero');
    expect(flow.dialog.matches(':modal')).to.equal(true);
  });

  it('opens past the introduction too where that trip was connected meanwhile', async () => {
    const world = await comeBackInThisTab();
    await setStatus(world, 'x1', 'Linked');
    const flow = await mountFlow(askingFlow(world.proxyUrl, true));
    await flow.list();

    expect(flow.dialog.matches(':modal')).to.equal(true);
  });

  for (const modal of [true, false]) {
    const where = modal ? 'stays closed' : 'stays at the introduction';
    for (const [what, changes] of [
      ['another person’s', { connectionId: 'x2' }],
      ['more than a day old', { startedAt: Date.now() - 25 * 3_600_000 }],
    ] as const) {
      it(`${where}, and asks for the permission, where that trip is ${what}`, async () => {
        const world = await comeBackInThisTab(changes);
        const flow = await mountFlow(askingFlow(world.proxyUrl, modal));
        await until('the trip to be over', () => loadAttempts().length === 0);
        await flow.element.updateComplete;

        expect(flow.element.open).to.equal(false);
        expect(flow.hasState('introduction')).to.equal(true);
        flow.element.open = modal;
        await flow.element.updateComplete;
        expect(flow.consent.checked).to.equal(false);
      });
    }
  }

  it('asks for the permission while the server has not said whose that trip is', async () => {
    const world = await comeBackInThisTab();
    await breakCodat(world, { kind: 'hold', path: '/companies/*/connections/*' });
    const flow = await mountFlow(askingFlow(world.proxyUrl, false));
    const before = flow.hasState('introduction');
    await mendCodat(world);
    const picker = await flow.picker();
    await picker.untilPanel('Finish connecting Xero');

    expect(before).to.equal(true);
  });

  it('stays closed, and asks for the permission, where that trip has ended well', async () => {
    const world = await comeBackInThisTab();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        link-mode="redirect"
      ></codat-integration-picker>`,
    );
    await picker.untilPanel('Finish connecting Xero');
    await setStatus(world, 'x1', 'Linked');
    window.dispatchEvent(new Event('focus'));
    await until('it to be connected', () => picker.isConnected('Xero'));
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        modal
        required="banking"
        require-consent
      ></codat-link-flow>`,
    );

    expect(flow.element.open).to.equal(false);
    expect(flow.hasState('introduction')).to.equal(true);
  });

  it('is modal again after it was moved in the page', async () => {
    const { flow, page, open } = await mountDialog();
    await open();
    const other = document.createElement('section');
    page.append(other);
    other.append(flow.element);
    await flow.element.updateComplete;
    await until('it to be open', () => flow.dialog.matches(':modal'));
  });

  it('is closed by a form of the host’s in it', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} modal open>
        <form slot="introduction" method="dialog"><button>Not now</button></form>
      </codat-link-flow>`,
    );
    const closes = collect(flow.element, 'codat-close');
    await until('it to be open', () => flow.dialog.open);
    flow.dialog.close();
    await until('codat-close', () => closes.length === 1);
    expect(flow.element.open).to.equal(false);
  });

  it('stays closed where it is rendered again before the close event of a form in it', async () => {
    const { flow, open } = await mountDialog();
    await open();
    const closes = collect(flow.element, 'codat-close');

    flow.dialog.close();
    flow.element.requestUpdate();
    await flow.element.updateComplete;

    await until('codat-close', () => closes.length === 1);
    expect([flow.element.open, flow.dialog.open]).to.deep.equal([false, false]);
  });

  it('comes up again at once where the host closes and opens it', async () => {
    const { flow, open } = await mountDialog();
    await open();
    const closes = collect(flow.element, 'codat-close');

    flow.element.open = false;
    await flow.element.updateComplete;
    flow.element.open = true;
    await flow.element.updateComplete;

    expect(flow.dialog.matches(':modal')).to.equal(true);
    // Its event of before comes in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    expect([flow.element.open, flow.dialog.matches(':modal')]).to.deep.equal([true, true]);
    expect(closes).to.have.lengthOf(0);
  });

  it('keeps a question of the list inside to itself', async () => {
    const { flow, open } = await mountDialog({ connections: [{ platformKey: 'gbol' }] });
    await open();
    await flow.start();
    await until('it to be enough', () => flow.isReady);
    flow.pressAction('Continue');
    const list = await flow.list();
    await list.act('Xero', 'Disconnect');
    const key = new KeyboardEvent('keydown', {
      key: 'Escape',
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    list.get('dialog').dispatchEvent(key);
    await list.untilNoDialog();

    expect(flow.dialog.open).to.equal(true);
    expect(flow.question).to.equal('');
  });
});
