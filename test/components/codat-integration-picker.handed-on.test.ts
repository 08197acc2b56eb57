import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { JourneyDetail } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { openUpload } from '../support/harness/open-upload.js';
import { mountPicker } from '../support/mount.js';
import { collect, until } from '../support/page.js';

describe('codat-integration-picker: what one thing hands on to the next', () => {
  it('hands its support address and its heading’s level on to the files in its list’s place', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        upload
        heading-level="4"
        support-url="https://help.example"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const upload = await openUpload(picker);
    await upload.element.updateComplete;
    expect(upload.element.supportAddress).to.equal('https://help.example/');
    expect(upload.has('h4')).to.equal(true);
  });

  it('reports that a search found nothing where it is cleared at once', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();
    const events = collect(picker.element, 'codat-journey');
    const field = picker.get('input[type=search]', HTMLInputElement);
    field.focus();
    field.value = 'qqqq';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until('nothing found', () => picker.has('.nothing-found'));
    picker.get('.clear', HTMLButtonElement).click();
    const names = () =>
      events
        .map(({ detail }) => (detail as JourneyDetail).name)
        .filter((name) => ['search', 'no-results'].includes(name));
    await until('the report', () => names().length > 0);

    expect(names()).to.deep.equal(['no-results']);
  });

  it('asks anew whether to skip the preparation of other software', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        link-mode="manual"
        platform-keys="akxx knfz trji pqsw hbql fztf gbol jcrp"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    await picker.element.link('akxx');
    await until('prep', () => picker.has('.skip input'));
    const first = picker.text('.stage-title');
    picker.get('.skip input', HTMLInputElement).click();
    await picker.element.link('pqsw');
    await until('other prep', () => picker.text('.stage-title') !== first);
    expect(picker.get('.skip input', HTMLInputElement).checked).to.equal(false);
  });
});
