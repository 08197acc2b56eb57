import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import { resolveProxyUrl } from '../../src/api/http.js';
import { CatalogCache } from '../../src/store/catalog/catalog-cache.js';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { atTheEnd, collect, collectErrors, collectWarnings, find, until } from '../support/page.js';

const world = await createWorld();

/** A picker of the world's, with settings as plain JavaScript may give them. */
async function pickerWith(settings: Record<string, unknown>): Promise<PickerHarness> {
  const page = await fixture(html`<div></div>`);
  const element = document.createElement('codat-integration-picker');
  Object.assign(element, { proxyUrl: world.proxyUrl, ...settings });
  page.append(element);
  return new PickerHarness(element).ready();
}

const isSandboxShown = (picker: PickerHarness) =>
  picker.names.some((name) => /sandbox/i.test(name));

describe('A list', () => {
  for (const [name, platformKeys] of Object.entries({
    'an array': ['fztf', 'gbol'],
    'a set': new Set(['fztf', 'gbol']),
    words: ' fztf\n gbol ',
    'what React 18 makes of an array': 'fztf,gbol',
    'an array with wrong entries': ['fztf', null, 5, {}, 'gbol'],
  })) {
    it(`may be ${name}`, async () => {
      collectWarnings();
      const picker = await pickerWith({ platformKeys });

      expect(picker.names.length).to.equal(2);
      expect(picker.names[1]).to.equal('Xero');
    });
  }

  it('says which platform keys nothing has, once', async () => {
    const warnings = collectWarnings();
    const picker = await pickerWith({ platformKeys: 'gbol GBOL', featured: 'xero' });
    await picker.element.refresh();

    expect(picker.names).to.deep.equal(['Xero']);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.include('platform key "GBOL" or "xero"');
  });

  it('has platform keys judged by what Codat lists now, and not by the catalog of the last visit', async () => {
    const own = await createWorld();
    const { href } = resolveProxyUrl(own.proxyUrl);
    const all = await createCodatClient(world).listIntegrations({ enabled: true });
    // As a visit left it before the other integration was turned on.
    new CatalogCache(`${href} me same-origin`).keep(all.filter(({ key }) => key !== 'exgd'));
    const warnings = collectWarnings();
    await breakCodat(own, { kind: 'hold', method: 'GET', path: '/integrations' });
    const picker = await pickerWith({ proxyUrl: own.proxyUrl, platformKeys: 'gbol exgd GBOL' });
    expect(picker.names).to.deep.equal(['Xero']);
    expect(warnings).to.deep.equal([]);
    await mendCodat(own);
    await until('the list of now', () => picker.names.length === 2);
    await until('the warning', () => warnings.length > 0);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.include('platform key "GBOL".');
  });

  it('may be an array for the kinds of software too', async () => {
    const picker = await pickerWith({ sourceTypes: ['commerce'] });

    expect(picker.groups).to.deep.equal(['All commerce software']);
  });
});

describe('A boolean', () => {
  for (const text of ['false', 'FALSE', ' false ', 'undefined', 'null']) {
    it(`written as “${text}” is false, as an attribute and as a property`, async () => {
      const page = await fixture(html`<div></div>`);
      const element = document.createElement('codat-connect-button');
      element.setAttribute('disabled', text);
      page.append(element);
      const asAttribute = element.disabled;
      Object.assign(element, { disabled: text });

      expect([asAttribute, element.disabled]).to.deep.equal([false, false]);
    });
  }

  for (const text of ['', 'true', 'disabled']) {
    it(`written as “${text}” is true`, async () => {
      const element = document.createElement('codat-connect-button');
      element.setAttribute('disabled', text);

      expect(element.disabled).to.equal(true);
    });
  }

  it('that is false keeps test versions out of the picker', async () => {
    const page = await fixture(
      html`<div>
        <codat-integration-picker
          proxy-url=${world.proxyUrl}
          show-sandbox="false"
        ></codat-integration-picker>
      </div>`,
    );
    const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();

    expect(isSandboxShown(picker)).to.equal(false);
  });

  it('is reflected as it is', async () => {
    const element = await fixture<HTMLElement>(html`<codat-connect-button></codat-connect-button>`);
    Object.assign(element, { disabled: 'false' });
    await until('the update', () => !element.hasAttribute('disabled'));
    Object.assign(element, { disabled: true });
    await until('the attribute', () => element.hasAttribute('disabled'));
  });
});

describe('A warning', () => {
  const wrong: Record<string, [attribute: string, value: string, words: string]> = {
    layout: [
      'layout',
      'mosaic',
      'Invalid layout "mosaic". Expected one of: grid, list. Falling back to "grid".',
    ],
    'link-mode': [
      'link-mode',
      'window',
      'Invalid link-mode "window". Expected one of: popup, tab, redirect, manual. Falling back to "popup".',
    ],
    credentials: [
      'credentials',
      'all',
      'Invalid credentials "all". Expected one of: same-origin, include, omit. Falling back to "same-origin".',
    ],
    'source-types': ['source-types', 'books', 'Invalid source-types "books".'],
    'get-token': [
      'get-token',
      '() => "a"',
      'The attribute get-token has no effect: getToken is a property.',
    ],
    headers: [
      'headers',
      '[object Object]',
      'The attribute headers has no effect: headers is a property.',
    ],
    text: ['text', '{}', 'The attribute text has no effect: text is a property.'],
  };
  for (const [name, [attribute, value, words]] of Object.entries(wrong)) {
    it(`names ${name} and the cure`, async () => {
      const warnings = collectWarnings();
      const page = await fixture(html`<div></div>`);
      const element = document.createElement('codat-integration-picker');
      element.setAttribute('proxy-url', world.proxyUrl);
      element.setAttribute(attribute, value);
      page.append(element);
      await new PickerHarness(element).ready();

      expect(warnings.filter((line) => line.includes(words)).length).to.equal(1);
    });
  }
});

