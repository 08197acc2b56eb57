import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { fileOf } from '../support/files.js';
import { breakCodat, createWorld, mendCodat, type BrowserWorld } from '../support/browser-world.js';
import { uploadElement } from '../../src/components/base/upload-element.js';
import { holdLoad } from '../support/hold-load.js';
import { openUpload, uploadRows } from '../support/harness/open-upload.js';
import { dragOf } from '../support/harness/upload-harness.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import { comeBack, connectionIdIn } from '../support/linking.js';
import { mountPicker } from '../support/mount.js';
import { collect, collectWarnings, until } from '../support/page.js';

const rows = uploadRows;

const files = '/companies/*/connections/*/files';

/** A picker in which files are chosen. */
async function mountOpen(world: BrowserWorld) {
  const picker = await mountPicker(
    html`<codat-integration-picker proxy-url=${world.proxyUrl} upload></codat-integration-picker>`,
  );
  await picker.ready();
  return { picker, upload: await openUpload(picker) };
}

/** A picker in which files are chosen in place of what failed. */
async function mountFailed() {
  const world = await createWorld();
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${world.proxyUrl}
      link-mode="manual"
      upload
    ></codat-integration-picker>`,
  );
  const opens = collect(picker.element, 'codat-link-open');
  await picker.ready();
  picker.choose('Xero');
  await picker.untilStage('Continue in the Xero window');
  await comeBack({ connectionId: connectionIdIn(opens), statusCode: '500' });
  await picker.untilStage('We couldn’t connect Xero');
  const offer = picker.all('[part=upload]').find((row) => !row.closest('[inert]'));
  offer?.click();
  await until('the files', () => picker.has('.upload:not([hidden])'));
  return { picker };
}

/** What becomes of a drag over the place that the person sees: whether the page is kept, and what the pointer says. */
function dragged(picker: PickerHarness, event: DragEvent) {
  picker.get('.upload:not([hidden]) codat-file-upload').dispatchEvent(event);
  return [event.defaultPrevented, event.dataTransfer?.dropEffect];
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

  for (const [what, goOn] of [
    [
      'another company is shown',
      async (picker: PickerHarness) => {
        picker.element.proxyUrl = (await createWorld()).proxyUrl;
        await picker.element.updateComplete;
      },
    ],
    [
      'the person is back at the list',
      (picker: PickerHarness) => {
        picker.get('.upload:not([hidden]) .back').click();
      },
    ],
  ] as const) {
    it(`says nothing of an upload that fails to load once ${what}`, async () => {
      const { proxyUrl } = await createWorld();
      const picker = await mountPicker(
        html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
      );
      await picker.ready();
      await until('the offers', () => rows(picker).length === 3);
      const errors = collect(picker.element, 'codat-error');
      const fail = holdLoad(uploadElement);
      picker.get('[part=upload]').click();
      await picker.element.updateComplete;
      await goOn(picker);
      fail();
      await picker.element.refresh();

      expect(errors).to.deep.equal([]);
    });
  }

  it('refuses files until there is what takes them, so that the browser does not open them', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
    );
    await picker.ready();
    await until('the offers', () => rows(picker).length === 3);
    const errors = collect(picker.element, 'codat-error');
    const fail = holdLoad(uploadElement);
    picker.get('[part=upload]').click();
    await picker.element.updateComplete;
    const isRefused = () =>
      (['dragover', 'drop'] as const).map((type) => dragged(picker, dragOf(type, fileOf('a.pdf'))));
    const whileLoading = isRefused();
    const ofText = dragged(picker, dragOf('drop'));
    fail();
    await until('the failure', () => errors.length > 0);

    expect(whileLoading).to.deep.equal([
      [true, 'none'],
      [true, 'none'],
    ]);
    expect(ofText).to.deep.equal([false, 'move']);
    expect(isRefused()).to.deep.equal(whileLoading);
  });

  it('refuses files beside the place that takes them, and there takes them', async () => {
    const { picker, upload } = await mountOpen(await createWorld());
    const beside = dragOf('drop', fileOf('a.pdf'));
    picker.get('.upload:not([hidden]) .back').dispatchEvent(beside);
    const over = dragOf('dragover', fileOf('a.pdf'));
    upload.get('[part=panel]').dispatchEvent(over);

    expect(beside.defaultPrevented).to.equal(true);
    expect([over.defaultPrevented, over.dataTransfer?.dropEffect]).to.deep.equal([true, 'copy']);
    expect(upload.names).to.deep.equal([]);
    upload.drop(fileOf('b.pdf'));
    await upload.untilReceived('b.pdf');
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
    const upload = await openUpload(picker);
    expect(picker.has('[part=tile]')).to.equal(false);
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('the event', () => events === 1);
    picker.get('[part=upload-back]').click();
    await until('the list', () => picker.has('[part=tile]'));
    expect(picker.text('[part=upload][data-type=accounting]')).to.contain('1 file received');
  });

  it('says the kind of files where a row does not stand with its group', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl} upload></codat-integration-picker>`,
    );
    await picker.ready();
    await until('the offers', () => rows(picker).length === 3);
    const hint = 'PDF, Excel, CSV or photos';
    expect(picker.text('[part=upload][data-type=banking] .secondary')).to.equal(hint);
    await picker.search('nothing of this name');
    await until('the offers', () => rows(picker).length === 3);
    expect(picker.text('[part=upload][data-type=banking] .secondary')).to.equal(
      `Banking · ${hint}`,
    );
  });

  it('says in the list how files get on that were left behind, and which could not be sent', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'hold', method: 'POST', path: files });
    const { picker, upload } = await mountOpen(world);
    upload.choose(fileOf('a.pdf'), fileOf('b.csv', 'csv'));
    await until('files on their way', () => upload.hasState('uploading'));
    picker.get('[part=upload-back]').click();
    const row = '[part=upload][data-type=accounting]';
    await picker.untilText(row, '0 of 2 files uploaded');

    await mendCodat(world);
    await picker.untilText(row, '2 files received');
  });

  it('says which files left behind could not be sent, aloud too', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 400, method: 'POST', path: files });
    const { picker, upload } = await mountOpen(world);
    upload.choose(fileOf('a.pdf'));
    picker.get('[part=upload-back]').click();
    await picker.untilText('[part=upload][data-type=accounting]', 'We couldn’t upload a.pdf');
    await until('the words', () => picker.announced.includes('We couldn’t upload a.pdf'));
  });

  it('leads back to the list from files that were chosen in place of what failed', async () => {
    const { picker } = await mountFailed();
    picker.get('[part=upload-back]').click();
    await picker.untilList();
    const focused = await until('the focus on the offer', () =>
      picker.root.activeElement?.closest<HTMLElement>('[part=upload]'),
    );

    expect(picker.lines).to.deep.equal(['We couldn’t connect Xero']);
    expect(focused.dataset['type']).to.equal('accounting');
  });

  for (const [what, key, title] of [
    ['an attempt', 'exgd', 'Continue in the Stripe window'],
    ['what has to be prepared', 'akxx', 'Before you connect Oracle NetSuite'],
    ['a problem', 'nope', 'Something went wrong on our side'],
  ] as const) {
    it(`gives the files’ place to ${what} that the host asks for, and sends what is on its way`, async () => {
      localStorage.removeItem('codat-elements:skipped-preparations');
      collectWarnings();
      const world = await createWorld();
      await breakCodat(world, { kind: 'hold', method: 'POST', path: files });
      const { picker, upload } = await mountOpen(world);
      picker.element.linkMode = 'manual';
      upload.choose(fileOf('a.pdf'));
      await until('files on their way', () => upload.hasState('uploading'));
      picker.element.link(key).catch(() => undefined);
      await picker.untilStage(title);
      const areFilesShown = picker.has('.upload:not([hidden])');
      picker.pressOnStage('Back to the list');
      await picker.untilList();
      await mendCodat(world);
      await picker.untilText('[part=upload][data-type=accounting]', '1 file received');

      expect(areFilesShown).to.equal(false);
    });
  }

  it('gives the files’ place to a new attempt where an outcome is behind them', async () => {
    const { picker } = await mountFailed();
    picker.element.link('exgd').catch(() => undefined);
    await picker.untilStage('Continue in the Stripe window');

    expect(picker.has('.upload:not([hidden])')).to.equal(false);
    expect(picker.lines).to.deep.equal(['We couldn’t connect Xero']);
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
