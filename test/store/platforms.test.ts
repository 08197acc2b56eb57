import { expect } from '@open-wc/testing';
import { catalog } from '../../sandbox/catalog/index.js';
import {
  hasHint,
  hasRule,
  isConnectedAtPlatform,
  platforms,
  siteOf,
} from '../../src/store/catalog/platforms.js';

describe('The table of platforms', () => {
  it('names each platform as Codat does', () => {
    const named = platforms.map(({ key, name }) => `${key} ${name}`);
    const codats = new Set(catalog.map(({ key, name }) => `${key} ${name}`));

    expect(named.filter((one) => !codats.has(one))).to.deep.equal([]);
  });

  it('has each platform once', () => {
    expect(new Set(platforms.map(({ key }) => key)).size).to.equal(platforms.length);
  });

  it('gives the site, hints and rules of a platform by its key', () => {
    expect(siteOf('pqsw')).to.equal('quickbooks.intuit.com');
    expect(hasHint('pqsw', 'desktop-software')).to.equal(true);
    expect(hasHint('pqsw', 'administrator')).to.equal(false);
    expect(hasRule('pqsw', 'official-button')).to.equal(true);
    expect(hasRule('pqsw', 'file-upload')).to.equal(false);
  });

  it('gives nothing about a platform that it does not have', () => {
    expect(siteOf('toString')).to.equal(undefined);
    expect(hasHint('toString', 'computer')).to.equal(false);
    expect(hasRule('', 'test-version')).to.equal(false);
  });

  it('knows a platform that connects from inside its software by its key or its source', () => {
    const sageBankFeeds = '98432954-a4fa-4640-a685-3af56909002a';

    expect(isConnectedAtPlatform('olpr', undefined)).to.equal(true);
    expect(isConnectedAtPlatform(null, sageBankFeeds)).to.equal(true);
    expect(isConnectedAtPlatform('gbol', '8a156a5a-39cb-4f9d-856e-76ef9b9a9607')).to.equal(false);
    expect(isConnectedAtPlatform(undefined, undefined)).to.equal(false);
    expect(isConnectedAtPlatform('', '')).to.equal(false);
  });
});
