import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { SignJWT, UnsecuredJWT } from 'jose';
import {
  createInvites,
  InviteError,
  memoryStore,
  type Invites,
  type InvitesOptions,
  type InviteStore,
} from '../../server/index.js';
import { connectStore, startRedis } from '../support/redis.js';
import { skipWithout } from '../support/required-program.js';
import { otherCompany, ownCompany, until } from './harness.js';

const secret = 'an-invite-secret-of-the-tests-0001';
const otherSecret = 'an-invite-secret-of-the-tests-0002';
const page = 'https://app.lender.example/invite';
const DAY_MS = 24 * 60 * 60 * 1000;

const redisUrl = await startRedis();
const noRedis = skipWithout(redisUrl !== undefined, 'redis-server');

const setUp = (options: Partial<InvitesOptions> = {}) =>
  createInvites({ secret, url: page, ...options });

/** As the invited person's browser opens the link. */
const opening = (url: string, method = 'GET') => new Request(url, { method });

/** As the page that asks sends its form: under `no-referrer`, browsers send `Origin: null`. */
const posting = (url: string, headers: Record<string, string> = {}) =>
  new Request(url, {
    method: 'POST',
    headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
  });

/** Why it was refused. */
async function refusalOf(promise: Promise<unknown>): Promise<InviteError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof InviteError, inspect(error));
    return error;
  }
  return assert.fail('It was not refused.');
}

const reasonOf = async (promise: Promise<unknown>) => (await refusalOf(promise)).reason;

const tokenOf = (url: string) => url.slice(page.length + 1);

for (const [where, store] of [
  ['without a store', undefined],
  ['with a store', memoryStore()],
] as const) {
  const options = store ? { store } : {};

  test(`an invite ${where} says whose it is when it is opened, as often as one likes`, async () => {
    const invites = setUp(options);
    const { url, id, expiresAt } = await invites.create({
      companyId: ownCompany,
      scopes: ['connect', 'read'],
      note: 'The Corner Bakery, “SM-204816”',
    });
    for (const method of ['GET', 'HEAD', 'GET']) {
      assert.deepEqual(await invites.open(opening(url, method)), {
        id,
        companyId: ownCompany,
        scopes: ['connect', 'read'],
        note: 'The Corner Bakery, “SM-204816”',
        expiresAt,
      });
    }
  });

  test(`an invite ${where} is redeemed by a POST for its company and scopes, until its end`, async () => {
    const invites = setUp({ ...options, ttl: DAY_MS });
    const before = Date.now();
    const { url, expiresAt } = await invites.create({ companyId: ownCompany, scopes: ['read'] });
    const invite = await invites.redeem(posting(url));
    assert.equal(invite.companyId, ownCompany);
    assert.deepEqual(invite.scopes, ['read']);
    assert.equal(invite.expiresAt.getTime(), expiresAt.getTime());
    const life = expiresAt.getTime() - before;
    assert.ok(life >= DAY_MS && life < DAY_MS + 5000);
  });

  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
    test(`an invite ${where} is not redeemed by ${method}, and is still good after that`, async () => {
      const invites = setUp(options);
      const { url } = await invites.create({ companyId: ownCompany });
      const refusal = await refusalOf(invites.redeem(opening(url, method)));
      assert.deepEqual([refusal.reason, refusal.status], ['not-a-post', 405]);
      assert.equal((await invites.redeem(posting(url))).companyId, ownCompany);
    });
  }

  test(`an invite ${where} is over at its end, to the millisecond`, async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 1_790_000_000_123 });
    const invites = setUp({ ...options, ttl: 1500 });
    const { url } = await invites.create({ companyId: ownCompany });
    t.mock.timers.tick(1499);
    await invites.open(opening(url));
    t.mock.timers.tick(1);
    assert.equal(await reasonOf(invites.open(opening(url))), 'expired');
    assert.equal(await reasonOf(invites.redeem(posting(url))), 'expired');
  });
}

