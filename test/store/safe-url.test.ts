import { expect } from '@open-wc/testing';
import { CodatResponseError } from '../../src/api/errors.js';
import { safeContactUrl, safeLinkUrl, safeUrl } from '../../src/store/safe-url.js';

const safe: [string, string][] = [
  ['https://link-api.codat.io/a/start?otp=1', 'https://link-api.codat.io/a/start?otp=1'],
  ['  https://link.codat.io/company/x \n', 'https://link.codat.io/company/x'],
  ['HTTPS://LINK.codat.io/A', 'https://link.codat.io/A'],
  ['http://localhost:4173/x', 'http://localhost:4173/x'],
  ['http://app.localhost:4000/invite', 'http://app.localhost:4000/invite'],
  ['http://codat.Localhost/x', 'http://codat.localhost/x'],
  ['http://127.0.0.1:8787/x', 'http://127.0.0.1:8787/x'],
  ['http://127.8.9.1/x', 'http://127.8.9.1/x'],
  ['http://[::1]:80/x', 'http://[::1]/x'],
];

const unsafe = [
  '',
  ' ',
  null,
  undefined,
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JavaScript:alert(1)//https://codat.io',
  'data:text/html,x',
  'blob:https://codat.io/1',
  'vbscript:x',
  'file:///etc/passwd',
  'http://link.codat.io/x',
  'http://localhost.example/x',
  'http://mylocalhost/x',
  'http://127.evil.example/x',
  'http://127.0.0.1.example/x',
  'http://10.0.0.1/x',
  '//link.codat.io/x',
  '/start',
  'start',
  'link.codat.io/x',
  'https://',
];

const contacts: [string, string | undefined][] = [
  ['https://help.example/contact', 'https://help.example/contact'],
  ['mailto:help@example.com', 'mailto:help@example.com'],
  ['MailTo:help@example.com?subject=Hello', 'mailto:help@example.com?subject=Hello'],
  ['mailto:', undefined],
  ['mailto:help', undefined],
  ['mailto:?body=help@example.com', undefined],
  ['tel:+441234567', undefined],
  ['javascript:mailto:help@example.com', undefined],
];

/** The field that the refusal names. */
function refusedField(text: string | null | undefined): string | undefined {
  try {
    safeLinkUrl(text);
  } catch (error) {
    return error instanceof CodatResponseError ? error.field : 'not a CodatResponseError';
  }
  return undefined;
}

describe('An address of support', () => {
  for (const [text, href] of contacts) {
    it(`${href ? 'may be linked to' : 'is not linked to'}: ${text}`, () => {
      expect(safeContactUrl(text)).to.equal(href);
    });
  }

  for (const text of unsafe) {
    it(`is not linked to: ${text === undefined ? 'undefined' : JSON.stringify(text)}`, () => {
      expect(safeContactUrl(text)).to.equal(undefined);
    });
  }
});

describe('An address from outside', () => {
  for (const [text, href] of safe) {
    it(`may be opened: ${JSON.stringify(text)}`, () => {
      expect(safeUrl(text)?.href).to.equal(href);
      expect(safeLinkUrl(text)).to.equal(href);
    });
  }

  for (const text of unsafe) {
    it(`is not opened: ${text === undefined ? 'undefined' : JSON.stringify(text)}`, () => {
      expect(safeUrl(text)?.href).to.equal(undefined);
      expect(refusedField(text)).to.equal('linkUrl');
    });
  }
});
