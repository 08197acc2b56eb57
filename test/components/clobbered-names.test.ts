/** Names of the page's form fields stand for properties of their form, and links have properties of their own. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { collectUncaught, find, until } from '../support/page.js';
import '../../src/define.js';

/** What is read of the elements around ours, and what else a form has. */
const names = [
  'host',
  'parentNode',
  'parentElement',
  'assignedSlot',
  'getAttribute',
  'getRootNode',
  'hasAttribute',
  'matches',
  'checkVisibility',
  'isConnected',
  'nodeType',
  'lang',
  'dir',
  'addEventListener',
  'dispatchEvent',
];

describe('inside a form', () => {
  for (const name of names) {
    it(`a list is drawn beside a field named ${name}, in the form’s language`, async () => {
      const uncaught = collectUncaught();
      const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
      const page = await fixture<HTMLElement>(
        html`<form lang="fr">
          <p><input name=${name} aria-label="Field" /></p>
          <div><codat-connection-list proxy-url=${proxyUrl}></codat-connection-list></div>
        </form>`,
      );
      const list = new ListHarness(find(page, 'codat-connection-list'));
      await list.ready();
      await until('the form’s language', () => list.text('.panel').includes('Vos connexions'));

      expect(list.names).to.deep.equal(['Xero']);
      expect(uncaught).to.deep.equal([]);
    });
  }

  it('a modal flow is shown beside fields of all these names', async () => {
    const uncaught = collectUncaught();
    const { proxyUrl } = await createWorld();
    const page = await fixture<HTMLElement>(
      html`<form>
        ${names.map((name) => html`<input name=${name} aria-label=${name} />`)}
        <codat-link-flow proxy-url=${proxyUrl} modal open></codat-link-flow>
      </form>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    await until('the dialog', () => flow.root.querySelector('dialog')?.open);

    expect(uncaught).to.deep.equal([]);
  });
});

describe('inside a link', () => {
  for (const tag of [
    'powered-by-codat',
    'codat-connection-alert',
    'codat-connect-button',
    'codat-connection-list',
  ] as const) {
    it(`<${tag}> is drawn`, async () => {
      const uncaught = collectUncaught();
      const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
      const page = await fixture<HTMLElement>(
        html`<a href="https://lender.example/x"
          ><codat-provider proxy-url=${proxyUrl}></codat-provider
        ></a>`,
      );
      const element = document.createElement(tag);
      element.setAttribute('platform-key', 'fbrh');
      find(page, 'codat-provider').append(element);
      await element.updateComplete;
      await until('what it shows', () => element.shadowRoot?.textContent.trim());

      expect(element.shadowRoot?.textContent).not.to.include('went wrong');
      expect(uncaught).to.deep.equal([]);
    });
  }
});
