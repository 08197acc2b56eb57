import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brands } from '../../sandbox/brand/brands.js';
import { catalog } from '../../sandbox/catalog/index.js';
import { authorization, call, json, stillSandbox } from './support.js';

const sandbox = stillSandbox();

describe('The catalogue', () => {
  it('has Codat’s published keys', () => {
    const keys = new Set(catalog.map(({ key }) => key));
    const published =
      'trji rqwd qudb pbbf fbrh vxvy pdvj akxx pqsw qhyg ndsk jcrp hbql tgff knfz mqjo pbtz rvam gbol rwuv ' +
      'suuo upvr qkdj vqzp fqly aiwb ldgh lrhd ltes lqai fztf zsth xcwv exgd yzth ltpp ugxp hcws olpr zpqy';
    for (const key of published.split(' ')) assert.ok(keys.has(key), key);
    assert.equal(keys.size, catalog.length);
  });

  it('has Codat’s three file uploads, one for each of their source types', () => {
    const uploads = catalog.filter(({ isUpload }) => isUpload);
    assert.deepEqual(
      uploads.map(({ name, sourceType }) => [name, sourceType]),
      [
        ['Accounting file upload', 'Accounting'],
        ['Banking data file upload', 'Banking'],
        ['Business documents file upload', 'Other'],
      ],
    );
  });

  it('has keys of four lower-case letters, as Codat’s are', () => {
    const keys = catalog.map(({ key }) => key);
    assert.deepEqual(
      keys.filter((key) => !/^[a-z]{4}$/.test(key)),
      [],
    );
  });

  it('gives each integration a source of its own', () => {
    const sources = new Set(catalog.map(({ sourceId }) => sourceId));
    assert.equal(sources.size, catalog.length);
    for (const { sourceId, integrationId } of catalog) {
      const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
      assert.match(sourceId, guid);
      assert.match(integrationId, guid);
    }
  });

  it('has TrueLayer’s banks as entries of one integration', () => {
    const trueLayer = catalog.filter(
      ({ integrationId }) => integrationId === '268c557b-b2bf-4213-b594-1fb9474cbaf0',
    );
    assert.ok(trueLayer.length >= 5);
    assert.ok(trueLayer.every(({ sourceType }) => sourceType === 'Banking'));
  });

  it('can have integrations switched on and off by the seed', async () => {
    const own = stillSandbox({ seed: { integrations: { lqai: true, gbol: false } } });
    assert.equal((await json(await call(own, 'GET', '/integrations/lqai')))['enabled'], true);
    assert.equal((await json(await call(own, 'GET', '/integrations/gbol')))['enabled'], false);
    assert.equal((await json(await call(sandbox, 'GET', '/integrations/lqai')))['enabled'], false);
  });
});

describe('Branding', () => {
  const imagesOf = async (key: string) => {
    const response = await call(sandbox, 'GET', `/integrations/${key}/branding`);
    return [...(await response.text()).matchAll(/"src":"([^"]*)"/g)].map(([, src = '']) => src);
  };

  it('serves every image it names: public, cacheable, usable from any page', async () => {
    for (const { key } of catalog) {
      for (const src of await imagesOf(key)) {
        const image = await sandbox.fetch(new Request(src));
        assert.equal(image.status, 200, src);
        assert.equal(image.headers.get('Content-Type'), 'image/svg+xml');
        assert.equal(image.headers.get('Access-Control-Allow-Origin'), '*');
        assert.equal(image.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
        assert.match(image.headers.get('Cache-Control') ?? '', /max-age=\d+/);
        assert.match(await image.text(), /^<svg xmlns=/);
      }
    }
  });

  it('has official buttons for QuickBooks, default and hover, and for nobody else', async () => {
    for (const { key, brand } of catalog) {
      const buttons = (await imagesOf(key)).filter((src) => src.includes('/officialButtons/'));
      assert.equal(buttons.length, brand === 'quickbooks' ? 2 : 0, key);
      assert.equal(new Set(buttons).size, buttons.length);
    }
  });

  it('says {} for a missing button, as Codat does', async () => {
    const branding = await json(await call(sandbox, 'GET', '/integrations/gbol/branding'));
    assert.deepEqual(branding['button'], {});
  });

  it('uses the path Codat has logos at, with the brand’s own GUID', async () => {
    const [full, square] = await imagesOf('gbol');
    const file = `${brands.xero.logoId}.svg`;
    assert.equal(square, `http://codat.test/public/officialLogos/Square/${file}`);
    assert.equal(full, `http://codat.test/public/officialLogos/Full/${file}`);
  });

  it('has Codat’s mark and no image that does not exist', async () => {
    const status = async (path: string) =>
      (await sandbox.fetch(new Request(`http://codat.test${path}`, { headers: authorization })))
        .status;
    assert.equal(await status('/public/branding/powered-by-codat.svg'), 200);
    assert.equal(await status('/public/officialLogos/Square/00000000.svg'), 404);
    assert.equal(await status(`/public/officialButtons/Full/${brands.xero.logoId}.svg`), 404);
  });
});
