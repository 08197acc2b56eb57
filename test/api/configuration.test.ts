import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodatConfigurationError, createCodatClient } from '../../src/api/index.js';
import { resolveProxyUrl } from '../../src/api/http.js';

const unusable = ['', '/codat', 'codat', 'ftp://x.example/', 'javascript:alert(1)', 'https://'];

for (const proxyUrl of unusable) {
  test(`without a page around it, “${proxyUrl}” cannot be a proxy’s address`, () => {
    assert.throws(() => createCodatClient({ proxyUrl }), CodatConfigurationError);
  });
}

for (const companyId of ['', 'a/b', '../me', 'a b', 'me?x', 'é']) {
  test(`“${companyId}” cannot be a company’s id`, () => {
    const proxyUrl = 'https://lender.example/codat';
    assert.throws(() => createCodatClient({ proxyUrl, companyId }), CodatConfigurationError);
  });
}

test('a configuration error is for the developer, not for the person', () => {
  assert.throws(() => createCodatClient({ proxyUrl: '' }), {
    code: 'configuration',
    userRecoverable: false,
  });
});

test('paths go below the proxy’s own, with or without a slash at its end', () => {
  assert.equal(
    resolveProxyUrl('https://lender.example/api/codat').href,
    'https://lender.example/api/codat/',
  );
  assert.equal(
    resolveProxyUrl('https://lender.example/api/codat/').href,
    'https://lender.example/api/codat/',
  );
  assert.equal(resolveProxyUrl('https://lender.example').href, 'https://lender.example/');
});

test('a query or fragment in the proxy’s address is left out, with one warning', (t) => {
  const lines: unknown[] = [];
  t.mock.method(console, 'warn', (line: unknown) => lines.push(line));
  for (const end of ['?b=c#d', '#d', '?tenant=5']) {
    for (let turn = 0; turn < 2; turn++) {
      const { href } = resolveProxyUrl(`https://lender.example/a${end}`);
      assert.equal(href, 'https://lender.example/a/');
    }
    assert.match(String(lines.at(-1)), /proxy-url .* what follows its path is not sent/);
  }
  assert.equal(lines.length, 3);
});