test('an invite may read and connect unless more or less is said', async () => {
  const invites = setUp();
  const { url } = await invites.create({ companyId: ownCompany });
  assert.deepEqual((await invites.open(opening(url))).scopes, ['read', 'connect']);
});

test('an invite as JSON is what a page needs of it', async () => {
  const { id, url, expiresAt } = await setUp().create({ companyId: ownCompany });
  assert.deepEqual(JSON.parse(JSON.stringify({ id, url, expiresAt })), {
    id,
    url,
    expiresAt: expiresAt.toISOString(),
  });
});

for (const [address, pattern] of [
  [page, /^https:\/\/app\.lender\.example\/invite\/[\w.-]+$/],
  [`${page}/`, /\/invite\/[\w.-]+$/],
  ['/invite', /^\/invite\/[\w.-]+$/],
  ['https://app.lender.example/join?invite={token}&lang=en', /\/join\?invite=[\w.-]+&lang=en$/],
  ['https://app.lender.example/i/{token}/start', /\/i\/[\w.-]+\/start$/],
  ['https://app.lender.example/invite.en.html?t={token}', /\/invite\.en\.html\?t=[\w.-]+$/],
  ['/v1.2.3/join?i={token}', /^\/v1\.2\.3\/join\?i=[\w.-]+$/],
  ['/i?v=1.2.3&invite={token}', /&invite=[\w.-]+$/],
  ['/{token}/index.en.html', /^\/[\w.-]+\/index\.en\.html$/],
  ['/i-{token}', /^\/i-[\w.-]+$/],
  ['/i/{token}.html', /^\/i\/[\w.-]+\.html$/],
  ['/i?i=inv_{token}', /\?i=inv_[\w.-]+$/],
  ['/i?i=%7Btoken%7D', /\?i=[\w.-]+$/],
  ['/größe/{token}', /^\/größe\/[\w.-]+$/],
  [
    'http://app.shop.localhost:4000/invite',
    /^http:\/\/app\.shop\.localhost:4000\/invite\/[\w.-]+$/,
  ],
] as const) {
  test(`an invite stands in the address ${address}, and is found there`, async () => {
    const invites = setUp({ url: address });
    const { url } = await invites.create({ companyId: ownCompany });
    assert.match(url, pattern);
    const absolute = new URL(url, 'https://app.lender.example').href;
    assert.equal((await invites.open(opening(absolute))).companyId, ownCompany);
    assert.equal((await invites.open(opening(`${absolute}#top`))).companyId, ownCompany);
  });
}

test('an invite is found where a router has changed its address', async () => {
  const invites = setUp({ url: 'https://app.lender.example/app/i-{token}' });
  const { url } = await invites.create({ companyId: ownCompany });
  const [segment = ''] = url.split('/').slice(-1);
  for (const path of [segment, `${segment}/accept`, `v1.2.3/${segment}/accept.en.html`]) {
    const moved = `https://app.lender.example/${path}`;
    assert.equal((await invites.open(opening(moved))).companyId, ownCompany, path);
  }
  const bare = `https://app.lender.example/accept?t=${segment.slice('i-'.length)}`;
  assert.equal((await invites.open(opening(bare))).companyId, ownCompany);
});

