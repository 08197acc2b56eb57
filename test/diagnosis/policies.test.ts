/** What is read out of a page's policies and addresses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineAddresses } from '../../src/diagnosis/addresses.js';
import {
  examineContentSecurityPolicy,
  examineOpenerPolicy,
} from '../../src/diagnosis/content-security-policy.js';

const page = 'https://app.lender.example';
const proxy = new URL(`${page}/api/codat/`);
const far = new URL('https://proxy.lender.example:8443/codat/');

const levels = (policies: readonly string[], address: URL = proxy) =>
  examineContentSecurityPolicy(policies, page, address).map(({ level }) => level);

for (const [policy, expected] of [
  ["default-src 'self'", ['warning']],
  ["default-src 'none'", ['warning', 'error']],
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
