/** The React components in a page, by React itself. */
import { expect } from '@open-wc/testing';
import { createElement, useReducer, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { CodatLinkFlow as FlowElement } from '../../src/components/codat-link-flow/codat-link-flow.js';
import { CodatLinkFlow } from '../../src/react/codat-link-flow.js';
import { saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { storedAttempt, withEmptyMemory } from '../store/samples.js';
import { createWorld, setStatus } from '../support/browser-world.js';
import { atTheEnd, find, until } from '../support/page.js';

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
