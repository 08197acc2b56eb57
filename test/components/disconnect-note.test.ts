import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountFlow, mountList, mountPicker } from '../support/mount.js';
import { until } from '../support/page.js';

const connections = [{ id: 'c1', platformKey: 'gbol' }] as const;
const note = html`<p slot="disconnect-note" class="note">Your credit line pauses.</p>`;

/** Whether the host's note can be seen, as a part of what the question is described by. */
function isSaid(host: Element, dialog: Element | null | undefined): boolean {
  const shown = host.querySelector('.note');
  const box = shown?.getBoundingClientRect();
  const described = dialog?.getAttribute('aria-describedby');
  const slot = described && dialog?.querySelector(`#${described} slot[name=disconnect-note]`);
  return Boolean(box && box.height > 0 && slot);
}

describe('the host’s note before disconnecting', () => {
  for (const [label, expected] of [
    ['Disconnect', true],
    ['Delete', false],
  ] as const) {
    it(`is ${expected ? '' : 'not '}in the list’s question “${label}”`, async () => {
      const world = await createWorld({ connections });
      const list = await mountList(
        html`<codat-connection-list proxy-url=${world.proxyUrl} actions="disconnect delete"
          >${note}</codat-connection-list
        >`,
      );
      await list.ready();
      expect(isSaid(list.element, list.dialog)).to.equal(false);
      await list.act('Xero', label);
      await until('the question', () => list.dialog?.open);

      expect(isSaid(list.element, list.dialog)).to.equal(expected);
    });
  }

  it('is in the picker’s question before different software', async () => {
    const world = await createWorld({ connections });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}
        >${note}</codat-integration-picker
      >`,
    );
    await picker.ready();
    await picker.askForAnother();

    expect(isSaid(picker.element, picker.root.querySelector('dialog'))).to.equal(true);
  });

  it('is in the flow’s own question, and in that of its list', async () => {
    const world = await createWorld({ connections });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} required="accounting"
        >${note}</codat-link-flow
      >`,
    );
    await flow.start();
    await until('what is needed to be connected', () => flow.isReady);
    flow.pressAction('Change');
    await until('the question', () => flow.has('dialog[open]'));
    expect(isSaid(flow.element, flow.root.querySelector('dialog[open]'))).to.equal(true);
    flow.answer('Keep connected');
    await until('no question', () => !flow.has('dialog[open]'));

    flow.pressAction('Continue');
    const list = await flow.list();
    await list.act('Xero', 'Disconnect');
    await until('the list’s question', () => list.dialog?.open);
    expect(isSaid(flow.element, list.dialog)).to.equal(true);
  });

  it('is handed on to the picker in the flow', async () => {
    const world = await createWorld({});
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl}>${note}</codat-link-flow>`,
    );
    await flow.start();
    const picker = await flow.picker();
    const forwarded = picker.element.querySelector('slot[name=disconnect-note]');
    expect(forwarded?.slot).to.equal('disconnect-note');
  });

  it('takes no place where there is none', async () => {
    const world = await createWorld({ connections });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    await list.act('Xero', 'Disconnect');
    await until('the question', () => list.dialog?.open);
    const height = (selector: string) =>
      list.dialog?.querySelector(selector)?.getBoundingClientRect().height;

    expect(height('.consequence')).to.equal(height('.lead'));
  });
});