test('what may go wrong with a secret or an address is refused at once, without repeating it', () => {
  const wrong: readonly [Partial<InvitesOptions>, RegExp][] = [
    [{ secret: 'short' }, /at least 32 characters/],
    [{ secret: undefined }, /either secret or secrets/],
    [{ secrets: [secret] }, /either secret or secrets/],
    [{ secret: undefined, secrets: [] }, /at least 32 characters/],
    [{ secret: undefined, secrets: [secret, 'short'] }, /at least 32 characters/],
    [{ secret: undefined, secrets: Array.from({ length: 6 }, () => secret) }, /up to 5/],
    [{ secret: undefined, secrets: secret as unknown as string[] }, /at least 32 characters/],
    [{ url: 'https://{token}.lender.example/' }, /once, in its path or as a value/],
    [{ url: 'https://app.lender.example/{token}/{token}' }, /once, in its path or as a value/],
    [{ url: 'https://app.lender.example/i?{token}=1' }, /once, in its path or as a value/],
    [{ store: memoryStore as unknown as InviteStore }, /write memoryStore\(\)/],
    [{ store: {} as InviteStore }, /store has no method get/],
    [{ url: 'http://app.lender.example/invite' }, /must be https/],
    [{ url: 'invite' }, /address of the page/],
    [{ url: '//evil.example/invite' }, /address of the page/],
    [{ url: 'javascript:alert(1)' }, /address of the page/],
    [{ url: `${page}?x=1` }, /\{token\}/],
    [{ url: `${page}#x` }, /fragment/],
    [{ ttl: 0 }, /ttl/],
    [{ Ttl: 1000 } as Partial<InvitesOptions>, /no option Ttl; write ttl/],
    [{ ttl: NaN }, /ttl/],
    [{ ttl: 365 * DAY_MS }, /ttl/],
  ];
  for (const [options, message] of wrong) {
    assert.throws(
      () => setUp(options),
      (error: Error) => {
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /"?short"?|tests-0001/);
        return error instanceof TypeError;
      },
    );
  }
});

test('what may go wrong with an invite is refused when it is made', async () => {
  const invites = setUp();
  const create = (request: object) => invites.create({ companyId: ownCompany, ...request });
  await assert.rejects(create({ companyId: 'me' }), /companyId/);
  await assert.rejects(create({ scopes: ['admin'] }), /Unknown scope "admin"/);
  await assert.rejects(create({ ...{ scope: ['read'] } }), /there is no scope; write scopes/);
  await assert.rejects(create({ ...{ notes: 'Café' } }), /there is no notes; write note/);
  await assert.rejects(create({ note: 'x'.repeat(501) }), /note/);
});

for (const [what, character] of [
  ['that cannot be printed', '\u0001'],
  ['that are half of one', '\ud800'],
  ['of many bytes', '漢'],
] as const) {
  test(`an invite whose note is as long as it may be, of characters ${what}, can be opened`, async () => {
    const invites = setUp();
    const note = character.repeat(500);
    const scopes = ['read', 'connect', 'disconnect', 'delete'] as const;
    const { url } = await invites.create({ companyId: ownCompany, scopes, note });
    assert.equal((await invites.open(opening(url))).note?.length, 500);
  });
}

test('a company that is not given is said to be missing, and takes back no invite of another', async () => {
  const invites = setUp({ store: memoryStore() });
  const { id } = await invites.create({ companyId: ownCompany });
  // As from a session that has ended, in plain JavaScript.
  for (const none of [undefined, null, ''] as unknown as string[]) {
    await assert.rejects(invites.list(none), { name: 'TypeError', message: /list got no Codat/ });
    await assert.rejects(invites.find(id, none), { name: 'TypeError', message: /find got no/ });
    await assert.rejects(invites.revoke(id, none), { name: 'TypeError', message: /revoke got no/ });
    await assert.rejects(invites.create(none as never), {
      name: 'TypeError',
      message: /create takes/,
    });
  }
  assert.equal(await invites.isActive(id), true);
  assert.equal(await invites.revoke(id), true);
});

const anInvite = async () => (await setUp().create({ companyId: ownCompany })).url;

const claims = { scope: 'read connect delete', jti: 'x', sub: otherCompany };
const inAnHour = Math.floor(Date.now() / 1000) + 3600;
const key = (text: string) => new TextEncoder().encode(text);
const audience = 'codat-elements:invite';
const typ = 'codat-invite+jwt';

/** A token with the right kind, audience, end and secret, and these claims. */
const signedByHand = async (content: Record<string, unknown>, end: number = inAnHour) =>
  new SignJWT(content)
    .setProtectedHeader({ alg: 'HS256', typ })
    .setAudience(audience)
    .setExpirationTime(end)
    .sign(key(secret));

