import { expect } from '@open-wc/testing';
import type { CodatLinkFlow } from '../../src/components/codat-link-flow/codat-link-flow.js';
import { createWorld } from '../support/browser-world.js';
import { elementTags } from '../support/element-tags.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import '../support/mount.js';
import { atTheEnd, collect, collectUncaught } from '../support/page.js';

/** A journey that is made by script and in no page yet. */
async function makeFlow(settings: Partial<CodatLinkFlow> = {}) {
  const { proxyUrl } = await createWorld();
  const element = document.createElement('codat-link-flow');
  Object.assign(element, { proxyUrl, ...settings });
  const attach = async () => {
    document.body.append(element);
    atTheEnd(() => element.remove());
    await element.updateComplete;
    return new FlowHarness(element);
  };
  return { element, attach };
}

const tags = elementTags.filter((tag) => tag !== 'codat-provider');

describe('codat-link-flow: before it is in a page', () => {
  it('opens its dialog with its first render where show() was called', async () => {
    const { element, attach } = await makeFlow({ modal: true });
    element.show();
    const flow = await attach();
    expect(flow.dialog.matches(':modal')).to.equal(true);
  });

  it('opens its dialog where it was made one after show()', async () => {
    const { element, attach } = await makeFlow();
    element.show();
    element.modal = true;
    const flow = await attach();
    await element.updateComplete;
    expect(flow.dialog.matches(':modal')).to.equal(true);
  });

  it('opens its dialog where open was set', async () => {
    const { attach } = await makeFlow({ modal: true, open: true });
    const flow = await attach();
    expect(flow.dialog.matches(':modal')).to.equal(true);
    expect(flow.element.hasAttribute('open')).to.equal(true);
  });

  it('comes into view with its first render where show() was called', async () => {
    const { element, attach } = await makeFlow();
    element.show();
    const flow = await attach();
    expect(flow.root.activeElement === flow.get('.head')).to.equal(true);
  });

  it('is closed again by close(), with one codat-close', async () => {
    const { element, attach } = await makeFlow({ modal: true });
    const closes = collect(element, 'codat-close');
    element.show();
    element.close();
    element.close();
    const flow = await attach();
    expect([element.open, flow.dialog.open]).to.deep.equal([false, false]);
    expect(closes).to.have.lengthOf(1);
  });

  it('takes no focus, as no element outside of a page does, and throws nothing', async () => {
    const uncaught = collectUncaught();
    const { element, attach } = await makeFlow();
    element.focus();
    element.blur();
    element.click();
    const flow = await attach();
    expect(flow.root.activeElement).to.equal(null);
    expect(uncaught).to.deep.equal([]);
  });

  for (const tag of tags) {
    it(`<${tag}> has nothing to refresh, and says so at once`, async () => {
      const { proxyUrl } = await createWorld();
      const element = document.createElement(tag);
      element.setAttribute('proxy-url', proxyUrl);
      const later = new Promise((resolve) => setTimeout(resolve, 2000, 'never'));
      expect(await Promise.race([element.refresh().then(() => 'settled'), later])).to.equal(
        'settled',
      );
    });
  }
});
