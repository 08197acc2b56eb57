import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, requestsOf, setStatus } from '../support/browser-world.js';
import { authorize, connectionIdIn } from '../support/linking.js';
import { mountFlow } from '../support/mount.js';
import { collect, collectWarnings, until } from '../support/page.js';
import { mountWaitingFlow } from '../support/waiting-flow.js';

const xero = { platformKey: 'gbol' };

describe('codat-link-flow: the introduction', () => {
  it('says what is about to happen, with no field to fill in', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(html`<codat-link-flow proxy-url=${proxyUrl}></codat-link-flow>`);

    expect(flow.heading).to.equal('Connect your software');
    expect(flow.texts('.points li')).to.have.lengthOf(3);
    expect(flow.hasState('introduction')).to.equal(true);
    expect(flow.has('codat-integration-picker')).to.equal(false);
    expect(flow.has('input')).to.equal(false);
  });

  it('goes on to what can be connected, with the focus on its heading', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(html`<codat-link-flow proxy-url=${proxyUrl}></codat-link-flow>`);
    flow.pressAction('Get started');
    await flow.untilHeading('What software do you use?');

    expect(flow.root.activeElement === flow.get('.head')).to.equal(true);
    expect((await flow.picker()).groups).to.include.members([
      'All accounting software',
      'All banks',
      'All commerce software',
    ]);
  });

  it('links to the policy where its address may be opened, and warns where not', async () => {
    const { proxyUrl } = await createWorld();
    const warnings = collectWarnings();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} policy-url="/privacy"></codat-link-flow>`,
    );
    const link = flow.get('.step a', HTMLAnchorElement).href;
    flow.element.policyUrl = 'javascript:alert(1)';
    await flow.element.updateComplete;

    expect(link).to.equal(`${location.origin}/privacy`);
    expect(flow.has('.step a')).to.equal(false);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.include('Invalid policy-url "javascript:alert(1)"');
  });
});

describe('codat-link-flow: connecting', () => {
  it('asks for what is required first, and for what is optional', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="banking accounting"
        optional="commerce accounting"
      ></codat-link-flow>`,
    );
    const picker = await flow.begin();

    expect(flow.categories).to.deep.equal([
      'Banking: Required',
      'Accounting: Required',
      'Commerce: Optional',
    ]);
    expect(flow.category).to.equal('Banking');
    expect(picker.groups).to.deep.equal(['Banking']);
    expect(flow.text('.foot')).to.include('Still needed: Banking and Accounting');
  });

  it('lets the person take the kinds in any order', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        optional="commerce"
      ></codat-link-flow>`,
    );
    const picker = await flow.begin();
    flow.chooseCategory('Commerce');
    await until('commerce', () => picker.groups.join() === 'All commerce software');
    expect(flow.category).to.equal('Commerce');
    expect(flow.text('.foot')).to.include('Still needed: Accounting');
  });

  it('goes on to the next kind once one is linked, and ends with what is connected', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        required="accounting"
        optional="commerce"
      ></codat-link-flow>`,
    );
    const started = collect(flow.element, 'codat-connection-started');
    const ends = collect(flow.element, 'codat-link-end');
    const changes = collect(flow.element, 'codat-connection-change');
    const finishes = collect(flow.element, 'codat-finish');
    const picker = await flow.begin();
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(started));
    await until('the next kind', () => flow.category === 'Commerce');
    await flow.element.updateComplete;
    const atNext = { categories: flow.categories, ready: flow.text('.foot .ready [role=status]') };
    const hasFocus = flow.root.activeElement === flow.get('.head');
    flow.pressAction('Continue');
    const list = await flow.list();
    // Since when is said until it is known how the sync stands.
    const connected = list.rows.map(({ name, chip, status }) => [
      name,
      chip,
      status.replace(' since today', ''),
    ]);
    flow.pressAction('Done');
    await flow.element.updateComplete;

    expect(atNext).to.deep.equal({
      categories: ['Accounting: ✓ Xero is connected', 'Commerce: Optional'],
      ready: 'That’s everything we need. You can connect more, or continue.',
    });
    expect(hasFocus).to.equal(true);
    expect(connected).to.deep.equal([['Xero', '', 'Connected']]);
    // One element shows it to the page: each change is dispatched once, though several inside show it.
    expect(changes.map(({ detail }) => (detail as { kind: string }).kind)).to.deep.equal([
      'created',
      'updated',
    ]);
    expect(ends.map(({ detail }) => (detail as { outcome: string }).outcome)).to.deep.equal([
      'linked',
    ]);
    expect(finishes).to.have.lengthOf(1);
    const { connections } = finishes[0]?.detail as { connections: object[] };
    expect(connections).to.have.lengthOf(1);
    expect(connections[0]).to.include({ integrationKey: 'gbol', status: 'Linked' });
    expect(flow.text('.foot [role=status]')).to.equal(
      'You’re all set. You can carry on with your application.',
    );
  });

  for (const [required, words] of [
    ['accounting', 'Thank you. That’s everything we need from you here.'],
    ['banking', 'That’s everything we need. You can connect more, or continue.'],
  ] as const) {
    it(`says what is left where all that is required is connected already: ${required}`, async () => {
      const { proxyUrl } = await createWorld({
        connections: [{ platformKey: required === 'banking' ? 'suuo' : 'gbol' }],
      });
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${proxyUrl} required=${required}></codat-link-flow>`,
      );
      await flow.start();
      await until('the way on', () => flow.isReady);

      expect(flow.text('.foot [role=status]')).to.equal(words);
    });
  }

  it('ends by itself once there is nothing more to connect', async () => {
    const { flow, finish } = await mountWaitingFlow();
    expect(flow.categories).to.deep.equal([]);
    await finish();
    await flow.untilHeading('You’re connected');
  });

  it('offers at the end what its actions say, and no Disconnect without it', async () => {
    const { proxyUrl } = await createWorld({
      connections: [xero, { platformKey: 'suuo', status: 'PendingAuth' }],
    });
    const atTheEnd = async (actions: string | string[] | undefined) => {
      const flow = await mountFlow(
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          .actions=${actions ?? 'continue reconnect disconnect'}
        ></codat-link-flow>`,
      );
      await flow.start();
      await flow.untilLinked();
      flow.pressAction('Continue');
      const list = await flow.list();
      return list.rows.map(({ name, actions: offered }) => `${name}: ${offered.join(', ')}`).sort();
    };

    expect(await atTheEnd(undefined)).to.deep.equal(['Plaid: Continue', 'Xero: Disconnect']);
    expect(await atTheEnd(['continue'])).to.deep.equal(['Plaid: Continue', 'Xero: ']);
    expect(await atTheEnd('')).to.deep.equal(['Plaid: ', 'Xero: ']);
  });

  it('warns of an action that a journey does not have', async () => {
    const warnings = collectWarnings();
    const { proxyUrl } = await createWorld({ connections: [xero] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} actions="continue delete"></codat-link-flow>`,
    );
    await flow.start();
    expect(warnings.some((line) => line.includes('Invalid actions "delete"'))).to.equal(true);
  });

  it('notices what was linked elsewhere', async () => {
    const world = await createWorld({
      connections: [{ ...xero, status: 'PendingAuth', id: 'x1' }],
    });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        optional="banking"
      ></codat-link-flow>`,
    );
    await flow.begin();
    await setStatus(world, 'x1', 'Linked');
    await flow.element.refresh();

    expect(flow.categories).to.deep.equal(['Accounting: ✓ Xero is connected', 'Banking: Optional']);
    expect(flow.isReady).to.equal(true);
  });

  it('asks again how far the reading is, where that is shown', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'exgd' }] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl}></codat-link-flow>`,
    );
    await flow.start();
    await flow.untilLinked();
    flow.pressAction('Continue');
    await flow.list();
    const asked = async () =>
      (await requestsOf(world)).filter(({ path }) => path.endsWith('/dataStatus')).length;
    await until('the first response', () => {
      const sync = flow.root.querySelector('codat-sync-status');
      return sync?.hasUpdated && !sync.matches(':state(loading)');
    });
    const bottom = flow.get('[part=sync]').getBoundingClientRect().bottom;
    const gap = flow.get('[part=list]').getBoundingClientRect().top - bottom;
    const before = await asked();
    await flow.element.refresh();

    // The list of what is connected stands apart.
    expect(gap).to.be.at.least(16);

    expect(await asked()).to.be.greaterThan(before);
  });

  it('asks for any one connection where the host names no kind', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'exgd' }] });
    const flow = await mountFlow(html`<codat-link-flow proxy-url=${proxyUrl}></codat-link-flow>`);
    await flow.start();
    await flow.untilLinked();
    expect(flow.categories).to.deep.equal([]);
    expect(flow.isReady).to.equal(true);
    expect(flow.actions).to.deep.equal(['Change', 'Connect more', 'Continue']);
  });

  it('lets the person go on without any of what is only optional', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} optional="banking commerce"></codat-link-flow>`,
    );
    await flow.begin();
    flow.pressAction('Continue');
    await flow.untilHeading('Nothing connected yet');
    flow.pressAction('Connect more');
    await flow.untilHeading('Connect your bank');
  });

  it('shows the host’s own words and ways on in each step', async () => {
    const { proxyUrl } = await createWorld({ connections: [xero] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} required="accounting" optional="banking">
        <h2 slot="introduction">Welcome to Saltmarsh</h2>
        <h2 slot="connect">Your books, please</h2>
        <h2 slot="done">Thank you</h2>
        <p slot="not-listed">Call us.</p>
      </codat-link-flow>`,
    );
    const headings = [flow.heading];
    const picker = await flow.begin();
    headings.push(flow.heading);
    const waysOn = picker.element.querySelector('slot')?.assignedElements();
    flow.pressAction('Continue');
    await flow.list();
    headings.push(flow.heading);

    expect(headings).to.deep.equal(['Welcome to Saltmarsh', 'Your books, please', 'Thank you']);
    expect(waysOn?.map(({ textContent }) => textContent)).to.deep.equal(['Call us.']);
  });

  it('hands its settings and words down, its own over its provider’s', async () => {
    const { proxyUrl } = await createWorld();
    const text = {
      flowConnectHeading: 'Provider’s',
      listHeading: 'Provider’s',
      connectOne: 'One!',
    };
    const provider = await mountFlow(
      html`<codat-provider proxy-url=${proxyUrl} .text=${text}>
        <codat-link-flow
          .text=${{ flowConnectHeading: 'Mine' }}
          required="accounting"
          platform-keys="fbrh gbol"
        ></codat-link-flow>
      </codat-provider>`,
    );
    const { FlowHarness } = await import('../support/harness/flow-harness.js');
    const flow = new FlowHarness(provider.element.querySelector('codat-link-flow')!);
    const picker = await flow.begin();

    expect(flow.heading).to.equal('Mine');
    expect(picker.names).to.deep.equal(['FreeAgent', 'Xero']);
    expect(picker.text('h3 small')).to.equal('One!');
  });

  it('shows in place what the host has set wrongly', async () => {
    const warnings = collectWarnings();
    const flow = await mountFlow(html`<codat-link-flow required="books"></codat-link-flow>`);
    const picker = await (await flow.begin()).untilState('error');

    expect(picker.error).to.include('Something went wrong on our side');
    expect(warnings.some((line) => line.includes('Invalid required "books"'))).to.equal(true);
    expect(warnings.some((line) => line.includes('proxy-url is missing'))).to.equal(true);
  });
});
