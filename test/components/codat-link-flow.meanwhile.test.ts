import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { until, untilDrawn } from '../support/page.js';

const linked = { id: 'x1', platformKey: 'gbol' } as const;

/** At what is connected, which is all that is needed. */
async function mountReady({ proxyUrl }: BrowserWorld, modal: boolean) {
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      required="accounting"
      ?modal=${modal}
      ?open=${modal}
    ></codat-link-flow>`,
  );
  await flow.start();
  await until('what is needed to be connected', () => flow.isReady);
  return flow;
}

/** In the page, and finished. */
async function mountFinished(world: BrowserWorld) {
  const flow = await mountReady(world, false);
  flow.pressAction('Continue');
  await flow.untilState('done');
  flow.pressAction('Done');
  await flow.element.updateComplete;
  return flow;
}

describe('codat-link-flow: what the page changes meanwhile', () => {
  it('the question before disconnecting is gone once the page closes the dialog around it', async () => {
    const flow = await mountReady(await createWorld({ connections: [linked] }), true);
    flow.change('Xero');
    await until('the question', () => flow.question !== '');
    flow.element.open = false;
    await flow.element.updateComplete;
    await untilDrawn();
    expect(flow.root.querySelectorAll('dialog[open]').length).to.equal(0);
  });

  it('the question before leaving stays where what the other question is about was done elsewhere', async () => {
    const world = await createWorld({ connections: [{ id: 'b1', platformKey: 'suuo' }] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="banking accounting"
        modal
        open
      ></codat-link-flow>`,
    );
    await flow.start();
    await until('it to be known', () => flow.categories.some((one) => one.includes('connected')));
    flow.chooseCategory('Banking');
    await flow.untilLinked();
    const [name = ''] = (flow.linked[0] ?? '').split(' · ');
    flow.change(name);
    await until('the question', () => flow.question !== '');
    flow.element.close();
    await until('both', () => flow.all('dialog[open]').length === 3);
    await world.codat(`/companies/${world.companyId}/connections/b1`, { method: 'DELETE' });
    await flow.element.refresh();
    await until('one', () => flow.all('dialog[open]').length < 3);
    await untilDrawn();

    expect(flow.question).to.equal('Leave without finishing?');
  });

  it('what was finished for one company is to be finished for another one', async () => {
    const world = await createWorld({ connections: [linked] });
    const flow = await mountFinished(world);
    flow.element.companyId = world.companyId;
    await flow.element.updateComplete;
    await flow.untilHeading('You’re connected');

    expect(flow.actions).to.include('Done');
  });

  it('opens another company’s journey at the integration again that the person left', async () => {
    const world = await createWorld();
    const other = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} platform-key="gbol"></codat-link-flow>`,
    );
    await flow.untilHeading('Connect Xero');
    flow.pressAction('Choose different software');
    await flow.untilHeading('What software do you use?');
    flow.element.proxyUrl = other.proxyUrl;
    await flow.untilHeading('Connect Xero');
  });

  it('opens at a connection that is set once the journey is finished', async () => {
    const world = await createWorld({
      connections: [linked, { id: 'y1', platformKey: 'suuo', status: 'Deauthorized' }],
    });
    const flow = await mountFinished(world);
    flow.element.connectionId = 'y1';
    await flow.element.updateComplete;

    expect(flow.hasState('connect')).to.equal(true);
  });
});
