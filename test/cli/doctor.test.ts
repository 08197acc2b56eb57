/** `codat-elements doctor`: what it sees of a page from outside. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { test, type TestContext } from 'node:test';
import { createTestWorld } from '../../testing/index.js';
import { respondNode } from '../../testing/node-http.js';
import { runCommand } from './command.js';

type Page = { html?: string; status?: number; headers?: Record<string, string> };

/** Serves pages by their paths, and a token proxy with a signed-in user under /codat-test/proxy; gives the origin. */
async function serve(t: TestContext, pages: Readonly<Record<string, Page>>): Promise<string> {
  const world = await createTestWorld();
  const listener: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/codat-test/')) {
      void respondNode((toWorld) => world.fetch(toWorld), request, response);
      return;
    }
    const { html = '', status = 200, headers = {} } = pages[pathname] ?? { status: 404 };
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(html);
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

interface Found {
  code: number | null;
  byId: Readonly<Record<string, { level: string; message: string; cure: string } | undefined>>;
}

async function doctor(...args: readonly string[]): Promise<Found> {
  const { code, out } = await runCommand(['doctor', ...args, '--json']);
  const { findings } = JSON.parse(out) as {
    findings: { id: string; level: string; message: string; cure: string }[];
  };
  return { code, byId: Object.fromEntries(findings.map((finding) => [finding.id, finding])) };
}

const picker =
  '<codat-integration-picker proxy-url="/codat-test/proxy"></codat-integration-picker>';

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
  assert.equal(code, 0);
});

test('doctor gives what signs the user in to the page’s own origin alone, and prints none of it', async (t) => {
  let seen: string | undefined = 'nothing asked';
  const other = createServer((request, response) => {
    seen = request.headers.cookie;
    response.end('<codat-link-return>');
  }).listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const origin = await serve(t, { '/connect': { html: picker } });
  const there = `http://127.0.0.1:${(other.address() as { port: number }).port}/`;

  const header = 'Cookie: session=a-session-of-ours';
  const { out } = await runCommand([
    'doctor',
    `${origin}/connect`,
    '--header',
    header,
    '--return-url',
    there,
  ]);

  assert.equal(seen, undefined);
  assert.ok(!out.includes('a-session-of-ours'));
});

test('doctor says that nothing responds', async () => {
  const { code, errors } = await runCommand(['doctor', 'http://127.0.0.1:9/connect']);

  assert.match(errors, /Nothing responds at http:\/\/127\.0\.0\.1:9/);
  assert.equal(code, 2);
});

for (const [args, said] of [
  [[], /Give the URL of a page/],
  [['/connect'], /URL must be absolute/],
  [['http://a.example', 'http://b.example'], /Only one page/],
  [['http://a.example', '--header', 'a-secret'], /written as “Name: value”/],
] as const) {
  test(`doctor says what is wrong with “${args.join(' ')}”`, async () => {
    const { code, errors } = await runCommand(['doctor', ...args]);

    assert.match(errors, said);
    assert.ok(!errors.includes('a-secret'));
    assert.equal(code, 2);
  });
}
