/** What is read out of a page's policies and addresses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineAddresses, examineReturnPage } from '../../src/diagnosis/addresses.js';
import {
  examineContentSecurityPolicy,
  examineOpenerPolicy,
} from '../../src/diagnosis/content-security-policy.js';
import { allowsBase, upgraded } from '../../src/diagnosis/page-policies.js';

const page = 'https://app.lender.example';
const proxy = new URL(`${page}/api/codat/`);
const far = new URL('https://proxy.lender.example:8443/codat/');

const levels = (policies: readonly string[], address: URL = proxy) =>
  examineContentSecurityPolicy({ sent: policies, written: [] }, page, address).map(
    ({ level }) => level,
  );

for (const [policy, expected] of [
  ["default-src 'self'", ['warning']],
  ["default-src 'none'", ['error', 'warning', 'error']],
  ["script-src 'none'; img-src *", ['error']],
  ['script-src; img-src *', ['error']],
  ["default-src 'none'; script-src-elem 'self'; img-src *; connect-src *", ['fine']],
  ["default-src 'self'; img-src https://static.codat.io", ['fine']],
  ["img-src *.codat.io; connect-src 'self'", ['fine']],
  ['img-src codat.io', ['warning']],
  ['img-src https:', ['fine']],
  ['img-src *; connect-src *', ['fine']],
  ["img-src 'none'", ['warning']],
  ["IMG-SRC 'SELF' HTTPS://STATIC.CODAT.IO", ['fine']],
  ['script-src https://cdn.example', ['fine']],
  ["connect-src https://api.example; connect-src 'self'", ['error']],
] as const) {
  test(`finds ${expected.join(' and ')} in “${policy}”`, () => {
    assert.deepEqual(levels([policy]), expected);
  });
}

for (const [source, isAllowed] of [
  ['https://proxy.lender.example:8443', true],
  ['https://proxy.lender.example', false],
  ['proxy.lender.example:*', true],
  ['*.lender.example:8443', true],
  ['wss://proxy.lender.example:8443', false],
  ["'self'", false],
] as const) {
  test(`connect-src ${source} ${isAllowed ? 'lets' : 'does not let'} a proxy on another origin be asked`, () => {
    assert.deepEqual(levels([`connect-src ${source}`], far), [isAllowed ? 'fine' : 'error']);
  });
}

/** As Chromium decides; where another engine or the specification is stricter, as that. */
for (const [source, from, to, isAllowed] of [
  // A path with a final slash is a prefix, without one that address alone.
  ['http://h.example/api/codat', 'http://h.example', 'http://h.example/api/codat', false],
  ['http://h.example/api/codat/', 'http://h.example', 'http://h.example/api/codat', true],
  ['http://h.example/api/', 'http://h.example', 'http://h.example/api/codat/', true],
  [
    'http://h.example/api/codat/integrations/',
    'http://h.example',
    'http://h.example/api/codat',
    false,
  ],
  ['h.example/', 'http://h.example', 'http://h.example/api/codat', true],
  ['h.example/API/codat/', 'http://h.example', 'http://h.example/api/codat', false],
  ['h.example/%61pi/codat/', 'http://h.example', 'http://h.example/api/codat', true],
  ['h.example/b%20c/', 'http://h.example', 'http://h.example/b c', true],
  ['h.example/%zz/', 'http://h.example', 'http://h.example/%zz', true],
  ['h.example/api/codat/?x', 'http://h.example', 'http://h.example/api/codat', true],
  ['h.example//api/codat/', 'http://h.example', 'http://h.example/api/codat', false],
  // Hosts.
  ['https://*', 'https://app.example', 'https://h.example/codat', true],
  ['*.example', 'https://app.example', 'https://h.example/codat', true],
  ['*.h.example', 'https://app.example', 'https://h.example/codat', false],
  ['H.EXAMPLE', 'https://app.example', 'https://h.example/codat', true],
  ['h.example.', 'https://app.example', 'https://h.example/codat', false],
  ['*example', 'https://app.example', 'https://h.example/codat', false],
  ['h.*', 'https://app.example', 'https://h.example/codat', false],
  ['127.0.0.1:*', 'http://localhost', 'http://127.0.0.1:3000/codat', true],
  ['http://[::1]:*', 'http://localhost', 'http://[::1]:3000/codat', false],
  ['http://*:*', 'http://localhost', 'http://[::1]:3000/codat', true],
  // Ports.
  ['https://*:*', 'https://app.example', 'https://h.example:8443/codat', true],
  ['*:8443', 'https://app.example', 'https://h.example:8443/codat', true],
  ['*:8443', 'https://app.example', 'https://h.example/codat', false],
  ['*:443', 'https://app.example', 'https://h.example/codat', true],
  ['h.example:0443', 'https://app.example', 'https://h.example/codat', true],
  ['https://*', 'https://app.example', 'https://h.example:8443/codat', false],
  ['h.example:80', 'https://app.example', 'https://h.example/codat', false],
  ['localhost:3000', 'http://localhost', 'http://localhost:3000/codat', true],
  ['localhost', 'http://localhost', 'http://localhost:3000/codat', false],
  // Schemes: http stands for https too.
  ['http:', 'https://app.example', 'https://h.example:8443/codat', true],
  ['https:', 'http://app.example', 'http://h.example/codat', false],
  ['ws:', 'https://app.example', 'https://h.example/codat', false],
  ['http://h.example', 'https://app.example', 'https://h.example/codat', true],
  ['http://h.example:80', 'https://app.example', 'https://h.example/codat', true],
  ['http://h.example:*', 'https://app.example', 'https://h.example:8443/codat', true],
  ['http://h.example:8443', 'https://app.example', 'https://h.example:8443/codat', false],
  ['https://h.example', 'http://app.example', 'http://h.example/codat', false],
  ['h.example', 'http://app.example', 'https://h.example/codat', true],
  ['h.example', 'https://app.example', 'http://h.example/codat', false],
  ['*', 'https://app.example', 'http://[::1]:3000/codat', true],
  // The page's own origin.
  ["'self'", 'http://app.example', 'https://app.example/codat', true],
  ["'self'", 'http://app.example:3000', 'https://app.example:3000/codat', true],
  ["'self'", 'http://app.example:3000', 'https://app.example/codat', false],
  ["'self'", 'https://app.example', 'http://app.example/codat', false],
  ["'none' https://h.example", 'https://app.example', 'https://h.example/codat', true],
] as const) {
  test(`connect-src ${source} of a page at ${from} ${isAllowed ? 'lets' : 'does not let'} a proxy at ${to} be asked`, () => {
    const policy = `img-src *; connect-src ${source}`;
    const findings = examineContentSecurityPolicy(
      { sent: [policy], written: [] },
      from,
      new URL(to),
    );
    assert.deepEqual(
      findings.map(({ level }) => level),
      [isAllowed ? 'fine' : 'error'],
    );
  });
}

