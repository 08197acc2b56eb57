import { expect, fixture } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html, LitElement, type TemplateResult } from 'lit';
import * as classes from '../../src/index.js';
import { createWorld } from '../support/browser-world.js';
import { everyStatus, midway } from '../support/companies.js';
import { mountFlow } from '../support/mount.js';
import { atTheEnd, isLoaded, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

type Connections = NonNullable<WorldOptions['connections']>;

async function viewport(width: number, height: number): Promise<void> {
  const { innerWidth, innerHeight } = window;
  atTheEnd(() => setViewport({ width: innerWidth, height: innerHeight }));
  await setViewport({ width, height });
}

const troubled: Connections = [...everyStatus, midway];
const calm: Connections = [{ platformKey: 'gbol', ageMs: 86_400_000 }];

/** Every element that has words for screen readers alone, with a company that has it say much. */
const elements: [tag: string, connections: Connections, (url: string) => TemplateResult][] = [
  [
    'codat-integration-picker',
    troubled,
    (url) =>
      html`<codat-integration-picker
        proxy-url=${url}
        collapse-after="0"
      ></codat-integration-picker>`,
  ],
  [
    'codat-connection-list',
    troubled,
    (url) => html`<codat-connection-list proxy-url=${url}></codat-connection-list>`,
  ],
  [
    'codat-connect-button',
    calm,
    (url) =>
      html`<codat-connect-button proxy-url=${url} platform-key="trji"></codat-connect-button>`,
  ],
  [
    'codat-connection-alert',
    troubled,
    (url) => html`<codat-connection-alert proxy-url=${url}></codat-connection-alert>`,
  ],
  [
    'codat-connection-alert',
    calm,
    (url) => html`<codat-connection-alert proxy-url=${url}></codat-connection-alert>`,
  ],
  [
    'codat-sync-status',
    troubled,
    (url) => html`<codat-sync-status proxy-url=${url} details></codat-sync-status>`,
  ],
  [
    'codat-file-upload',
    troubled,
    (url) =>
      html`<codat-file-upload proxy-url=${url} source-type="accounting"></codat-file-upload>`,
  ],
  [
    'codat-link-flow',
    troubled,
    (url) =>
      html`<codat-link-flow
        proxy-url=${url}
        required="accounting banking"
        accepted-consent-version="1"
        consent-version="1"
        require-consent
      ></codat-link-flow>`,
  ],
];

describe('In a part of the page that scrolls by itself', () => {
  it('a dialog in a window with room for little more than its bar and foot scrolls as a whole', async () => {
    // A window of 1280 by 1024 pixels, enlarged to 400 %.
    await viewport(320, 256);
    const { proxyUrl } = await createWorld({ connections: calm });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} require-consent modal open></codat-link-flow>`,
    );
    const { dialog } = flow;
    const step = flow.get('.step');
    dialog.scrollTop = dialog.scrollHeight;
    const button = flow.get('.foot .primary').getBoundingClientRect();

    expect(step.scrollHeight).to.equal(step.clientHeight);
    expect(dialog.scrollTop).to.be.above(0);
    expect(button.bottom).to.be.at.most(256);
  });

  // The runner's browsers draw no scrollbars that take room.
  it('no element is as wide as a window with its scrollbar, which a dialog would lie under', () => {
    const isElement = (one: unknown): one is typeof LitElement =>
      typeof one === 'function' && one.prototype instanceof LitElement;
    const counted = Object.values<unknown>(classes)
      .filter(isElement)
      .flatMap(({ elementStyles }) => elementStyles)
      .flatMap((style) => ('cssText' in style ? style.cssText.split(/[;{}]/) : []))
      .filter((rule) => /\d[dls]?v(?:w|i|max)\b/.test(rule));

    expect(classes).to.include.keys('CodatLinkFlow', 'CodatConnectionList');
    expect(counted).to.deep.equal([]);
  });

  for (const width of [320, 900]) {
    for (const [tag, connections, element] of elements) {
      const company = connections === calm ? 'all well' : 'much to say';
      it(`${tag} makes nothing else scroll: ${company}, ${width} px`, async () => {
        await viewport(width, 500);
        const { proxyUrl } = await createWorld({ connections });
        const scroller = await fixture<HTMLElement>(
          html`<main style="block-size: 300px; overflow: auto">
            <div style="block-size: 2000px"></div>
            ${element(proxyUrl)}
            <div style="block-size: 2000px"></div>
          </main>`,
        );
        const page = document.documentElement;
        const loading = [page.scrollHeight, page.scrollWidth];
        await until('it to be loaded', () => {
          const one = scroller.querySelector(tag);
          return one && isLoaded(one);
        });

        expect(scroller.scrollHeight).to.be.at.least(4000);
        expect(loading).to.deep.equal([innerHeight, innerWidth]);
        expect([page.scrollHeight, page.scrollWidth]).to.deep.equal([innerHeight, innerWidth]);
      });
    }

    it(`a dialog scrolls its step alone, ${width} px`, async () => {
      await viewport(width, 500);
      const { proxyUrl } = await createWorld({
        connections: calm,
      });
      const flow = await mountFlow(
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          required="accounting"
          optional="banking commerce expense"
          modal
          open
        >
          <div slot="connect" style="block-size: 600px">Connect</div>
          <div slot="done" style="block-size: 600px">Done</div>
        </codat-link-flow>`,
      );
      const { dialog } = flow;
      const overhang = () => dialog.scrollHeight - dialog.clientHeight;
      await flow.start();
      await until('what is needed to be connected', () => flow.isReady);
      const connecting = overhang();
      flow.pressAction('Continue');
      await flow.list();

      expect(flow.get('.step').scrollHeight).to.be.above(flow.get('.step').clientHeight);
      expect([connecting, overhang()]).to.deep.equal([0, 0]);
    });
  }
});
