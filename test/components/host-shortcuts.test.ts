import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { needs } from '../support/engines.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { atTheEnd, find, until } from '../support/page.js';

/** The key events that the page's own listeners receive, such as `keydown x`. */
function receivedKeys(): string[] {
  const received: string[] = [];
  const listener = ({ type, key }: KeyboardEvent) => received.push(`${type} ${key}`);
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    document.addEventListener(type, listener);
    atTheEnd(() => document.removeEventListener(type, listener));
  }
  return received;
}

async function searchField() {
  const { proxyUrl } = await createWorld({});
  const page = await fixture(
    html`<div>
      <codat-integration-picker proxy-url=${proxyUrl}
        ><input slot="not-listed" aria-label="The host's own"
      /></codat-integration-picker>
    </div>`,
  );
  const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
  const field = picker.get('input', HTMLInputElement);
  field.focus();
  return { field, page, picker };
}

describe('the host page and its shortcuts', () => {
  it('receives nothing of what is typed into the search', async () => {
    const { field } = await searchField();
    const received = receivedKeys();
    await sendKeys({ type: 'x? ' });
    for (const press of ['Backspace', 'ArrowLeft', 'Home', 'Delete']) await sendKeys({ press });

    expect(field.value).to.equal('?');
    expect(received).to.deep.equal([]);
  });

  it('receives Escape, Tab, Enter, function keys and chords, down and up', async () => {
    await searchField();
    const received = receivedKeys();
    for (const press of ['Escape', 'Enter', 'F2']) await sendKeys({ press });
    for (const modifier of ['Control', 'Alt']) {
      await sendKeys({ down: modifier });
      await sendKeys({ press: 'k' });
      await sendKeys({ up: modifier });
    }
    await sendKeys({ press: 'Tab' });

    for (const key of ['Escape', 'Enter', 'F2', 'Control', 'Alt', 'Tab']) {
      expect(received).to.include(`keydown ${key}`);
      expect(received).to.include(`keyup ${key}`);
    }
    expect(received.filter((one) => one === 'keydown k').length).to.equal(2);
    expect(received.filter((one) => one === 'keyup k').length).to.equal(2);
  });

  it('receives nothing of what an input method composes', async () => {
    const { field } = await searchField();
    const received = receivedKeys();
    const keys: KeyboardEventInit[] = [
      { key: 'Process', isComposing: true },
      { key: 'Enter', isComposing: true },
      { key: 'Dead' },
      { key: '😀' },
    ];
    for (const init of keys) {
      field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
    }

    expect(received).to.deep.equal([]);
  });

  it('receives no character that is typed by AltGr', async () => {
    needs('events with AltGr');
    const { field } = await searchField();
    const received = receivedKeys();
    const init = { key: '@', ctrlKey: true, altKey: true, modifierAltGraph: true };
    field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));

    expect(received).to.deep.equal([]);
  });

  it('sees a key come up that went down before the field had the focus', async () => {
    const { field } = await searchField();
    field.blur();
    const received = receivedKeys();
    // No key by which a browser opens a search of its own, as Firefox does by a slash.
    await sendKeys({ down: 'x' });
    field.focus();
    await sendKeys({ up: 'x' });

    expect(received).to.include.members(['keydown x', 'keyup x']);
  });

  it("receives all that is typed into the host's own field in a slot", async () => {
    const { page } = await searchField();
    page.querySelector('input')?.focus();
    const received = receivedKeys();
    await sendKeys({ press: 'x' });

    expect(received).to.deep.equal(['keydown x', 'keypress x', 'keyup x']);
  });

  it('does not take the space that ticks the consent or presses a button', async () => {
    const { proxyUrl } = await createWorld({});
    const page = await fixture(
      html`<div><codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow></div>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    const scrollStopper = (event: KeyboardEvent) => {
      if (event.key === ' ') event.preventDefault();
    };
    document.addEventListener('keydown', scrollStopper);
    atTheEnd(() => document.removeEventListener('keydown', scrollStopper));
    const box = flow.get('input', HTMLInputElement);
    box.focus();
    await sendKeys({ press: ' ' });
    await until('the tick', () => box.checked);
    flow.get('.foot .primary').focus();
    await sendKeys({ press: ' ' });

    await flow.untilState('connect');
  });

  it('does not take the arrows that choose another kind of software', async () => {
    const { proxyUrl } = await createWorld({});
    const page = await fixture(
      html`<div>
        <codat-link-flow proxy-url=${proxyUrl} required="accounting banking"></codat-link-flow>
      </div>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    await flow.begin();
    const pager = (event: KeyboardEvent) => {
      if (event.key.startsWith('Arrow')) event.preventDefault();
    };
    document.addEventListener('keydown', pager);
    atTheEnd(() => document.removeEventListener('keydown', pager));
    const received = receivedKeys();
    flow.get('[type=radio]:checked').focus();
    await sendKeys({ press: 'ArrowRight' });
    await until('the next', () => flow.category === 'Banking');
    await sendKeys({ press: 'ArrowUp' });
    await until('the one before', () => flow.category === 'Accounting');
    await sendKeys({ press: 'Home' });

    // A radio has no use for it.
    expect(received).to.deep.equal(['keydown Home', 'keyup Home']);
  });

  it('receives a letter pressed on a button or a box, which types nothing', async () => {
    const { proxyUrl } = await createWorld({});
    const page = await fixture(
      html`<div><codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow></div>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    flow.get('input').focus();
    const received = receivedKeys();
    await sendKeys({ press: 'x' });

    expect(received).to.include('keydown x');
  });
});
