import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { mountPicker } from '../support/mount.js';
import { collect, collectUncaught, collectWarnings, until } from '../support/page.js';

describe('codat-integration-picker: loading, failing, empty', () => {
  it('shows a skeleton, and then what there is', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
    );
    const first = {
      loading: picker.hasState('loading'),
      skeleton: picker.has('.skeleton[aria-hidden=true]'),
      announced: picker.announced,
    };
    await picker.ready();

    expect(first).to.deep.equal({
      loading: true,
      skeleton: true,
      announced: 'Loading the software you can connect',
    });
    expect(picker.has('.skeleton')).to.equal(false);
    expect(picker.tiles.length).to.be.greaterThan(20);
  });

  it('says what failed, shows its reference, and dispatches codat-error once', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 503, path: '/integrations' });
    const errors = collect(document, 'codat-error');
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.untilState('error');
    // Drawn again, it is still the same error.
    picker.element.requestUpdate();
    await picker.element.updateComplete;

    expect(picker.error).to.include('We couldn’t load the software you can connect');
    expect(picker.error).to.include('Something went wrong on our side.');
    expect(picker.error).to.match(/Reference for support: \S+/);
    expect(picker.text('[part=error] [role=alert]')).to.equal(
      'We couldn’t load the software you can connect Something went wrong on our side. Please try again in a moment.',
    );
    expect(picker.announced).to.equal('');
    expect(errors.map(({ detail }) => (detail as { operation: string }).operation)).to.deep.equal([
      'list-integrations',
    ]);
  });

  it('works after a retry, without the page being reloaded', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/companies/*/connections' });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.untilState('error');
    const said = picker.error;
    await mendCodat(world);
    await picker.retry();
    await until('the tiles', () => picker.popular.length > 0);

    expect(said).to.include('We couldn’t load your connections');
    expect(picker.hasState('error')).to.equal(false);
    expect(picker.has('[part=error]')).to.equal(false);
  });

  it('gets over a gateway that fails for a moment by itself', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'html', path: '/integrations', times: 1 });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.hasState('error')).to.equal(false);
    expect(picker.tiles.length).to.be.greaterThan(20);
  });

  it('keeps what it shows when a refresh fails', async () => {
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();
    await breakCodat(world, { kind: 'status', status: 404 });
    await picker.element.refresh();

    expect(picker.has('[part=error]')).to.equal(false);
    expect(picker.tiles.length).to.be.greaterThan(20);
  });

  it('shows after refresh() what has changed elsewhere', async () => {
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();
    const made = await world.codat(`/companies/${world.companyId}/connections`, {
      method: 'POST',
      body: JSON.stringify({ platformKey: 'gbol' }),
    });
    const before = picker.tile('Xero').chip;
    await picker.element.refresh();

    expect(made.status).to.equal(200);
    expect(before).to.equal('');
    expect(picker.tile('Xero').chip).to.equal('Not finished');
  });

  it('says that there is nothing to connect, in its own or the host’s words', async () => {
    const { proxyUrl } = await createWorld();
    const template = html`<codat-integration-picker proxy-url=${proxyUrl} platform-keys="none">
      <p slot="empty">Call us instead.</p>
    </codat-integration-picker>`;
    const picker = await mountPicker(template);
    await picker.untilState('empty');
    const slot = picker.get('slot[name=empty]', HTMLSlotElement);

    expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal([
      'Call us instead.',
    ]);
    expect(picker.text('[part=empty]')).to.include('No software to connect yet');
  });

  it('shows that it is not set up, warns, and throws nothing without a proxy-url', async () => {
    const warnings = collectWarnings();
    const uncaught = collectUncaught();
    const errors = collect(document, 'codat-error');
    const picker = await mountPicker(html`<codat-integration-picker></codat-integration-picker>`);
    await picker.untilState('error');
    await picker.element.refresh();

    expect(picker.error).to.equal('Something went wrong on our side Please contact support.');
    expect(picker.has('[part=retry]')).to.equal(false);
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('<codat-integration-picker>: proxy-url is missing');
    expect(errors.length).to.equal(1);
    expect(uncaught).to.deep.equal([]);
  });

  for (const proxyUrl of ['http://[', 'javascript:alert(1)', 'ftp://host/']) {
    it(`refuses ${proxyUrl} as a proxy-url`, async () => {
      const warnings = collectWarnings();
      const picker = await mountPicker(
        html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
      );
      await picker.untilState('error');

      expect(picker.error).to.include('Something went wrong on our side');
      expect(warnings.join()).to.include('proxy-url');
    });
  }

  it('warns once of credentials that do not exist, and uses the default', async () => {
    const warnings = collectWarnings();
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        credentials="always"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    await picker.element.refresh();

    expect(picker.hasState('error')).to.equal(false);
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('Invalid credentials "always"');
  });
});
