/** The command itself: what it prints, and its exit code. */
import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../cli/command.js';
import {
  apiKey,
  fetchListener,
  listen,
  listenSecurely,
  other,
  own,
  sandboxOfTwo,
  tokenProxyOver,
} from './harness.js';
import { passThroughListener } from './pass-through-proxy.js';

/** Beside the test, not instead of it: the proxy runs in this process. */
const codatElements = (...args: readonly string[]) => codatElementsWith({}, ...args);

const codatElementsWith = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  runCommand(args, { CODAT_API_KEY: apiKey, ...env });

test('ends with 0 when all holds, and says so', async (t) => {
  const origin = await listen(t, fetchListener(tokenProxyOver(sandboxOfTwo())));
  const { code, out, errors } = await codatElements(
    'check-proxy',
    `${origin}/codat`,
    '--header',
    own,
  );
  assert.equal(errors, '');
  assert.match(out, /No vulnerabilities found: \d+ hold, 0 failed, 11 not tried/);
  assert.match(out, /✔ foreign-spelling:/);
  assert.match(out, /– life-of-a-connection: not tried; .*--allow-writes/);
  assert.equal(code, 0);
});

test('checks over https, and says what to do about a certificate that nobody trusts', async (t) => {
  const listener = fetchListener(tokenProxyOver(sandboxOfTwo()));
  const { origin, cert } = await listenSecurely(t, listener);
  const args = ['check-proxy', `${origin}/codat`, '--header', own, '--other-header', other];
  const untrusted = await codatElements(...args);
  assert.match(
    untrusted.errors,
    /not trust .* \(DEPTH_ZERO_SELF_SIGNED_CERT\).*NODE_EXTRA_CA_CERTS/,
  );
  assert.equal(untrusted.code, 2);
  const file = join(await mkdtemp(join(tmpdir(), 'check-proxy-')), 'authority.pem');
  await writeFile(file, cert);
  const { code, out } = await codatElementsWith({ NODE_EXTRA_CA_CERTS: file }, ...args);
  assert.match(out, /No vulnerabilities found: \d+ hold, 0 failed, 10 not tried/);
  assert.equal(code, 0);
});

test('ends with 1 when something does not hold, and says how to fix it', async (t) => {
  const origin = await listen(t, passThroughListener(sandboxOfTwo()));
  const { code, out } = await codatElements('check-proxy', `${origin}/codat/`, '--header', own);
  assert.match(
    out,
    /✘ cors: .*\n {6}GET \/codat\/companies\/me\/connections -> 200: .*may read it/,
  );
  assert.match(out, /To fix it: Send CORS headers to your own pages’ origins only/);
  assert.match(out, /and \d+ more of the kind/);
  assert.equal(code, 1);
});

test('prints neither a session nor the key nor a link', async (t) => {
  const origin = await listen(t, passThroughListener(sandboxOfTwo()));
  const args = ['check-proxy', `${origin}/codat`, '--header', own, '--other-header', other];
  for (const format of [[], ['--json']]) {
    const { out, errors } = await codatElements(...args, ...format);
    for (const secret of [own.slice('Cookie: '.length), 'sid=77', apiKey, btoa(apiKey), 'otp=']) {
      assert.ok(!(out + errors).includes(secret), `${format.join()} prints ${secret}`);
    }
  }
});

test('gives other programs its findings as JSON', async (t) => {
  const origin = await listen(t, passThroughListener(sandboxOfTwo()));
  const args = [
    '--header',
    own,
    '--only',
    'trace',
    '--only',
    'cors',
    '--only',
    'preflight',
    '--json',
  ];
  const { code, out } = await codatElements('check-proxy', `${origin}/codat`, ...args);
  const report = JSON.parse(out) as {
    verdict: string;
    failed: number;
    checks: { id: string; outcome: string; findings?: object[] }[];
  };
  assert.equal(report.verdict, 'fails');
  assert.equal(report.failed, 1);
  assert.deepEqual(
    report.checks.map(({ id, outcome }) => [id, outcome]),
    [
      ['preflight', 'not-tried'],
      ['trace', 'holds'],
      ['cors', 'fails'],
    ],
  );
  const [first] = report.checks[2]?.findings ?? [];
  assert.deepEqual(Object.keys(first ?? {}), ['request', 'status', 'problem']);
  assert.equal(code, 1);
});

