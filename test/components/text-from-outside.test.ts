import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient, type Integration } from '../../src/api/index.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { screenReaderText } from '../support/harness/element-harness.js';
import { mountList, mountPicker } from '../support/mount.js';

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
