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
  { id: 'plaid', platformKey: 'suuo', status: 'PendingAuth' },
  { id: 'stripe', platformKey: 'exgd', status: 'Deauthorized' },
  { platformKey: 'fztf' },
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

  it('a connect button says that software is connected of which there can be several', async () => {
    const { offered, words } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="fztf"
        ></codat-connect-button>`,
      ['read'],
      (text) => text.includes('connected'),
    );

    expect(offered).to.deep.equal([]);
    expect(words).to.contain('Shopify is connected');
  });

  it('an alert says what is wrong, without a button that would be refused', async () => {
    const { offered, words } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-connection-alert proxy-url=${proxyUrl}></codat-connection-alert>`,
      ['read'],
      (text) => text.includes('Stripe'),
    );

    expect(offered).to.deep.equal([]);
    expect(words).to.contain('Stripe isn’t connected');
    expect(words).not.to.contain('Reconnect');
  });

  for (const [name, id, scopes, said] of [
    ['Stripe', 'stripe', ['read'], 'You can’t connect software here'],
    ['Stripe', 'stripe', ['read', 'disconnect', 'delete'], 'You can’t connect software here'],
    ['Plaid', 'plaid', ['read'], 'You can’t connect software here'],
  ] satisfies [string, string, Scopes, string][]) {
    it(`a journey that is opened at ${name} offers nothing of what ${scopes.join(' ')} does not allow`, async () => {
      const { offered, words } = await everOffered(
        ({ proxyUrl }) =>
          html`<codat-link-flow
            proxy-url=${proxyUrl}
            connection-id=${id}
            required="accounting"
          ></codat-link-flow>`,
        scopes,
        (text) => text.includes(said),
      );

      expect(offered.filter((one) => /Stripe|Plaid/.test(one))).to.deep.equal([]);
      expect(words).to.contain(`${name} isn’t connected`);
    });
  }

  for (const [id, actions, name] of [
    ['stripe', 'continue disconnect', 'Stripe'],
    ['plaid', 'reconnect', 'Plaid'],
  ] as const) {
    it(`a journey that is opened at ${name} does not offer what its actions “${actions}” leave out`, async () => {
      const { offered, words } = await everOffered(
        ({ proxyUrl }) =>
          html`<codat-link-flow
            proxy-url=${proxyUrl}
            connection-id=${id}
            actions=${actions}
          ></codat-link-flow>`,
        undefined,
        (text) => text.includes(`${name} isn’t connected`),
      );

      expect(offered).to.deep.equal(['Choose different software']);
      expect(words).not.to.contain('You can’t connect software here');
    });
  }

  it('a journey that is opened at software offers nothing to who may only look', async () => {
    const { offered, words } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-link-flow proxy-url=${proxyUrl} platform-key="exgd"></codat-link-flow>`,
      ['read'],
      (text) => text.includes('Stripe isn’t connected'),
    );

    expect(offered.filter((one) => one.includes('Stripe'))).to.deep.equal([]);
    expect(words).not.to.contain('Connect Stripe');
  });

  for (const required of ['accounting', 'commerce']) {
    it(`a journey offers no more software, and no other, to who may not connect: ${required}`, async () => {
      const { root, offered, words } = await everOffered(
        ({ proxyUrl }) =>
          html`<codat-link-flow
            proxy-url=${proxyUrl}
            required=${required}
            optional="banking"
            require-consent
            accepted-consent-version="1"
            consent-version="1"
          ></codat-link-flow>`,
        ['read', 'disconnect'],
        (text) => text.includes('Continue'),
      );
      root.querySelector<HTMLElement>('.foot .primary')?.click();
      await until('the end', () => readText(root).includes('Done'));

      expect(offered).to.deep.equal(['Continue']);
      expect(words).to.contain('That’s everything we need from you here.');
      expect(words).not.to.contain('connect more');
      expect(readText(root)).not.to.contain('Connect more');
    });
  }

  it('a journey asks for nothing that its user may not connect, and goes on', async () => {
    const { root, offered, words } = await everOffered(
      ({ proxyUrl }) =>
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          required="banking expense"
          require-consent
          accepted-consent-version="1"
          consent-version="1"
        ></codat-link-flow>`,
      ['read'],
      (text) => text.includes('Continue'),
    );
    const before = readText(root);
    root.querySelector<HTMLElement>('.foot .primary')?.click();
    await until('the end', () => readText(root).includes('Done'));

    expect(offered).to.deep.equal(['Continue']);
    expect(before).to.contain('You can’t connect software here');
    expect(words).not.to.match(/Still needed|Required|false/);
    expect(words).not.to.contain('Connect your bank');
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
