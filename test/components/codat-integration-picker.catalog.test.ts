import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountPicker } from '../support/mount.js';
import { collectWarnings } from '../support/page.js';

describe('codat-integration-picker: what it lists', () => {
  it('lists integrations by category, accounting first', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.groups).to.deep.equal([
      'All accounting software',
      'All banks',
      'All commerce software',
    ]);
    expect(picker.namesIn('All accounting').slice(0, 2)).to.deep.equal([
      'Dynamics 365 Business Central',
      'Dynamics 365 Finance & Operations',
    ]);
  });

  it('leaves out sandboxes and what is turned off', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.names.filter((name) => /sandbox|test/i.test(name))).to.deep.equal([]);
    expect(picker.names).to.not.include('Partner Commerce');
  });

  it('lists sandboxes with show-sandbox', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        show-sandbox
      ></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.names).to.include.members([
      'Sandbox',
      'QuickBooks Online Sandbox',
      'Stripe Test',
      'Square Sandbox',
    ]);
    expect(picker.names).to.not.include('Partner Commerce');
  });

  it('lists only the kinds that source-types names, in any case', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        source-types="Commerce bankfeed"
      ></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.groups).to.deep.equal(['All commerce software', 'All bank feeds']);
  });

  it('warns once of a kind that does not exist, and leaves it out', async () => {
    const warnings = collectWarnings();
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        source-types="commerce payroll"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    await picker.element.refresh();

    expect(picker.groups).to.deep.equal(['All commerce software']);
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('Invalid source-types "payroll"');
  });

  it('lists only the integrations that platform-keys names, in its order', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="exgd gbol qhyg nope fbrh gbol"
      ></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.groups).to.deep.equal(['Commerce', 'Accounting']);
    expect(picker.names).to.deep.equal(['Stripe', 'Xero', 'QuickBooks Online', 'FreeAgent']);
  });

  it('shows a sandbox that platform-keys names', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="mqjo"
      ></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.names).to.deep.equal(['Sandbox']);
  });

  it('follows its attributes when they change', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        source-types="commerce"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    picker.element.setAttribute('source-types', 'banking');
    await picker.element.updateComplete;

    expect(picker.groups).to.deep.equal(['Banking']);
  });

  it('lays tiles out in one column with layout="list"', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        layout="list"
        source-types="bankfeed"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const [first, second] = picker.tiles.map(({ tile }) => tile.getBoundingClientRect());
    const listed = { sameLeft: first?.left === second?.left, below: second?.top !== first?.top };
    picker.element.layout = 'grid';
    await picker.element.updateComplete;
    const [one, two] = picker.tiles.map(({ tile }) => tile.getBoundingClientRect());

    expect(listed).to.deep.equal({ sameLeft: true, below: true });
    expect(one?.top).to.equal(two?.top);
  });

  it('warns once of a layout that does not exist, and draws a grid', async () => {
    const warnings = collectWarnings();
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        layout="carousel"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    await picker.element.refresh();

    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('Invalid layout "carousel"');
  });

  it("takes the host's heading, description, footer and way on for those who find nothing", async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${proxyUrl}>
        <h2 slot="heading">Link your books</h2>
        <p slot="description">So that we can offer you credit.</p>
        <a slot="not-listed" href="/upload">Upload files instead</a>
        <small slot="footer">By the bank</small>
      </codat-integration-picker>`,
    );
    await picker.ready();
    const assigned = (name: string) =>
      picker
        .get(`slot[name=${name}]`, HTMLSlotElement)
        .assignedElements()
        .map(({ textContent }) => textContent);

    expect(assigned('heading')).to.deep.equal(['Link your books']);
    expect(assigned('description')).to.deep.equal(['So that we can offer you credit.']);
    expect(assigned('not-listed')).to.deep.equal(['Upload files instead']);
    expect(assigned('footer')).to.deep.equal(['By the bank']);
    expect(picker.get('h2').checkVisibility()).to.equal(false);
  });
});
