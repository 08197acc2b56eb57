/** That a host which renders on its server can: the elements as the first bytes of a page. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { serverHtml } from '../support/server-pages.js';

/** What each element says before anything is known. */
const elements = [
  { tag: 'codat-integration-picker', says: 'Connect your software' },
  { tag: 'codat-connection-alert', says: 'role="status"' },
  { tag: 'codat-connection-list', says: 'Your connections' },
  { tag: 'codat-file-upload', says: 'Upload your accounts' },
  { tag: 'codat-connect-button', says: 'class="bone"' },
  // It is led to one software.
  { tag: 'codat-link-flow', says: 'Step 2 of 3' },
  { tag: 'codat-sync-status', says: 'class="bone"' },
  { tag: 'powered-by-codat', says: 'Powered by Codat' },
  { tag: 'codat-link-return', says: 'role="status"' },
];

for (const { tag, says } of elements) {
  test(`${tag} is rendered on a server, inside its provider`, async () => {
    const markup = await serverHtml(
      `<codat-provider proxy-url="/api/codat"><${tag} platform-key="gbol"></${tag}></codat-provider>`,
    );
    assert.match(markup, new RegExp(`<${tag}`));
    assert.match(markup, /<template shadowroot="open"/);
    assert.ok(markup.includes(says), markup);
  });
}

test('an element is rendered on a server in the language of its own lang', async () => {
  const markup = await serverHtml('<codat-connection-list lang="fr"></codat-connection-list>');
  assert.match(markup, /Vos connexions/);
  assert.doesNotMatch(markup, /Your connections/);
});

for (const [markup, address] of [
  ['<powered-by-codat src="/logo.svg"></powered-by-codat>', 'src="/logo.svg"'],
  ['<powered-by-codat href="partners/codat?a=1"></powered-by-codat>', 'href="partners/codat?a=1"'],
  [
    '<powered-by-codat href="https://lender.example/x"></powered-by-codat>',
    'href="https://lender.example/x"',
  ],
] as const) {
  test(`a server writes ${address} as it is given`, async () => {
    const html = await serverHtml(markup);
    assert.ok(html.replace(/^.*?<template/s, '').includes(address), html);
  });
}

test('a server drops an address that leads elsewhere, or is none', async () => {
  for (const address of ['javascript:alert(1)', 'http://evil.example/']) {
    const html = await serverHtml(`<powered-by-codat href="${address}"></powered-by-codat>`);
    assert.ok(!html.replace(/^.*?<template/s, '').includes(address), html);
  }
});