test('a token of the kind that invites have is one, whoever has signed it with the secret', async () => {
  const open = async (content: Record<string, unknown>) =>
    setUp().open(opening(`${page}/${await signedByHand(content)}`));
  const expected = {
    id: 'x',
    companyId: otherCompany,
    scopes: ['read', 'connect', 'delete'],
    expiresAt: new Date(inAnHour * 1000),
  };
  assert.deepEqual(await open(claims), expected);
  // What is no text is no note.
  assert.deepEqual(await open({ ...claims, note: 7 }), expected);
});

test('a token whose end is long past has expired', async () => {
  const token = await signedByHand(claims, inAnHour - 7200);
  assert.equal(await reasonOf(setUp().open(opening(`${page}/${token}`))), 'expired');
});

test('an invite may allow nothing but to be looked at, and five secrets of 32 characters are enough', async () => {
  const secrets = [1, 2, 3, 4, 5].map((one) => String(one).repeat(32));
  const invites = setUp({ secret: undefined, secrets });
  const { url } = await invites.create({ companyId: ownCompany, scopes: [] });
  assert.deepEqual((await invites.open(opening(url))).scopes, []);
});

/** What an attacker sends in the place of an invite. */
const forgeries: Readonly<Record<string, () => Promise<string>>> = {
  'signed with another secret': async () =>
    tokenOf((await setUp({ secret: otherSecret }).create({ companyId: otherCompany })).url),
  'without a signature (alg: none)': async () =>
    new UnsecuredJWT(claims).setAudience(audience).setExpirationTime(inAnHour).encode(),
  'that keeps its signature but says alg: none': async () => {
    const [, body, signature] = tokenOf(await anInvite()).split('.');
    return `${btoa(JSON.stringify({ alg: 'none', typ })).replaceAll('=', '')}.${body}.${signature}`;
  },
  'with its signature left out': async () => tokenOf(await anInvite()).replace(/\.[^.]*$/, '.'),
  'signed by another algorithm with the same secret': async () =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS512', typ })
      .setAudience(audience)
      .setExpirationTime(inAnHour)
      .sign(key(`${secret}${secret}`)),
  'of another kind, signed with the same secret': async () =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(audience)
      .setExpirationTime(inAnHour)
      .sign(key(secret)),
  'for another audience, signed with the same secret': async () =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setAudience('session')
      .setExpirationTime(inAnHour)
      .sign(key(secret)),
  'without an end, signed with the same secret': async () =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setAudience(audience)
      .sign(key(secret)),
  'without an id, signed with the same secret': async () =>
    signedByHand({ ...claims, jti: undefined }),
  'without a company, signed with the same secret': async () =>
    signedByHand({ ...claims, sub: undefined }),
  'for a company that is none, signed with the same secret': async () =>
    signedByHand({ ...claims, sub: 'me' }),
  'without scopes, signed with the same secret': async () =>
    signedByHand({ ...claims, scope: undefined }),
  'with a scope that is none, signed with the same secret': async () =>
    signedByHand({ ...claims, scope: 'read admin' }),
  'longer than an invite can be, signed with the same secret': async () =>
    signedByHand({ ...claims, note: 'a'.repeat(4000) }),
  'with another company put in': async () => {
    const [head, body = '', signature] = tokenOf(await anInvite()).split('.');
    const changed = atob(body.replaceAll('-', '+').replaceAll('_', '/')).replace(
      ownCompany,
      otherCompany,
    );
    assert.ok(changed.includes(otherCompany));
    const encoded = btoa(changed).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    return `${head}.${encoded}.${signature}`;
  },
  'with one character changed': async () => {
    const token = tokenOf(await anInvite());
    const at = token.length - 10;
    return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
  },
  'with more after it': async () => `${tokenOf(await anInvite())}A`,
  'of a megabyte': async () => `${'a'.repeat(500_000)}.${'b'.repeat(500_000)}.c`,
  'of no parts': async () => 'invite',
  'of empty parts': async () => 'a..',
};

