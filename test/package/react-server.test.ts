/** What a server writes for the React components, before any script of the page has run. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createElement, type ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import * as components from 'codat-elements/react';

function written(name: keyof typeof components, props: Record<string, unknown>): string {
  return renderToString(
    createElement(components[name] as unknown as ComponentType<Record<string, unknown>>, props),
  );
}

test('strings, numbers, booleans and lists are written as attributes', () => {
  assert.equal(
    written('CodatIntegrationPicker', {
      proxyUrl: '/api/codat',
      platformKeys: ['gbol', 'fztf'],
      showSandbox: true,
      layout: 'list',
      className: 'wide',
      id: 'picker',
    }),
    '<codat-integration-picker proxy-url="/api/codat" platform-keys="gbol fztf" show-sandbox="" layout="list" class="wide" id="picker"></codat-integration-picker>',
  );
  assert.match(written('CodatLinkReturn', { closeDelay: 0 }), /close-delay="0"/);
});

test('a boolean that is false, a handler and a function are not written', () => {
  assert.equal(
    written('CodatConnectButton', {
      disabled: false,
      platformKey: 'gbol',
      onCodatLinkEnd: () => undefined,
      text: { connectTo: () => 'Go' },
    }),
    '<codat-connect-button platform-key="gbol"></codat-connect-button>',
  );
});

test('without what HTML cannot hold, the proxy’s address waits for the page’s scripts, a provider’s too', () => {
  const props = { proxyUrl: '/api/codat', companyId: 'c1', getToken: () => 'abc' };
  assert.equal(
    written('CodatProvider', props),
    '<codat-provider company-id="c1" defer-hydration="token"></codat-provider>',
  );
});

for (const [what, props] of Object.entries({
  getToken: { getToken: () => 'abc' },
  headers: { headers: { 'X-Tenant': '1' } },
})) {
  test(`inside a provider with ${what} an element’s own address waits too`, () => {
    const picker = createElement(
      components.CodatIntegrationPicker as unknown as ComponentType<Record<string, unknown>>,
      { proxyUrl: '/api/codat', layout: 'list' },
    );
    const children = createElement('main', null, picker);
    assert.equal(
      written('CodatProvider', { ...props, children }),
      '<codat-provider defer-hydration="token"><main><codat-integration-picker layout="list"></codat-integration-picker></main></codat-provider>',
    );
  });
}

test('an element with getToken inside a provider without one waits, and the provider’s others do not', () => {
  const Picker = components.CodatIntegrationPicker as unknown as ComponentType<
    Record<string, unknown>
  >;
  const children = [
    createElement(Picker, { key: 1, getToken: () => 'abc' }),
    createElement(Picker, { key: 2 }),
  ];
  assert.equal(
    written('CodatProvider', { proxyUrl: '/api/codat', children }),
    '<codat-provider proxy-url="/api/codat"><codat-integration-picker defer-hydration="token"></codat-integration-picker><codat-integration-picker></codat-integration-picker></codat-provider>',
  );
});

test('what is inside a provider is written too', () => {
  const props = { proxyUrl: '/api/codat', children: createElement('p', null, 'Hello') };
  assert.equal(
    written('CodatProvider', props),
    '<codat-provider proxy-url="/api/codat"><p>Hello</p></codat-provider>',
  );
});
