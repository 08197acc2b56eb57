import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createInvites,
  createTokenProxy,
  memoryStore,
  type InvitesOptions,
  type TokenProxyOptions,
} from '../../server/index.js';
import { apiKey, ownCompany } from './harness.js';

const good: TokenProxyOptions = { apiKey, resolveCompany: () => ownCompany };

const refused: readonly (readonly [string, unknown, RegExp])[] = [
  ['an empty key', { apiKey: '' }, /apiKey is empty/],
  ['a key of spaces', { apiKey: '  ' }, /apiKey is empty/],
  ['a missing key', { apiKey: undefined }, /apiKey is empty/],
  ['a key with a line break', { apiKey: `${apiKey}\n` }, /line break/],
  ['a key with a header behind it', { apiKey: `${apiKey}\r\nX-A: b` }, /line break/],
  ['a key outside ASCII', { apiKey: `${apiKey}é` }, /character that no Codat key has/],
  ['a whole header as the key', { apiKey: 'Basic a2V5' }, /without "Basic"/],
  ['a missing resolveCompany', { resolveCompany: undefined }, /resolveCompany must be a function/],
  ['a relative apiUrl', { apiUrl: '/codat' }, /apiUrl must be an absolute URL/],
  ['an apiUrl of another scheme', { apiUrl: 'ftp://api.codat.io' }, /apiUrl must be an absolute/],
  ['an apiUrl with a password', { apiUrl: 'https://a:b@api.codat.io' }, /no user name/],
  ['an apiUrl with a query', { apiUrl: 'https://api.codat.io?a=b' }, /query/],
  ['an apiUrl that sends the key in the clear', { apiUrl: 'http://api.codat.io' }, /https/],
  ['a wildcard origin', { allowedOrigins: ['*'] }, /"\*" would let any site/],
  ['the null origin', { allowedOrigins: ['null'] }, /is not an origin/],
  ['an origin with a path', { allowedOrigins: ['https://a.example/'] }, /write "https:\/\/a.ex/],
  [
    'an origin with a pattern',
    { allowedOrigins: ['https://*.a.example'] },
    /"\*" would let any site/,
  ],
  ['a base path without a slash', { basePath: 'api/codat' }, /basePath.*write "\/api\/codat"/],
  ['a base path that ends in one', { basePath: '/api/codat/' }, /basePath.*write "\/api\/codat"/],
  ['a base path with an empty segment', { basePath: '/api//codat' }, /basePath.*on the wire/],
  ['a base path with an encoded slash', { basePath: '/api%2Fcodat' }, /basePath.*on the wire/],
  ['a base path with a pattern', { basePath: '/api/codat/*' }, /basePath/],
  ['a whole address as base path', { basePath: 'https://a.example/codat' }, /basePath/],
  [
    'a base path that is no text',
    { basePath: 5 },
    /basePath must be a text such as "\/api\/codat"\.$/,
  ],
  ['a base path as null', { basePath: null }, /basePath must be a text such as "\/api\/codat"\.$/],
  ['limits as a number', { limits: 5 }, /limits must be an object/],
  ['limits as a list', { limits: [] }, /limits must be an object/],
  ['limits as a switch', { limits: true }, /limits must be an object/],
  ['a timeout that no timer has', { timeout: 2 ** 31 }, /timeout must be.*at most 2147483647/],
  ['a timeout of nothing', { timeout: 0 }, /timeout must be/],
  ['an endless timeout', { timeout: Infinity }, /timeout must be/],
  ['a base path with a segment that URLs resolve away', { basePath: '/api/../codat' }, /basePath/],
  ['a base path that is one', { basePath: '/.' }, /basePath/],
  ['origins as a text', { allowedOrigins: 'https://a.example' }, /allowedOrigins must be an array/],
  ['an origin that is no text', { allowedOrigins: [5] }, /"5" is not an origin/],
  [
    'a switch that is a text',
    { publicCatalogue: 'false' },
    /publicCatalogue must be true or false/,
  ],
  ['a switch that is a number', { publicCatalogue: 1 }, /publicCatalogue must be true or false/],
  ['a waitUntil that is no function', { waitUntil: {} }, /waitUntil must be a function/],
  ['a store that was not made', { store: memoryStore }, /write memoryStore\(\)/],
  ['a store of nothing', { store: {} }, /store has no method get/],
  ['a store as null', { store: null }, /store has no method get/],
  [
    'a store that cannot lock',
    { store: { ...memoryStore(), lock: undefined } },
    /store has no method lock/,
  ],
  ['a limit that there is not', { limits: { perMinuit: 3 } }, /limits\.perMinuit.*perMinute/],
  ['a base path under another name', { basepath: '/api' }, /no option basepath; write basePath/],
  [
    'a scanner under another name',
    { 'scan-file': () => {} },
    /no option scan-file; write scanFile/,
  ],
  ['an origin under another name', { allowedOrigin: [] }, /allowedOrigin; write allowedOrigins/],
  ['an onError that is no function', { onError: 'x' }, /onError must be a function/],
  ['an onRequest that is no function', { onRequest: {} }, /onRequest must be a function/],
  ['an onCall that is no function', { onCall: true }, /onCall must be a function/],
  ['a fetch that is no function', { fetch: 'x' }, /fetch must be a function/],
  ['a company that may ask for nothing', { limits: { companyPerDay: 0 } }, /companyPerDay/],
];

for (const [what, options, words] of refused) {
  test(`refuses ${what} when it is created`, () => {
    assert.throws(
      () => createTokenProxy({ ...good, ...(options as Partial<TokenProxyOptions>) }),
      (error: unknown) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, words);
        assert.ok(!error.message.includes(apiKey), 'the message repeats the key');
        return true;
      },
    );
  });
}

test('warns of an option that there is not, and leaves it out', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  createTokenProxy({ ...good, ...{ retries: 3 } });
  assert.equal(warn.mock.callCount(), 1);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /createTokenProxy.*retries.*apiKey/);
});

for (const apiUrl of [
  'https://api.codat.io',
  'https://gateway.example/codat/',
  'http://localhost:8787',
  'http://127.0.0.1:8787',
  'http://[::1]:8787',
  'http://codat.shop.localhost:8787',
  'http://sandbox:8787',
]) {
  test(`accepts ${apiUrl} as apiUrl`, () => {
    assert.doesNotThrow(() => createTokenProxy({ ...good, apiUrl }));
  });
}

for (const [what, given] of [
  ['nothing', undefined],
  ['a text', 'https://lender.example/api/codat'],
  ['a plain object', {}],
  ['the request of a Node server', { url: '/api/codat', headers: { host: 'lender.example' } }],
] as const) {
  test(`a proxy that is called with ${what} says what it takes`, async () => {
    const proxy = createTokenProxy(good);
    await assert.rejects(proxy(given as unknown as Request), /without a Fetch Request.*adapter/);
  });
}

for (const options of [undefined, null, 5, 'key', []]) {
  test(`createTokenProxy and createInvites refuse ${JSON.stringify(options)} in words`, () => {
    assert.throws(() => createTokenProxy(options as unknown as TokenProxyOptions), {
      name: 'TypeError',
      message: 'createTokenProxy: it takes its options in an object: createTokenProxy({ … }).',
    });
    assert.throws(() => createInvites(options as unknown as InvitesOptions), {
      name: 'TypeError',
      message: 'createInvites: it takes its options in an object: createInvites({ … }).',
    });
  });
}
