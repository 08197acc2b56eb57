import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import { CodatApiError, CodatNetworkError } from '../../src/api/errors.js';
import type { CodatFilesUploadedEvent } from '../../src/events/index.js';
import { ja } from '../../src/locales/ja.js';
import { uploadModule } from '../../src/store/uploads-part.js';
import { fileOf } from '../support/files.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  type BrowserWorld,
} from '../support/browser-world.js';
import type { UploadHarness } from '../support/harness/upload-harness.js';
import { holdLoad } from '../support/hold-load.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountUpload } from '../support/mount.js';
import { until, untilDrawn } from '../support/page.js';

const MB = 1024 * 1024;
const files = '/companies/*/connections/*/files';

const mount = async (world: BrowserWorld, type = 'accounting'): Promise<UploadHarness> => {
  const upload = await mountUpload(
    html`<codat-file-upload proxy-url=${world.proxyUrl} source-type=${type}></codat-file-upload>`,
  );
  return upload.ready();
};

/** Holds the responses to uploads until Codat is mended. */
const holdUploads = (world: BrowserWorld) =>
  breakCodat(world, { kind: 'hold', method: 'POST', path: files });

const uploadsOf = async (world: BrowserWorld) =>
  (await requestsOf(world)).filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/files'),
  );

const createdIn = async (world: BrowserWorld) =>
  (await requestsOf(world)).filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/connections'),
  );

/** Whether the browser would ask before the page is left. */
const asksBeforeLeaving = (): boolean =>
  !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** What failed, of each error that the element announces from now on. */
function operationsIn(upload: UploadHarness): string[] {
  const operations: string[] = [];
  upload.element.addEventListener('codat-error', ({ detail }) => operations.push(detail.operation));
  return operations;
}

