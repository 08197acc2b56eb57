import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatFileUpload } from '../../src/components/codat-file-upload/codat-file-upload.js';
import { uploadModule } from '../../src/store/uploads-part.js';
import type { ConnectionsDetail } from '../../src/events/connections-detail.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  setStatus,
  type BrowserWorld,
} from '../support/browser-world.js';
import { fileOf } from '../support/files.js';
import type { FlowHarness } from '../support/harness/flow-harness.js';
import { openUpload } from '../support/harness/open-upload.js';
import { UploadHarness } from '../support/harness/upload-harness.js';
import { holdLoad } from '../support/hold-load.js';
import { mountFlow } from '../support/mount.js';
import { collect, until } from '../support/page.js';

const files = '/companies/*/connections/*/files';

async function mounted(required: string, { modal = false } = {}) {
  const world = await createWorld();
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      required=${required}
      invite-url=${world.invitesUrl}
      upload
      ?modal=${modal}
      ?open=${modal}
    ></codat-link-flow>`,
  );
  await flow.start();
  const upload = await openUpload(await flow.picker());
  return { world, flow, upload };
}

/** What a step says of files, beside the place where they are chosen. */
async function summaryIn(flow: FlowHarness): Promise<UploadHarness> {
  await until('what is said of the files', () => flow.has('codat-file-upload'));
  const element = flow.root.querySelector<CodatFileUpload>('codat-file-upload');
  if (!element) throw new Error('Nothing is said of files.');
  return new UploadHarness(element);
}

/** What a page of the company's does on another device. */
async function sendElsewhere(world: BrowserWorld, platformKey: string): Promise<void> {
  const body = JSON.stringify({ platformKey });
  const created = await world.proxy('/companies/me/connections', { method: 'POST', body });
  const { id } = (await created.json()) as { id: string };
  const form = new FormData();
  form.append('file', fileOf(`${platformKey}.pdf`));
  const sent = await world.proxy(`/companies/me/connections/${id}/files`, {
    method: 'POST',
    body: form,
  });
  expect(sent.ok).to.equal(true);
}

const hold = { kind: 'hold', method: 'POST', path: files } as const;
const refuse = { kind: 'status', status: 400, method: 'POST', path: files } as const;

describe('codat-link-flow: files instead', () => {
  it('are no software that is connected when the journey is left', async () => {
    const { proxyUrl } = await createWorld({
      connections: [
        { id: 'x1', platformKey: 'gbol' },
        { id: 'u1', platformKey: 'zpqy', status: 'Linked' },
      ],
    });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} required="accounting"></codat-link-flow>`,
    );
    const closes = collect(flow.element, 'codat-close');
    await flow.start();
    await until('it to be enough', () => flow.isReady);
    flow.element.close();

    const [detail] = closes.map((event) => event.detail as ConnectionsDetail);
    expect(detail?.connections.map(({ connectionId }) => connectionId)).to.deep.equal(['x1']);
  });

  it('counts files that arrived for what is required', async () => {
    const { flow, upload } = await mounted('accounting');
    expect(flow.isReady).to.equal(false);
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('the way on', () => flow.isReady);
  });

  it('leads on from the one integration it was opened at, once files are enough', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        platform-key="gbol"
        upload
      ></codat-link-flow>`,
    );
    await flow.untilHeading('Connect Xero');
    const upload = await openUpload(await flow.picker());
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('the way on', () => flow.actions.includes('Continue'));
  });

  it('asks again for files when it is asked to refresh, or waits for somebody else', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting banking"
        invite-url=${world.invitesUrl}
        upload
      ></codat-link-flow>`,
    );
    await flow.start();
    await flow.picker();
    await sendElsewhere(world, 'zacu');
    await flow.element.refresh();
    await until('the first', () => flow.categories.includes('Accounting: ✓ 1 file received'));
    await flow.invite();
    await sendElsewhere(world, 'zpqy');
    window.dispatchEvent(new Event('focus'));
    await flow.untilState('done');

    expect(flow.text('.panel')).to.not.include('Somebody');
  });

  it('sees what somebody else connects although the list of files hangs', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        invite-url=${world.invitesUrl}
        upload
      ></codat-link-flow>`,
    );
    await flow.start();
    await flow.picker();
    const lists = async () =>
      (await requestsOf(world)).filter(
        ({ method, path }) => method === 'GET' && path.includes('/connections?'),
      ).length;
    await breakCodat(world, { kind: 'hold', method: 'GET', path: '/companies/*/files' });
    await flow.invite();
    const before = await lists();
    window.dispatchEvent(new Event('focus'));
    await until('a poll', async () => (await lists()) > before);
    const after = await lists();
    window.dispatchEvent(new Event('focus'));
    await until('the next poll', async () => (await lists()) > after);
    expect(flow.text('.panel')).to.include('Ask someone else');
    await mendCodat(world);
  });

  for (const required of ['accounting banking', 'accounting']) {
    it(`stays where files are chosen until the person goes on: ${required}`, async () => {
      const { flow, upload } = await mounted(required);
      upload.choose(fileOf('a.pdf'));
      await upload.untilReceived('a.pdf');
      await until('the way on', () => flow.actions.includes('Continue'));
      expect(upload.element.checkVisibility()).to.equal(true);

      upload.choose(fileOf('b.csv', 'csv'));
      await upload.untilReceived('a.pdf', 'b.csv');
      flow.pressAction('Continue');
      if (required === 'accounting') await flow.untilState('done');
      else await until('the next kind', () => flow.category === 'Banking');
      if (required !== 'accounting') {
        expect(flow.categories[0]).to.equal('Accounting: ✓ 2 files received');
      }
    });
  }

  it('shows what could not be sent, in place of going on', async () => {
    const { world, upload } = await mounted('accounting banking');
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await breakCodat(world, refuse);
    upload.choose(fileOf('b.csv', 'csv'));
    await until('the failure', () =>
      upload.has('[part=file] .problem, [part=file].failed, [part=file-status]'),
    );
    expect(upload.names).to.deep.equal(['b.csv']);
    expect(upload.element.checkVisibility()).to.equal(true);
  });

  it('goes on sending while the person is at another kind, and shows what could not be sent', async () => {
    const { world, flow, upload } = await mounted('accounting banking');
    await breakCodat(world, hold);
    upload.choose(fileOf('a.pdf'));
    await until('a file on its way', () => upload.hasState('uploading'));
    flow.chooseCategory('Banking');
    const summary = await summaryIn(flow);
    await until('the file', () => summary.names.includes('a.pdf'));
    await mendCodat(world);
    await until('the end', () => flow.categories[0] === 'Accounting: ✓ 1 file received');
  });

  it('goes on sending while somebody is asked, and at the end', async () => {
    const { world, flow, upload } = await mounted('accounting');
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await breakCodat(world, hold);
    upload.choose(fileOf('b.csv', 'csv'));
    await until('a file on its way', () => upload.hasState('uploading'));
    await flow.invite();
    await until('the file', async () => (await summaryIn(flow)).names.includes('b.csv'));
    flow.pressAction('Back');
    await until('the way on', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.untilState('done');
    const summary = await summaryIn(flow);
    await until('the file at the end', () => summary.names.includes('b.csv'));
    await mendCodat(world);
    await summary.untilReceived('a.pdf', 'b.csv');
  });

  for (const failed of [[], ['failed.pdf']]) {
    it(`asks for permission again once nothing is on its way, and shows what could not be sent: ${failed.length} files`, async () => {
      const world = await createWorld();
      const flow = await mountFlow(
        html`<codat-link-flow
          proxy-url=${world.proxyUrl}
          required="accounting"
          require-consent
          consent-version="1"
          accepted-consent-version="1"
          upload
        ></codat-link-flow>`,
      );
      const upload = await openUpload(await flow.picker());
      await breakCodat(world, refuse);
      upload.choose(...failed.map((name) => fileOf(name)));
      await until(
        'what could not be sent',
        () => upload.names.length === failed.length && !upload.hasState('uploading'),
      );
      await mendCodat(world);
      await breakCodat(world, hold);
      upload.choose(fileOf('a.pdf'));
      await until('a file on its way', () => upload.hasState('uploading'));
      flow.element.consentVersion = '2';
      await flow.element.updateComplete;
      const meanwhile = [flow.hasState('connect'), upload.element.isConnected];
      await mendCodat(world);
      await flow.untilState('introduction');

      expect(meanwhile).to.deep.equal([true, true]);
      expect(flow.has('codat-file-upload')).to.equal(failed.length > 0);
      if (failed.length > 0) expect((await summaryIn(flow)).names).to.include.members(failed);
      flow.consent.click();
      flow.pressAction('Get started');
      await until('the way on', () => flow.isReady);
      if (failed.length > 0) expect((await summaryIn(flow)).names).to.include.members(failed);
    });
  }

  it('goes on sending where other software is connected elsewhere than it was opened at', async () => {
    const world = await createWorld({
      connections: [{ id: 'q1', platformKey: 'qhyg', status: 'PendingAuth' }],
    });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        platform-key="gbol"
        upload
      ></codat-link-flow>`,
    );
    await flow.untilHeading('Connect Xero');
    const uploads = collect(flow.element, 'codat-files-uploaded');
    const picker = await flow.picker();
    const upload = await openUpload(picker);
    await breakCodat(world, hold);
    upload.choose(fileOf('a.pdf'));
    await until('a file on its way', () => upload.hasState('uploading'));
    picker.get('[part=upload-back]').click();
    await until('the file', async () => (await summaryIn(flow)).names.includes('a.pdf'));
    await setStatus(world, 'q1', 'Linked');
    await flow.element.refresh();
    await flow.untilHeading('QuickBooks Online is connected');
    await until('the picker’s own to be gone for good', () => !upload.element.isConnected);
    await mendCodat(world);
    await until('a.pdf to have arrived', () => uploads.length === 1);
  });

  it('says at the end what has arrived, and nothing of what is not connected', async () => {
    const { flow, upload } = await mounted('accounting');
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('the way on', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.untilState('done');
    expect(flow.heading).to.equal('1 file received');
    await (await summaryIn(flow)).untilReceived('a.pdf');
    expect(flow.has('codat-connection-list')).to.equal(false);
  });

  it('says at the end what has arrived although the code of uploading cannot be loaded', async () => {
    const { proxyUrl } = await createWorld({ files: [{ name: 'old.pdf' }] });
    const fail = holdLoad(uploadModule);
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} required="accounting" upload></codat-link-flow>`,
    );
    const errors = collect(flow.element, 'codat-error');
    await flow.start();
    await until('the way on', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.untilState('done');
    fail();
    await (await summaryIn(flow)).untilReceived('old.pdf');
    await flow.element.refresh();

    expect(flow.heading).to.equal('1 file received');
    expect(errors).to.deep.equal([]);
  });

  it('asks before files on their way are left', async () => {
    const { world, flow, upload } = await mounted('accounting', { modal: true });
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await breakCodat(world, hold);
    upload.choose(fileOf('b.csv', 'csv'));
    await until('a file on its way', () => upload.hasState('uploading'));
    flow.pressEscape();
    await until('the question', () => flow.question !== '');
    expect(flow.text('dialog[open]:not([part=panel])')).to.include('won’t be sent');
    flow.answer('Stay here');
    await until('no question', () => flow.question === '');
    expect(upload.hasState('uploading')).to.equal(true);
    await mendCodat(world);
    await upload.untilReceived('a.pdf', 'b.csv');
  });

  it('says where it is a part of the page that files are sent as long as that stays', async () => {
    const { world, flow, upload } = await mounted('accounting');
    const uploads = collect(flow.element, 'codat-files-uploaded');
    await breakCodat(world, hold);
    upload.choose(fileOf('b.csv', 'csv'));
    await until('a file on its way', () => upload.hasState('uploading'));
    flow.element.close();
    await until('the question', () => flow.question !== '');
    const words = flow.text('dialog[open]');
    flow.answer('Leave');
    await flow.untilState('introduction');
    await mendCodat(world);
    await until('the file to have arrived', () => uploads.length === 1);

    expect(words).to.include('may not be sent');
    expect(words).to.not.include('won’t be sent');
  });

  it('asks before it is finished while files are on their way', async () => {
    const { world, flow, upload } = await mounted('accounting');
    const finished = collect(flow.element, 'codat-finish');
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await breakCodat(world, hold);
    upload.choose(fileOf('b.csv', 'csv'));
    await until('a file on its way', () => upload.hasState('uploading'));
    flow.pressAction('Continue');
    await flow.untilState('done');
    flow.pressAction('Done');
    await until('the question', () => flow.question !== '');
    expect(finished).to.have.length(0);
    expect(flow.text('dialog[open]')).to.include('may not be sent');
    flow.answer('Leave');
    await until('the end', () => finished.length === 1);
    await mendCodat(world);
    await (await summaryIn(flow)).untilReceived('a.pdf', 'b.csv');
  });
});
