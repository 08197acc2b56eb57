/** `codat-elements doctor`: what it sees of a page from outside. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from './command.js';
import { allowAll, doctor, listen, picker, proxied, serve, type Page } from './doctor-pages.js';

test('doctor finds nothing wrong with a page where all is well', async (t) => {
  const origin = await serve(t, {
    '/connect': { html: picker },
    '/connected': { html: '<codat-link-return></codat-link-return>' },
  });

  const { code, byId } = await doctor(`${origin}/connect`, '--return-url', '/connected');

  const levels = Object.entries(byId).filter(([, found]) => found?.level !== 'fine');
  assert.deepEqual(levels, []);
  assert.match(byId['proxy']?.message ?? '', /lists \d+ integrations/);
  assert.equal(code, 0);
});

test('doctor says what is wrong with a page', async (t) => {
  const origin = await serve(t, {
    '/connect': {
      html: `<!-- <codat-nothing> --><script>'<codat-nothing>'</script>
        <Codat-Connection-List proxyUrl=/api/codat data-ours></Codat-Connection-List><codat-picker></codat-picker>`,
      headers: {
        'Content-Security-Policy': "default-src 'none'",
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    },
  });

  const { code, byId } = await doctor(
    `${origin}/connect`,
    '--proxy-url',
    '/nothing',
    '--return-url',
    '/gone',
  );

  assert.equal(byId['proxy']?.level, 'error');
  assert.match(byId['proxy'].message, /Is the proxy mounted at/);
  assert.equal(byId['csp']?.level, 'error');
  assert.equal(byId['coop']?.level, 'warning');
  assert.match(byId['return-page']?.message ?? '', /responds with 404/);
  assert.equal(byId['unknown-attribute']?.cure, 'Write proxy-url.');
  assert.match(byId['undefined-element']?.message ?? '', /<codat-picker>/);
  assert.equal(code, 1);
});

test('doctor names the cure of a proxy that is mounted outside of its basePath', async (t) => {
  const origin = await serve(t, {
    '/connect': { html: proxied('/codat') },
    '/codat/integrations': {
      html: '{"service":"codat-elements proxy","error":"","errorCode":"outside-base-path"}',
      status: 404,
      headers: { 'Content-Type': 'application/json' },
    },
  });

  const { byId } = await doctor(`${origin}/connect`);

  assert.match(byId['proxy']?.message ?? '', /the proxy's basePath/);
  assert.match(byId['proxy']?.cure ?? '', /^Set basePath/);
});

test('doctor reads a policy that is written in the page', async (t) => {
  const meta = `<meta http-equiv="content-security-policy" content="connect-src 'none'; img-src *">`;
  const origin = await serve(t, { '/connect': { html: `${meta}${picker}` } });

  const { byId } = await doctor(`${origin}/connect`);

  assert.match(byId['csp']?.message ?? '', /blocks requests to the token proxy/);
});

test('doctor says that a page sends it elsewhere, and that nothing of ours is there', async (t) => {
  const origin = await serve(t, {
    '/connect': { status: 302, headers: { Location: '/sign-in' } },
    '/sign-in': { html: '<h1>Sign in</h1>' },
  });

  const { code, byId } = await doctor(`${origin}/connect`);

  assert.match(byId['page']?.message ?? '', /sends to .*\/sign-in/);
  assert.equal(byId['undefined-element']?.level, 'unknown');
  assert.equal(byId['configuration']?.level, 'unknown');
  assert.equal(code, 2);
});

test('doctor ends with 0 where a script puts the elements into the page, and it was given their proxy', async (t) => {
  const origin = await serve(t, { '/app': { html: '<div id="root"></div>' } });
  const codeFor = async (...args: readonly string[]) =>
    (await doctor(`${origin}/app`, ...args)).code;

  assert.equal(await codeFor('--proxy-url', '/codat-test/proxy'), 0);
  assert.equal(await codeFor(), 2);
});

for (const [what, html] of [
  ['as hexadecimal references', proxied('&#x2F;codat-test&#x2f;proxy')],
  ['as decimal references', proxied('&#47;codat-test&#47proxy')],
  ['as named references', proxied('&sol;codat-test&sol;proxy')],
  ['with spaces around', proxied('\n  /codat-test/proxy\n')],
  ['relative to a base', `<base href="/codat-test/">${proxied('proxy')}`],
  [
    'relative to the first base with an address',
    `<base target="_top"><base href="../codat-test/x"><base href="/y/">${proxied('proxy')}`,
  ],
  [
    'relative to a page whose base is no address of a page',
    `<base href="data:,x">${proxied('../codat-test/proxy')}`,
  ],
  [
    'after a custom element that is called like a style',
    `<style-guide></style-guide>${proxied('/codat-test/proxy')}<style>a {}</style>`,
  ],
  [
    'after another that is called like a script',
    `<script-loader></script-loader>${proxied('/codat-test/proxy')}<script></script>`,
  ],
  [
    'after an attribute with an apostrophe',
    `<p title=it's>${proxied('/codat-test/proxy')}<p>don't`,
  ],
  [
    'in a declarative shadow tree',
    `<div><template shadowrootmode="open">${proxied('/codat-test/proxy')}</template></div>`,
  ],
  ['in capitals', '<CODAT-PROVIDER PROXY-URL=/codat-test/proxy>'],
  ['of the first element that has one', `${proxied('')}${proxied('/codat-test/proxy')}`],
] as const) {
  test(`doctor finds a proxy-url ${what}`, async (t) => {
    const origin = await serve(t, { '/in/page': { html: `<!doctype html>${html}` } });

    const { code, byId } = await doctor(`${origin}/in/page`);

    assert.equal(byId['proxy']?.level, 'fine', byId['proxy']?.message);
    assert.equal(byId['session']?.level, 'fine');
    assert.equal(byId['undefined-element'], undefined);
    assert.equal(code, 0);
  });
}

for (const [what, html] of [
  ['a text field', `<textarea>${proxied('/nope')}</textarea>`],
  ['a title', `<title>${proxied('/nope')}</title>`],
  ['a template', `<template>${proxied('/nope')}</template>`],
  ['a comment without an end', `${picker}<!-- ${proxied('/nope')}`],
  ['a comment that ends at once', `<!-->${picker}<!-- ${proxied('/nope')} --!>`],
  [
    'a script with a comment',
    `<script><!-- <script>${proxied('/nope')}</script>${proxied('/nope')}--></script>`,
  ],
  ['a frame', `<iframe>${proxied('/nope')}</iframe><noscript>${proxied('/nope')}</noscript>`],
  ['a picture', `<svg>${proxied('/nope')}</svg>`],
] as const) {
  test(`doctor looks at no element in ${what}`, async (t) => {
    const origin = await serve(t, { '/connect': { html: `${html}${picker}` } });

    const { code, byId } = await doctor(`${origin}/connect`);

    assert.equal(byId['proxy']?.level, 'fine', byId['proxy']?.message);
    assert.equal(code, 0);
  });
}

test('doctor takes no comment for the element of a return page', async (t) => {
  const origin = await serve(t, {
    '/connect': { html: picker },
    '/connected': { html: '<!-- <codat-link-return></codat-link-return> -->' },
  });

  const { byId } = await doctor(`${origin}/connect`, '--return-url', '/connected');

  assert.equal(byId['return-page']?.level, 'unknown');
});

test('doctor reads no policy outside of the head', async (t) => {
  const meta = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  const origin = await serve(t, { '/connect': { html: `<body>${meta}${picker}` } });

  const { byId } = await doctor(`${origin}/connect`);

  assert.equal(byId['csp']?.level, 'fine');
});

test('doctor reads a page that was sent elsewhere by where it came from', async (t) => {
  const origin = await serve(t, {
    '/connect': { status: 302, headers: { Location: '/in/page' } },
    '/in/page': { html: proxied('../codat-test/proxy') },
  });

  const { byId } = await doctor(`${origin}/connect`);

  assert.match(byId['page']?.message ?? '', /sends to .*\/in\/page, which was looked at\.$/);
  assert.equal(byId['proxy']?.level, 'fine');
});

test('doctor says of a proxy-url that no element takes what is wrong with it', async (t) => {
  const origin = await serve(t, { '/connect': { html: proxied('ftp://files.example/codat') } });

  const { code, byId } = await doctor(`${origin}/connect`);

  assert.equal(byId['configuration']?.level, 'error');
  assert.match(byId['configuration'].message, /must be an http\(s\) address/);
  assert.equal(code, 1);
});

const session = [
  '--header',
  'Cookie: session=a-session-of-ours',
  '--header',
  'X-Session: a-second',
];

test('doctor sends every header that is given more than once', async (t) => {
  const { origin, asked } = await listen(t, { html: 'None of ours.' });

  const given = ['Cookie: sid=1', 'X-Tags: a', 'Cookie: csrf=2', 'X-Tags: b', 'cookie: theme=dark'];
  await doctor(`${origin}/connect`, ...given.flatMap((line) => ['--header', line]));

  assert.deepEqual(asked, [
    { path: '/connect', cookie: 'sid=1; csrf=2; theme=dark', tags: 'a, b' },
  ]);
});

test('doctor asks no return page of another origin for anything, and prints nothing of what signs the user in', async (t) => {
  const other = await listen(t, { html: '<codat-link-return>' });
  const origin = await serve(t, { '/connect': { html: picker } });

  const { out } = await runCommand([
    'doctor',
    `${origin}/connect`,
    ...session,
    '--return-url',
    `${other.origin}/connected`,
  ]);

  assert.deepEqual(other.asked, []);
  assert.ok(!out.includes('a-session-of-ours'));
});

test('doctor takes what signs the user in along no redirect to another origin', async (t) => {
  const other = await listen(t, { html: 'Sign in.' });
  const first = await listen(t, { status: 302, headers: { Location: `${other.origin}/sign-in` } });

  const { byId } = await doctor(`${first.origin}/connect`, ...session);

  assert.equal(first.asked[0]?.session, 'a-second');
  assert.deepEqual(other.asked, [{ path: '/sign-in' }]);
  assert.match(byId['page']?.message ?? '', /looked at, signed out: it is of another origin/);
});

test('doctor sends it again where a redirect of another origin leads back', async (t) => {
  const pages: Record<string, Page> = { '/home': { html: picker } };
  const { origin, asked } = await listen(t, (path) => pages[path] ?? { status: 404 });
  const other = await listen(t, { status: 307, headers: { Location: `${origin}/home` } });
  pages['/connect'] = { status: 302, headers: { Location: `${other.origin}/single-sign-on` } };

  await doctor(`${origin}/connect`, ...session);

  assert.deepEqual(other.asked, [{ path: '/single-sign-on' }]);
  assert.deepEqual(
    asked.slice(0, 2).map((request) => [request.path, request.session]),
    [
      ['/connect', 'a-second'],
      ['/home', 'a-second'],
    ],
  );
});

for (const [location, said] of [
  ['/connect', /redirects more than 20 times/],
  ['http://', /redirects to no address/],
  ['mailto:help@lender.example', /redirects to an address of mailto:, no page\.$/m],
  ['file:///etc/hosts', /redirects to an address of file:, no page\.$/m],
  ['http://user:secret@127.0.0.1:9/', /redirects to an address with a user name in it\.$/m],
] as const) {
  test(`doctor says that a redirect to ${location} leads nowhere`, async (t) => {
    const { origin } = await listen(t, { status: 302, headers: { Location: location } });

    const { code, errors } = await runCommand(['doctor', `${origin}/connect`]);

    assert.match(errors, said);
    assert.doesNotMatch(errors, /secret/);
    assert.equal(code, 2);
  });
}

test('doctor asks a proxy of another origin signed out, and says so', async (t) => {
  const body = JSON.stringify({ statusCode: 401, error: 'Nobody is signed in.' });
  const proxy = await listen(t, (_path, method) => ({
    html: body,
    status: method === 'OPTIONS' ? 204 : 401,
    headers: { 'Content-Type': 'application/json', ...allowAll },
  }));
  const origin = await serve(t, { '/connect': { html: proxied(`${proxy.origin}/codat`) } });

  const { code, byId } = await doctor(`${origin}/connect`, ...session);

  assert.match(proxy.asked[0]?.path ?? '', /^\/codat\/integrations/);
  assert.deepEqual(
    proxy.asked.filter(({ cookie, session }) => cookie ?? session),
    [],
  );
  assert.equal(byId['session']?.level, 'unknown');
  assert.match(byId['session'].message, /asked signed out/);
  assert.equal(code, 0);
});

test('doctor says that it was signed out where a proxy of another origin gives a company all the same', async (t) => {
  const proxy = await listen(t, {
    html: JSON.stringify({ results: [], pageNumber: 1, pageSize: 500, totalResults: 0 }),
    headers: { 'Content-Type': 'application/json' },
  });
  const origin = await serve(t, { '/connect': { html: proxied(`${proxy.origin}/codat`) } });

  const { byId } = await doctor(`${origin}/connect`, ...session);

  assert.equal(byId['session']?.level, 'fine');
  assert.match(byId['session'].message, /has 0 connections\. It was asked signed out\.$/);
});

test('doctor reports a proxy-url that is no address', async (t) => {
  const origin = await serve(t, { '/connect': { html: proxied('http://') } });

  const { byId, code } = await doctor(`${origin}/connect`);

  assert.equal(byId['configuration']?.level, 'error');
  assert.match(byId['configuration'].message, /proxy-url.*http:\/\//);
  assert.equal(code, 1);
});

test('doctor sends no cookie where the page’s elements send none', async (t) => {
  const { origin, asked } = await listen(t, (path) =>
    path === '/connect'
      ? { html: '<codat-provider proxy-url="/codat" credentials="omit"></codat-provider>' }
      : { status: 401, html: '{}', headers: { 'Content-Type': 'application/json' } },
  );

  await doctor(`${origin}/connect`, '--header', 'Cookie: a=1');

  assert.deepEqual(
    asked.map(({ path, cookie }) => [path.split('?')[0], cookie]),
    [
      ['/connect', 'a=1'],
      ['/codat/integrations', undefined],
    ],
  );
});

test('doctor says that a return page sends people to another origin', async (t) => {
  const other = await listen(t, { html: '<codat-link-return></codat-link-return>' });
  const origin = await serve(t, {
    '/connect': { html: picker },
    '/connected': { status: 302, headers: { Location: `${other.origin}/connected` } },
  });

  const { byId } = await doctor(`${origin}/connect`, '--return-url', '/connected');

  assert.equal(byId['return-page']?.level, 'warning');
  assert.ok(byId['return-page'].message.includes(other.origin));
});

test('doctor says that nothing responds', async () => {
  const { code, errors } = await runCommand(['doctor', 'http://127.0.0.1:9/connect']);

  assert.match(errors, /Nothing responds at http:\/\/127\.0\.0\.1:9/);
  assert.equal(code, 2);
});

test('doctor says how to sign it in where it was given nothing to do so with', async (t) => {
  const { origin } = await listen(t, (path) =>
    path === '/connect'
      ? { html: proxied('/codat') }
      : { status: 401, html: '{}', headers: { 'Content-Type': 'application/json' } },
  );
  const cureOf = async (...args: readonly string[]) =>
    (await doctor(`${origin}/connect`, ...args)).byId['session']?.cure ?? '';

  assert.match(await cureOf(), /--header 'Cookie: …'/);
  assert.doesNotMatch(await cureOf('--header', 'Cookie: a=1'), /--header/);
});

test('doctor names a redirect that only adds a slash, which reads as an ended session', async (t) => {
  for (const status of [302, 308]) {
    const { origin } = await listen(t, (path) => {
      if (path === '/connect') return { html: proxied('/codat') };
      const [pathname = '', query = ''] = path.split('?');
      return { status, headers: { Location: `${pathname}/?${query}` } };
    });

    const { byId } = await doctor(`${origin}/connect`, '--header', 'Cookie: a=1');

    assert.equal(byId['session'], undefined);
    assert.match(byId['proxy']?.message ?? '', /redirects to .*\/integrations\/\.$/);
    assert.match(byId['proxy']?.cure ?? '', /skipTrailingSlashRedirect/);
  }
});

test('doctor repeats no password of an address that a proxy redirects to', async (t) => {
  const { origin } = await listen(t, (path) => {
    if (path === '/connect') return { html: proxied('/codat') };
    const [pathname = '', query = ''] = path.split('?');
    const Location = `${origin.replace('//', '//user:secret@')}${pathname}/?${query}`;
    return { status: 308, headers: { Location } };
  });

  const { byId } = await doctor(`${origin}/connect`, '--header', 'Cookie: a=1');

  assert.match(byId['proxy']?.message ?? '', /redirects to .*\/integrations\/\.$/);
  assert.doesNotMatch(JSON.stringify(byId), /secret/);
});

test('doctor still takes a redirect to somewhere else for a session that has ended', async (t) => {
  const { origin } = await listen(t, (path) =>
    path === '/connect'
      ? { html: proxied('/codat') }
      : { status: 302, headers: { Location: '/sign-in/' } },
  );

  const { byId } = await doctor(`${origin}/connect`);

  assert.equal(byId['proxy'], undefined);
  assert.match(byId['session']?.message ?? '', /responded with a redirect/);
});

test('doctor names its own option where the return page was not looked at', async (t) => {
  const origin = await serve(t, { '/connect': { html: picker } });

  const { byId } = await doctor(`${origin}/connect`);

  assert.match(byId['return-page']?.cure ?? '', /^Give its address as --return-url\./);
});

test('doctor says so as JSON to other programs', async () => {
  const { code, byId } = await doctor('http://127.0.0.1:9/connect');

  assert.equal(byId['page']?.level, 'unknown');
  assert.match(byId['page'].message, /Nothing responds at/);
  assert.equal(code, 2);
});

for (const [args, said] of [
  [[], /Give the URL of a page/],
  [['/connect'], /URL must be absolute/],
  [['http://a.example', 'http://b.example'], /Only one page/],
  [['http://a.example', '--header', 'a-secret'], /written as “Name: value”/],
  [['http://a.example', '--header', 'X-User: a-secret-漢'], /written as “Name: value”/],
  [['http://me:a-secret@a.example'], /URL must have no user name/],
] as const) {
  test(`doctor says what is wrong with “${args.join(' ')}”`, async () => {
    const { code, errors } = await runCommand(['doctor', ...args]);

    assert.match(errors, said);
    assert.ok(!errors.includes('a-secret'));
    assert.equal(code, 2);
  });
}
