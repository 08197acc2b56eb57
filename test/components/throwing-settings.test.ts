/** Settings of the host's that throw when they are read, such as catalogs of words that are strict about missing keys. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import '../support/mount.js';
import { atTheEnd, collect, collectWarnings, until } from '../support/page.js';

const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });

const strict = () =>
  new Proxy(
    { retry: 'Once more' },
    {
      get(words, name): unknown {
        if (name in words) return Reflect.get(words, name);
        throw new Error(`Missing ${String(name)}`);
      },
    },
  );

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = (name: string) =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get() {
      throw new Error('Oops');
    },
  });

const settings: Record<string, { give: () => object; property: string }> = {
  'words that are strict about missing keys': { give: strict, property: 'text' },
  'words of which one throws': { give: () => throwing('connected'), property: 'text' },
  'words that are gone': { give: revoked, property: 'text' },
  'guides of which one throws': { give: () => throwing('akxx'), property: 'guides' },
  'guides that are gone': { give: revoked, property: 'guides' },
  'parameters of which one throws': { give: () => throwing('offer'), property: 'linkParameters' },
};

const tags = [
  'codat-integration-picker',
  'codat-connect-button',
  'codat-connection-list',
  'codat-connection-alert',
  'codat-file-upload',
  'codat-sync-status',
  'codat-link-flow',
  'powered-by-codat',
] as const;

/** What an element shows, in words. */
function wordsOf({ shadowRoot }: Element): string {
  const texts = [...(shadowRoot?.children ?? [])].map((child) => child.textContent);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** What the elements show, once none of them loads any more. */
async function shown(container: Element): Promise<string[]> {
  const elements = [...container.querySelectorAll(tags.join())];
  // An alert has nothing to say of what is well.
  const isSettled = (element: Element) =>
    element.localName === 'codat-connection-alert' || /^(?!.*Loading).+/.test(wordsOf(element));
  await until('elements that have loaded', () => elements.every(isSettled));
  await until('files that can be dropped', () =>
    elements.map(wordsOf).join().includes('Drop files'),
  );
  return elements.map((element) => `${element.localName}: ${wordsOf(element)}`);
}

function collectThrown(): unknown[] {
  const thrown: unknown[] = [];
  const before = window.onerror;
  window.onerror = (message) => {
    thrown.push(message);
    return true;
  };
  atTheEnd(() => {
    window.onerror = before;
  });
  return thrown;
}

async function mounted(onElements: object, onProvider: object): Promise<string[]> {
  const page = await fixture(html`<codat-provider proxy-url=${world.proxyUrl}></codat-provider>`);
  Object.assign(page, onProvider);
  for (const tag of tags) {
    const element = document.createElement(tag);
    element.setAttribute('platform-key', 'hsbk');
    Object.assign(element, onElements);
    page.append(element);
  }
  return shown(page);
}

const usual = await mounted({}, {});

for (const [name, { give, property }] of Object.entries(settings)) {
  for (const place of ['elements', 'a provider', 'both'] as const) {
    it(`${name}, set on ${place}, take nothing else away`, async () => {
      const thrown = collectThrown();
      const errors = collect(document, 'codat-error');
      const warnings = collectWarnings();
      const set = { [property]: give() };
      const own = place === 'a provider' ? {} : set;
      const provided = place === 'elements' ? {} : set;

      expect(await mounted(own, provided)).to.deep.equal(usual);
      expect(thrown).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
      // Each message comes once in a page.
      if (place === 'elements') {
        const attribute = property === 'linkParameters' ? 'link-parameters' : property;
        expect(warnings.join(' ')).to.match(new RegExp(`${attribute}.* threw`));
      }
    });
  }
}