const examine = (policy: string, companyId?: string) =>
  examineContentSecurityPolicy({ sent: [policy], written: [] }, page, proxy, companyId);

test('a path without its final slash is named with it', () => {
  const [finding] = examine(`img-src *; connect-src ${page}/api/codat`);
  assert.match(finding?.cure ?? '', /Write https:\/\/app\.lender\.example\/api\/codat\/ in/);
});

test('a policy that allows some of what elements ask is at fault, and an address that it blocks is named', () => {
  const [finding] = examine(`img-src *; connect-src ${page}/api/codat/integrations`);
  assert.equal(finding?.level, 'error');
  assert.match(finding.message, /such as .*\/api\/codat\/companies\/me\/connections\.$/);
});

test('a policy may name each path that elements ask, of the company that they are about', () => {
  const paths = ['integrations', 'companies/a1/', 'events'].map(
    (path) => `${page}/api/codat/${path}`,
  );
  const policy = `img-src *; connect-src ${paths.join(' ')}`;
  assert.equal(examine(policy, 'a1')[0]?.level, 'fine');
  assert.equal(examine(policy)[0]?.level, 'error');
});

test('a policy that blocks the event stream alone makes pages slower to notice', () => {
  const paths = [
    'integrations',
    'companies/me/connections',
    'companies/me/connections/',
    'companies/me/dataStatus',
  ].map((path) => `${page}/api/codat/${path}`);
  const [finding] = examine(`img-src *; connect-src ${paths.join(' ')}`);
  assert.equal(finding?.level, 'warning');
  assert.match(finding.message, /such as .*\/codat\/companies\/me\/events\.$/);
});

for (const [source, level] of [
  ['https://static.codat.io/public/', 'fine'],
  ['https://static.codat.io/public', 'warning'],
  ['https://*', 'fine'],
] as const) {
  test(`img-src ${source} is ${level} for Codat's images`, () => {
    assert.equal(examine(`img-src ${source}`)[0]?.level, level);
  });
}

test('browsers pass over a directive that is not ASCII', () => {
  assert.equal(examine('img-src *; connect-src https://bücher.example')[0]?.level, 'fine');
});

test('each of several policies has to allow a thing', () => {
  assert.deepEqual(levels(["connect-src 'self'", "connect-src 'none'"]), ['error']);
});

test('no policy is in no way', () => {
  assert.deepEqual(levels([]), ['fine']);
});

