import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, requestsOf } from '../support/browser-world.js';
import { mountFlow, mountList, mountPicker, mountSync } from '../support/mount.js';
import { until } from '../support/page.js';

const name = 'QuickBooks Online Bank Feeds';
const feed = { id: 'f1', platformKey: 'hcws' } as const;

const mountedList = async (connections: readonly { id: string; platformKey: string }[]) => {
  const { proxyUrl } = await createWorld({ connections });
  const list = await mountList(
    html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
  );
  return list.ready();
};

describe('a bank feed, which only receives data', () => {
  it('is not said to be never synced, as other software is', async () => {
    const list = await mountedList([feed, { id: 's1', platformKey: 'exgd' }]);

    expect(list.row(name).words).not.to.contain('synced');
    expect(list.row(name).words).to.match(/since today$/);
    expect(list.row('Stripe').words).to.contain('not synced yet');
  });

  it('is disconnected by a question about what is sent to it', async () => {
    const list = await mountedList([feed]);
    await list.act(name, 'Disconnect');

    expect(list.text('.consequence')).to.equal(
      `We’ll stop sending bank transactions to ${name}. What we’ve already sent stays there. You can reconnect at any time.`,
    );
  });

  it('makes room for another by such a question too', async () => {
    const { proxyUrl } = await createWorld({ connections: [feed] });
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        source-types="bankfeed"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    await picker.askForAnother();

    expect(picker.text('.consequence')).to.contain('stop sending bank transactions to it.');
  });

  it('is connected, and has no sync to ask for or to wait for', async () => {
    const world = await createWorld({ connections: [feed] });
    const sync = await mountSync(
      html`<codat-sync-status proxy-url=${world.proxyUrl}></codat-sync-status>`,
    );
    await sync.untilState('empty');
    const asked = await requestsOf(world);

    expect(sync.text('[part=empty]')).not.to.contain('Nothing connected');
    expect(asked.filter(({ path }) => path.includes('dataStatus'))).to.deep.equal([]);
  });

  it('has no sync status at the end of a journey, and other software has', async () => {
    const shown = [];
    for (const connection of [feed, { id: 's1', platformKey: 'exgd' }]) {
      const { proxyUrl } = await createWorld({ connections: [connection] });
      const flow = await mountFlow(html`<codat-link-flow proxy-url=${proxyUrl}></codat-link-flow>`);
      await flow.start();
      await until('what is connected', () => flow.actions.includes('Continue'));
      flow.pressAction('Continue');
      const list = await flow.list();
      shown.push([list.names.length, flow.has('codat-sync-status')]);
    }

    expect(shown).to.deep.equal([
      [1, false],
      [1, true],
    ]);
  });
});