for (const [what, forge] of Object.entries(forgeries)) {
  test(`a token ${what} is no invite`, async () => {
    const token = await forge();
    for (const options of [{}, { store: memoryStore() }]) {
      const invites = setUp(options);
      for (const attempt of [
        () => invites.open(opening(`${page}/${token}`)),
        () => invites.redeem(posting(`${page}/${token}`)),
      ]) {
        const refusal = await refusalOf(attempt());
        assert.deepEqual([refusal.reason, refusal.status], ['invalid', 404]);
        assert.equal(refusal.cause, undefined);
        assert.ok(!inspect(refusal).includes(token) || token.length < 10);
      }
    }
  });
}

test('an invite stays good while the secret is replaced, and ends with its secret', async () => {
  const { url } = await setUp().create({ companyId: ownCompany });
  const { secret: _none, ...rest } = { secret, url: page };
  const rotating = createInvites({ ...rest, secrets: [otherSecret, secret] });
  assert.equal((await rotating.open(opening(url))).companyId, ownCompany);
  const fresh = await rotating.create({ companyId: ownCompany });
  const after = setUp({ secret: otherSecret });
  assert.equal((await after.open(opening(fresh.url))).companyId, ownCompany);
  assert.equal(await reasonOf(after.open(opening(url))), 'invalid');
});

test('an invite made by a server whose clock is ahead is valid, and expires by the clock of the server that checks it', async (t) => {
  const now = Date.now();
  t.mock.timers.enable({ apis: ['Date'], now: now + 2 * 60_000 });
  const { url, expiresAt } = await setUp({ ttl: DAY_MS }).create({ companyId: ownCompany });
  t.mock.timers.setTime(now);
  const invite = await setUp({ ttl: DAY_MS }).redeem(posting(url));
  assert.equal(invite.expiresAt.getTime(), expiresAt.getTime());
  t.mock.timers.setTime(expiresAt.getTime() + 1);
  assert.equal(await reasonOf(setUp().open(opening(url))), 'expired');
});