for (const [policy, level] of [
  ['same-origin', 'warning'],
  ['same-origin; report-to="coop"', 'warning'],
  ['same-origin-allow-popups', 'fine'],
  ['unsafe-none', 'fine'],
  [null, 'fine'],
] as const) {
  test(`an opener policy of ${policy} is ${level}`, () => {
    assert.equal(examineOpenerPolicy(policy).level, level);
  });
}

for (const [from, to, expected] of [
  ['file:///home/dev/page.html', 'https://app.example/codat/', ['file-address']],
  ['https://app.example/', 'http://proxy.example/codat/', ['mixed-content']],
  ['https://app.example/', 'http://localhost:3000/codat/', []],
  ['https://app.example/', 'http://127.0.0.1:3000/codat/', []],
  ['https://app.example/', 'http://app.localhost:3000/codat/', []],
  ['https://app.example/', 'http://127.evil.example/codat/', ['mixed-content']],
  ['http://app.example/', 'http://proxy.example/codat/', []],
] as const) {
  test(`a page at ${from} with a proxy at ${to} has ${expected.join() || 'nothing'} in its way`, () => {
    const findings = examineAddresses(new URL(from), new URL(to));
    assert.deepEqual(
      findings.map(({ id }) => id),
      expected,
    );
  });
}

for (const [policy, isAllowed] of [
  ['trusted-types lit-html', true],
  ["trusted-types app lit-html 'allow-duplicates'", true],
  ['trusted-types *', true],
  ["require-trusted-types-for 'script'", true],
  ['trusted-types', false],
  ["trusted-types 'none'", false],
  ['trusted-types app', false],
  ['TRUSTED-TYPES Lit-Html', false],
] as const) {
  test(`“${policy}” ${isAllowed ? 'lets' : 'does not let'} the elements be defined`, () => {
    assert.deepEqual(levels([policy]), [isAllowed ? 'fine' : 'error']);
  });
}

const tokens = 'allow-scripts allow-same-origin allow-forms';
for (const [policy, expected, named] of [
  ['sandbox', 'error', /allow-scripts allow-same-origin allow-forms allow-popups/],
  [`sandbox ${tokens}`, 'warning', /add allow-popups allow-popups-to-escape-sandbox\./],
  [`sandbox ${tokens} allow-popups`, 'error', /add allow-popups-to-escape-sandbox\./],
  [`sandbox ${tokens.toUpperCase()} allow-popups allow-popups-to-escape-sandbox`, 'fine', /^$/],
] as const) {
  test(`“${policy}” comes to ${expected}`, () => {
    const [finding] = examine(policy);
    assert.equal(finding?.level, expected);
    assert.match(finding.cure, named);
  });
}

test('a sandbox in a <meta> is none', () => {
  const policies = { sent: [], written: ['sandbox'] };
  const found = examineContentSecurityPolicy(policies, page, proxy).map(({ level }) => level);
  assert.deepEqual(found, ['fine']);
});

for (const [address, expected] of [
  ['http://proxy.lender.example/codat', 'https://proxy.lender.example/codat'],
  ['http://proxy.lender.example:8080/codat', 'https://proxy.lender.example:8080/codat'],
  ['http://localhost:3000/codat', 'http://localhost:3000/codat'],
  ['http://127.evil.example/codat', 'https://127.evil.example/codat'],
  ['https://proxy.lender.example/codat', 'https://proxy.lender.example/codat'],
] as const) {
  test(`upgrade-insecure-requests makes ${expected} of ${address}`, () => {
    const policies = { sent: [], written: ['default-src *; Upgrade-Insecure-Requests'] };
    assert.equal(upgraded(new URL(address), policies).href, expected);
    assert.equal(upgraded(new URL(address), { sent: ['img-src *'], written: [] }).href, address);
  });
}

for (const [policy, isAllowed] of [
  ["base-uri 'self'", true],
  ["base-uri 'none'", false],
  ['base-uri https://other.example', false],
  ["default-src 'none'", true],
] as const) {
  test(`“${policy}” ${isAllowed ? 'lets' : 'does not let'} the page have a base of its own origin`, () => {
    const policies = { sent: [policy], written: [] };
    assert.equal(allowsBase(policies, new URL(`${page}/x/`), page), isAllowed);
  });
}

for (const origin of ['http://127.0.0.1:3000', 'https://app.lender.example:8443']) {
  test(`a return page at ${origin} tells a page elsewhere late`, async () => {
    const html = '<codat-link-return></codat-link-return>';
    const read = () => Promise.resolve({ status: 200, html });
    const found = await examineReturnPage(new URL(`${origin}/connected`), page, read);
    assert.equal(found.level, 'warning');
    assert.match(found.cure, /same scheme, host and port/);
  });
}
