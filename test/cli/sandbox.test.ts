/** `codat-elements sandbox`: what it serves, and what it says to a mistake. */
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServer } from 'node:http';
import { Visitor } from '../../testing/sign-in/link-visitor.js';
import { runCommand, startCommand, type Serving } from './command.js';

const ready = /redirect {2}PUT/;

const originOf = ({ lines }: Serving) =>
  /^Codat sandbox: (http:\S+)$/.exec(lines[0] ?? '')?.[1] ?? '';
const idsOf = ({ lines }: Serving) =>
  lines.flatMap((line) => /Company: (\S+)/.exec(line)?.[1] ?? []);

/** Asks the served sandbox for what is below a path. */
async function read(origin: string, path: string, apiKey = 'sandbox') {
  const headers = { Authorization: `Basic ${btoa(apiKey)}` };
  const response = await fetch(origin + path, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('sandbox serves Codat’s API to its API key, and stops on a signal', async (t) => {
  const serving = await startCommand(t, ['sandbox', '--port', '0'], ready);
  const [company = ''] = idsOf(serving);

  const { status, body } = await read(originOf(serving), `/companies/${company}`);

  assert.equal(status, 200);
  assert.equal(body['name'], 'Harbour Coffee Ltd');
  assert.equal((await read(originOf(serving), `/companies/${company}`, 'other')).status, 401);
  assert.equal(await serving.stop(), 0);
});

test('sandbox has the companies and the API key that it was given', async (t) => {
  const names = ['Blue Door Bakery', 'Café & Söhne', 'Blue Door Bakery'];
  const given = names.flatMap((name) => ['--company', name]);
  const args = ['sandbox', '--port', '0', '--api-key', 'of-our-own', ...given];
  const serving = await startCommand(t, args, ready);

  const { body } = await read(originOf(serving), '/companies', 'of-our-own');

  const found = (body['results'] as { name: string }[]).map(({ name }) => name);
  assert.deepEqual(found.toSorted(), ['Blue Door Bakery', 'Café & Söhne']);
  assert.match(serving.lines.join('\n'), /one company “Blue Door Bakery”, though .* twice/);
  assert.ok(!serving.lines.join().includes('of-our-own'), 'the key is not printed');
});

test('sandbox prints its controls with their methods, and refuses others with what is allowed', async (t) => {
  const serving = await startCommand(t, ['sandbox', '--port', '0'], ready);
  const printed = serving.lines.flatMap((line) => {
    const [, path = '', methods = ''] = /^ {4}(\S+) {2}([A-Z, ]+)$/.exec(line) ?? [];
    return path === '' ? [] : [{ path: path.replace('{id}', 'none'), methods }];
  });
  assert.equal(printed.length, 7);

  for (const { path, methods } of printed) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${originOf(serving)}/_sandbox/${path}`, { method });
      const isRefused = response.status === 405;
      assert.equal(isRefused, !methods.split(', ').includes(method), `${method} ${path}`);
      if (isRefused) assert.equal(response.headers.get('Allow'), methods);
    }
  }
});

test('sandbox sends a person to the redirect address after signing in', async (t) => {
  const redirect = 'http://localhost:3000/connected?status={statusCode}';
  const args = ['sandbox', '--port', '0', '--redirect-url', redirect];
  const serving = await startCommand(t, args, ready);
  const [company = ''] = idsOf(serving);
  const origin = originOf(serving);
  const response = await fetch(`${origin}/companies/${company}/connections`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('sandbox')}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ platformKey: 'gbol' }),
  });
  const { linkUrl } = (await response.json()) as { linkUrl: string };

  const visitor = await new Visitor({
    fetch: (request) => fetch(request, { redirect: 'manual' }),
  }).open(linkUrl);

  await visitor.press('cancel');

  assert.equal(visitor.url, 'http://localhost:3000/connected?status=403');
});

for (const [args, said] of [
  [['--port', 'eighty'], /--port must be a number/],
  [['--port', '65536'], /--port must be a number/],
  [['--redirect-url', '/connected'], /--redirect-url must be absolute/],
  [['--redirect-url', 'javascript:alert(1)'], /--redirect-url must be absolute/],
  [['--redirect-url', 'http://a.test/?s={StatusCode}'], /\{StatusCode\}.* Write \{statusCode\}/],
  [
    ['--redirect-url', 'http://a.test/?c={connectionid}&u={utm_source}'],
    /\{connectionid\}.* Write \{connectionId\}/,
  ],
  [['--api-key', ''], /--api-key must not be empty/],
  [['--api-key', ' '], /--api-key must not be empty/],
  [['--api-key', 'ключ'], /--api-key has characters that no key has/],
  [['--company', ''], /--company must not be empty/],
  [['--company', 'Acme', '--company', ' '], /--company must not be empty/],
  [['--spiral'], /--spiral/],
  [['somewhere'], /What is “somewhere”\?/],
] as const) {
  test(`sandbox says what is wrong with ${args.join(' ')}`, async () => {
    const { code, errors, out } = await runCommand(['sandbox', ...args]);

    assert.match(errors, said);
    assert.equal(out, '');
    assert.equal(code, 2);
  });
}

test('sandbox says that a port is in use', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };

  const { code, errors } = await runCommand(['sandbox'], { PORT: String(port) });

  assert.match(errors, new RegExp(`Port ${port} is in use. Give another with --port.`));
  assert.equal(code, 2);
});

test('the command says which version it is', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const { code, out } = await runCommand(['--version']);

  assert.equal(out.trim(), version);
  assert.equal(code, 0);
});

test('sandbox names the variable that the port came from', async () => {
  const { code, errors } = await runCommand(['sandbox'], { PORT: 'http' });

  assert.match(errors, /^PORT must be a number/);
  assert.equal(code, 2);
});

test('sandbox says what it can do', async () => {
  const { code, out } = await runCommand(['sandbox', '--help']);

  assert.match(out, /--redirect-url URL/);
  assert.equal(code, 0);
});

test('the command sends to the help of the part that was called wrongly', async () => {
  for (const [args, help] of [
    [['sandbox', '--spiral'], 'sandbox --help'],
    [['doctor', '--spiral'], 'doctor --help'],
    [['check-proxy'], 'check-proxy --help'],
    [['spiral'], '--help'],
  ] as const) {
    const { errors } = await runCommand(args);

    assert.ok(errors.endsWith(`\nSee codat-elements ${help}.\n`), errors);
  }
});

test('the command lists its parts, and says which there is not', async () => {
  const { out, code: nothingGiven } = await runCommand([]);
  assert.match(out, /check-proxy URL[^]*sandbox/);
  assert.equal(nothingGiven, 2);
  assert.equal((await runCommand(['help'])).code, 0);
  const { code, errors } = await runCommand(['toString']);

  assert.match(errors, /There is no command “toString”/);
  assert.equal(code, 2);
});
