import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { mountFlow } from '../support/mount.js';
import { collect, find, until } from '../support/page.js';

const linked = { id: 'x1', platformKey: 'gbol' } as const;

/** At what is connected, which is all that is needed. */
async function mountReady() {
  const { proxyUrl } = await createWorld({ connections: [linked] });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      required="accounting"
      modal
      open
    ></codat-link-flow>`,
  );
  await flow.start();
  await until('what is needed to be connected', () => flow.isReady);
  return flow;
}

const secondClick = () =>
  new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 2 });

describe('codat-link-flow: pressed twice', () => {
  it('does not finish with the second click of a double click on “Continue”', async () => {
    const flow = await mountReady();
    const finishes = collect(flow.element, 'codat-finish');
    flow.pressAction('Continue');
    await flow.untilState('done');
    const button = flow.all('.foot button').find((one) => one.textContent.includes('Done'));
    button?.dispatchEvent(secondClick());
    await flow.element.updateComplete;
    expect([finishes.length, flow.element.open]).to.deep.equal([0, true]);
  });

  it('does not answer a question with the second click of the double click that asked it', async () => {
    const flow = await mountReady();
    const gone = collect(flow.element, 'codat-disconnect');
    flow.change('Xero');
    await until('the question', () => flow.question !== '');
    const buttons = flow.all('dialog[open]:not([part=panel]) .actions button');
    for (const button of buttons) button.dispatchEvent(secondClick());
    await flow.element.refresh();
    const asked = flow.question;
    flow.answer('Disconnect');
    await until('it to be disconnected', () => gone.length > 0);

    expect(asked).to.equal('Disconnect Xero?');
  });

  it('leaves a double click on what the host has put into a slot to the host, whatever is around it', async () => {
    const { proxyUrl } = await createWorld();
    const clicks: number[] = [];
    const page = await fixture(
      html`<div class="line">
        <codat-integration-picker proxy-url=${proxyUrl}>
          <button slot="not-listed" @click=${(event: MouseEvent) => clicks.push(event.detail)}>
            Tell us
          </button>
        </codat-integration-picker>
      </div>`,
    );
    await new PickerHarness(find(page, 'codat-integration-picker')).ready();
    find(page, 'button').dispatchEvent(secondClick());

    expect(clicks).to.deep.equal([2]);
  });

  it('closes with Esc no more than one thing for each press, however long it is held down', async () => {
    const flow = await mountReady();
    flow.change('Xero');
    await until('the question', () => flow.question !== '');
    flow.pressEscape();
    await until('no question', () => flow.question === '');
    const event = new KeyboardEvent('keydown', {
      key: 'Escape',
      bubbles: true,
      cancelable: true,
      repeat: true,
    });
    flow.dialog.dispatchEvent(event);
    await flow.element.updateComplete;
    expect(flow.element.open).to.equal(true);
  });
});
