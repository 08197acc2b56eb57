import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatFileUpload } from '../../src/components/codat-file-upload/codat-file-upload.js';
import { createWorld } from '../support/browser-world.js';
import { fileOf } from '../support/files.js';
import { openUpload } from '../support/harness/open-upload.js';
import { mountFlow } from '../support/mount.js';
import { rewriteResponses, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

/** A journey at a Codat that says of no file of what kind it is. */
async function mount(required: string, files: NonNullable<WorldOptions['files']> = []) {
  rewriteResponses('"sourceType":"Accounting","uploaded"', '"sourceType":null,"uploaded"');
  const { proxyUrl } = await createWorld({ files });
  const flow = await mountFlow(
    html`<codat-link-flow proxy-url=${proxyUrl} required=${required} upload></codat-link-flow>`,
  );
  await flow.start();
  return flow;
}

describe('codat-link-flow: files of which Codat does not say the kind', () => {
  it('count for what they were sent under, and for nothing else', async () => {
    const flow = await mount('accounting banking');
    const upload = await openUpload(await flow.picker());
    upload.choose(fileOf('a.pdf'));
    await upload.untilReceived('a.pdf');
    await until('it to count', () => flow.categories.includes('Accounting: ✓ 1 file received'));

    expect(flow.categories).to.include('Banking: Required');
    expect(flow.isReady).to.equal(false);
  });

  it('count for each kind where nobody knows that, and once at the end', async () => {
    const flow = await mount('accounting banking', [{ name: 'old.pdf' }]);
    await until('the way on', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.untilHeading('1 file received');

    expect(flow.all<CodatFileUpload>('codat-file-upload').length).to.equal(1);
  });

  it('count for no kind of software of which there are no files', async () => {
    const flow = await mount('accounting commerce', [{ name: 'old.pdf' }]);
    await until('it to count', () => flow.categories.includes('Accounting: ✓ 1 file received'));

    expect(flow.categories).to.include('Commerce: Required');
    expect(flow.isReady).to.equal(false);
  });
});
