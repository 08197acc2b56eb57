import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import { createWorld } from '../support/browser-world.js';
import { mountUpload } from '../support/mount.js';
import { until } from '../support/page.js';

describe('codat-file-upload: the names of files that were received', () => {
  it('are those that they had, else those that they are stored by, and never those of software', async () => {
    const { proxyUrl } = await createWorld();
    const client = Object.assign(createCodatClient({ proxyUrl }), {
      listFiles: () =>
        Promise.resolve([
          { displayName: 'accounts.pdf', fileName: '1.pdf' },
          { displayName: '', fileName: '2.pdf' },
          { displayName: ' ', fileName: '3.pdf' },
          { displayName: null, fileName: '4.pdf' },
          { displayName: null, fileName: null },
        ]),
    });
    const upload = await mountUpload(
      html`<codat-file-upload .client=${client} lang="en"></codat-file-upload>`,
    );
    await upload.ready();
    await until('the files', () => upload.received.length === 5);

    expect([...upload.received].sort()).to.deep.equal(
      ['accounts.pdf', '2.pdf', '3.pdf', '4.pdf', 'Unnamed file'].sort(),
    );
  });
});
