import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, setStatus } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { until } from '../support/page.js';

const xero = { id: 'x1', platformKey: 'gbol' } as const;
const plaid = { id: 'b1', platformKey: 'suuo' } as const;

/** At the last step, with these connections. */
async function mountDone(connections: (typeof xero | typeof plaid)[], required: string) {
  const world = await createWorld({ connections });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      required=${required}
      optional="banking"
    ></codat-link-flow>`,
  );
  await flow.start();
  await until('what is needed to be connected', () => flow.isReady);
  flow.pressAction('Continue');
  await flow.list();
  const set = async (id: string, status: 'Linked' | 'Deauthorized' | 'Unlinked') => {
    await setStatus(world, id, status);
    await flow.element.refresh();
  };
  const said = () => [flow.heading, flow.text('.lead')];
  return { flow, set, said };
}

describe('codat-link-flow: the end', () => {
  it('says that what was connected has to be reconnected, and once it is', async () => {
    const { flow, set, said } = await mountDone([xero], 'accounting');
    await set('x1', 'Deauthorized');
    await flow.untilHeading('Reconnect Xero');
    const lost = said();
    await set('x1', 'Linked');
    await flow.untilHeading('You’re connected');

    expect(lost).to.deep.equal([
      'Reconnect Xero',
      'Our access to Xero expired. Data we already have is kept.',
    ]);
  });

  it('says so of what is needed while something else is connected', async () => {
    const { flow, set } = await mountDone([xero, plaid], 'accounting');
    await set('x1', 'Deauthorized');
    await flow.untilHeading('Reconnect Xero');
  });

  it('names all that is lost', async () => {
    const { flow, set } = await mountDone([xero, plaid], 'accounting banking');
    await set('x1', 'Deauthorized');
    await set('b1', 'Deauthorized');
    await until('both', () => /^Reconnect (Xero and Plaid|Plaid and Xero)$/.test(flow.heading));
  });

  it('stays at its end while all that is needed is connected', async () => {
    const { flow, set, said } = await mountDone([xero, plaid], 'accounting');
    await set('b1', 'Deauthorized');
    await (await flow.list()).ready();
    expect(said()).to.deep.equal([
      'You’re connected',
      'Thank you. That’s everything we need from you here.',
    ]);
  });

  it('says what is needed again where it is disconnected', async () => {
    const { flow, set, said } = await mountDone([xero, plaid], 'accounting');
    await set('x1', 'Unlinked');
    await flow.untilHeading('Connect your accounting software');
    expect(said()[1]).to.equal('Still needed: Accounting');
  });

  it('says that nothing is connected where all is disconnected', async () => {
    const { flow, set } = await mountDone([xero], 'accounting');
    await set('x1', 'Unlinked');
    await flow.untilHeading('Nothing connected yet');
  });

  it('is open again once something of what was finished is lost', async () => {
    const { flow, set } = await mountDone([xero], 'accounting');
    flow.pressAction('Done');
    await flow.untilText('.foot', 'You’re all set');
    await set('x1', 'Deauthorized');
    await flow.untilHeading('Reconnect Xero');

    expect(flow.text('.foot')).to.not.include('You’re all set');
    expect(flow.actions).to.include.members(['Connect more', 'Done']);
  });
});
