import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import '../support/mount.js';
import { collect, collectWarnings, find, until } from '../support/page.js';

/** Ways in which a place in the page is not displayed, or not to be used; each with what ends it. */
const places: Record<string, { hide(place: HTMLElement): void; show(place: HTMLElement): void }> = {
  'display: none': {
    hide: ({ style }) => (style.display = 'none'),
    show: ({ style }) => (style.display = ''),
  },
  'visibility: hidden': {
    hide: ({ style }) => (style.visibility = 'hidden'),
    show: ({ style }) => (style.visibility = ''),
  },
  'content-visibility: hidden': {
    hide: ({ style }) => style.setProperty('content-visibility', 'hidden'),
    show: ({ style }) => style.removeProperty('content-visibility'),
  },
  'the hidden attribute': {
    hide: (place) => (place.hidden = true),
    show: (place) => (place.hidden = false),
  },
  'an inert tree': {
    hide: (place) => (place.inert = true),
    show: (place) => (place.inert = false),
  },
  'closed details': {
    hide: (place) => (place.closest('details')!.open = false),
    show: (place) => (place.closest('details')!.open = true),
  },
};

async function modalFlow(hide?: (place: HTMLElement) => void) {
  const { proxyUrl } = await createWorld({});
  const page = await fixture<HTMLElement>(
    html`<div>
      <button>The page's</button>
      <details open>
        <summary>More</summary>
        <div class="place"><codat-link-flow modal></codat-link-flow></div>
      </details>
    </div>`,
  );
  const place = page.querySelector<HTMLElement>('.place')!;
  hide?.(place);
  const element = find(page, 'codat-link-flow');
  element.proxyUrl = proxyUrl;
  element.open = true;
  await element.updateComplete;
  return { page, place, element, flow: new FlowHarness(element) };
}

const isModal = ({ root }: { root: ShadowRoot }) => root.querySelector('dialog:modal') !== null;

/** Whether the page around can be used. */
function isPageUsable(page: HTMLElement): boolean {
  const button = page.querySelector('button')!;
  button.focus();
  return document.activeElement === button;
}

describe('modal dialogs', () => {
  for (const [name, { hide, show }] of Object.entries(places)) {
    it(`wait in ${name} until they can be seen, and say so once`, async () => {
      const warnings = collectWarnings();
      const { page, place, element, flow } = await modalFlow(hide);

      expect(isModal(flow)).to.equal(false);
      expect(isPageUsable(page)).to.equal(true);
      expect(element.open).to.equal(true);
      show(place);
      await until('the dialog', () => isModal(flow));
      expect(warnings.filter((line) => line.includes('is not shown')).length).to.be.at.most(1);
    });

    it(`give the page back while they are in ${name}, and come back as they were`, async () => {
      collectWarnings();
      const { page, place, element, flow } = await modalFlow();
      const closed = collect(page, 'codat-close');
      expect(isModal(flow)).to.equal(true);
      flow.get('[form=introduction]').click();
      await element.updateComplete;
      hide(place);
      await until('the page', () => !isModal(flow));
      expect(isPageUsable(page)).to.equal(true);
      show(place);
      await until('the dialog', () => isModal(flow));

      expect(closed).to.deep.equal([]);
      expect(element.open).to.equal(true);
      expect(flow.hasState('connect')).to.equal(true);
    });
  }

  it('show from an element without a box of its own', async () => {
    const { flow } = await modalFlow((place) => {
      place.style.display = 'contents';
      find(place, 'codat-link-flow').style.display = 'contents';
    });

    await until('the dialog', () => isModal(flow));
  });

  it('do not throw where the element is not in the page', async () => {
    const { page, element, flow } = await modalFlow();
    element.remove();
    element.open = false;
    await element.updateComplete;
    element.show();
    await element.updateComplete;
    expect(flow.has('dialog[open]')).to.equal(false);
    page.append(element);

    await until('the dialog', () => isModal(flow));
  });

  it('open as modal ones where something has opened them otherwise', async () => {
    const { page, element, flow } = await modalFlow();
    element.open = false;
    await element.updateComplete;
    flow.get('dialog', HTMLDialogElement).show();
    const closed = collect(page, 'codat-close');
    element.open = true;
    await element.updateComplete;

    await until('the dialog', () => isModal(flow));
    expect(closed).to.deep.equal([]);
  });

  it('of a question in a list wait as well', async () => {
    collectWarnings();
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const page = await fixture<HTMLElement>(
      html`<div>
        <button>The page's</button>
        <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>
      </div>`,
    );
    const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
    list.get('[part=action]').click();
    await until('the question', () => isModal(list));
    list.element.hidden = true;
    await until('the page', () => !isModal(list));
    expect(isPageUsable(page)).to.equal(true);
    list.element.hidden = false;
    await until('the question again', () => isModal(list));
  });
});
