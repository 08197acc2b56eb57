/** Another document has classes of its own: what comes from there is no instance of this one's. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CodatNetworkError } from '../../src/api/errors.js';
import type { CodatConsentEvent } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { UploadHarness } from '../support/harness/upload-harness.js';
import '../support/mount.js';
import { made, places } from '../support/other-documents.js';
import { collect, holdResponses, until } from '../support/page.js';

type View = Window & typeof globalThis;

const openFrame = () => places['a frame']() as View;

async function mountUploadIn(view: View): Promise<UploadHarness> {
  const { proxyUrl } = await createWorld();
  const element = made(
    'codat-file-upload',
    html`<codat-file-upload proxy-url=${proxyUrl} source-type="accounting"></codat-file-upload>`,
  );
  view.document.body.append(element);
  return new UploadHarness(element).ready();
}

function drag(view: View, upload: UploadHarness, type: string, options: DragEventInit = {}): void {
  const dataTransfer = new view.DataTransfer();
  dataTransfer.items.add(new view.File(['date,amount\n2026-01-01,1\n'], 'a.csv'));
  const event = new view.DragEvent(type, {
    bubbles: true,
    cancelable: true,
    composed: true,
    dataTransfer,
    ...options,
  });
  upload.get('[part=dropzone]').dispatchEvent(event);
}

describe('elements in another document', () => {
  it('send the files that were dropped there', async () => {
    const view = openFrame();
    const upload = await mountUploadIn(view);
    drag(view, upload, 'drop');

    await upload.untilReceived('a.csv');
  });

  it('notice that dragged files are still over what is inside of them', async () => {
    const view = openFrame();
    const upload = await mountUploadIn(view);
    drag(view, upload, 'dragover');
    await upload.untilState('dragging');
    drag(view, upload, 'dragleave', { relatedTarget: upload.get('.choose') });
    await upload.element.updateComplete;

    expect(upload.hasState('dragging')).to.equal(true);
  });

  it('give the focus to the button that stays when the permission is sent again', async () => {
    const { proxyUrl } = await createWorld();
    const element = made(
      'codat-link-flow',
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        platform-keys="gbol"
        require-consent
      ></codat-link-flow>`,
    );
    let tries = 0;
    element.addEventListener('codat-consent', (event: CodatConsentEvent) => {
      const isFirst = ++tries === 1;
      event.waitUntil(
        isFirst ? Promise.reject(new CodatNetworkError('offline')) : new Promise(() => undefined),
      );
    });
    openFrame().document.body.append(element);
    const flow = await new FlowHarness(element).ready();
    flow.consent.click();
    flow.pressAction('Get started');
    await flow.untilText('[role=alert]', 'We couldn’t save your permission');
    await flow.retry();
    await until('the second try', () => tries === 2);

    expect(flow.root.activeElement === flow.get('[form=introduction]')).to.equal(true);
  });

  it('report the end of an attempt where they were, past shadow roots of that document', async () => {
    const { proxyUrl } = await createWorld();
    const { document: other } = openFrame();
    const around = other.createElement('div');
    other.body.append(around);
    const element = made(
      'codat-integration-picker',
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="gbol"
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    around.attachShadow({ mode: 'open' }).append(element);
    const picker = await new PickerHarness(element).ready();
    const ends = collect(other, 'codat-link-end');
    const responses = holdResponses('POST');
    picker.choose('Xero');
    await until('the request', () => responses.count === 1);
    around.remove();
    await until('the end', () => ends.length > 0);

    expect(ends.map(({ detail }) => detail)).to.have.nested.property('[0].outcome', 'abandoned');
  });
});