describe('A text of the host’s', () => {
  const slips: Record<string, unknown> = {
    'that throws': () => {
      throw new Error('Oops');
    },
    'that returns nothing': () => undefined,
    'that returns a promise': () => Promise.resolve('Books'),
    'that is a number': 5,
  };
  for (const [name, pickerHeading] of Object.entries(slips)) {
    it(`${name} falls back to our own term, and is named in the console`, async () => {
      const warnings = collectWarnings();
      const picker = await pickerWith({ platformKeys: 'gbol', text: { pickerHeading } });

      expect(picker.text('h2')).to.equal('Connect your software');
      expect(picker.names).to.deep.equal(['Xero']);
      expect(warnings.join(' ')).to.contain('text.pickerHeading');
    });
  }
});

describe('An update that throws', () => {
  it('shows a notice, dispatches codat-error and recovers with the next good update', async () => {
    const errors = collect(document, 'codat-error');
    const { error } = console;
    const lines: unknown[] = [];
    console.error = (...parts: unknown[]) => lines.push(...parts);
    atTheEnd(() => {
      console.error = error;
    });
    const picker = await pickerWith({ platformKeys: 'gbol' });
    const { element } = picker;
    let isBroken = true;
    // As a value that no check has foreseen.
    Object.defineProperty(element, 'showSandbox', {
      configurable: true,
      get() {
        if (isBroken) throw new TypeError('Unforeseen');
        return false;
      },
    });
    element.requestUpdate();
    await element.updateComplete;
    const shown = picker.error;
    element.requestUpdate();
    await element.updateComplete;
    isBroken = false;
    element.requestUpdate();
    await element.updateComplete;

    expect(shown).to.contain('Something went wrong');
    expect(shown).not.to.contain('Unforeseen');
    expect(errors.length).to.equal(1);
    expect(lines.join(' ')).to.contain('Unforeseen');
    expect(picker.names).to.deep.equal(['Xero']);
  });
});

describe('What a host’s own client does wrong', () => {
  const slips: Record<string, [() => unknown, RegExp]> = {
    'that it gives no list': [() => Promise.resolve({ results: [] }), /TypeError/],
    'what it throws': [
      () => {
        throw new RangeError('no session');
      },
      /RangeError: no session/,
    ],
    'what it rejects with': [() => Promise.reject(new Error('gone')), /Error: gone/],
  };
  for (const [what, [listConnections, line]] of Object.entries(slips)) {
    it(`is in the console, once for all elements: ${what}`, async () => {
      const lines = collectErrors();
      const client = { ...createCodatClient({ proxyUrl: world.proxyUrl }), listConnections };
      const page = await fixture(html`<div></div>`);
      const lists = [1, 2].map(() => document.createElement('codat-connection-list'));
      for (const list of lists) page.append(Object.assign(list, { client }));
      await until('the errors', () => lists.every((list) => list.matches(':state(error)')));

      expect(lines).to.have.lengthOf(1);
      expect(lines[0]).to.include('list-connections failed');
      expect(lines[0]).to.match(line);
    });
  }
});

describe('Any value in any property', () => {
  const values = [
    null,
    undefined,
    0,
    5,
    NaN,
    true,
    '',
    'x',
    {},
    [],
    [null],
    () => 'x',
    Symbol.iterator.description,
  ];
  const elements = [
    'codat-integration-picker',
    'codat-connection-list',
    'codat-connect-button',
    'codat-sync-status',
    'codat-link-flow',
    'codat-link-return',
    'powered-by-codat',
    'codat-provider',
  ] as const;
  for (const tag of elements) {
    it(`throws nothing and leaves no dead ${tag}`, async () => {
      collectWarnings();
      const { error } = console;
      const failures: string[] = [];
      console.error = (...parts: unknown[]) => failures.push(parts.map(String).join(' '));
      atTheEnd(() => {
        console.error = error;
      });
      const page = await fixture(html`<div></div>`);
      const element = document.createElement(tag);
      page.append(element);
      const { elementProperties } = element.constructor as unknown as {
        elementProperties: Map<string, { state?: boolean }>;
      };
      for (const [name, { state }] of elementProperties) {
        // A dialog over everything would block what follows.
        if (state || name === 'open' || name === 'modal') continue;
        const before: unknown = Reflect.get(element, name);
        for (const value of values) {
          Reflect.set(element, name, value);
          await element.updateComplete;
        }
        Reflect.set(element, name, before);
        await element.updateComplete;
      }

      expect(failures).to.deep.equal([]);
    });
  }
});
