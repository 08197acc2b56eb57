import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { createCodatClient, type Integration } from '../../src/api/index.js';
import { Localize } from '../../src/i18n/localize.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { screenReaderText } from '../support/harness/element-harness.js';
import { mountList, mountPicker } from '../support/mount.js';
import { atTheEnd, until } from '../support/page.js';

/** What has words and nothing else. */
class Speaker extends LitElement {
  readonly textOverrides = [];
  readonly localize = new Localize(this);
}
customElements.define('test-speaker', Speaker);

function speaker(): Localize {
  const element = new Speaker();
  document.body.append(element);
  atTheEnd(() => element.remove());
  return element.localize;
}

/** Replaces what a client responds about Xero. */
async function pickerOf(change: (one: Integration) => Integration) {
  const { proxyUrl } = await createWorld({});
  const sound = createCodatClient({ proxyUrl });
  const list = sound.listIntegrations.bind(sound);
  const client = Object.assign(sound, {
    async listIntegrations(options: Parameters<typeof list>[0]) {
      const all = await list(options);
      return all.filter(({ key }) => key === 'gbol').map(change);
    },
  });
  const picker = await mountPicker(
    html`<codat-integration-picker .client=${client}></codat-integration-picker>`,
  );
  return picker.ready();
}

const named = (name: string) => pickerOf((one) => ({ ...one, name }));

/** The response of an API that allows any name for a connection. */
async function listOf(platformName: string) {
  const world: BrowserWorld = await createWorld({ connections: [{ platformKey: 'gbol' }] });
  const sound = createCodatClient({ proxyUrl: world.proxyUrl });
  const read = sound.listConnections.bind(sound);
  const client = Object.assign(sound, {
    async listConnections(options: Parameters<typeof read>[0]) {
      const all = await read(options);
      return all.map((one) => ({ ...one, platformName }));
    },
  });
  const list = await mountList(
    html`<codat-connection-list .client=${client}></codat-connection-list>`,
  );
  return list.ready();
}

describe('text and keys from outside', () => {
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a b "c"']) {
    it(`draws an integration with the key ${key} like any other`, async () => {
      const picker = await pickerOf((one) => ({ ...one, key, sourceType: key, branding: null }));
      const [tile] = picker.tiles;

      expect(picker.names).to.deep.equal(['Xero']);
      expect(tile?.hint).to.equal('');
      const about = tile?.tile.getAttribute('aria-describedby') ?? '';
      expect(picker.root.getElementById(about)).to.not.equal(null);
    });
  }

  for (const [kind, name] of [
    ['empty', ''],
    ['spaces', ' \t\u00a0 '],
    ['zero-width characters', '\u200b\u200d\ufeff\u2060'],
    ['direction marks', '\u202e\u2066'],
    ['fillers', '\u3164\u2800'],
  ] as const) {
    it(`gives a label to what has a name of ${kind}`, async () => {
      const picker = await named(name);
      expect(picker.names).to.deep.equal(['Unnamed software']);
      expect(picker.tiles[0]?.accessibleName).to.equal('Connect to Unnamed software');

      const list = await listOf(name);
      expect(list.text('.row .name')).to.equal('Unnamed software');
      expect(screenReaderText(list.get('[part=action]'))).to.contain('Unnamed software');
    });
  }

  it('carries no direction override, line break or control character into what is shown', async () => {
    const picker = await named('Xe\u202ero\u2066\n\u0007 \u2028Ltd');
    const { root } = picker;
    const shown = root.textContent + [...root.querySelectorAll('*')].map(screenReaderText).join('');

    expect(shown).to.not.match(/[\p{Bidi_Control}\p{Zl}]/u);
    expect(shown).to.not.contain('\u0007');
    expect(picker.names).to.deep.equal(['Xe ro Ltd']);
  });

  it('isolates a name that is written from right to left, in tiles and in sentences', async () => {
    const picker = await named('חשבונות (1)');

    expect(picker.names).to.deep.equal(['\u2068חשבונות (1)\u2069']);
    expect(picker.tiles[0]?.accessibleName).to.equal('Connect to \u2068חשבונות (1)\u2069');
  });

  it('isolates each name of a list, not the list, so that a sentence keeps their order', () => {
    const localize = speaker();
    const names = localize.list([localize.name('חשבונות'), localize.name('Xero')]);

    expect(names).to.equal('\u2068חשבונות\u2069 and Xero');
    expect(localize.term('isConnected', names)).to.equal(`${names} is connected`);
  });

  it('ends a list in a sentence with its last name, however many there are', () => {
    const localize = speaker();
    const names = Array.from({ length: 40 }, (_, index) => `Statement of account ${index}.pdf`);

    expect(localize.term('isConnected', localize.list(names))).to.include(
      'and Statement of account 39.pdf is connected',
    );
  });

  for (const [what, text, said] of [
    ['an override', 'Xe\u202ero', 'Xe ro'],
    ['an isolate that does not end', 'Xero\u2068\nLtd', 'Xero Ltd'],
    ['an isolate of a direction', '\u2067Xero\u2069', 'Xero'],
    ['an isolate around an override', '\u2068Xe\u202ero\u2069', 'Xe ro'],
    ['an override in an address', 'https://example.com/\u202efdp', 'https://example.com/ fdp'],
  ] as const) {
    it(`takes ${what} out of what a sentence is made with`, () => {
      expect(speaker().term('isConnected', text)).to.equal(`${said} is connected`);
    });
  }

  it('cuts one name without an end, in a sentence as in a list of them', () => {
    const localize = speaker();
    const endless = 'W'.repeat(100_000);

    expect(localize.term('isConnected', localize.name(endless)).length).to.be.below(400);
    expect(localize.list([endless, 'Xero']).length).to.be.below(400);
  });

  for (const [lang, reason, said] of [
    ['en', 'Permission denied.', 'Xero said: “Permission denied”.'],
    ['ar', 'Permission denied. ', 'رسالة من ⁨Xero⁩: «⁨Permission denied⁩».'],
    ['ja', '権限がありません。', 'Xero からのメッセージ：「権限がありません」'],
  ] as const) {
    it(`quotes what software says without its full stop, in a sentence in ${lang}`, async () => {
      const { proxyUrl } = await createWorld({
        connections: [
          { platformKey: 'gbol', status: 'PendingAuth', errors: [{ errorMessage: reason }] },
        ],
      });
      const list = await mountList(
        html`<codat-connection-list proxy-url=${proxyUrl} lang=${lang}></codat-connection-list>`,
      );
      await list.ready();

      await until('the words', () => list.get('.panel').lang === lang);
      expect(list.text('.row .secondary').split(' · ').at(-1)).to.equal(said);
    });
  }

  it('leaves names of joined characters as they are', async () => {
    expect((await named('👩‍💻 Café')).names).to.deep.equal(['👩‍💻 Café']);
  });

  it('wraps a very long name in its tile', async () => {
    const picker = await named('W'.repeat(300));
    const tile = picker.tiles[0]!.tile;

    expect(tile.scrollWidth).to.be.at.most(tile.clientWidth);
    expect(tile.getBoundingClientRect().right).to.be.at.most(
      picker.get('[part=panel]').getBoundingClientRect().right,
    );
  });
});
