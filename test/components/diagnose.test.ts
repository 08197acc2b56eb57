import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient, type CodatClient } from '../../src/api/index.js';
import type { Diagnosis } from '../../src/diagnosis/diagnose.js';
import { breakCodat, createWorld, type BrowserWorld } from '../support/browser-world.js';
import '../support/mount.js';
import { atTheEnd, collectErrors, collectWarnings } from '../support/page.js';

/** A list in a page, without waiting for what it shows. */
async function listAt(
  proxyUrl: string | undefined,
  settings: Record<string, unknown> = {},
): Promise<HTMLElementTagNameMap['codat-connection-list']> {
  const page = await fixture(html`<div></div>`);
  const element = document.createElement('codat-connection-list');
  Object.assign(element, { proxyUrl, ...settings });
  page.append(element);
  return element;
}

const found = (diagnosis: Diagnosis, level: string) =>
  diagnosis.findings.filter((finding) => finding.level === level).map(({ id }) => id);
const messageOf = (diagnosis: Diagnosis, id: string) =>
  diagnosis.findings.find((finding) => finding.id === id)?.message;

/** Where the same server is another origin. */
function elsewhere(url: string): string {
  const far = new URL(url, location.href);
  far.hostname = far.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return far.href;
}

describe('diagnose()', () => {
  let world: BrowserWorld;
  beforeEach(async () => {
    collectWarnings();
    collectErrors();
    world = await createWorld();
  });

  it('finds nothing wrong where all is well', async () => {
    const diagnosis = await (await listAt(world.proxyUrl)).diagnose();

    expect(found(diagnosis, 'error')).to.deep.equal([]);
    expect(diagnosis.isHealthy).to.equal(true);
    expect(String(diagnosis)).to.match(/^<codat-connection-list> of codat-elements in Mozilla/);
    expect(messageOf(diagnosis, 'proxy')).to.match(/lists \d+ integrations/);
    expect(messageOf(diagnosis, 'session')).to.match(/has 0 connections/);
  });

  it('reads the page’s policies where its server refuses HEAD', async () => {
    const original = window.fetch;
    window.fetch = async (input, init) => {
      const address = input instanceof Request ? input.url : input.toString();
      if (address !== location.href) return original(input, init);
      const isRefused = init?.method === 'HEAD';
      const headers = { 'Content-Security-Policy': "connect-src 'none'" };
      return new Response(null, isRefused ? { status: 405 } : { headers });
    };
    atTheEnd(() => {
      window.fetch = original;
    });
    const diagnosis = await (await listAt(world.proxyUrl)).diagnose();

    expect(messageOf(diagnosis, 'csp')).to.match(/blocks requests/);
  });

  it('reads the settings of the provider around, and works on the provider itself', async () => {
    const provider = await fixture<HTMLElementTagNameMap['codat-provider']>(
      html`<codat-provider proxy-url=${world.proxyUrl}
        ><codat-sync-status></codat-sync-status
      ></codat-provider>`,
    );
    const inside = provider.querySelector('codat-sync-status');

    expect((await provider.diagnose()).isHealthy).to.equal(true);
    expect((await inside?.diagnose())?.isHealthy).to.equal(true);
  });

  it('says that the proxy’s address is missing, or is none', async () => {
    const missing = await (await listAt(undefined)).diagnose();
    const wrong = await (await listAt('ftp://files.example')).diagnose();

    expect(found(missing, 'error')).to.deep.equal(['configuration']);
    expect(messageOf(missing, 'configuration')).to.equal('proxy-url is missing.');
    expect(messageOf(wrong, 'configuration')).to.match(/must be an http\(s\) address/);
  });

  it('says that no proxy is mounted there', async () => {
    const diagnosis = await (await listAt('/no/such/proxy')).diagnose();

    expect(found(diagnosis, 'error')).to.deep.equal(['proxy']);
    expect(messageOf(diagnosis, 'proxy')).to.match(/Is the proxy mounted at/);
  });

  for (const [status, id] of [
    [401, 'session'],
    [403, 'session'],
    [500, 'proxy'],
  ] as const) {
    it(`explains a ${status}`, async () => {
      await breakCodat(world, { kind: 'status', status });

      const diagnosis = await (await listAt(world.plainUrl)).diagnose();

      expect(found(diagnosis, 'error')).to.deep.equal([id]);
      expect(messageOf(diagnosis, id)).to.match(new RegExp(String(status)));
    });
  }

  it('names a redirect that only adds a slash, which reads as an ended session', async () => {
    const original = window.fetch;
    window.fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if (!pathname.startsWith('/slashed')) return original(input, init);
      // As browsers have it: hidden, or followed to where it leads.
      const response = init?.redirect === 'manual' ? Response.error() : new Response('{}');
      const type = init?.redirect === 'manual' ? 'opaqueredirect' : 'basic';
      const url = new URL(`${pathname}/`, location.href).href;
      return Object.defineProperties(response, {
        type: { value: type },
        url: { value: url },
        redirected: { value: true },
      });
    };
    atTheEnd(() => {
      window.fetch = original;
    });

    const diagnosis = await (await listAt('/slashed')).diagnose();

    expect(found(diagnosis, 'error')).to.deep.equal(['proxy']);
    expect(messageOf(diagnosis, 'proxy')).to.match(/redirects to .*\/integrations\/\.$/);
  });

  it('says that the response was a page, not JSON', async () => {
    await breakCodat(world, { kind: 'html', status: 200 });

    const diagnosis = await (await listAt(world.plainUrl)).diagnose();

    expect(messageOf(diagnosis, 'session')).to.match(/HTML page in place of JSON/);
  });

  it('names the field that is not what Codat sends', async () => {
    await breakCodat(world, { kind: 'shape' });

    const diagnosis = await (await listAt(world.plainUrl)).diagnose();

    expect(messageOf(diagnosis, 'proxy')).to.match(/not what Codat sends/);
  });

  it('distinguishes a proxy that CORS hides from one that is not there', async () => {
    const headers = { 'Access-Control-Allow-Origin': 'https://other.example' };
    await breakCodat(world, { kind: 'headers', headers });

    const hidden = await (await listAt(elsewhere(world.plainUrl))).diagnose();
    const gone = await (await listAt('http://127.0.0.1:9/api/codat')).diagnose();

    expect(found(hidden, 'error')).to.deep.equal(['cors']);
    expect(found(gone, 'error')).to.deep.equal(['proxy']);
    expect(messageOf(gone, 'proxy')).to.match(/Nothing responds at http:\/\/127\.0\.0\.1:9/);
  });

  it('asks a host’s own client in place of a proxy', async () => {
    const own = createCodatClient({ proxyUrl: world.proxyUrl });
    const client: CodatClient = {
      ...own,
      listIntegrations: () => Promise.reject(new Error('ours')),
    };
    const element = await listAt(undefined, { client });

    const diagnosis = await element.diagnose();

    expect(found(diagnosis, 'unknown')).to.include('proxy');
    expect(String(diagnosis)).not.to.include('ours');
  });

  for (const method of ['listIntegrations', 'listConnections'] as const) {
    for (const given of [undefined, { results: [] }]) {
      it(`says that a host’s own client gives ${given ? 'a page' : 'nothing'} for ${method}`, async () => {
        const own = createCodatClient({ proxyUrl: world.proxyUrl });
        const client = { ...own, [method]: () => Promise.resolve(given) };

        const diagnosis = await (await listAt(undefined, { client })).diagnose();

        expect(found(diagnosis, 'error')).to.deep.equal(['configuration']);
        expect(messageOf(diagnosis, 'configuration')).to.include(`client's ${method}`);
      });
    }
  }

  it('says which attributes nothing reads, and which were meant', async () => {
    const element = await listAt(world.proxyUrl);
    element.setAttribute('companyId', 'me');
    element.setAttribute('action', 'reconnect');
    element.setAttribute('spiral', '');
    for (const name of ['data-ours', 'aria-label', 'id', 'style', 'onclick', '_ngcontent-a1']) {
      element.setAttribute(name, '');
    }

    const { findings } = await element.diagnose();

    const unread = findings.filter(({ id }) => id === 'unknown-attribute');
    expect(unread.map(({ cure }) => cure)).to.deep.equal([
      'Write company-id.',
      'Write actions.',
      'docs/elements.md lists its attributes; what is no text is a property.',
    ]);
  });

  it('says of a property that is written as an attribute that nothing reads it', async () => {
    const element = await listAt(world.proxyUrl);
    for (const name of ['get-token', 'gettoken', 'text']) element.setAttribute(name, '');

    const { findings } = await element.diagnose();

    const unread = findings.filter(({ id }) => id === 'unknown-attribute');
    expect(unread.map(({ message }) => message)).to.deep.equal([
      '<codat-connection-list> does not read the attribute get-token.',
      '<codat-connection-list> does not read the attribute gettoken.',
      '<codat-connection-list> does not read the attribute text.',
    ]);
  });

  it('says which tags nothing defines, in shadow trees too', async () => {
    const element = await listAt(world.proxyUrl);
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(document.createElement('codat-picker'));
    element.after(host);
    atTheEnd(() => host.remove());

    const diagnosis = await element.diagnose();

    expect(messageOf(diagnosis, 'undefined-element')).to.match(
      /^<codat-picker> stands in the page/,
    );
    expect(diagnosis.isHealthy).to.equal(false);
  });

  it('says that another copy of the package defined a tag', async () => {
    const element = await listAt(world.proxyUrl);
    const tag = 'codat-of-another-copy';
    if (!customElements.get(tag)) customElements.define(tag, class extends HTMLElement {});
    const other = document.createElement(tag);
    element.after(other);
    atTheEnd(() => other.remove());

    const diagnosis = await element.diagnose();

    expect(messageOf(diagnosis, 'two-copies')).to.include('<codat-of-another-copy>');
  });

  it('looks at the return page', async () => {
    const element = await listAt(world.proxyUrl);

    const missing = await element.diagnose({ returnUrl: '/no/such/page' });
    const wrong = await element.diagnose({ returnUrl: 'http://' });
    const other = await element.diagnose({ returnUrl: 'https://elsewhere.example/connected' });

    expect(messageOf(missing, 'return-page')).to.match(/responds with 404/);
    expect(messageOf(wrong, 'return-page')).to.match(/is no address/);
    expect(found(other, 'warning')).to.include('return-page');
  });

  it('puts no secret into its report', async () => {
    await breakCodat(world, { kind: 'status', status: 401 });
    const element = await listAt(world.plainUrl, {
      getToken: () => 'a-token-of-ours',
      headers: { 'X-Secret': 'a-header-of-ours' },
    });

    const report = String(await element.diagnose());

    expect(report).to.include('✘ session:');
    expect(report).not.to.match(/of-ours/);
  });
});