/** A client with methods of its own in place of some. */
const withMethods = (client: CodatClient, own: Partial<CodatClient>): CodatClient =>
  new Proxy(client, {
    get(target, name: keyof CodatClient) {
      const value = own[name] ?? target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('codat-file-upload', () => {
  it('sends chosen files, lists what has arrived, and dispatches its event once', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    const events: CodatFilesUploadedEvent['detail'][] = [];
    upload.element.addEventListener('codat-files-uploaded', ({ detail }) => events.push(detail));
    upload.choose(fileOf('a.pdf', 'pdf', MB), fileOf('b.csv', 'csv'), fileOf('c.xlsx', 'xlsx'));
    await upload.untilReceived('a.pdf', 'b.csv', 'c.xlsx');
    await until('the event', () => events.length > 0);
    expect(upload.names).to.deep.equal([]);
    expect(events).to.have.length(1);
    expect(events[0]?.integrationKey).to.equal('zacu');
    expect(events[0]?.files.map(({ name, size }) => [name, size])).to.deep.equal([
      ['a.pdf', MB],
      ['b.csv', 29],
      ['c.xlsx', fileOf('c.xlsx', 'xlsx').size],
    ]);
    expect(await uploadsOf(world)).to.have.length(3);
    expect(await createdIn(world)).to.have.length(1);
    expect(upload.announced).to.equal('3 files received');
    expect(upload.hasState('received')).to.equal(true);
  });

  it('lists after a reload what arrived before, of its own kind', async () => {
    const world = await createWorld({
      files: [{ name: 'old.pdf' }, { name: 'statement.csv', sourceType: 'Banking' }],
    });
    const upload = await mount(world);
    expect(upload.received).to.deep.equal(['old.pdf']);
    expect((await mount(world, 'banking')).received).to.deep.equal(['statement.csv']);
  });

  it('adopts the connection that the company has, whatever its status', async () => {
    for (const status of ['PendingAuth', 'Linked'] as const) {
      const world = await createWorld({ connections: [{ platformKey: 'zacu', status }] });
      const upload = await mount(world);
      upload.choose(fileOf('a.pdf'));
      await upload.untilReceived('a.pdf');
      expect(await createdIn(world)).to.deep.equal([]);
    }
  });

  for (const way of ['drop', 'paste'] as const) {
    it(`takes files by ${way}, and keeps the page from opening them`, async () => {
      const upload = await mount(await createWorld());
      expect(upload[way](fileOf('a.pdf'))).to.equal(true);
      await upload.untilReceived('a.pdf');
    });
  }

  it('takes files while it is loading, and sends them once it knows where to', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'hold', method: 'GET', path: '/integrations' });
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
    );
    await upload.untilState('loading');
    expect(upload.drop(fileOf('a.pdf'))).to.equal(true);
    upload.drop(fileOf('b.pdf'));
    await mendCodat(world);
    await upload.untilReceived('a.pdf', 'b.pdf');
    expect(await uploadsOf(world)).to.have.length(2);
  });

  it('sends nothing later that was given while the integration was not turned on', async () => {
    const world = await createWorld();
    let isOn = false;
    const client = createCodatClient({ proxyUrl: world.proxyUrl });
    const switched = withMethods(client, {
      listIntegrations: async (options) =>
        (await client.listIntegrations(options)).filter(() => isOn),
    });
    const upload = await mountUpload(
      html`<codat-file-upload .client=${switched}></codat-file-upload>`,
    );
    await upload.untilState('loading');
    upload.drop(fileOf('a.pdf'));
    await upload.untilState('unavailable');
    isOn = true;
    await upload.element.refresh();
    await upload.ready();
    upload.choose(fileOf('b.pdf'));
    await upload.untilReceived('b.pdf');
    expect(upload.received).to.deep.equal(['b.pdf']);
  });

  it('sends nothing to another company that was given for the one before', async () => {
    const world = await createWorld();
    const other = await createWorld();
    await breakCodat(world, { kind: 'hold', method: 'GET', path: '/integrations' });
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
    );
    await upload.untilState('loading');
    upload.drop(fileOf('a.pdf'));
    upload.element.proxyUrl = other.proxyUrl;
    await upload.ready();
    upload.drop(fileOf('b.pdf'));
    await upload.untilReceived('b.pdf');
    expect(await uploadsOf(other)).to.have.length(1);
    await mendCodat(world);
  });

  it('leaves text that is dropped or pasted to the page', async () => {
    const upload = await mount(await createWorld());
    expect(upload.drop()).to.equal(false);
    expect(upload.paste()).to.equal(false);
  });

  it('shows while files are held over it, and no longer', async () => {
    const upload = await mount(await createWorld());
    upload.dragOver(fileOf('a.pdf'));
    await upload.untilState('dragging');
    upload.dragLeave();
    await until('the end of it', () => !upload.hasState('dragging'));
  });

  it('has a way to photograph, for cameras', async () => {
    const upload = await mount(await createWorld());
    const camera = upload.get('input[capture]', HTMLInputElement);
    expect([camera.getAttribute('capture'), camera.accept]).to.deep.equal([
      'environment',
      'image/jpeg,image/png',
    ]);
  });

  const refusals: [string, File, RegExp][] = [
    ['a program called .pdf', fileOf('a.pdf', 'exe'), /isn’t what its name says/],
    ['a page called .csv', fileOf('a.csv', 'html'), /isn’t what its name says/],
    ['an archive called .xlsx', fileOf('a.xlsx', 'zip'), /isn’t what its name says/],
    ['a phone’s photo of another format', fileOf('a.heic', 'zip'), /CSV, JPG or PNG/],
    ['a photo called .png', fileOf('a.png', 'jpeg'), /CSV, JPG or PNG/],
    ['another maker’s spreadsheet', fileOf('a.numbers', 'zip'), /type can’t be used/],
    ['text without an extension', fileOf('a', 'csv'), /type can’t be used/],
    ['an encrypted document', fileOf('a.docx', 'xls'), /password/],
    ['an empty file', fileOf('a.pdf', 'pdf', 0), /is empty/],
    ['10.1 MB', fileOf('a.pdf', 'pdf', Math.ceil(10.1 * MB)), /larger than 10 MB/],
  ];
  for (const [what, file, words] of refusals) {
    it(`refuses ${what} before anything is sent`, async () => {
      const world = await createWorld();
      const upload = await mount(world);
      upload.choose(file);
      await upload.untilStatus(words);
      expect(await uploadsOf(world)).to.deep.equal([]);
      expect(await createdIn(world)).to.deep.equal([]);
      expect(upload.announced).to.contain('We couldn’t upload a');
      expect(upload.announced).to.match(words);
      upload.pressOn(`Remove ${file.name}`);
      await until('it to go', () => upload.names.length === 0);
    });
  }

  it('takes 10 MB exactly', async () => {
    const upload = await mount(await createWorld());
    upload.choose(fileOf('a.pdf', 'pdf', 10 * MB));
    await upload.untilReceived('a.pdf');
  });

  it('gives a photo without an extension the one of its content', async () => {
    const upload = await mount(await createWorld());
    upload.choose(fileOf('image', 'jpeg'));
    await upload.untilReceived('image.jpg');
  });

  for (const [given, name] of [
    ['report.', 'report.pdf'],
    ['trailing.pdf.', 'trailing.pdf'],
    ['double..pdf', 'double..pdf'],
    ['SCAN.PDF. .', 'SCAN.PDF'],
  ] as const) {
    it(`sends "${given}" as "${name}", with one extension`, async () => {
      const upload = await mount(await createWorld());
      upload.choose(fileOf(given));
      await upload.untilReceived(name);
    });
  }

  it('keeps the 21st file until the others are there, and sends it then', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    const all = Array.from({ length: 22 }, (_, place) => fileOf(`${place}.csv`, 'csv', 30 + place));
    upload.choose(...all);
    await upload.untilStatus(/20 files at a time/);
    await until('the words', () => upload.announced === 'Uploading 20 files');
    upload.pressOn('Remove 21.csv');
    await mendCodat(world);
    await until('all others', () => upload.text('[part=received]').includes('and 1 more'));
    expect(upload.names).to.deep.equal([]);
    expect(await uploadsOf(world)).to.have.length(21);
  });

  it('sends a file for which there was no room as soon as another is taken away', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    const all = Array.from({ length: 21 }, (_, place) => fileOf(`${place}.csv`, 'csv', 30 + place));
    upload.choose(...all);
    await upload.untilStatus(/20 files at a time/);
    upload.pressOn('Cancel 19.csv');
    await until('its turn', () => !upload.statuses.join().includes('20 files at a time'));
    await mendCodat(world);
    await upload.untilReceived('20.csv');
    expect(upload.received).not.to.include('19.csv');
  });

  it('sends no file again that has arrived from here, but another of its name', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    upload.choose(fileOf('a.pdf'));
    await upload.untilStatus('You’ve already sent this file.');
    expect(await uploadsOf(world)).to.have.length(1);
    upload.choose(fileOf('a.pdf', 'pdf', 500));
    await until('the other', () => upload.received.length === 2);
  });

  it('announces of each file that is refused why, since the reason is of this one file', async () => {
    const upload = await mount(await createWorld());
    upload.choose(
      fileOf('a.exe', 'exe'),
      fileOf('b.exe', 'exe'),
      fileOf('c.pdf', 'pdf', 0),
      fileOf('d.pdf', 'pdf', 0),
    );
    await until('all', () => upload.names.length === 4 && upload.announced.includes('d.pdf'));

    const type = 'This type can’t be used. Save it as PDF, Excel, CSV, JPG or PNG.';
    expect(upload.announced).to.equal(
      [
        `We couldn’t upload a.exe. ${type}`,
        `We couldn’t upload b.exe. ${type}`,
        'We couldn’t upload c.pdf. This file is empty.',
        'We couldn’t upload d.pdf. This file is empty.',
      ].join(' '),
    );
  });

  it('announces of each file that the server finds at fault why', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    await breakCodat(world, { kind: 'status', status: 413, method: 'POST', path: files });
    upload.choose(fileOf('a.pdf'), fileOf('b.csv', 'csv'));
    const both = ['a.pdf', 'b.csv'].map((name) => `upload ${name}. This file is too large.`);
    await until('both', () => both.every((words) => upload.announced.includes(words)));
  });

  it('announces in sentences as the language sets them', async () => {
    const { proxyUrl } = await createWorld();
    const upload = await mountUpload(
      html`<codat-file-upload lang="ja" proxy-url=${proxyUrl}></codat-file-upload>`,
    );
    await upload.ready();
    await upload.untilText('[part=choose]', ja.uploadChoose);
    upload.choose(fileOf('a.pdf', 'pdf', 0), fileOf('b.pdf', 'pdf', 0));
    await until('the words', () => upload.announced.includes('b.pdf'));

    const empty = ja.uploadRefused('empty');
    expect(upload.announced).to.equal(
      `${ja.uploadFailed('a.pdf')}。${empty}${ja.uploadFailed('b.pdf')}。${empty}`,
    );
  });

  for (const [what, isRemoved] of [
    ['stays', false],
    ['was removed', true],
  ] as const) {
    it(`announces once that a file is refused, which ${what} when another arrives`, async () => {
      const world = await createWorld();
      await holdUploads(world);
      const upload = await mount(world);
      const said = collectAnnouncements();
      upload.choose(fileOf('a.exe', 'exe'), fileOf('b.pdf'));
      await until('the beginning', () => said.length === 1);
      if (isRemoved) upload.pressOn('Remove a.exe');
      await mendCodat(world);
      await upload.untilReceived('b.pdf');
      await until('the end', () => said.length > 1);

      expect(said).to.deep.equal([
        'Uploading 1 file. We couldn’t upload a.exe. This type can’t be used. Save it as PDF, Excel, CSV, JPG or PNG.',
        '1 file received',
      ]);
    });
  }

  it('announces once that a file is refused when another fails, and once that this one fails', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    await breakCodat(world, { kind: 'status', status: 413, method: 'POST', path: files });
    const said = collectAnnouncements();
    upload.choose(fileOf('a.exe', 'exe'), fileOf('b.pdf'));
    await until('the failure', () => said.some((one) => one.includes('b.pdf')));

    expect(said.filter((one) => one.includes('a.exe'))).to.have.lengthOf(1);
    expect(said.filter((one) => one.includes('b.pdf'))).to.have.lengthOf(1);
  });

  for (const [status, words] of [
    [413, /too large/],
    [415, /type can’t be used/],
    [422, /security check/],
  ] as const) {
    it(`says in codat-error what the screen says of a file that Codat refuses with ${status}`, async () => {
      const world = await createWorld();
      const upload = await mount(world);
      const messages: string[] = [];
      upload.element.addEventListener('codat-error', ({ detail }) =>
        messages.push(detail.error.message),
      );
      await breakCodat(world, { kind: 'status', status, method: 'POST', path: files });
      upload.choose(fileOf('a.pdf'));
      await upload.untilStatus(words);

      expect(messages.join()).to.match(words);
    });
  }

  it('takes a file once, however often it is given, and others of its name', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    upload.choose(fileOf('a.csv', 'csv'), fileOf('a.csv', 'csv'), fileOf('a.csv', 'csv', 60));
    await upload.untilStatus(/already added/);
    await mendCodat(world);
    await until('both', () => upload.received.length === 2);
    expect(await uploadsOf(world)).to.have.length(2);
  });

  it('sends three at a time, shows how far each and all are, and asks before the page is left', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    expect(asksBeforeLeaving()).to.equal(false);
    upload.choose(...['a', 'b', 'c', 'd'].map((name) => fileOf(`${name}.pdf`, 'pdf', MB)));
    await upload.untilStatus('Waiting');
    await until('three bars', () => upload.all('[part=file] progress').length === 3);
    expect(upload.text('[part=total]')).to.equal('0 of 4 files uploaded');
    expect(upload.announced).to.equal('Uploading 4 files');
    expect(upload.hasState('uploading')).to.equal(true);
    expect(asksBeforeLeaving()).to.equal(true);
    await mendCodat(world);
    await upload.untilReceived('a.pdf', 'b.pdf', 'c.pdf', 'd.pdf');
    expect(asksBeforeLeaving()).to.equal(false);
    expect(upload.has('[part=total]')).to.equal(false);
  });

  it('asks before the page is left while another kind of files is still on its way', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    const other = await mount(world, 'banking');
    upload.choose(fileOf('a.pdf'));
    other.choose(fileOf('b.pdf'));
    await until('both', () => [upload, other].every((one) => one.hasState('uploading')));
    upload.pressOn('Cancel a.pdf');
    await until('one', () => !upload.hasState('uploading'));
    expect(asksBeforeLeaving()).to.equal(true);
    other.pressOn('Cancel b.pdf');
    await until('none', () => !other.hasState('uploading'));
    expect(asksBeforeLeaving()).to.equal(false);
    await mendCodat(world);
  });

  it('stops sending what is cancelled, and sends the rest', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    upload.choose(fileOf('a.pdf'), fileOf('b.csv', 'csv'));
    await until('both on their way', () => upload.all('[part=file] progress').length === 2);
    upload.pressOn('Cancel a.pdf');
    await mendCodat(world);
    await upload.untilReceived('b.csv');
    expect(upload.names).to.deep.equal([]);
  });

  it('says what became of a file that failed, and sends it again when asked', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    const errors = operationsIn(upload);
    await breakCodat(world, { kind: 'status', status: 402, method: 'POST', path: files });
    upload.choose(fileOf('a.pdf'), fileOf('b.csv', 'csv'));
    await until(
      'both',
      () => upload.statuses.filter((one) => one.includes('isn’t available')).length === 2,
    );
    expect(errors).to.deep.equal(['upload', 'upload']);
    expect(asksBeforeLeaving()).to.equal(false);
    upload.pressOn('Try again a.pdf');
    await until('the third failure', () => errors.length === 3);
    expect(upload.announced).to.match(/^We couldn’t upload b\.csv and a\.pdf\./);
    await mendCodat(world);
    upload.pressOn('Try again a.pdf');
    await upload.untilReceived('a.pdf');
    expect(upload.names).to.deep.equal(['b.csv']);
  });

  it('announces again that a file is refused when the person gives it again', async () => {
    const upload = await mount(await createWorld());
    const said = collectAnnouncements();
    for (const times of [1, 2]) {
      upload.choose(fileOf('a.exe'));
      await until('the row', () => upload.names.length === times);
      await until('it to be said', () => said.length === times);
    }

    expect(said[0]).to.include('a.exe');
    expect(said[1]).to.equal(said[0]);
  });

  it('announces nothing again when a file is cancelled, and its loading once', async () => {
    const world = await createWorld();
    const said = collectAnnouncements();
    const upload = await mount(world);
    await holdUploads(world);
    upload.choose(fileOf('a.pdf'), fileOf('b.pdf'));
    await until('the beginning', () => said.includes('Uploading 2 files'));
    upload.pressOn('Cancel a.pdf');
    await until('the row to go', () => upload.names.join() === 'b.pdf');
    await mendCodat(world);
    await upload.untilReceived('b.pdf');
    await until('the end', () => said.some((one) => one.includes('received')));

    expect(said.filter((one) => one === 'Uploading 2 files')).to.have.lengthOf(1);
    expect(said.filter((one) => one.includes('Loading'))).to.have.lengthOf(1);
  });

  it('cancels one file by a double click, and not the next one that moves there', async () => {
    const world = await createWorld();
    await holdUploads(world);
    const upload = await mount(world);
    upload.choose(fileOf('a.pdf'), fileOf('b.csv', 'csv'));
    await until('both on their way', () => upload.all('[part=file] progress').length === 2);
    upload.pressOn('Cancel a.pdf');
    await until('the first to be gone', () => upload.names.join() === 'b.csv');
    const second = new MouseEvent('click', { bubbles: true, composed: true, detail: 2 });
    upload.get('[part=cancel]').dispatchEvent(second);
    await upload.element.updateComplete;

    expect(upload.names).to.deep.equal(['b.csv']);
    upload.pressOn('Cancel b.csv');
    await mendCodat(world);
  });

  it('says that the person is signed out where only the list can tell', async () => {
    const world = await createWorld();
    const client = createCodatClient({ proxyUrl: world.proxyUrl });
    let isSignedOut = false;
    const own: Partial<CodatClient> = {
      listFiles: async () => {
        if (isSignedOut) throw new CodatApiError({ status: 401 });
        return [];
      },
      uploadFile: async () => {
        isSignedOut = true;
        throw new CodatNetworkError('network');
      },
    };
    const signedOut = withMethods(client, own);
    const upload = await mountUpload(
      html`<codat-file-upload .client=${signedOut}></codat-file-upload>`,
    );
    await upload.ready();
    upload.choose(fileOf('a.pdf'));
    await upload.untilStatus(/signed out/);
  });

  it('says that a file is too large for Codat, and does not offer to send it again', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    await breakCodat(world, { kind: 'status', status: 413, method: 'POST', path: files });
    upload.choose(fileOf('a.pdf'));
    await upload.untilStatus(/too large/);
    expect(upload.has('[part=file] [part=retry]')).to.equal(false);
  });

  it('counts a file as received whose response was lost, once Codat lists it', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    await breakCodat(world, {
      kind: 'status',
      status: 500,
      method: 'POST',
      path: files,
      after: 'after',
      times: 1,
    });
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    expect(await uploadsOf(world)).to.have.length(1);
  });

  it('offers to try again after a broken connection', async () => {
    const world = await createWorld();
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.plainUrl}></codat-file-upload>`,
    );
    await upload.ready();
    await breakCodat(world, { kind: 'network', method: 'POST', path: files });
    upload.choose(fileOf('a.pdf', 'pdf', MB));
    await upload.untilStatus(/couldn’t reach/);
    await mendCodat(world);
    upload.pressOn('Try again a.pdf');
    await upload.untilReceived('a.pdf');
  });

  it('gives the places of cancelled files to others, though their token never comes', async () => {
    const world = await createWorld();
    let token: () => unknown = () => 'token';
    const upload = await mountUpload(
      html`<codat-file-upload
        proxy-url=${world.plainUrl}
        .getToken=${() => token()}
      ></codat-file-upload>`,
    );
    await upload.ready();
    upload.choose(fileOf('first.pdf'));
    await upload.untilReceived('first.pdf');
    token = () => new Promise(() => undefined);
    const names = ['a.pdf', 'b.csv', 'c.xlsx'];
    upload.choose(fileOf('a.pdf'), fileOf('b.csv', 'csv'), fileOf('c.xlsx', 'xlsx'));
    const sending = () => upload.all('[part=file] progress').length;
    await until('three that are sent', () => sending() === 3);
    upload.choose(fileOf('d.pdf', 'pdf', MB));
    await upload.untilStatus('Waiting');
    for (const name of names) upload.pressOn(`Cancel ${name}`);
    await until('the fourth to be sent', () => upload.names.join() === 'd.pdf' && sending() === 1);
  });

  it('asks for a new token once after a 401', async () => {
    const world = await createWorld();
    let calls = 0;
    const upload = await mountUpload(
      html`<codat-file-upload
        proxy-url=${world.plainUrl}
        .getToken=${() => `token-${(calls += 1)}`}
      ></codat-file-upload>`,
    );
    await upload.ready();
    await breakCodat(world, { kind: 'status', status: 401, method: 'POST', path: files, times: 1 });
    const before = calls;
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    expect(calls).to.be.greaterThan(before);
    expect((await uploadsOf(world)).map(({ status }) => status)).to.deep.equal([401, 200]);
  });

  it('shows nothing where the proxy has no route for files, and says so once in the console', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/files' });
    const { warn, error } = console;
    const lines: unknown[] = [];
    console.warn = (...all: unknown[]) => lines.push(all[0]);
    console.error = console.warn;
    try {
      const upload = await mountUpload(
        html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
      );
      await upload.untilState('unavailable');
      expect(upload.has('[part=panel]')).to.equal(false);
      await upload.element.refresh();
      expect(
        lines.filter((line) => String(line).includes('files cannot be uploaded')),
      ).to.have.length(1);
    } finally {
      Object.assign(console, { warn, error });
    }
  });

  for (const status of [404, 403]) {
    it(`connects nothing for files that were given before the proxy refused files with ${status}`, async () => {
      const world = await createWorld();
      await breakCodat(world, { kind: 'hold', method: 'GET', path: '/integrations' });
      const client = createCodatClient({ proxyUrl: world.proxyUrl });
      let answer: () => void = () => undefined;
      const asked = new Promise<void>((resolve) => (answer = resolve));
      const refused = withMethods(client, {
        listFiles: () => asked.then(() => Promise.reject(new CodatApiError({ status }))),
      });
      const errors: unknown[] = [];
      const upload = await mountUpload(
        html`<codat-file-upload
          .client=${refused}
          @codat-error=${(event: Event) => errors.push(event)}
        ></codat-file-upload>`,
      );
      await upload.untilState('loading');
      upload.drop(fileOf('a.pdf'));
      answer();
      await upload.untilState('unavailable');
      await mendCodat(world);
      await upload.element.refresh();
      expect(await createdIn(world)).to.deep.equal([]);
      expect(await uploadsOf(world)).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
      expect(upload.hasState('uploading')).to.equal(false);
    });
  }

  it('says that the code of uploading could not be loaded, and tries again', async () => {
    const fail = holdLoad(uploadModule);
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${(await createWorld()).proxyUrl}></codat-file-upload>`,
    );
    const errors = operationsIn(upload);
    fail();
    await upload.untilText('[part=error]', 'We couldn’t open the upload');
    const first = [upload.hasState('error'), ...errors];
    await upload.element.refresh();
    await upload.retry();
    fail();
    await until('the second failure', () => errors.length === 2);

    expect(first).to.deep.equal([true, 'upload']);
    expect(errors).to.deep.equal(['upload', 'upload']);
  });

  it('announces nothing of code that could not be loaded where files cannot be uploaded', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/files' });
    const fail = holdLoad(uploadModule);
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
    );
    const errors = operationsIn(upload);
    await upload.untilState('unavailable');
    fail();
    await upload.element.refresh();

    expect(errors).to.deep.equal([]);
    expect(upload.hasState('error')).to.equal(false);
  });

  it('announces code that could not be loaded once it is shown, after what was shown before', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 400, path: '/integrations' });
    const fail = holdLoad(uploadModule);
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
    );
    const errors = operationsIn(upload);
    await until('the failure', () => errors.length === 1);
    fail();
    await untilDrawn();
    const before = [...errors];
    await mendCodat(world);
    await upload.retry();
    await upload.untilText('[part=error]', 'We couldn’t open the upload');

    expect(before).to.deep.equal(['list-integrations']);
    expect(errors).to.deep.equal(['list-integrations', 'upload']);
  });

  it('says as a summary what has arrived without the code of uploading, and announces nothing else', async () => {
    const world = await createWorld({ files: [{ name: 'old.pdf' }] });
    await breakCodat(world, { kind: 'status', status: 400, path: '/integrations' });
    const fail = holdLoad(uploadModule);
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl} .isSummary=${true}></codat-file-upload>`,
    );
    const errors = operationsIn(upload);
    await upload.untilReceived('old.pdf');
    fail();
    await upload.element.refresh();

    expect(upload.received).to.deep.equal(['old.pdf']);
    expect(errors).to.deep.equal([]);
    expect(upload.hasState('error')).to.equal(false);
  });

  it('announces that what has arrived could not be loaded, as it is shown', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 400, path: '/companies/*/files' });
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
    );
    const errors = operationsIn(upload);
    await upload.untilText('[part=error]', 'We couldn’t load the files you’ve already sent');

    expect(errors).to.deep.equal(['upload']);
  });

  it('shows nothing where the integration is not turned on', async () => {
    const world = await createWorld();
    await world.codat('/_sandbox/reset', {
      method: 'POST',
      body: JSON.stringify({
        integrations: { zacu: false },
        companies: [{ id: world.companyId, name: 'Own' }],
      }),
    });
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`,
    );
    await upload.untilState('unavailable');
  });

  it('goes on when it is moved, and ends when it is removed for good', async () => {
    const world = await createWorld();
    const upload = await mount(world);
    await holdUploads(world);
    upload.choose(fileOf('a.pdf'));
    await until('the bar', () => upload.has('[part=file] progress'));
    const { element } = upload;
    const place = element.parentElement;
    const other = document.createElement('div');
    document.body.append(other);
    other.append(element);
    await mendCodat(world);
    await upload.untilReceived('a.pdf');
    place?.append(element);
    other.remove();
    await holdUploads(world);
    upload.choose(fileOf('b.pdf'));
    await until('the bar', () => upload.has('[part=file] progress'));
    expect(asksBeforeLeaving()).to.equal(true);
    element.remove();
    await until('the end of it', () => !asksBeforeLeaving());
  });

  it('ends what is on its way when it shows another company', async () => {
    const [world, other] = [
      await createWorld(),
      await createWorld({ files: [{ name: 'theirs.pdf' }] }),
    ];
    await holdUploads(world);
    const upload = await mount(world);
    upload.choose(fileOf('a.pdf'));
    await until('the bar', () => upload.has('[part=file] progress'));
    upload.element.proxyUrl = other.proxyUrl;
    await upload.untilReceived('theirs.pdf');
    expect(upload.names).to.deep.equal([]);
    expect(asksBeforeLeaving()).to.equal(false);
  });

  it('shows names as data', async () => {
    const upload = await mount(await createWorld());
    const name = '<img src=x onerror=alert(1)>.pdf';
    upload.choose(fileOf(name), fileOf('קובץ.pdf', 'pdf', 50));
    await until('both', () => upload.received.length === 2);
    expect(upload.has('img')).to.equal(false);
    expect(upload.received.join()).to.contain(name);
  });
});