for (const [what, headers] of [
  ['another site’s form', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a sibling site’s form', { 'sec-fetch-site': 'same-site', origin: 'https://x.lender.example' }],
  [
    'a form that claims to be the host’s, as no browser lets it',
    { 'sec-fetch-site': 'cross-site', origin: 'https://app.lender.example' },
  ],
] as const) {
  test(`an invite is not redeemed by ${what}: it would sign its victim in to an attacker’s company`, async () => {
    const invites = setUp({ store: memoryStore() });
    const { url } = await invites.create({ companyId: ownCompany });
    const refusal = await refusalOf(invites.redeem(posting(url, headers)));
    assert.deepEqual([refusal.reason, refusal.status], ['foreign-page', 403]);
    assert.equal((await invites.redeem(posting(url))).companyId, ownCompany);
  });
}

for (const [what, headers, isTaken] of [
  ['of the host’s own origin', { origin: 'https://app.lender.example' }, true],
  ['of another origin', { origin: 'https://evil.example' }, false],
  ['of no origin', { origin: 'null' }, false],
  ['of no browser', {}, true],
] as const) {
  test(`without Fetch Metadata a form ${what} is ${isTaken ? 'taken' : 'refused'}`, async () => {
    const invites = setUp();
    const { url } = await invites.create({ companyId: ownCompany });
    // As seen behind a reverse proxy that rewrites the host.
    const request = new Request(url.replace('https://app.lender.example', 'http://10.0.0.7:3000'), {
      method: 'POST',
      headers,
    });
    const redeeming = invites.redeem(request);
    if (isTaken) assert.equal((await redeeming).companyId, ownCompany);
    else assert.equal(await reasonOf(redeeming), 'foreign-page');
  });
}

test('an invite gets into no referrer, cache or search engine by the headers for its responses', () => {
  assert.deepEqual(setUp().headers, {
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
  });
});

test('without a store there is nothing to revoke or to list', async () => {
  const invites = setUp();
  await assert.rejects(invites.revoke('x'), /revoke needs a store/);
  await assert.rejects(invites.list(ownCompany), /list needs a store/);
  await assert.rejects(invites.find('x', ownCompany), /find needs a store/);
  await assert.rejects(invites.isActive('x'), /isActive needs a store/);
});

let made = 0;

async function redisStores(): Promise<readonly [InviteStore, InviteStore]> {
  const prefix = `invites-${process.pid}-${++made}`;
  const connect = () => connectStore(redisUrl ?? '', prefix);
  return [await connect(), await connect()];
}

const twoInMemory = async (): Promise<readonly [InviteStore, InviteStore]> => {
  const store = memoryStore();
  return [store, store];
};

for (const [where, stores, skip] of [
  ['in memory', twoInMemory, false],
  ['in Redis', redisStores, noRedis],
] as const) {
  /** Two instances of the host's server. */
  const instances = async () => {
    const [one, other] = await stores();
    return [setUp({ store: one }), setUp({ store: other })] as const;
  };

  test(`an invite ${where} is used once`, { skip }, async () => {
    const [one, other] = await instances();
    const { url } = await one.create({ companyId: ownCompany });
    await one.redeem(posting(url));
    for (const invites of [one, other]) {
      const refusal = await refusalOf(invites.redeem(posting(url)));
      assert.deepEqual([refusal.reason, refusal.status], ['used', 410]);
      assert.equal(await reasonOf(invites.open(opening(url))), 'used');
    }
  });

  test(
    `an invite ${where} is used once by many at the same moment, on two instances`,
    { skip },
    async () => {
      const [one, other] = await instances();
      const { url } = await one.create({ companyId: ownCompany });
      const tries = await Promise.allSettled(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 === 0 ? one : other).redeem(posting(url)),
        ),
      );
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const tried of tries) {
        if (tried.status === 'fulfilled') continue;
        assert.equal((tried.reason as InviteError).reason, 'used');
      }
    },
  );

  test(
    `an invite ${where} that was taken back is over, and so is its session`,
    { skip },
    async () => {
      const [one, other] = await instances();
      const [open, used] = await Promise.all([
        one.create({ companyId: ownCompany }),
        one.create({ companyId: ownCompany }),
      ]);
      await other.redeem(posting(used.url));
      assert.equal(await one.isActive(used.id), true);
      for (const { id, url } of [open, used]) {
        assert.equal(await other.revoke(id, ownCompany.toUpperCase()), true);
        assert.equal(await one.isActive(id), false);
        assert.equal(await reasonOf(one.open(opening(url))), 'revoked');
        assert.equal(await reasonOf(one.redeem(posting(url))), 'revoked');
      }
    },
  );

  test(`an invite ${where} is not taken back by another company`, { skip }, async () => {
    const [one] = await instances();
    const { id, url } = await one.create({ companyId: ownCompany });
    assert.equal(await one.revoke(id, otherCompany), false);
    assert.equal(await one.revoke('none'), false);
    assert.equal((await one.redeem(posting(url))).companyId, ownCompany);
  });

  test(
    `a company’s invites ${where} are listed with their state, and no other company’s`,
    { skip },
    async () => {
      const [one, other] = await instances();
      const first = await one.create({ companyId: ownCompany, note: 'for the bookkeeper' });
      const second = await other.create({ companyId: ownCompany.toUpperCase() });
      const third = await other.create({ companyId: ownCompany });
      await one.create({ companyId: otherCompany });
      await other.redeem(posting(first.url));
      await other.revoke(second.id);
      const listed = await one.list(ownCompany);
      assert.deepEqual(
        new Map(listed.map(({ id, state }) => [id, state])),
        new Map([
          [first.id, 'used'],
          [second.id, 'revoked'],
          [third.id, 'open'],
        ]),
      );
      const used = listed.find(({ id }) => id === first.id);
      assert.equal(used?.note, 'for the bookkeeper');
      assert.ok(used.usedAt instanceof Date);
      assert.ok(!JSON.stringify(listed).includes(tokenOf(first.url)));
    },
  );

  test(
    `an invite ${where} has the time when it was first opened, also once it is used`,
    { skip },
    async () => {
      const [one, other] = await instances();
      const { id, url } = await one.create({ companyId: ownCompany });
      const before = await one.find(id, ownCompany);
      assert.deepEqual([before?.state, before?.openedAt], ['open', undefined]);
      await Promise.all([other.open(opening(url)), one.open(opening(url))]);
      const opened = await one.find(id, ownCompany.toUpperCase());
      assert.equal(opened?.state, 'open');
      assert.ok(opened.openedAt instanceof Date);
      await one.open(opening(url));
      await one.redeem(posting(url));
      const used = await other.find(id, ownCompany);
      assert.equal(used?.state, 'used');
      assert.deepEqual(used.openedAt, opened.openedAt);
      assert.deepEqual((await one.list(ownCompany))[0]?.openedAt, opened.openedAt);
      assert.ok(!JSON.stringify(used).includes(tokenOf(url)));
    },
  );

  test(`an invite ${where} is listed for its own company alone`, { skip }, async () => {
    const [one] = await instances();
    const { id } = await one.create({ companyId: ownCompany });
    assert.equal(await one.find(id, otherCompany), undefined);
    assert.equal(await one.find('none', ownCompany), undefined);
  });

  test(`invites ${where} made at the same moment are all listed`, { skip }, async () => {
    const [one, other] = await instances();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? one : other).create({ companyId: ownCompany }),
      ),
    );
    assert.equal((await one.list(ownCompany)).length, 8);
  });
}

