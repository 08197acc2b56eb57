import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { attemptDetails } from '../../src/ui/attempt-panel.js';
import { createWorld } from '../support/browser-world.js';
import { readText } from '../support/harness/element-harness.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import { countPosts } from '../support/linking.js';
import { mountPicker } from '../support/mount.js';
import {
  atTheEnd,
  collect,
  collectErrors,
  collectUncaught,
  collectWarnings,
  collectWindows,
  until,
} from '../support/page.js';

const SKIPPED_KEY = 'codat-elements:skipped-preparations';

interface Setting {
  mode?: string;
  guides?: unknown;
}

async function mounted({ mode = 'manual', guides }: Setting = {}) {
  const world = await createWorld();
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${world.proxyUrl}
      platform-keys="akxx knfz trji pqsw hbql fztf gbol jcrp"
      link-mode=${mode}
      .guides=${guides}
    ></codat-integration-picker>`,
  );
  await picker.ready();
  return { world, picker };
}

const needsOf = (picker: PickerHarness) => picker.texts('.needs li');
const title = (name: string) => `Before you connect ${name}`;

/** Calls of this method of localStorage are denied until the test ends. */
function denyStorage(method: 'getItem' | 'setItem'): void {
  const before = Object.getOwnPropertyDescriptor(Storage.prototype, method);
  const call = before?.value as (...args: unknown[]) => unknown;
  Object.defineProperty(Storage.prototype, method, {
    ...before,
    value(this: Storage, ...args: unknown[]) {
      if (this === localStorage) throw new DOMException('denied', 'SecurityError');
      return Reflect.apply(call, this, args);
    },
  });
  atTheEnd(() => {
    Object.defineProperty(Storage.prototype, method, before ?? {});
  });
}

describe('codat-integration-picker: before what takes preparation', () => {
  beforeEach(() => localStorage.removeItem(SKIPPED_KEY));

  for (const [name, minutes, need] of [
    ['Oracle NetSuite', 20, 'An administrator of your Oracle NetSuite account.'],
    ['Sage Intacct', 20, 'Web Services turned on'],
    ['Dynamics 365 Business Central', 20, 'Permission to install an extension called App Link.'],
    ['QuickBooks Desktop', 15, 'The computer that QuickBooks Desktop runs on.'],
    ['Sage 50 (UK)', 15, 'Permission to install a small app on that computer.'],
    ['Shopify', 10, 'Your store’s API keys.'],
  ] as const) {
    it(`says how long ${name} takes, and what it needs`, async () => {
      const { picker } = await mounted();
      picker.choose(name);
      await picker.untilStage(title(name));

      expect(picker.stage).to.include(`This takes about ${minutes} minutes.`);
      expect(needsOf(picker).join(' ')).to.include(need);
    });
  }

  it('opens no window before the person continues, and one in that very click', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted({ mode: 'popup' });
    const selected = collect(picker.element, 'codat-integration-select');
    picker.choose('Oracle NetSuite');
    await picker.untilStage(title('Oracle NetSuite'));
    const before = [windows.length, await countPosts(world)];
    picker.pressOnStage('Continue to Oracle NetSuite');
    const inTheClick = windows.length;
    await picker.untilStage('Continue in the Oracle NetSuite window');

    expect(before).to.deep.equal([0, 0]);
    expect(inTheClick).to.equal(1);
    expect(selected).to.have.lengthOf(1);
    expect(await countPosts(world)).to.equal(1);
  });

  it('is not shown where the host prevents the choice', async () => {
    const { picker } = await mounted();
    picker.element.addEventListener('codat-integration-select', (event) => event.preventDefault());
    picker.choose('Oracle NetSuite');
    await picker.element.refresh();

    expect(picker.has('.stage')).to.equal(false);
  });

  it('gives the list back, with the focus on the tile', async () => {
    const { world, picker } = await mounted();
    picker.tile('Shopify').tile.focus();
    picker.choose('Shopify');
    await picker.untilStage(title('Shopify'));
    expect(readText(picker.root.activeElement)).to.equal(title('Shopify'));
    picker.pressOnStage('Back to the list');
    await picker.untilList();

    expect(picker.root.activeElement === picker.tile('Shopify').tile).to.equal(true);
    expect(await countPosts(world)).to.equal(0);
  });

  it('is gone once the picker shows another company', async () => {
    const { world, picker } = await mounted();
    picker.choose('Shopify');
    await picker.untilStage(title('Shopify'));
    const other = await createWorld();
    picker.element.proxyUrl = other.proxyUrl;
    await picker.untilList();

    expect(picker.has('.stage')).to.equal(false);
    expect(await countPosts(world)).to.equal(0);
    // Back at the first one nothing has been asked either.
    picker.element.proxyUrl = world.proxyUrl;
    await picker.untilList();
    expect(picker.has('.stage')).to.equal(false);
  });

  it('leaves the stage to what the person does by the time its code fails to load', async () => {
    const { picker } = await mounted();
    const errors = collect(picker.element, 'codat-error');
    const load = attemptDetails.load.bind(attemptDetails);
    const pending: ((reason: Error) => void)[] = [];
    attemptDetails.load = () => new Promise((_resolve, reject) => pending.push(reject));
    atTheEnd(() => {
      attemptDetails.load = load;
    });
    picker.choose('Shopify');
    await until('the code to be loaded', () => pending.length > 0);
    await picker.untilText('.stage button', 'Back to the list');
    picker.pressOnStage('Back to the list');
    await picker.untilList();
    attemptDetails.load = load;
    for (const fail of pending) fail(new Error('gone'));
    await picker.element.refresh();

    expect(picker.stage).to.equal('');
    expect(errors).to.deep.equal([]);
  });

  it('is not shown for what is only signed in to', async () => {
    const { picker } = await mounted();
    picker.choose('Xero');
    await picker.untilStage('Continue in the Xero window');
  });

  /** Continues with what is on the stage, not to be shown it again. */
  async function skip(picker: PickerHarness, name: string) {
    picker.choose(name);
    await picker.untilStage(title(name));
    picker.get('.skip input').click();
    picker.pressOnStage(`Continue to ${name}`);
    await picker.untilStage(`Continue in the ${name} window`);
    picker.pressOnStage('Cancel');
    await picker.untilList();
  }

  it('is skipped the next time where the person asks for that, for this software alone', async () => {
    const { picker } = await mounted();
    await skip(picker, 'Oracle NetSuite');
    const { picker: next } = await mounted();
    next.choose('Oracle NetSuite');
    await next.untilStage('Continue in the Oracle NetSuite window');
    next.pressOnStage('Back to the list');
    await next.untilList();
    next.choose('Shopify');
    await next.untilStage(title('Shopify'));

    expect(localStorage.getItem(SKIPPED_KEY)).to.equal('["akxx"]');
  });

  it('is shown again where the person only continued', async () => {
    const { picker } = await mounted();
    picker.choose('Sage Intacct');
    await picker.untilStage(title('Sage Intacct'));
    picker.pressOnStage('Continue to Sage Intacct');
    await picker.untilStage('Continue in the Sage Intacct window');
    picker.pressOnStage('Cancel');
    await picker.untilList();
    picker.choose('Sage Intacct');
    await picker.untilStage(title('Sage Intacct'));
  });

  for (const method of ['getItem', 'setItem'] as const) {
    it(`is remembered for this page where storage is denied (${method})`, async () => {
      const uncaught = collectUncaught();
      const errors = collectErrors();
      denyStorage(method);
      const { picker } = await mounted();
      // One that no other test of this page has skipped.
      const name = method === 'getItem' ? 'QuickBooks Desktop' : 'Sage 50 (UK)';
      await skip(picker, name);
      picker.choose(name);
      await picker.untilStage(`Continue in the ${name} window`);

      expect([...uncaught, ...errors]).to.deep.equal([]);
    });
  }

  for (const stored of ['{', '"akxx"', '{"akxx":true}', '[1,null]', 'null']) {
    it(`is shown where malformed data is stored: ${stored}`, async () => {
      localStorage.setItem(SKIPPED_KEY, stored);
      const { picker } = await mounted();
      picker.choose('Shopify');
      await picker.untilStage(title('Shopify'));
    });
  }
});

describe('guides', () => {
  beforeEach(() => localStorage.removeItem(SKIPPED_KEY));

  it('are linked to, beside this page', async () => {
    const { picker } = await mounted({ guides: { fztf: 'https://help.example/shopify?x=1' } });
    picker.choose('Shopify');
    await picker.untilStage(title('Shopify'));
    const { href, target, rel } = picker.get('.guide', HTMLAnchorElement);

    expect({ href, target, rel }).to.deep.equal({
      href: 'https://help.example/shopify?x=1',
      target: '_blank',
      rel: 'noopener noreferrer',
    });
  });

  it('come from the provider, and one by one from the element', async () => {
    const { picker } = await mounted({ guides: { fztf: 'https://own.example/' } });
    const provider = document.createElement('codat-provider');
    provider.guides = { fztf: 'https://outer.example/', knfz: 'https://outer.example/intacct' };
    picker.element.before(provider);
    provider.append(picker.element);
    await picker.ready();
    const seen: string[] = [];
    for (const name of ['Shopify', 'Sage Intacct']) {
      picker.choose(name);
      await picker.untilStage(title(name));
      seen.push(picker.get('.guide', HTMLAnchorElement).href);
      picker.pressOnStage('Back to the list');
      await picker.untilList();
    }

    expect(seen).to.deep.equal(['https://own.example/', 'https://outer.example/intacct']);
  });

  for (const address of ['javascript:alert(1)', 'http://help.example/', '/help', 'help', '', 7]) {
    it(`are left out where the address is ${JSON.stringify(address)}, with one warning`, async () => {
      const warnings = collectWarnings();
      const { picker } = await mounted({ guides: { fztf: address } });
      picker.choose('Shopify');
      await picker.untilStage(title('Shopify'));

      expect(picker.has('.guide')).to.equal(false);
      expect(warnings.filter((line) => line.includes('guides'))).to.have.lengthOf(1);
    });
  }

  for (const guides of ['https://help.example/', 7, true]) {
    it(`are left out where they are ${JSON.stringify(guides)}, with a warning`, async () => {
      const warnings = collectWarnings();
      const { picker } = await mounted({ guides });
      picker.choose('Shopify');
      await picker.untilStage(title('Shopify'));

      expect(picker.has('.guide')).to.equal(false);
      expect(warnings.filter((line) => line.includes('guides'))).to.have.lengthOf(1);
    });
  }

  it('of a key that every object has are none', async () => {
    const { picker } = await mounted({ guides: {} });
    picker.choose('Shopify');
    await until('the stage', () => picker.has('.stage'));

    expect(picker.has('.guide')).to.equal(false);
  });
});
