import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { openUpload } from '../support/harness/open-upload.js';
import { mountFlow } from '../support/mount.js';
import { atTheEnd, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function mounted(connections: NonNullable<WorldOptions['connections']> = []) {
  const { proxyUrl } = await createWorld({ connections });
  const flow = await mountFlow(
    html`<codat-link-flow proxy-url=${proxyUrl} required="accounting" upload></codat-link-flow>`,
  );
  await flow.start();
  return flow;
}

/** Which of these parts of the flow the page's own rules do not reach where they stand in this root. */
function unreached(root: ShadowRoot, parts: readonly string[]): string[] {
  const style = document.head.appendChild(document.createElement('style'));
  const probe = root.appendChild(document.createElement('span'));
  atTheEnd(() => style.remove());
  const missing = parts.filter((part) => {
    style.textContent = `codat-link-flow::part(${part}) { outline: 7px double }`;
    probe.setAttribute('part', part);
    return getComputedStyle(probe).outlineStyle !== 'double';
  });
  probe.remove();
  return missing;
}

describe('The parts of a codat-link-flow', () => {
  it('are reached where files are chosen', async () => {
    const flow = await mounted();
    const upload = await openUpload(await flow.picker());
    const parts = ['dropzone', 'choose', 'camera', 'file', 'progress', 'error', 'retry'];

    expect(unreached(upload.root, parts)).to.eql([]);
  });

  it('are reached in the picker', async () => {
    const { root } = await (await mounted()).picker();
    const parts = ['search', 'tile', 'stage', 'dialog', 'error', 'retry', 'empty'];

    expect(unreached(root, parts)).to.eql([]);
  });

  it('are reached in what is shown at the end', async () => {
    const flow = await mounted([
      { id: 'x1', platformKey: 'gbol', ageMs: 86_400_000 },
      { id: 'u1', platformKey: 'zpqy', status: 'Linked' },
    ]);
    await until('what is needed to be connected', () => flow.isReady);
    flow.pressAction('Continue');
    const list = await flow.list();
    const sync = find(flow.root, 'codat-sync-status').shadowRoot;

    expect(unreached(list.root, ['item', 'dialog', 'error', 'retry', 'empty'])).to.eql([]);
    expect(sync && unreached(sync, ['attempt', 'error', 'retry', 'empty'])).to.eql([]);
  });
});