test('an invite that has ended is listed no more', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const invites = setUp({ store: memoryStore(), ttl: 1000 });
  const { id } = await invites.create({ companyId: ownCompany });
  assert.equal((await invites.list(ownCompany)).length, 1);
  t.mock.timers.tick(1000);
  assert.deepEqual(await invites.list(ownCompany), []);
  assert.equal(await invites.isActive(id), false);
});

test('an invite is opened although its store cannot keep that it was', async () => {
  const store = memoryStore();
  const { id, url } = await setUp({ store }).create({ companyId: ownCompany });
  const readOnly = setUp({
    store: { ...store, set: () => Promise.reject(new Error('The disk is full.')) },
  });
  assert.equal((await readOnly.open(opening(url))).companyId, ownCompany);
  assert.equal((await readOnly.find(id, ownCompany))?.openedAt, undefined);
});

test('an invite that the store has lost is not to be had: it may have been used', async () => {
  const { url } = await setUp({ store: memoryStore() }).create({ companyId: ownCompany });
  const emptied = setUp({ store: memoryStore() });
  assert.equal(await reasonOf(emptied.redeem(posting(url))), 'revoked');
});

/** A store of which some calls are carried out only when the test says so, as by a client that waits for its connection. */
function stalledStore(memory: InviteStore) {
  const held: (() => void)[] = [];
  let isStalled: (call: 'set' | 'lock', key: string) => boolean = () => false;
  const turn = async (call: 'set' | 'lock', key: string): Promise<void> => {
    if (isStalled(call, key)) await new Promise<void>((go) => held.push(go));
  };
  const store: InviteStore = {
    ...memory,
    set: async (key, ...rest) => turn('set', key).then(() => memory.set(key, ...rest)),
    lock: async (key, ...rest) => turn('lock', key).then(() => memory.lock(key, ...rest)),
  };
  return {
    store,
    stall: (which: typeof isStalled) => (isStalled = which),
    goOn() {
      isStalled = () => false;
      held.splice(0).forEach((go) => go());
    },
  };
}

