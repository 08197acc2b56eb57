/** Wrong options of a sandbox are refused at once, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodatSandbox, type SandboxOptions } from '../../sandbox/index.js';

for (const [what, options, message] of [
  ['a base path without a slash', { basePath: 'codat' }, /basePath.*write "\/codat"/],
  [
    'a whole address as base path',
    { basePath: 'https://a.example/codat' },
    /basePath.*on the wire/,
  ],
  ['a base path with an encoded slash', { basePath: '/api%2Fcodat' }, /basePath.*on the wire/],
  ['a base path that URLs resolve away', { basePath: '/api/../codat' }, /basePath.*on the wire/],
  ['a base path as null', { basePath: null }, /basePath must be a text such as "\/codat"\.$/],
  ['no object', null, /takes its options in an object/],
  ['a text', 'codat', /takes its options in an object/],
] as const) {
  test(`createCodatSandbox refuses ${what}`, () => {
    assert.throws(() => createCodatSandbox(options as unknown as SandboxOptions), {
      name: 'TypeError',
      message,
    });
  });
}

for (const basePath of [undefined, '', '/', '/codat', '/codat/', '/api/v1.0/codat']) {
  test(`createCodatSandbox takes the base path ${basePath}`, async () => {
    const sandbox = createCodatSandbox(basePath === undefined ? {} : { basePath });
    const path = `${(basePath ?? '').replace(/\/$/, '')}/companies`;
    const response = await sandbox.fetch(
      new Request(`http://localhost${path}`, {
        headers: { authorization: `Basic ${btoa('sandbox')}` },
      }),
    );
    assert.equal(response.status, 200);
  });
}

for (const ms of [NaN, Infinity, -Infinity, 1e308, 8.64e15]) {
  test(`advance refuses ${ms}, after which no time could be written down`, async () => {
    const sandbox = createCodatSandbox();
    assert.throws(() => sandbox.advance(ms), { name: 'TypeError', message: /up to the year 9999/ });
    const response = await sandbox.fetch(
      new Request('http://localhost/_sandbox/advance', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"ms":${Number.isFinite(ms) ? ms : 1e300}}`,
      }),
    );
    assert.equal(response.status, 400);
    assert.match(await response.text(), /year 9999/);
    const company = sandbox.addCompany({ name: 'Harbour Coffee Ltd' });
    const companies = await sandbox.fetch(
      new Request(`http://localhost/companies/${company.id}`, {
        headers: { authorization: `Basic ${btoa('sandbox')}` },
      }),
    );
    assert.equal(companies.status, 200);
  });
}

for (const companies of [5, 'Harbour', { name: 'Harbour' }]) {
  test(`a seed with the companies ${JSON.stringify(companies)} is refused in words`, () => {
    const seed = { companies } as unknown as SandboxOptions['seed'];
    const message = /companies must be an array, such as/;
    assert.throws(() => createCodatSandbox({ ...(seed && { seed }) }), message);
    assert.throws(() => createCodatSandbox().reset(seed), message);
  });
}
