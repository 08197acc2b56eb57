import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { breakCodat, createWorld, mendCodat, requestsOf } from '../support/browser-world.js';
import { screenReaderText } from '../support/harness/element-harness.js';
import { questionModule } from '../../src/components/codat-integration-picker/parts/connected-group.js';
import { holdLoad } from '../support/hold-load.js';
import { mountPicker } from '../support/mount.js';
import { collect, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function mounted(connections: NonNullable<WorldOptions['connections']>, types = '') {
  const world = await createWorld({ connections });
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${world.proxyUrl}
      source-types=${types}
    ></codat-integration-picker>`,
  );
  return { world, picker: await picker.loaded() };
}

const xero = [{ platformKey: 'gbol', organisation: 'Harbour Coffee Ltd' }];

describe('codat-integration-picker: a category of which one can be connected', () => {
  it('is one line once it is connected, with its organisation', async () => {
    const { picker } = await mounted(xero);

    expect(picker.connected).to.deep.equal(['Xero is connected Harbour Coffee Ltd']);
    expect(picker.folds).to.deep.equal(['All banks 8', 'All commerce software 10']);
    expect(picker.popular.map(({ name }) => name)).to.not.include('QuickBooks Online');
  });

  it('offers no different software where there is none, or the person may not disconnect', async () => {
    const { proxyUrl } = await createWorld({ connections: xero });
    const alone = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="gbol mnzo"
      ></codat-integration-picker>`,
    );
    await alone.loaded();
    const limited = await createWorld({ connections: xero, scopes: ['read', 'connect'] });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${limited.proxyUrl}></codat-integration-picker>`,
    );
    await picker.loaded();

    for (const one of [alone, picker]) {
      expect(one.connected).to.deep.equal(['Xero is connected Harbour Coffee Ltd']);
      expect(one.has('[part=replace]')).to.equal(false);
    }
  });

  it('says nothing of a question that fails to load once another company is shown', async () => {
    const { picker } = await mounted(xero);
    const errors = collect(picker.element, 'codat-error');
    const fail = holdLoad(questionModule);
    picker.get('[part=replace]').click();
    const { proxyUrl } = await createWorld({ connections: xero });
    picker.element.proxyUrl = proxyUrl;
    await picker.loaded();
    fail();
    await picker.element.refresh();

    expect(errors).to.deep.equal([]);
  });

  it('is one line for a bank feed too', async () => {
    const { picker } = await mounted([{ platformKey: 'hcws' }], 'bankfeed commerce');

    expect(picker.connected).to.deep.equal(['QuickBooks Online Bank Feeds is connected']);
    expect(picker.text('[part=replace]')).to.equal('Use a different bank feed');
  });

  it('stays open where its connection is lost, disconnected or not finished', async () => {
    const { picker } = await mounted([
      { platformKey: 'gbol', status: 'Deauthorized' },
      { platformKey: 'fbrh', status: 'Unlinked' },
      { platformKey: 'akxx', status: 'PendingAuth' },
    ]);

    expect(picker.connected).to.deep.equal([]);
  });

  it('leaves banks and shops as they are, of which there can be several', async () => {
    const { picker } = await mounted([{ platformKey: 'mnzo' }], 'banking');

    expect(picker.connected).to.deep.equal([]);
    expect(picker.isConnected('Monzo')).to.equal(true);
    expect(picker.tile('Barclays').canBePressed).to.equal(true);
  });

  it('says what using different software means, and changes nothing when it is kept', async () => {
    const { world, picker } = await mounted(xero);
    await picker.askForAnother();
    const { question } = picker;
    picker.pressInQuestion('Keep connected');
    await picker.element.updateComplete;

    expect(question).to.include('Use different software');
    expect(question).to.include('We’ll disconnect Xero and stop syncing data from it.');
    expect(question).to.include('Data we already have is kept.');
    expect(picker.question).to.equal('');
    expect(screenReaderText(picker.root.activeElement)).to.equal('Use different software');
    expect((await requestsOf(world)).filter(({ method }) => method === 'PATCH')).to.deep.equal([]);
  });

  it('disconnects, opens the category, and gives the focus to its first tile', async () => {
    const { picker } = await mounted(xero);
    const events = collect(picker.element, 'codat-disconnect');
    await picker.askForAnother();
    picker.pressInQuestion('Disconnect Xero');
    await until('the focus', () => picker.root.activeElement?.matches('.tile'));

    expect(picker.connected).to.deep.equal([]);
    expect(picker.question).to.equal('');
    expect(picker.folds[0]).to.equal('All accounting software 18 (open)');
    expect(picker.root.activeElement === picker.tiles[0]?.tile).to.equal(true);
    expect(picker.tile('Xero').chip).to.equal('Disconnected');
    expect(picker.tile('Sage Intacct').canBePressed).to.equal(true);
    expect(events.length).to.equal(1);
  });

  it('keeps the connection and says why where it could not be disconnected, and tries again', async () => {
    const { world, picker } = await mounted(xero);
    await picker.askForAnother();
    await breakCodat(world, { kind: 'status', status: 404, method: 'PATCH' });
    picker.pressInQuestion('Disconnect Xero');
    await picker.untilText('dialog [role=alert]', 'We couldn’t disconnect Xero');
    const kept = picker.connected;
    await mendCodat(world);
    picker.pressInQuestion('Disconnect Xero');
    await until('the tiles', () => picker.tiles.length > 0);

    expect(kept).to.deep.equal(['Xero is connected Harbour Coffee Ltd']);
    expect(picker.connected).to.deep.equal([]);
  });

  it('is found as its line by a search for other software of its category', async () => {
    const { picker } = await mounted(xero);
    await picker.search('sage');

    expect(picker.connected).to.deep.equal(['Xero is connected Harbour Coffee Ltd']);
    expect(picker.tiles.length).to.equal(0);
    expect(picker.announced).to.equal('Xero is connected');
  });
});