/** Redeems as soon as a lock that came late is given back. */
async function redeemSoon(invites: Invites, url: string): Promise<void> {
  let isRedeemed = false;
  await until('the next attempt', async () => {
    isRedeemed = await invites.redeem(posting(url)).then(
      () => true,
      () => false,
    );
    return isRedeemed;
  });
}

test('an invite that could not be redeemed, as a lock came late, is redeemed by the next attempt', async () => {
  const { store, stall, goOn } = stalledStore(memoryStore());
  const invites = setUp({ store });
  const { url } = await invites.create({ companyId: ownCompany });
  stall((call, key) => call === 'lock' && key.endsWith(':used'));
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'unavailable');
  goOn();
  await redeemSoon(invites, url);
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'used');
});

test('an invite of which could not be written that it is used is redeemed by the next attempt', async () => {
  const store = memoryStore();
  const { url } = await setUp({ store }).create({ companyId: ownCompany });
  const full = setUp({
    store: { ...store, set: () => Promise.reject(new Error('The disk is full.')) },
  });
  assert.equal(await reasonOf(full.redeem(posting(url))), 'unavailable');
  await redeemSoon(setUp({ store }), url);
});

test('an invite is listed as used where that was written late', async () => {
  const { store, stall, goOn } = stalledStore(memoryStore());
  const invites = setUp({ store });
  const { id, url } = await invites.create({ companyId: ownCompany });
  stall((call) => call === 'set');
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'unavailable');
  goOn();
  await until(
    'the used invite',
    async () => (await invites.find(id, ownCompany))?.state === 'used',
  );
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'used');
});

test('an invite that was taken back is not to be had again, whatever is written late', async () => {
  const memory = memoryStore();
  const { store, stall, goOn } = stalledStore(memory);
  const invites = setUp({ store });
  const { id, url } = await invites.create({ companyId: ownCompany });
  stall((call) => call === 'set');
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'unavailable');
  assert.ok(await setUp({ store: memory }).revoke(id));
  goOn();
  await until('what was late', async () => (await invites.find(id, ownCompany))?.state === 'used');
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'used');
});

test('an invite whose redeeming instance ended in between is listed as used', async () => {
  const store = memoryStore();
  const invites = setUp({ store });
  const { id, url } = await invites.create({ companyId: ownCompany });
  await store.lock(`invite:${id}:used`, DAY_MS);
  assert.equal(await reasonOf(invites.redeem(posting(url))), 'used');
  assert.equal((await invites.find(id, ownCompany))?.state, 'used');
});

test('what the proxy keeps in a shared store pushes out neither invites nor each other', async () => {
  const store = memoryStore();
  const invites = setUp({ store });
  const { id, url } = await invites.create({ companyId: ownCompany });
  await invites.redeem(posting(url));
  for (let place = 0; place < 20_000; place++) {
    await store.set(`event:${place}`, '1', DAY_MS);
    await store.lock(`event-queue:${place}`, DAY_MS);
  }
  assert.equal(await store.get('event:0'), '1');
  assert.equal(await store.lock('event-queue:0', DAY_MS), undefined);
  assert.equal((await invites.find(id, ownCompany))?.state, 'used');
});

test('nothing is redeemed while the store is out of reach, and its error message is not passed on', async () => {
  const store = memoryStore();
  const { url } = await setUp({ store }).create({ companyId: ownCompany });
  const broken = setUp({
    store: { ...store, get: () => Promise.reject(new Error('redis://:hunter2@10.0.0.7')) },
  });
  for (const attempt of [() => broken.redeem(posting(url)), () => broken.open(opening(url))]) {
    const refusal = await refusalOf(attempt());
    assert.deepEqual([refusal.reason, refusal.status], ['unavailable', 503]);
    assert.doesNotMatch(inspect(refusal), /hunter2/);
  }
});
