/** The React components in a page, by React itself. */
import { expect } from '@open-wc/testing';
import { createElement, useReducer, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { CodatLinkFlow as FlowElement } from '../../src/components/codat-link-flow/codat-link-flow.js';
import { CodatIntegrationPicker } from '../../src/react/codat-integration-picker.js';
import { CodatLinkFlow } from '../../src/react/codat-link-flow.js';
import { CodatProvider } from '../../src/react/codat-provider.js';
import { saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { storedAttempt, withEmptyMemory } from '../store/samples.js';
import { createWorld, setStatus } from '../support/browser-world.js';
import { atTheEnd, find, isLoaded, until } from '../support/page.js';

/** Renders a page; gives the place that it is in. It is gone when the test ends. */
function render(page: ReactElement): HTMLElement {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  atTheEnd(() => {
    root.unmount();
    place.remove();
  });
  flushSync(() => root.render(page));
  return place;
}

describe('A dialog in React', () => {
  it('stays open where it has opened itself after a redirect, while the page is rendered anew', async () => {
    withEmptyMemory();
    const world = await createWorld({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    saveAttempt({
      ...storedAttempt,
      store: `${world.proxyUrl}/ me same-origin`,
      connectionId: 'x1',
      startedAt: Date.now(),
    });
    let renderings = 0;
    function Page() {
      renderings++;
      const [open, setOpen] = useState(false);
      const [linked, setLinked] = useState('');
      return createElement(CodatLinkFlow, {
        proxyUrl: world.proxyUrl,
        modal: true,
        linkMode: 'redirect',
        required: 'accounting',
        open,
        title: linked,
        onCodatClose: () => setOpen(false),
        onCodatConnection: (event) => setLinked(event.detail.connectionId),
      });
    }
    const flow = find(render(createElement(Page)), 'codat-link-flow');
    await until('the dialog', () => flow.open);
    const before = renderings;
    await setStatus(world, 'x1', 'Linked');
    window.dispatchEvent(new Event('focus'));
    await until('a rendering', () => renderings > before && flow.title === 'x1');
    await flow.updateComplete;

    expect(flow.open).to.equal(true);
  });

  it('follows its prop where that changes, and gives its element to a ref', async () => {
    const refs: (FlowElement | null)[] = [];
    const keep = (element: FlowElement | null) => void refs.push(element);
    let rerender: () => void = () => undefined;
    let setOpen: (open: boolean) => void = () => undefined;
    function Page() {
      const [open, set] = useState(true);
      const [count, next] = useReducer((last: number) => last + 1, 0);
      rerender = () => flushSync(next);
      setOpen = (given) => flushSync(() => set(given));
      return createElement(CodatLinkFlow, { modal: true, open, title: String(count), ref: keep });
    }
    const flow = find(render(createElement(Page)), 'codat-link-flow');
    expect(refs).to.eql([flow]);
    const seen = [flow.open];
    setOpen(false);
    seen.push(flow.open);
    flow.show();
    rerender();
    seen.push(flow.open);
    setOpen(true);
    setOpen(false);
    seen.push(flow.open);
    await flow.updateComplete;

    expect(seen).to.eql([true, false, true, false]);
    expect(flow.title).to.equal('1');
  });
});

/** Collects who asks the proxy, by the header, until the test ends. */
function collectAuthorizations(proxyUrl: string): (string | null)[] {
  const seen: (string | null)[] = [];
  const { fetch } = window;
  window.fetch = (input, init) => {
    const request = new Request(input, init);
    if (request.url.includes(proxyUrl)) seen.push(request.headers.get('Authorization'));
    return fetch(input, init);
  };
  atTheEnd(() => {
    window.fetch = fetch;
  });
  return seen;
}

describe('What a server has written for React', () => {
  for (const [what, place] of [
    ['an element', 'picker'],
    ['a provider inside another', 'provider'],
  ] as const) {
    it(`asks nothing without the token of ${what} until that is set`, async () => {
      const { proxyUrl } = await createWorld();
      const seen = collectAuthorizations(proxyUrl);
      const mark = 'defer-hydration="token"';
      const getToken = () => 'abc';
      const container = document.body.appendChild(document.createElement('div'));
      const isPicker = place === 'picker';
      // eslint-disable-next-line no-restricted-syntax -- what this test's server has written
      container.innerHTML = `<codat-provider proxy-url="${proxyUrl}"><codat-provider ${
        isPicker ? '' : mark
      }><codat-integration-picker ${isPicker ? mark : ''}></codat-integration-picker></codat-provider></codat-provider>`;
      const picker = find(container, 'codat-integration-picker');
      // Longer than a page has to set what is missing.
      await new Promise((resolve) => setTimeout(resolve, 1200));
      const early = [...seen];
      const hasFailed = picker.matches(':state(error)');

      const root = hydrateRoot(
        container,
        createElement(
          CodatProvider,
          { proxyUrl },
          createElement(
            CodatProvider,
            isPicker ? {} : { getToken },
            createElement(CodatIntegrationPicker, isPicker ? { getToken } : {}),
          ),
        ),
      );
      atTheEnd(() => {
        root.unmount();
        container.remove();
      });
      await until('the list', () => seen.length > 1 && isLoaded(picker));

      expect(early).to.eql([]);
      expect(hasFailed).to.equal(false);
      expect(new Set(seen)).to.eql(new Set(['Bearer abc']));
    });
  }
});
