import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, setStatus } from '../support/browser-world.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountFlow, mountList } from '../support/mount.js';
import { until } from '../support/page.js';
import type { ListHarness } from '../support/harness/list-harness.js';

const north = { id: 'n1', platformKey: 'fztf', organisation: 'North Shop' } as const;
const south = { id: 's1', platformKey: 'fztf', organisation: 'South Shop' } as const;
const stripe = { id: 'e1', platformKey: 'exgd', organisation: 'North Shop' } as const;

const namesIn = (list: ListHarness) => list.rows.flatMap(({ actionNames }) => actionNames).sort();

async function mounted(options: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(options);
  const list = await mountList(
    html`<codat-connection-list
      proxy-url=${world.proxyUrl}
      actions="reconnect disconnect delete"
    ></codat-connection-list>`,
  );
  return { world, list: await list.ready() };
}

describe('two connections of one software', () => {
  it('are told apart by the names of their buttons, and other software is called as it is', async () => {
    const { list } = await mounted({ connections: [north, south, stripe] });

    expect(namesIn(list)).to.deep.equal([
      'Delete Shopify (North Shop)',
      'Delete Shopify (South Shop)',
      'Delete Stripe',
      'Disconnect Shopify (North Shop)',
      'Disconnect Shopify (South Shop)',
      'Disconnect Stripe',
    ]);
  });

  it('are told apart as soon as there are two, and no longer than that', async () => {
    const { list } = await mounted({
      connections: [north, { ...south, status: 'Unlinked' }],
    });
    const two = namesIn(list);
    await list.act('Shopify', 'Delete');
    const question = list.dialogText;
    list.pressInDialog('Delete');
    await until('one', () => list.rows.length === 1);
    await list.element.updateComplete;

    expect(two).to.include('Reconnect Shopify (South Shop)');
    expect(question).to.contain('Delete the connection to Shopify (North Shop)?');
    expect(question).to.contain('permanently deletes the connection to Shopify (North Shop).');
    expect(namesIn(list)).to.deep.equal(['Delete Shopify', 'Reconnect Shopify']);
  });

  it('are told apart where access to one was lost, and by what is announced', async () => {
    const { world, list } = await mounted({ connections: [north, south] });
    const announced = collectAnnouncements();
    await setStatus(world, 's1', 'Deauthorized');
    await list.element.refresh();
    await until('the words', () => announced.join().includes('expired'));

    expect(list.texts('.secondary').join()).to.contain(
      'Our access to Shopify (South Shop) expired',
    );
    expect(announced.join()).to.contain('Our access to Shopify (South Shop) expired');
  });

  it('are told apart where one of them is changed in a journey', async () => {
    const { proxyUrl } = await createWorld({ connections: [north, south] });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} required="commerce"></codat-link-flow>`,
    );
    await flow.start();
    await flow.untilLinked();
    const labels = flow.all('.linked-row button').map(({ ariaLabel }) => ariaLabel);
    flow.all('.linked-row button').at(-1)?.click();
    await until('the question', () => flow.question !== '');

    expect(labels).to.deep.equal(['Change Shopify (North Shop)', 'Change Shopify (South Shop)']);
    expect(flow.question).to.equal('Disconnect Shopify (South Shop)?');
  });
});
