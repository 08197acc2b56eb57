import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import { overflows } from '../support/audit.js';
import { createWorld } from '../support/browser-world.js';
import { ReturnHarness } from '../support/harness/return-harness.js';
import '../support/mount.js';
import { collectUncaught, collectWarnings, find, setAddress } from '../support/page.js';

const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const reversed = 'Xero \u202etpircsavaj\u202c \u2067Bank\u2069\u200b\u200d';
const long = 'Extraordinarily'.repeat(334);
const unsafe = ['javascript:window.hacked=1', 'data:text/html,<script>window.hacked=1</script>'];

const wasHacked = () => 'hacked' in window;

/** A return page with these parameters, in a narrow place. */
async function mountReturn(
  parameters: Record<string, string>,
  returnUrl = '',
): Promise<ReturnHarness> {
  await setAddress(`?${new URLSearchParams(parameters).toString()}`);
  const box = await fixture<HTMLElement>(
    html`<div style="inline-size: 320px">
      <codat-link-return close-delay="100000000" return-url=${returnUrl}></codat-link-return>
    </div>`,
  );
  return new ReturnHarness(find(box, 'codat-link-return')).untilStaying();
}

describe('Malformed parameters of the return page', () => {
  for (const [name, text] of [
    ['script', markup],
    ['words that turn the direction', reversed],
    ['words without end', long],
  ] as const) {
    it(`are shown as one line of text: ${name}`, async () => {
      const uncaught = collectUncaught();
      const page = await mountReturn({
        connectionId: text,
        statusCode: '500',
        errorMessage: text,
        statusText: `${text} raw`,
        platformName: text,
        __proto__: text,
      });

      expect(page.has('img, script, [onerror]')).to.equal(false);
      expect(page.root.textContent).to.not.match(/[\u202a-\u202e\u2066-\u2069]/);
      expect(page.root.textContent.length).to.be.lessThan(2000);
      expect(overflows(page.element)).to.deep.equal([]);
      expect(wasHacked()).to.equal(false);
      expect(uncaught).to.deep.equal([]);
    });
  }

  it('do not make an outcome of what is none', async () => {
    const page = await mountReturn({ statusCode: 'constructor' });

    expect(page.heading).to.equal('We couldn’t connect your software');
  });

  for (const address of [...unsafe, 'https://elsewhere.example/', '//elsewhere.example']) {
    it(`lead nowhere by return-url: ${address}`, async () => {
      collectWarnings();
      const page = await mountReturn({ statusCode: '403' }, address);

      expect(page.back).to.equal(null);
      expect(wasHacked()).to.equal(false);
    });
  }
});

describe('Malformed attributes of powered-by-codat', () => {
  for (const address of [...unsafe, 'http://elsewhere.example/mark.svg']) {
    it(`neither load nor lead: ${address.slice(0, 24)}`, async () => {
      collectWarnings();
      const element = await fixture<HTMLElementTagNameMap['powered-by-codat']>(
        html`<powered-by-codat></powered-by-codat>`,
      );
      element.src = address;
      element.href = address;
      await element.updateComplete;

      expect(element.shadowRoot?.querySelector('img, a') === null).to.equal(true);
      expect(wasHacked()).to.equal(false);
    });
  }
});

describe('Malformed data over HTTP', () => {
  it('cannot reach the prototype of everything', async () => {
    const world = await createWorld();
    const body =
      '{"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}},"results":[],"totalResults":0}';
    const client = createCodatClient({
      proxyUrl: world.plainUrl,
      fetch: () => Promise.resolve(new Response(body)),
    });

    expect(await client.listConnections()).to.deep.equal([]);
    expect(Object.keys(await client.getDataStatus().catch(() => ({})))).to.not.include('hacked');
    expect('hacked' in {}).to.equal(false);
  });

  it('of the wrong kind in a field that may be missing name the field', async () => {
    const world = await createWorld();
    const connection = {
      id: '1',
      integrationId: 'i',
      sourceId: 's',
      platformName: 'Xero',
      status: 'Linked',
      sourceType: 'Accounting',
      linkUrl: { href: 'javascript:1' },
    };
    const client = createCodatClient({
      proxyUrl: world.plainUrl,
      fetch: () => Promise.resolve(Response.json({ results: [connection] })),
    });
    const error: unknown = await client.listConnections().catch((cause: unknown) => cause);

    expect((error as { field?: string }).field).to.equal('results.0.linkUrl');
  });
});
