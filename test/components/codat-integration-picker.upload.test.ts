import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { fileOf } from '../support/files.js';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { UploadHarness } from '../support/harness/upload-harness.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import type { CodatFileUpload } from '../../src/components/codat-file-upload/codat-file-upload.js';
import { mountFlow, mountPicker } from '../support/mount.js';
import { until } from '../support/page.js';

const rows = (picker: PickerHarness) =>
  picker.all('[part=upload]').map((row) => row.dataset['type']);

/** Opens the upload of a kind, and gives the element that takes the files. */
async function open(picker: PickerHarness, type = 'accounting'): Promise<UploadHarness> {
  await until('the offer', () => rows(picker).includes(type));
  picker.get(`[part=upload][data-type=${type}]`).click();
  await picker.element.updateComplete;
  const selector = `.upload:not([hidden]) codat-file-upload`;
  await until('the upload', () => customElements.get('codat-file-upload') !== undefined);
  const element = picker.root.querySelector<CodatFileUpload>(selector);
  if (!element) throw new Error('There is no upload.');
  return new UploadHarness(element).ready();
}

describe('codat-integration-picker: files instead', () => {
  it('offers files with each kind that takes them, and documents by themselves', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
    );
    await picker.ready();
    await until('the offers', () => rows(picker).length === 3);
    expect(rows(picker).sort()).to.deep.equal(['accounting', 'banking', 'other']);
  });

  it('offers none where the host does not ask for it', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();
    expect(rows(picker)).to.deep.equal([]);
  });

  it('offers none where the proxy has no route for files', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/files' });
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        upload
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const requests = async () => (await world.codat('/_sandbox/requests')).text();
    await until('the question', async () => (await requests()).includes('/files'));
    await picker.element.updateComplete;
    expect(rows(picker)).to.deep.equal([]);
  });

  it('takes the files in the list’s place, with a way back, and says then what arrived', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
    );
    await picker.ready();
    let events = 0;
    picker.element.addEventListener('codat-files-uploaded', () => (events += 1));
    const upload = await open(picker);
    expect(picker.has('[part=tile]')).to.equal(false);
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('the event', () => events === 1);
    picker.get('[part=upload-back]').click();
    await until('the list', () => picker.has('[part=tile]'));
    expect(picker.text('[part=upload][data-type=accounting]')).to.contain('1 file received');
  });

  it('offers files when nothing is found', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
    );
    await picker.ready();
    await until('the offers', () => rows(picker).length === 3);
    await picker.search('nothing of this name');
    await until('the offers', () => rows(picker).includes('accounting'));
  });
});

describe('codat-link-flow: files instead', () => {
  it('counts files that arrived for what is required', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} required="accounting" upload></codat-link-flow>`,
    );
    await flow.start();
    const upload = await open(await flow.picker());
    expect(flow.isReady).to.equal(false);
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('the way on', () => flow.isReady);
  });
});
