/** The catalog of the last visit is shown while it is checked: what it lacks may have been turned on since. */
import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import { CodatConfigurationError } from '../../src/api/errors.js';
import { resolveProxyUrl } from '../../src/api/http.js';
import { CatalogCache } from '../../src/store/catalog/catalog-cache.js';
import { isFileUpload } from '../../src/store/catalog/catalog.js';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { UploadHarness } from '../support/harness/upload-harness.js';
import '../support/mount.js';
import { collect, collectWarnings, find, until } from '../support/page.js';

// Of another world: this one's proxy would remember the list, and not ask Codat again.
const all = await createCodatClient(await createWorld()).listIntegrations({ enabled: true });

/**
 * A page whose last visit was before Stripe and the uploads were turned on: the connections are there, and the catalogue is
 * still being checked.
 */
async function mountReturned(template: TemplateResult) {
  const world = await createWorld();
  const { href } = resolveProxyUrl(world.proxyUrl);
  const before = all.filter((one) => one.key !== 'exgd' && !isFileUpload(one));
  new CatalogCache(`${href} me same-origin`).keep(before);
  await breakCodat(world, { kind: 'hold', method: 'GET', path: '/integrations' });
  const warnings = collectWarnings();
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const errors = collect(page, 'codat-error');
  const provider = document.createElement('codat-provider');
  provider.proxyUrl = world.proxyUrl;
  provider.append(
    await fixture(html`<div>${template}<codat-connection-list></codat-connection-list></div>`),
  );
  page.append(provider);
  await new ListHarness(find(page, 'codat-connection-list')).ready();
  return { page, errors, warnings, check: () => mendCodat(world) };
}

/** Waits until a setting that is missing in an element is no longer waited for. */
async function untilSetUp(): Promise<void> {
  const page = await fixture(html`<div><codat-connect-button></codat-connect-button></div>`);
  await until('the grace to be over', () => page.querySelector(':state(error)'));
}

describe('What the catalog of the last visit lacks', () => {
  afterEach(() => localStorage.removeItem('codat-elements:catalog:1'));

  it('is waited for by link()', async () => {
    const { page, errors, warnings, check } = await mountReturned(
      html`<codat-integration-picker link-mode="manual"></codat-integration-picker>`,
    );
    const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
    const request = picker.element.link('exgd');
    await picker.untilStage('One moment…');
    await check();
    await request;
    await picker.untilStage('Continue in the Stripe window');

    expect(errors).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
  });

  it('is refused by link() once that is sure', async () => {
    const { page, errors, check } = await mountReturned(
      html`<codat-integration-picker link-mode="manual"></codat-integration-picker>`,
    );
    const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
    const request = picker.element.link('nope').catch((error: unknown) => error);
    await picker.untilStage('One moment…');
    const before = [...errors];
    await check();
    const reason = await request;

    expect(before).to.deep.equal([]);
    expect(reason instanceof CodatConfigurationError).to.equal(true);
    expect(errors).to.have.lengthOf(1);
  });

  it('leaves what it has to link()', async () => {
    const { page } = await mountReturned(
      html`<codat-integration-picker link-mode="manual"></codat-integration-picker>`,
    );
    const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
    await picker.element.link('gbol');
    await picker.untilStage('Continue in the Xero window');
  });

  it('is waited for by a flow that opens at it', async () => {
    const { page, warnings, check } = await mountReturned(
      html`<codat-link-flow platform-key="exgd"></codat-link-flow>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    await flow.element.updateComplete;
    const isSaidToBeMissing = flow.has('.entry-unknown');
    await check();
    await flow.untilHeading('Connect Stripe');

    expect(isSaidToBeMissing).to.equal(false);
    expect(warnings).to.deep.equal([]);
  });

  it('is waited for by its connect button', async () => {
    const { page, errors, warnings, check } = await mountReturned(
      html`<codat-connect-button platform-key="exgd"></codat-connect-button>`,
    );
    const button = new ButtonHarness(find(page, 'codat-connect-button'));
    await untilSetUp();
    button.element.requestUpdate();
    await button.element.updateComplete;
    const hasFailed = button.hasState('error');
    await check();
    await until('the button', () => button.isButton);

    expect(hasFailed).to.equal(false);
    expect(errors).to.deep.equal([]);
    expect(warnings.filter((line) => line.includes('platform-key'))).to.deep.equal([]);
  });

  it('is missed by a connect button once that is sure', async () => {
    const { page, check } = await mountReturned(
      html`<codat-connect-button platform-key="nope"></codat-connect-button>`,
    );
    await check();
    await new ButtonHarness(find(page, 'codat-connect-button')).untilState('error');
  });

  it('is no reason for a picker to say that there is nothing to connect', async () => {
    const { page, check } = await mountReturned(
      html`<codat-integration-picker platform-keys="exgd"></codat-integration-picker>`,
    );
    const picker = new PickerHarness(find(page, 'codat-integration-picker'));
    await picker.element.updateComplete;
    const states = ['empty', 'loading'].filter((state) => picker.hasState(state));
    await check();
    await picker.ready();

    expect(states).to.deep.equal(['loading']);
    expect(picker.names).to.deep.equal(['Stripe']);
  });

  it('is no reason for an upload to say that files cannot be sent', async () => {
    const { page, check } = await mountReturned(html`<codat-file-upload></codat-file-upload>`);
    const upload = new UploadHarness(find(page, 'codat-file-upload'));
    await upload.element.updateComplete;
    const states = ['unavailable', 'loading'].filter((state) => upload.hasState(state));
    await check();
    await upload.ready();

    expect(states).to.deep.equal(['loading']);
    expect(upload.has('.choose')).to.equal(true);
  });
});