const impossible: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['of a server that is not there', ['http://127.0.0.1:1/codat'], /got no response: ECONNREFUSED/],
  ['without a URL', [], /Give the URL/],
  ['of a path', ['/api/codat'], /URL must be absolute/],
  ['of two URLs', ['http://a.example/', 'http://b.example/'], /Only one URL/],
  ['with an option there is not', ['http://a.example', '--fast'], /--fast/],
  ['with half a header', ['http://a.example', '--header', 'sid=s3cret'], /Name: value/],
  ['with an id that is none', ['http://a.example', '--company', 'acme'], /--company must be/],
  [
    'with an origin that is none',
    ['http://a.example', '--origin', 'http://a.example/x'],
    /write http/,
  ],
  ['of a promise there is not', ['http://a.example', '--only', 'luck'], /no check “luck”/],
];

for (const [how, args, words] of impossible) {
  test(`ends with 2 when it is to check ${how}`, async () => {
    const { code, out, errors } = await codatElements('check-proxy', ...args);
    assert.match(errors, words);
    assert.ok(!errors.includes('s3cret'));
    assert.equal(out, '');
    assert.equal(code, 2);
  });
}

test('ends with 2 when the test user is not signed in', async (t) => {
  const origin = await listen(t, fetchListener(tokenProxyOver(sandboxOfTwo())));
  const { code, errors } = await codatElements('check-proxy', `${origin}/codat`);
  assert.match(errors, /got 401\. Sign in/);
  assert.equal(code, 2);
});

test('ends with 2 when a redirect only adds a slash, and says how to turn that off', async (t) => {
  const origin = await listen(t, ({ url = '' }, outgoing) => {
    const [path = '', query] = url.split('?');
    const location = `${path}/${query === undefined ? '' : `?${query}`}`;
    outgoing.writeHead(308, { Location: location }).end();
  });
  const { code, errors } = await codatElements('check-proxy', `${origin}/codat`, '--header', own);
  assert.match(errors, /got 308 and is sent to the same path with a slash.*skipTrailingSlash/);
  assert.equal(code, 2);
});

test('ends with 2 and JSON when a page responds in the proxy’s place', async (t) => {
  const origin = await listen(t, (_incoming, outgoing) => outgoing.end('<h1>Welcome</h1>'));
  const { code, out } = await codatElements('check-proxy', origin, '--header', own, '--json');
  const report = JSON.parse(out) as { verdict: string; why: string };
  assert.equal(report.verdict, 'not-checked');
  assert.match(report.why, /not with a list of connections/);
  assert.equal(code, 2);
});

test('ends with 2 when nothing could be tried, and says so', async (t) => {
  const origin = await listen(t, fetchListener(tokenProxyOver(sandboxOfTwo())));
  const args = [
    'check-proxy',
    `${origin}/codat`,
    '--header',
    own,
    '--only',
    'life-of-a-connection',
  ];
  const { code, out } = await codatElements(...args);
  assert.match(out, /Nothing was tried/);
  assert.doesNotMatch(out, /No vulnerabilities found/);
  assert.equal(code, 2);
  const asJson = await codatElements(...args, '--json');
  assert.equal((JSON.parse(asJson.out) as { verdict: string }).verdict, 'not-checked');
  assert.equal(asJson.code, 2);
});

test('says what it can do', async () => {
  const { code, out } = await codatElements('--help');
  assert.match(out, /check-proxy URL/);
  assert.equal(code, 0);
});
