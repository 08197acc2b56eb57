import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, setStatus, type BrowserWorld } from '../support/browser-world.js';
import type { ElementHarness } from '../support/harness/element-harness.js';
import { mountButton, mountFlow, mountList, mountPicker, mountSync } from '../support/mount.js';
import { collectUncaught, collectWindows, setAddress, until } from '../support/page.js';
import { translatePage, untranslated, type TranslatorManner } from '../support/translator.js';

/** What a person reads, without what the translator did to it. */
const shown = ({ root }: ElementHarness): string =>
  untranslated(root.textContent).replace(/\s+/g, ' ').trim();

/** One element on its way through its states: shows, and what the person does. */
interface Journey {
  mount(world: BrowserWorld): Promise<ElementHarness>;
  steps: readonly ((harness: ElementHarness, world: BrowserWorld) => unknown)[];
}

const press = (label: string) => (harness: ElementHarness) => {
  const buttons = harness.all('button, a');
  const text = (one: Element) =>
    untranslated(one.getAttribute('aria-label') ?? one.textContent).trim();
  const button = buttons.find((one) => text(one).includes(label));
  if (!button) throw new Error(`No "${label}" among ${buttons.map(text).join(' | ')}`);
  button.click();
};

const untilShown =
  (text: string | RegExp) =>
  async (harness: ElementHarness): Promise<void> => {
    await until(`"${text}" in "${shown(harness)}"`, () => new RegExp(text).test(shown(harness)));
  };

const search = (text: string) => async (harness: ElementHarness) => {
  const input = harness.get('input', HTMLInputElement);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await harness.element.updateComplete;
};

const connectionOf = async (world: BrowserWorld) => {
  const response = await world.codat(`/companies/${world.companyId}/connections`);
  const { results } = (await response.json()) as { results: { id: string }[] };
  return results[0]?.id ?? '';
};

const link =
  (status: 'Linked' | 'Unlinked' | 'Deauthorized') =>
  async (_: ElementHarness, world: BrowserWorld) =>
    setStatus(world, await connectionOf(world), status);

const refresh = ({ element }: ElementHarness) =>
  (element as unknown as { refresh(): Promise<void> }).refresh();

const journeys: Record<string, Journey> = {
  picker: {
    mount: ({ proxyUrl }) =>
      mountPicker(
        html`<codat-integration-picker
          proxy-url=${proxyUrl}
          platform-keys="gbol fbrh qhyg akxx knfz exgd fztf zsth"
        ></codat-integration-picker>`,
      ),
    steps: [
      search('xer'),
      search('no such thing'),
      search(''),
      press('Xero'),
      untilShown('Continue in the Xero window'),
      link('Linked'),
      refresh,
      // What comes after the moment in which "Xero connected" takes the stage: how long that is left depends on the machine.
      untilShown(/Use different software(?!.*Xero connected)/),
    ],
  },
  button: {
    mount: ({ proxyUrl }) =>
      mountButton(
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="gbol"
        ></codat-connect-button>`,
      ),
    steps: [
      press('Xero'),
      untilShown('Continue in the Xero window'),
      link('Linked'),
      refresh,
      untilShown('Xero is connected'),
    ],
  },
  list: {
    mount: ({ proxyUrl }) =>
      mountList(html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`),
    steps: [
      async (_, world) => {
        await world.codat(`/companies/${world.companyId}/connections`, {
          method: 'POST',
          body: JSON.stringify({ platformKey: 'gbol' }),
        });
      },
      refresh,
      untilShown('Not finished'),
      link('Linked'),
      refresh,
      untilShown('Connected'),
      press('Disconnect Xero'),
      untilShown('Disconnect Xero\\?'),
      press('Disconnect'),
      link('Deauthorized'),
      refresh,
      untilShown('Reconnect'),
      // The brands are asked for beside all this; until they are there, a letter stands for the logo.
      async ({ root }) => {
        await until('the logo', () => root.querySelector('.logo img'));
      },
    ],
  },
  sync: {
    mount: ({ proxyUrl }) =>
      mountSync(html`<codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>`),
    steps: [
      async (_, world) => {
        await world.codat(`/companies/${world.companyId}/connections`, {
          method: 'POST',
          body: JSON.stringify({ platformKey: 'fztf' }),
        });
      },
      link('Linked'),
      refresh,
      untilShown('Syncing your data'),
      async (_, world) => {
        await world.codat('/_sandbox/advance', {
          method: 'POST',
          body: JSON.stringify({ ms: 3_600_000 }),
        });
      },
      refresh,
      untilShown('up to date'),
    ],
  },
  flow: {
    mount: ({ proxyUrl }) =>
      mountFlow(html`<codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>`),
    steps: [
      press('Get started'),
      untilShown('box|permission'),
      ({ root }) => root.querySelector('input')?.click(),
      press('Get started'),
      untilShown('Step 2 of 3'),
    ],
  },
};

/** Goes through the journey; gives what was shown at its end. */
async function endOf({ mount, steps }: Journey, manner?: TranslatorManner): Promise<string> {
  const world = await createWorld({});
  const harness = await mount(world);
  await until('the element to be loaded', () => !harness.hasState('loading'));
  if (manner) translatePage(harness.element.parentElement!, manner);
  for (const step of steps) {
    await step(harness, world);
    await harness.element.updateComplete;
    // As long as a translator takes that works in the browser.
    await new Promise((resolve) => setTimeout(resolve));
  }
  await harness.element.updateComplete;
  const text = shown(harness);
  harness.element.remove();
  return text;
}

describe('page translators', () => {
  beforeEach(async () => {
    collectWindows();
    await setAddress('?');
  });

  for (const [name, journey] of Object.entries(journeys)) {
    for (const manner of ['wrap', 'replace', 'merge', 'split', 'rewrite'] as const) {
      it(`${name} shows its state to a translator that does "${manner}" with each text`, async () => {
        const uncaught = collectUncaught();

        expect(await endOf(journey, manner)).to.equal(await endOf(journey));
        expect(uncaught).to.deep.equal([]);
      });
    }
  }

  it('leave their translation where an update changes nothing', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    translatePage(list.element.parentElement!, 'wrap');
    const heading = list.get('h2').textContent;
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(list.get('h2').textContent));
    observer.observe(list.root, { childList: true, subtree: true });
    list.element.requestUpdate();
    await list.element.updateComplete;

    expect(heading).to.equal('Your· connections·');
    expect(list.get('h2').textContent).to.equal(heading);
    expect([...new Set(seen)].filter((text) => text !== heading)).to.deep.equal([]);
    observer.disconnect();
  });
});
