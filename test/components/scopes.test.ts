import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../src/define.js';
import { createWorld, requestsOf, type BrowserWorld } from '../support/browser-world.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { readText } from '../support/harness/element-harness.js';
import { until } from '../support/page.js';

type Scopes = NonNullable<WorldOptions['scopes']>;

const connections = [
  { platformKey: 'gbol' },
  { platformKey: 'suuo', status: 'PendingAuth' },
  { platformKey: 'exgd', status: 'Deauthorized' },
] as const;

/** The words of every button of an element's own that was drawn at any time since it was put into the page. */
async function everOffered(
  template: (world: BrowserWorld) => TemplateResult,
  scopes: Scopes | undefined,
  isReady: (words: string) => boolean,
) {
  const world = await createWorld({ connections, ...(scopes && { scopes }) });
  const page = await fixture<HTMLElement>(html`<div>${template(world)}</div>`);
  const element = page.firstElementChild;
  const root = element?.shadowRoot;
  if (!root) throw new Error('There is no element.');
  const offered = new Set<string>();
  const look = () => {
    for (const button of root.querySelectorAll('button, a.button')) {
      offered.add(button.getAttribute('aria-label') ?? readText(button));
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  await until('the element', () => isReady(readText(root)));
  look();
  observer.disconnect();
  return { offered: [...offered], words: readText(root), world, root };
}

const list = ({ proxyUrl }: BrowserWorld) =>
  html`<codat-connection-list
    proxy-url=${proxyUrl}
    actions="continue reconnect disconnect delete"
  ></codat-connection-list>`;
const isListed = (words: string) => words.includes('Not finished');

const listCases: readonly (readonly [Scopes | undefined, readonly RegExp[]])[] = [
  [undefined, [/^Continue/, /^Reconnect/, /^Disconnect/, /^Delete/]],
  [
    ['read', 'connect', 'disconnect', 'delete'],
    [/^Continue/, /^Reconnect/, /^Disconnect/, /^Delete/],
  ],
  [
    ['read', 'connect'],
    [/^Continue/, /^Reconnect/],
  ],
  [['read', 'disconnect'], [/^Disconnect/]],
  [['read', 'delete'], [/^Delete/]],
  [['read'], []],
];

describe('what a person may not do', () => {
  for (const [scopes, expected] of listCases) {
    it(`a list offers ${expected.length} kinds of actions, and never another, with ${scopes?.join(' ') ?? 'all scopes'}`, async () => {
      const { offered } = await everOffered(list, scopes, isListed);

      for (const action of expected) {
        expect(
          offered.some((words) => action.test(words)),
          `${action} in ${offered.join(', ')}`,
        ).to.equal(true);
      }
      const others = offered.filter((words) => !expected.some((action) => action.test(words)));
      expect(others).to.deep.equal([]);
    });
  }

  for (const scopes of [['read'], ['read', 'disconnect', 'delete']] satisfies Scopes[]) {
    it(`an upload takes no files with ${scopes.join(' ')}, and shows what is there instead`, async () => {
      const { proxyUrl } = await createWorld({ connections, scopes });
      const element = await fixture<HTMLElement>(
        html`<codat-file-upload proxy-url=${proxyUrl}
          ><p slot="unavailable">Ask your owner</p></codat-file-upload
        >`,
      );
      await until('what is there instead', () => element.matches(':state(unavailable)'));

      expect(element.shadowRoot?.querySelector('.choose')).to.equal(null);
    });
  }

  it('a picker offers nothing to connect, at no time, and says so', async () => {
    const { offered, words, root } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
      ['read'],
      (text) => text.includes('You can’t connect software here'),
    );

    expect(offered).to.deep.equal([]);
    expect(words).to.contain('You can see what’s connected.');
    expect(root.querySelector('input')).to.equal(null);
  });

  it('a connect button is no button, at no time, and says that nothing is connected', async () => {
    const { offered } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="exgd"
        ></codat-connect-button>`,
      ['read'],
      (text) => text.includes('isn’t connected'),
    );

    expect(offered).to.deep.equal([]);
  });

  it('a connect button still says what is connected', async () => {
    const { offered, words } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="gbol"
        ></codat-connect-button>`,
      ['read'],
      (text) => text.includes('connected'),
    );

    expect(offered).to.deep.equal([]);
    expect(words).not.to.contain('isn’t');
  });

  it('an alert says what is wrong, without a button that would be refused', async () => {
    const { offered } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-connection-alert proxy-url=${proxyUrl}></codat-connection-alert>`,
      ['read'],
      (text) => text.includes('Stripe'),
    );

    expect(offered).to.deep.equal([]);
  });

  it('who may connect and not disconnect can connect', async () => {
    const { offered, world } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="exgd"
        ></codat-connect-button>`,
      ['read', 'connect'],
      (text) => text.includes('Stripe'),
    );

    expect(offered.length).to.equal(1);
    const asked = await requestsOf(world);
    expect(asked.every(({ status }) => status === 200)).to.equal(true);
  });
});
