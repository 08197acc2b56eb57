import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import {
  advance,
  breakCodat,
  createWorld,
  mendCodat,
  setStatus,
} from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { authorize, comeBack, connectionIdIn } from '../support/linking.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { attemptDetails } from '../../src/ui/attempt-panel.js';
import { mountButton, mountList, mountPicker } from '../support/mount.js';
import { collect, find, holdResponses, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { mountWaitingFlow } from '../support/waiting-flow.js';

/** Two pickers, a list and two sync statuses that show one company. */
async function mounted(options: WorldOptions) {
  const world = await createWorld(options);
  const provider = await fixture<HTMLElement>(
    html`<codat-provider proxy-url=${world.proxyUrl}>
      <codat-integration-picker
        platform-keys="gbol exgd"
        link-mode="manual"
      ></codat-integration-picker>
      <codat-integration-picker platform-keys="gbol exgd"></codat-integration-picker>
      <codat-connection-list actions="disconnect delete"></codat-connection-list>
      <codat-sync-status></codat-sync-status>
      <codat-sync-status></codat-sync-status>
    </codat-provider>`,
  );
  const picker = await new PickerHarness(find(provider, 'codat-integration-picker')).ready();
  const list = await new ListHarness(find(provider, 'codat-connection-list')).ready();
  const sync = find(provider, 'codat-sync-status');
  return { world, picker, list, sync };
}

const count = (said: readonly string[], text: string) =>
  said.filter((one) => one.includes(text)).length;

describe('Announcements of elements that show one company', () => {
  it('say once that a connection was made on another device', async () => {
    const { world, list } = await mounted({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const said = collectAnnouncements();
    await setStatus(world, 'x1', 'Linked');
    await list.element.refresh();
    await list.untilStatus('Xero', 'Connected');
    await until('the news', () => said.length > 0);

    expect(count(said, 'Xero is connected')).to.equal(1);
  });

  for (const [status, words] of [
    ['Unlinked', 'Xero is disconnected'],
    ['Deauthorized', 'Our access to Xero expired. Data we already have is kept.'],
  ] as const) {
    it(`say once that a connection became ${status} elsewhere`, async () => {
      const { world, list } = await mounted({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
      const said = collectAnnouncements();
      await setStatus(world, 'x1', status);
      await list.element.refresh();
      await until('the news', () => said.length > 0);

      expect(said).to.deep.equal([words]);
    });
  }

  it('say once that a connection was deleted elsewhere', async () => {
    const { world, list } = await mounted({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
    const said = collectAnnouncements();
    await world.proxy('/companies/me/connections/x1', { method: 'DELETE' });
    await list.element.refresh();
    await until('the news', () => said.length > 0);

    expect(said).to.deep.equal(['The connection to Xero has been deleted']);
  });

  it('say once that syncing has ended', async () => {
    const { world, sync } = await mounted({ connections: [{ platformKey: 'gbol' }] });
    await until('syncing', () => sync.matches(':state(working)'));
    const said = collectAnnouncements();
    await advance(world, 60_000);
    await sync.refresh();
    await until('the news', () => said.length > 0);

    expect(count(said, 'Your data is up to date')).to.equal(1);
  });

  it('say once that what the person connected here is connected', async () => {
    const { world, picker } = await mounted({});
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    const said = collectAnnouncements();
    await authorize(world, connectionIdIn(opens));
    await until('the news', () => count(said, 'Xero is connected') > 0);
    await picker.element.refresh();

    expect(count(said, 'Xero is connected')).to.equal(1);
  });

  for (const [how, end] of [
    ['cancelled', (picker: PickerHarness) => picker.pressOnStage('Cancel')],
    [
      'denied',
      (_: PickerHarness, connectionId: string) => comeBack({ connectionId, statusCode: '403' }),
    ],
  ] as const) {
    it(`say once, and nothing else with it, that what had been ${how} here is connected after all`, async () => {
      const { world, picker } = await mounted({});
      const opens = collect(picker.element, 'codat-link-open');
      const ends = collect(picker.element, 'codat-link-end');
      picker.choose('Xero');
      await picker.untilPanel('Continue in the Xero window');
      await end(picker, connectionIdIn(opens));
      await until('the end', () => ends.length === 1);
      await picker.element.updateComplete;
      const said = collectAnnouncements();
      await authorize(world, connectionIdIn(opens));
      await picker.element.refresh();
      await until('the news', () => count(said, 'Xero is connected') > 0);
      await picker.element.refresh();

      expect(said.filter((one) => one.includes('Xero'))).to.deep.equal(['Xero is connected']);
    });
  }

  it('say that a connection is linked, though an attempt for it here could not begin', async () => {
    const { world, list } = await mounted({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'Deauthorized' }],
    });
    await breakCodat(world, { kind: 'status', status: 500, path: '/companies/*/connections/*' });
    void list.element.reconnect('x1');
    await list.untilPanel('Something went wrong');
    await mendCodat(world);
    const said = collectAnnouncements();
    await setStatus(world, 'x1', 'Linked');
    await list.element.refresh();
    await until('the news', () => count(said, 'Xero is connected') > 0);

    expect(count(said, 'Xero is connected')).to.equal(1);
  });

  it('say the same again when the same happens again', async () => {
    const { world, list } = await mounted({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
    const said = collectAnnouncements();
    // What was synced may be said in between, or together with this.
    const ofXero = () => said.join(' ').match(/Xero is (dis)?connected/g) ?? [];
    for (const [before, status] of (['Unlinked', 'Linked', 'Unlinked'] as const).entries()) {
      await setStatus(world, 'x1', status);
      await list.element.refresh();
      await until(`${status} to be said`, () => ofXero().length > before);
    }

    expect(ofXero()).to.deep.equal([
      'Xero is disconnected',
      'Xero is connected',
      'Xero is disconnected',
    ]);
  });
});

describe('Announcements beside a modal dialog, outside of which nothing is read', () => {
  it('are said in a journey that is open as one, with the focus on its heading', async () => {
    const world = await createWorld({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const provider = await fixture<HTMLElement>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-connection-list></codat-connection-list>
        <codat-link-flow modal link-mode="manual" required="accounting"></codat-link-flow>
      </codat-provider>`,
    );
    const list = await new ListHarness(find(provider, 'codat-connection-list')).ready();
    const flow = new FlowHarness(find(provider, 'codat-link-flow'));
    flow.element.show();
    await flow.untilState('introduction');
    await flow.begin();
    await until('the focus', () => flow.root.activeElement === flow.get('.head'));
    await setStatus(world, 'x1', 'Linked');
    await list.element.refresh();
    await list.untilStatus('Xero', 'Connected');
    await until('the news', () => (flow.announced + list.announced).includes('Xero'));

    expect(flow.announced).to.include('Xero is connected');
    expect(list.announced).to.equal('');
  });

  for (const [whose, dialog, open] of [
    [
      'the browser’s',
      html`<dialog aria-label="Software"></dialog>`,
      (one: HTMLElement) => (one as HTMLDialogElement).showModal(),
    ],
    [
      'a library’s',
      html`<div role="dialog" aria-modal="true" aria-label="Software"></div>`,
      () => undefined,
    ],
  ] as const) {
    it(`are said in a dialog of the page, ${whose}, with the focus beside the element`, async () => {
      const world = await createWorld({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
      const provider = await fixture<HTMLElement>(
        html`<codat-provider proxy-url=${world.proxyUrl}>
          <codat-connection-list></codat-connection-list>
          ${dialog}
        </codat-provider>`,
      );
      const outside = await new ListHarness(find(provider, 'codat-connection-list')).ready();
      const around = provider.querySelector<HTMLElement>('[aria-label=Software]');
      if (!around) throw new Error('There is no dialog.');
      const button = document.createElement('button');
      button.textContent = 'Close';
      const element = document.createElement('codat-connection-list');
      around.append(button, element);
      open(around);
      button.focus();
      const inside = await new ListHarness(element).ready();
      await setStatus(world, 'x1', 'Unlinked');
      await inside.element.refresh();
      await until('the news', () => (inside.announced + outside.announced).includes('Xero'));

      expect(inside.announced).to.equal('Xero is disconnected');
      expect(outside.announced).to.equal('');
    });
  }
});

describe('News of a company', () => {
  for (const [what, attributes] of [
    ['hidden', { style: 'visibility: hidden' }],
    ['inert', { inert: '' }],
    ['hidden from screen readers', { 'aria-hidden': 'true' }],
  ] as const) {
    it(`is not said in a library’s dialog that is closed: ${what}`, async () => {
      const world = await createWorld({ connections: [{ id: 'x1', platformKey: 'gbol' }] });
      const provider = await fixture<HTMLElement>(
        html`<codat-provider proxy-url=${world.proxyUrl}>
          <div role="dialog" aria-modal="true" aria-label="Software">
            <codat-connection-list></codat-connection-list>
          </div>
          <codat-connection-list></codat-connection-list>
        </codat-provider>`,
      );
      const dialog = provider.querySelector('[aria-modal]');
      for (const [name, value] of Object.entries(attributes)) dialog?.setAttribute(name, value);
      const [inside, seen] = await Promise.all(
        [...provider.querySelectorAll('codat-connection-list')].map((list) =>
          new ListHarness(list).ready(),
        ),
      );
      if (!inside || !seen) throw new Error('There are not two lists.');
      await setStatus(world, 'x1', 'Unlinked');
      await seen.element.refresh();
      await until('the news', () => (inside.announced + seen.announced).includes('Xero'));

      expect(seen.announced).to.equal('Xero is disconnected');
      expect(inside.announced).to.equal('');
    });
  }
});

describe('Announcements of one element', () => {
  it('codat-integration-picker says once where it takes the person, whose focus has read the heading', async () => {
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="gbol exgd"
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const responses = holdResponses('POST', '/connections');
    const said = collectAnnouncements();
    picker.choose('Xero');
    await until('the request', () => responses.count > 0);
    picker.element.requestUpdate();
    await picker.element.updateComplete;
    expect(picker.root.activeElement?.textContent.trim()).to.equal('One moment…');
    responses.release();
    await picker.untilStage('Continue in the Xero window');
    await until('the next words', () => count(said, 'Continue in the Xero window') > 0);

    expect(count(said, 'Taking you to Xero…')).to.equal(1);
    expect(count(said, 'One moment…')).to.equal(0);
  });

  it('codat-integration-picker does not say what is to prepare after the focus has read it', async () => {
    const world = await createWorld();
    localStorage.removeItem('codat-elements:skipped-preparations');
    await attemptDetails.load();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="pqsw gbol"
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const said = collectAnnouncements();
    picker.choose('QuickBooks Desktop');
    await picker.untilStage('Before you connect QuickBooks Desktop');
    picker.element.requestUpdate();
    await picker.element.updateComplete;
    await picker.element.refresh();

    expect(count(said, 'Before you connect')).to.equal(0);
    picker.pressOnStage('Back to the list');
    await picker.untilList();
  });

  for (const [first, second] of [
    ['Plaid', 'Xero'],
    ['Xero', 'Plaid'],
  ] as const) {
    it(`codat-connection-list announces each attempt once, ${first} before ${second}`, async () => {
      const { proxyUrl } = await createWorld({
        connections: [
          { platformKey: 'gbol', status: 'PendingAuth' },
          { platformKey: 'suuo', status: 'PendingAuth' },
        ],
      });
      const list = await mountList(
        html`<codat-connection-list
          proxy-url=${proxyUrl}
          link-mode="manual"
        ></codat-connection-list>`,
      );
      await list.ready();
      const said = collectAnnouncements();
      const isSaid = (text: string) => until(`“${text}”`, () => count(said, text) > 0);
      await list.act(first, 'Continue');
      await isSaid(`Continue in the ${first} window`);
      await list.act(second, 'Continue');
      await isSaid(`Continue in the ${second} window`);
      list.pressInPanelOf(first, 'Cancel');
      await isSaid(`${first} wasn’t connected`);
      list.pressInPanelOf(second, 'Cancel');
      await isSaid(`${second} wasn’t connected`);
      await list.element.refresh();

      for (const name of [first, second]) {
        expect(count(said, `Continue in the ${name} window`)).to.equal(1);
        expect(count(said, `${name} wasn’t connected`)).to.equal(1);
      }
    });
  }

  it('codat-link-flow announces a new connection, though its picker is removed with its step', async () => {
    const { flow, finish } = await mountWaitingFlow();
    const said = collectAnnouncements();
    await finish();
    await flow.untilHeading('You’re connected');

    expect(count(said, 'Xero is connected')).to.equal(1);
    expect(flow.announced).to.equal('Xero is connected');
  });

  it('codat-integration-picker says that it loads in a region that was there before', async () => {
    const world = await createWorld();
    const responses = holdResponses('GET', '/integrations');
    const said = collectAnnouncements();
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement('codat-integration-picker');
    element.proxyUrl = world.proxyUrl;
    holder.append(element);
    const before = element.shadowRoot?.querySelector('[role=status]')?.textContent.trim();
    const picker = new PickerHarness(element);
    await picker.untilText('[role=status]', 'Loading');
    responses.release();
    await picker.ready();

    expect(before ?? '').to.equal('');
    expect(said.length).to.be.at.most(1);
    expect(picker.announced).to.equal('');
  });

  it('codat-integration-picker no longer says that it loads beside an error', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/integrations' });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.untilState('error');

    expect(picker.announced).to.equal('');
  });

  it('codat-connect-button announces that it is connected, and moves the focus to its status', async () => {
    const world = await createWorld({
      connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const button = await mountButton(
      html`<codat-connect-button
        proxy-url=${world.proxyUrl}
        platform-key="gbol"
        link-mode="manual"
      ></codat-connect-button>`,
    );
    await button.ready();
    button.get('[part=button]').focus();
    await setStatus(world, 'x1', 'Linked');
    await button.element.refresh();
    await button.untilText('[role=status]', 'Xero is connected');

    expect(button.root.activeElement?.getAttribute('part')).to.equal('status');
  });
});
