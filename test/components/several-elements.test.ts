import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { LinkOpenDetail } from '../../src/events/index.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  setStatus,
} from '../support/browser-world.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { openUpload } from '../support/harness/open-upload.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { SyncHarness } from '../support/harness/sync-harness.js';
import { authorize, closeByHand } from '../support/linking.js';
import { mountFlow, mountPicker } from '../support/mount.js';
import { collect, collectWindows, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

/** Two pickers and a list that show one company. */
async function mounted(options: WorldOptions, actions = 'disconnect delete') {
  const world = await createWorld(options);
  const provider = await fixture<HTMLElement>(
    html`<codat-provider proxy-url=${world.proxyUrl}>
      <codat-integration-picker
        id="first"
        platform-keys="gbol exgd"
        link-mode="manual"
      ></codat-integration-picker>
      <codat-integration-picker id="second" platform-keys="gbol exgd"></codat-integration-picker>
      <codat-connection-list id="list" actions=${actions}></codat-connection-list>
    </codat-provider>`,
  );
  const [one, two] = provider.querySelectorAll('codat-integration-picker');
  if (!one || !two) throw new Error('There are no two pickers.');
  const first = await new PickerHarness(one).ready();
  const second = await new PickerHarness(two).ready();
  const list = await new ListHarness(find(provider, 'codat-connection-list')).ready();
  return { world, provider, first, second, list };
}

describe('Several elements that show one company', () => {
  it('load it once', async () => {
    const { world } = await mounted({ connections: [{ platformKey: 'gbol' }] });
    const lists = (await requestsOf(world)).map(({ path }) => path.replace(/\?.*/, ''));

    expect(lists.filter((path) => path === '/integrations').length).to.equal(1);
    expect(lists.filter((path) => path.endsWith('/connections')).length).to.equal(1);
  });

  it('dispatch codat-disconnect once, at the one it was done in, and codat-connection-change each', async () => {
    const { provider, list, first, second } = await mounted({
      connections: [{ platformKey: 'gbol' }],
    });
    const events = collect(provider, 'codat-disconnect', 'codat-connection-change');
    await list.act('Xero', 'Disconnect');
    list.pressInDialog('Disconnect');
    await list.untilNoDialog();
    await until('all to show it', () =>
      [first, second].every((picker) => picker.tile('Xero').chip === 'Disconnected'),
    );

    expect(events.map(({ type, from }) => `${type} ${from}`).sort()).to.deep.equal([
      'codat-connection-change first',
      'codat-connection-change list',
      'codat-connection-change second',
      'codat-disconnect list',
    ]);
    expect(events[0]?.detail).to.nested.include({
      kind: 'updated',
      'connection.status': 'Unlinked',
      'previous.status': 'Linked',
    });
  });

  it('dispatch codat-delete once, at the one it was done in, and codat-connection-change each', async () => {
    const { provider, list, first } = await mounted({ connections: [{ platformKey: 'gbol' }] });
    const events = collect(provider, 'codat-delete', 'codat-connection-change');
    await list.act('Xero', 'Delete');
    list.pressInDialog('Delete');
    await list.untilNoDialog();
    await list.untilState('empty');

    expect(events.map(({ type, from }) => `${type} ${from}`).sort()).to.deep.equal([
      'codat-connection-change first',
      'codat-connection-change list',
      'codat-connection-change second',
      'codat-delete list',
    ]);
    expect(events.find(({ from }) => from === 'first')?.detail).to.include({ kind: 'removed' });
    expect(first.tile('Xero').chip).to.equal('');
  });

  it('dispatch an attempt’s events once, at the one it began in', async () => {
    const { world, provider, first, second, list } = await mounted({});
    const events = collect(
      provider,
      'codat-connection-started',
      'codat-link-open',
      'codat-connection',
      'codat-link-end',
    );
    first.choose('Xero');
    await first.untilPanel('Continue in the Xero window');
    await until('the row', () => list.names.join() === 'Xero');
    const open = events.find(({ type }) => type === 'codat-link-open');
    await authorize(world, (open?.detail as LinkOpenDetail).connectionId);
    await until('all to show it', () => second.isConnected('Xero'));
    await list.untilStatus('Xero', 'Connected');
    await until('the end', () => events.some(({ type }) => type === 'codat-link-end'));

    expect(events.map(({ type, from }) => `${type} ${from}`)).to.deep.equal([
      'codat-connection-started first',
      'codat-link-open first',
      'codat-connection first',
      'codat-link-end first',
    ]);
  });

  it('are refreshed without waiting for files that they do not show', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const page = await fixture<HTMLElement>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-file-upload></codat-file-upload>
        <codat-connection-list></codat-connection-list>
        <codat-connection-alert></codat-connection-alert>
        <codat-integration-picker platform-keys="gbol"></codat-integration-picker>
        <codat-integration-picker platform-keys="gbol" upload></codat-integration-picker>
      </codat-provider>`,
    );
    await until('the files', () => page.querySelector('codat-file-upload:state(loading)') === null);
    await new ListHarness(find(page, 'codat-connection-list')).ready();
    await breakCodat(world, { kind: 'hold', method: 'GET', path: '/companies/*/files' });
    const refreshed: string[] = [];
    const all = [
      ...page.querySelectorAll<HTMLElement & { refresh(): Promise<void> }>(
        'codat-connection-list, codat-connection-alert, codat-integration-picker',
      ),
    ].map(async (element) => {
      await element.refresh();
      refreshed.push(element.hasAttribute('upload') ? 'with files' : element.localName);
    });
    await until('those without files', () => refreshed.length === all.length - 1);
    expect(refreshed.sort()).to.deep.equal([
      'codat-connection-alert',
      'codat-connection-list',
      'codat-integration-picker',
    ]);
    await mendCodat(world);
    await Promise.all(all);
  });

  it('offer to continue, in each, what began in one that the page hides', async () => {
    const windows = collectWindows();
    const { first, list } = await mounted({ links: 'same-origin' }, 'continue disconnect delete');
    first.element.linkMode = 'popup';
    first.choose('Xero');
    await first.untilPanel('Continue in the Xero window');
    await closeByHand(windows[0]);
    await first.untilPanel('Finish connecting Xero');
    first.element.hidden = true;
    const { chip, actions, looks } = list.row('Xero');
    await list.act('Xero', 'Continue');
    await first.untilPanel('Continue in the Xero window');

    expect({ chip, actions, looks }).to.deep.equal({
      chip: 'In progress',
      actions: ['Continue', 'Delete'],
      looks: ['', 'quiet'],
    });
    expect([list.panel, windows.length]).to.deep.equal(['', 2]);
  });

  it('offer to continue what was begun to reconnect in another', async () => {
    const world = await createWorld({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'Deauthorized' }],
    });
    const provider = await fixture<HTMLElement>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-connection-list link-mode="manual"></codat-connection-list>
        <codat-sync-status link-mode="manual"></codat-sync-status>
      </codat-provider>`,
    );
    const list = await new ListHarness(find(provider, 'codat-connection-list')).ready();
    const sync = await new SyncHarness(find(provider, 'codat-sync-status')).ready();
    const opens = collect(provider, 'codat-link-open');
    await until('the offer', () => sync.actions.includes('Reconnect Xero'));
    await list.act('Xero', 'Reconnect');
    await list.untilPanel('Continue in the Xero window');
    await until('the offer to continue', () => sync.actions.includes('Continue Xero'));
    sync.pressAction('Continue Xero');
    await until('it to be opened again', () => opens.length === 2);

    expect([sync.panel, sync.actions]).to.deep.equal(['', ['Continue Xero']]);
  });

  it('show what began in one that was removed, until it is back', async () => {
    const { provider, first, list } = await mounted({});
    first.choose('Xero');
    await first.untilPanel('Continue in the Xero window');
    first.element.remove();
    await list.untilPanel('Continue in the Xero window');
    provider.append(first.element);
    await until('the list to leave it', () => list.panel === '');

    expect(list.row('Xero').chip).to.equal('In progress');
    expect(first.panel).to.include('Continue in the Xero window');
  });

  it('notice on a refresh what was disconnected elsewhere', async () => {
    const { world, provider, list, first } = await mounted({
      connections: [{ id: '3a1b2c4d-0000-4000-8000-000000000001', platformKey: 'gbol' }],
    });
    const events = collect(provider, 'codat-disconnect', 'codat-connection-change');
    await setStatus(world, '3a1b2c4d-0000-4000-8000-000000000001', 'Unlinked');
    await list.element.refresh();

    expect(list.row('Xero').status).to.equal('Disconnected');
    expect(first.tile('Xero').chip).to.equal('Disconnected');
    expect(events.map(({ type, from }) => `${type} ${from}`).sort()).to.deep.equal([
      'codat-connection-change first',
      'codat-connection-change list',
      'codat-connection-change second',
    ]);
  });

  describe('one in another', () => {
    const bank = { id: 'b1', platformKey: 'fztf' };

    it('announce each change once for a picker that has shown every kind of files', async () => {
      const world = await createWorld({ connections: [bank] });
      const picker = await mountPicker(
        html`<codat-integration-picker
          proxy-url=${world.proxyUrl}
          upload
        ></codat-integration-picker>`,
      );
      await picker.ready();
      for (const type of ['accounting', 'banking']) {
        await openUpload(picker, type);
        picker.get('.upload:not([hidden]) .back').click();
        await picker.element.updateComplete;
      }
      const events = collect(document, 'codat-connection-change');
      await setStatus(world, 'b1', 'Unlinked');
      await picker.element.refresh();

      expect(events.map(({ from }) => from)).to.deep.equal(['codat-integration-picker']);
    });

    it('announce the changes of what the page has put into a slot, too', async () => {
      const world = await createWorld({ connections: [bank] });
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${world.proxyUrl} required="accounting">
          <codat-connect-button
            slot="not-listed"
            proxy-url=${world.proxyUrl}
            platform-key="fztf"
          ></codat-connect-button>
        </codat-link-flow>`,
      );
      await flow.begin();
      const events = collect(document, 'codat-connection-change');
      await setStatus(world, 'b1', 'Unlinked');
      await flow.element.refresh();

      expect(events.map(({ from }) => from).sort()).to.deep.equal([
        'codat-connect-button',
        'codat-link-flow',
      ]);
    });
  });
});
