import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { CodatError } from '../../src/api/errors.js';
import type { CodatConnectionList } from '../../src/components/codat-connection-list/codat-connection-list.js';
import type { LinkEndDetail, LinkOpenDetail } from '../../src/events/index.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  setStatus,
  type BrowserWorld,
} from '../support/browser-world.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { authorize } from '../support/linking.js';
import { mountList } from '../support/mount.js';
import {
  collect,
  collectWarnings,
  collectWindows,
  find,
  holdResponses,
  until,
} from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function mounted(
  connections: NonNullable<WorldOptions['connections']>,
  actions = 'continue reconnect disconnect',
): Promise<{ world: BrowserWorld; list: ListHarness }> {
  const world = await createWorld({ connections });
  const list = await mountList(
    html`<codat-connection-list
      proxy-url=${world.proxyUrl}
      actions=${actions}
      link-mode="manual"
    ></codat-connection-list>`,
  );
  return { world, list: await list.ready() };
}

const four = [
  { platformKey: 'gbol', ageMs: 4000 },
  { platformKey: 'suuo', status: 'PendingAuth' },
  { platformKey: 'exgd', status: 'Deauthorized' },
  { platformKey: 'fztf', status: 'Unlinked' },
] as const;

const actionsOf = (list: ListHarness) =>
  Object.fromEntries(list.rows.map(({ name, actions }) => [name, actions]));

describe('codat-connection-list: a question about what is another by now', () => {
  const actions = 'disconnect delete';
  const one = { id: 'c1', platformKey: 'gbol' } as const;

  it('closes when the list shows another company, and nothing is asked of that one', async () => {
    for (const label of ['Disconnect', 'Delete']) {
      const { list } = await mounted([one], actions);
      await list.act('Xero', label);
      await until('the question', () => list.dialog?.open);
      const other = await createWorld({ connections: [{ platformKey: 'fbrh' }] });
      list.element.proxyUrl = other.proxyUrl;
      await list.untilNoDialog();
      await until('the other company', () => list.names.includes('FreeAgent'));

      expect(list.has('dialog')).to.equal(false);
      expect((await requestsOf(other)).every(({ method }) => method === 'GET')).to.equal(true);
    }
  });

  it('closes when the connection was disconnected elsewhere', async () => {
    const { world, list } = await mounted([one], actions);
    await list.act('Xero', 'Disconnect');
    await until('the question', () => list.dialog?.open);
    await setStatus(world, 'c1', 'Unlinked');
    await list.element.refresh();
    await list.untilNoDialog();
    await list.untilStatus('Xero', 'Disconnected');
  });

  it('stays while nothing is another', async () => {
    const { world, list } = await mounted([one, { platformKey: 'exgd', id: 'c2' }], actions);
    await list.act('Xero', 'Disconnect');
    await until('the question', () => list.dialog?.open);
    await setStatus(world, 'c2', 'Unlinked');
    await list.element.refresh();
    await list.untilStatus('Stripe', 'Disconnected');

    expect(list.dialog?.open).to.equal(true);
    list.pressInDialog('Disconnect');
    await list.untilNoDialog();
    await list.untilStatus('Xero', 'Disconnected');
  });
});

describe('codat-connection-list: actions', () => {
  for (const [what, set] of [
    ['undefined', (list: CodatConnectionList) => (list.actions = undefined)],
    ['taken away', (list: CodatConnectionList) => list.removeAttribute('actions')],
  ] as const) {
    it(`are all that do not delete where they are ${what}`, async () => {
      const { list } = await mounted([{ platformKey: 'gbol' }], 'reconnect');
      const before = list.rows[0]?.actions;
      set(list.element);
      await until('the button', () => list.rows[0]?.actions.includes('Disconnect'));
      expect(before).to.deep.equal([]);
    });
  }

  it('are none where they are empty', async () => {
    const { list } = await mounted([{ platformKey: 'gbol' }], '');
    expect(list.has('[part=item] button')).to.equal(false);
  });
});

describe('codat-connection-list: an attempt whose connection is gone', () => {
  const actions = 'continue delete';
  const one = { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' } as const;

  it('leaves no notice where the person has deleted it here', async () => {
    const { world, list } = await mounted([one], actions);
    await breakCodat(world, { kind: 'status', status: 400, path: '/companies/*/connections/*' });
    await list.act('Xero', 'Continue');
    await list.untilPanel('Try again');
    await mendCodat(world);
    await list.act('Xero', 'Delete');
    list.pressInDialog('Delete');
    await list.untilNoDialog();
    await list.untilState('empty');

    expect(list.panel).to.equal('');
  });

  it('offers only to dismiss its notice where it was deleted elsewhere', async () => {
    const { world, list } = await mounted([one], actions);
    await list.act('Xero', 'Continue');
    await list.untilPanel('Continue in the Xero window');
    await world.codat(`/companies/${world.companyId}/connections/c1`, { method: 'DELETE' });
    await list.element.refresh();
    await list.untilPanel('You didn’t finish connecting Xero');

    expect(list.panelActions).to.deep.equal(['Dismiss']);
  });
});

describe('codat-connection-list: linked again', () => {
  it('says when it is with another organisation than before, and what to do', async () => {
    const { world, list } = await mounted([
      { id: 'c1', platformKey: 'gbol', status: 'Deauthorized', organisation: 'Harbour Coffee Ltd' },
    ]);
    const ends = collect(document, 'codat-link-end');
    await list.act('Xero', 'Reconnect');
    await list.untilPanel('Continue in the Xero window');
    await world.visit({
      connectionId: 'c1',
      action: 'authorize',
      fields: { organisation: 'Demo Company (UK)' },
    });
    window.dispatchEvent(new Event('focus'));
    const title = 'Xero is now connected to Demo Company (UK)';
    await list.untilPanel(title);
    const hint =
      'It was previously connected to Harbour Coffee Ltd. If that’s not what you wanted, disconnect Xero, then reconnect it and choose Harbour Coffee Ltd.';

    expect(list.panel).to.include(hint);
    expect(list.announced).to.equal(`${title} ${hint}`);
    expect(list.row('Xero').words).to.match(/^Demo Company \(UK\)/);
    expect(ends.map(({ detail }) => (detail as LinkEndDetail).organisationChanged)).to.deep.equal([
      { previous: 'Harbour Coffee Ltd', current: 'Demo Company (UK)' },
    ]);
    list.pressInPanel('Dismiss');
    await list.element.updateComplete;
    expect(list.has('[part~=attempt]')).to.equal(false);
  });

  it('says nothing of it when it is with the same', async () => {
    const { world, list } = await mounted([
      { id: 'c1', platformKey: 'gbol', status: 'Unlinked', organisation: 'The Corner Bakery' },
    ]);
    await list.act('Xero', 'Reconnect');
    await list.untilPanel('Continue in the Xero window');
    await world.visit({ connectionId: 'c1', action: 'authorize' });
    window.dispatchEvent(new Event('focus'));
    await list.untilStatus('Xero', 'Connected');

    expect(list.has('[part~=attempt]')).to.equal(false);
    expect(list.announced).to.equal('Xero is connected');
  });
});

describe('codat-connection-list: reconnect()', () => {
  const linkOpens = async (
    connections: NonNullable<WorldOptions['connections']>,
    connectionId: string,
  ) => {
    const { list } = await mounted(connections);
    const events = collect(list.element, 'codat-link-open', 'codat-error');
    const outcome = await list.element.reconnect(connectionId).then(
      () => 'begun',
      (error: unknown) => error as CodatError,
    );
    return { list, events, outcome };
  };

  for (const [status, name] of [
    ['Deauthorized', 'lost'],
    ['Unlinked', 'disconnected'],
    ['PendingAuth', 'unfinished'],
  ] as const) {
    it(`begins with a ${name} connection as a press on its button does`, async () => {
      const { list, events, outcome } = await linkOpens(
        [{ platformKey: 'suuo' }, { id: 'c2', platformKey: 'exgd', status }],
        'c2',
      );
      await list.untilPanel('Continue in the Stripe window');

      expect(outcome).to.equal('begun');
      expect(events.map(({ detail }) => (detail as LinkOpenDetail).connectionId)).to.deep.equal([
        'c2',
      ]);
    });
  }

  it('opens its window in the call itself', async () => {
    const windows = collectWindows();
    const { list } = await mounted([{ id: 'c1', platformKey: 'exgd', status: 'Deauthorized' }]);
    list.element.linkMode = 'popup';
    void list.element.reconnect('C1');

    expect(windows.length).to.equal(1);
    await list.untilPanel('Continue in the Stripe window');
    list.pressInPanel('Cancel');
  });

  it('waits for the list with a window of its own while that is loading', async () => {
    const windows = collectWindows();
    const { proxyUrl } = await createWorld({
      connections: [{ id: 'c1', platformKey: 'exgd', status: 'Deauthorized' }],
    });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
    );
    const begun = list.element.reconnect('c1');
    const atOnce = windows.length;
    const words = windows[0]?.document.body.innerText.trim();
    await begun;
    await list.untilPanel('Continue in the Stripe window');

    expect([atOnce, windows.length]).to.deep.equal([1, 1]);
    // The name comes with the list.
    expect(words).to.equal('One moment…');
    list.pressInPanel('Cancel');
  });

  /** A list whose connections are still loading, asked to reconnect one of them. */
  async function reconnectWhileLoading() {
    const windows = collectWindows();
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'exgd', status: 'Deauthorized' }],
    });
    await breakCodat(world, { kind: 'hold', path: '/companies/*/connections' });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    const outcome = list.element.reconnect('c1').then(
      () => 'begun',
      (error: unknown) => (error as CodatError).message,
    );
    return { world, list, outcome, windows };
  }

  it('is given up with its window where the list is removed while it is loading', async () => {
    const { world, list, outcome, windows } = await reconnectWhileLoading();
    list.element.remove();
    await mendCodat(world);

    expect(await outcome).to.equal('reconnect() needs a list that is in the page.');
    expect(windows.map(({ closed }) => closed)).to.deep.equal([true]);
  });

  it('is given up with its window where the list shows another company meanwhile', async () => {
    const { list, outcome, windows } = await reconnectWhileLoading();
    const other = await createWorld({
      connections: [{ id: 'c1', platformKey: 'exgd', status: 'Deauthorized' }],
    });
    list.element.proxyUrl = other.proxyUrl;

    expect(await outcome).to.include('the list shows another company now');
    expect(windows.map(({ closed }) => closed)).to.deep.equal([true]);
  });

  it('goes on where the list is moved while it is loading', async () => {
    const { world, list, outcome, windows } = await reconnectWhileLoading();
    const place = list.element.parentElement;
    list.element.remove();
    place?.append(list.element);
    await mendCodat(world);

    expect(await outcome).to.equal('begun');
    expect(windows).to.have.lengthOf(1);
    await list.untilPanel('Continue in the Stripe window');
    list.pressInPanel('Cancel');
  });

  it('acts on the company that was set right before', async () => {
    const windows = collectWindows();
    const { list } = await mounted([{ id: 'c1', platformKey: 'gbol' }]);
    const other = await createWorld({
      connections: [{ id: 'c2', platformKey: 'exgd', status: 'Deauthorized' }],
    });
    list.element.linkMode = 'popup';
    list.element.proxyUrl = other.proxyUrl;
    const begun = list.element.reconnect('c2');
    const atOnce = windows.length;
    await begun;
    await list.untilPanel('Continue in the Stripe window');

    expect([atOnce, windows.length]).to.deep.equal([1, 1]);
    list.pressInPanel('Cancel');
  });

  it('acts on the company that was set on its provider right before', async () => {
    const windows = collectWindows();
    // Both companies have a connection with this id.
    const [lost, linked] = await Promise.all([
      createWorld({ connections: [{ id: 'c1', platformKey: 'exgd', status: 'Deauthorized' }] }),
      createWorld({ connections: [{ id: 'c1', platformKey: 'exgd' }] }),
    ]);
    const page = await fixture<HTMLElement>(
      html`<codat-provider proxy-url=${lost.proxyUrl}>
        <codat-connection-list></codat-connection-list>
      </codat-provider>`,
    );
    const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
    find(page.parentElement!, 'codat-provider').proxyUrl = linked.proxyUrl;
    const reason = await list.element.reconnect('c1').catch((error: unknown) => error);

    expect((reason as CodatError).name).to.equal('CodatRuleError');
    expect(windows.map(({ closed }) => closed)).to.deep.equal([true]);
  });

  it('rejects for a list that is not in the page, and opens no window', async () => {
    const windows = collectWindows();
    const list = document.createElement('codat-connection-list');
    const said = await list
      .reconnect('c1')
      .catch((error: unknown) => (error as CodatError).message);

    expect(said).to.equal('reconnect() needs a list that is in the page.');
    expect(windows).to.deep.equal([]);
  });

  it('rejects and dispatches codat-error for an id that it does not show', async () => {
    const warnings = collectWarnings();
    const { events, outcome } = await linkOpens([{ id: 'c1', platformKey: 'exgd' }], 'elsewhere');

    expect((outcome as CodatError).name).to.equal('CodatConfigurationError');
    expect((outcome as CodatError).message).to.include('"elsewhere"');
    expect(events.map(({ type }) => type)).to.deep.equal(['codat-error']);
    expect(warnings.length).to.equal(1);
  });

  for (const [what, connections, id, said] of [
    ['is linked', [{ id: 'c1', platformKey: 'exgd' }], 'c1', 'Stripe is already connected.'],
    [
      'another one keeps from being linked',
      [{ platformKey: 'gbol' }, { id: 'c2', platformKey: 'fbrh', status: 'Deauthorized' }],
      'c2',
      'You’ve connected Xero. Disconnect it before you connect FreeAgent.',
    ],
  ] as const) {
    it(`rejects and dispatches codat-error for a connection that ${what}`, async () => {
      const { list, events, outcome } = await linkOpens([...connections], id);

      expect((outcome as CodatError).name).to.equal('CodatRuleError');
      expect((outcome as CodatError).message).to.equal(said);
      expect(events.map(({ type }) => type)).to.deep.equal(['codat-error']);
      expect(list.panel).to.equal('');
    });
  }

  it('may be left alone when it rejects', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
    window.addEventListener('unhandledrejection', onUnhandled);
    const { list } = await mounted([]);
    void list.element.reconnect('nothing');
    await new Promise((resolve) => setTimeout(resolve));
    await list.element.refresh();
    window.removeEventListener('unhandledrejection', onUnhandled);

    expect(unhandled).to.deep.equal([]);
  });
});

describe('codat-connection-list: one button that stands out', () => {
  const looksOf = (list: ListHarness) =>
    Object.fromEntries(list.rows.map(({ name, looks }) => [name, looks]));

  it('is the gravest row’s, and what was disconnected is quiet', async () => {
    const { list } = await mounted([
      ...four,
      { platformKey: 'vqzp', status: 'Deauthorized', ageMs: 1000 },
    ]);
    const looks = Object.values(looksOf(list)).flat();

    expect(looks.filter((look) => look === 'primary')).to.have.length(1);
    expect(looksOf(list)).to.deep.include({ Xero: [''], Plaid: [''], Shopify: ['quiet'] });
  });

  it('is nowhere while an attempt says what can be done, nor where nothing is wrong', async () => {
    const { list } = await mounted(four);
    const before = looksOf(list)['Stripe'];
    await list.act('Plaid', 'Continue');
    await list.untilPanel('Continue in the Plaid window');
    const { list: well } = await mounted([
      { platformKey: 'gbol' },
      { platformKey: 'fztf', status: 'Unlinked' },
    ]);

    expect(before).to.deep.equal(['primary']);
    expect(looksOf(list)['Stripe']).to.deep.equal(['']);
    expect(looksOf(well)).to.deep.equal({ Xero: [''], Shopify: ['quiet'] });
  });

  it('is a row’s that the person may mend here', async () => {
    const { list } = await mounted(four, 'continue disconnect');

    expect(looksOf(list)).to.deep.equal({
      Xero: [''],
      Plaid: ['primary'],
      Stripe: [],
      Shopify: [],
    });
  });
});

describe('codat-connection-list: what can be done', () => {
  it('offers what fits each status', async () => {
    const { list } = await mounted(four);

    expect(actionsOf(list)).to.deep.equal({
      Xero: ['Disconnect'],
      Plaid: ['Continue'],
      Stripe: ['Reconnect'],
      Shopify: ['Reconnect'],
    });
    expect(list.row('Xero').actionNames).to.deep.equal(['Disconnect Xero']);
  });

  it('offers only what actions names, and deletes only where it does', async () => {
    const { list } = await mounted(four, 'disconnect delete');

    expect(actionsOf(list)).to.deep.equal({
      Xero: ['Disconnect', 'Delete'],
      Plaid: ['Delete'],
      Stripe: ['Delete'],
      Shopify: ['Delete'],
    });
  });

  it('warns once of an action that does not exist', async () => {
    const warnings = collectWarnings();
    const { list } = await mounted(four, 'disconnect explode');
    await list.element.refresh();

    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('Invalid actions "explode"');
  });

  it('asks before it disconnects, and says that the data stays', async () => {
    const { world, list } = await mounted([{ platformKey: 'gbol' }]);
    await list.act('Xero', 'Disconnect');
    const asked = list.dialogText;
    const isModal = list.dialog?.matches(':modal');
    const [before] = (await requestsOf(world)).filter(({ method }) => method === 'PATCH');
    list.pressInDialog('Disconnect');
    await list.untilStatus('Xero', 'Disconnected');

    expect(asked).to.include('Disconnect Xero?');
    expect(asked).to.include('Data we already have is kept. You can reconnect at any time.');
    expect(isModal).to.equal(true);
    expect(before).to.equal(undefined);
    await list.untilNoDialog();
    expect(list.announced).to.equal('Xero is disconnected');
    await until('the focus to be on what can be done now', () => list.focused === 'Reconnect Xero');
  });

  it('keeps the connection, and gives the focus back, on Keep', async () => {
    const { world, list } = await mounted([{ platformKey: 'gbol' }]);
    await list.act('Xero', 'Disconnect');
    const first = list.focused;
    list.pressInDialog('Keep connected');
    await list.untilNoDialog();
    await list.element.refresh();

    expect(first).to.equal('Keep connected');
    expect(list.focused).to.equal('Disconnect Xero');
    expect((await requestsOf(world)).filter(({ method }) => method === 'PATCH')).to.deep.equal([]);
  });

  it('keeps the connection, and gives the focus back, on Escape', async () => {
    const { list } = await mounted([{ platformKey: 'gbol' }]);
    await list.act('Xero', 'Disconnect');
    await sendKeys({ press: 'Escape' });
    await list.untilNoDialog();

    expect(list.row('Xero').status).to.match(/^Connected/);
    expect(list.focused).to.equal('Disconnect Xero');
  });

  it('can ask again after it was answered', async () => {
    const { list } = await mounted([{ platformKey: 'gbol' }]);
    await list.act('Xero', 'Disconnect');
    await sendKeys({ press: 'Escape' });
    await list.untilNoDialog();
    await list.act('Xero', 'Disconnect');

    expect(list.dialog?.matches(':modal')).to.equal(true);
  });

  it('does it once, and cannot be left, while it is being done', async () => {
    const { world, list } = await mounted([{ platformKey: 'gbol' }]);
    const responses = holdResponses('PATCH');
    await list.act('Xero', 'Disconnect');
    list.pressInDialog('Disconnect');
    await list.element.updateComplete;
    const busy = list.all<HTMLButtonElement>('dialog button').map((button) => ({
      inactive: button.disabled || button.ariaDisabled === 'true',
    }));
    list.pressInDialog('Disconnect');
    await sendKeys({ press: 'Escape' });
    const isOpen = list.dialog?.open;
    responses.release();
    await list.untilStatus('Xero', 'Disconnected');

    expect(busy).to.deep.equal([{ inactive: true }, { inactive: true }]);
    expect(isOpen).to.equal(true);
    const patches = (await requestsOf(world)).filter(({ method }) => method === 'PATCH');
    expect(patches.length).to.equal(1);
  });

  it('shows inside the dialog what went wrong, and can be tried again there', async () => {
    const { world, list } = await mounted([{ platformKey: 'gbol' }]);
    const errors = collect(list.element, 'codat-error', 'codat-disconnect');
    await breakCodat(world, { kind: 'status', status: 404, method: 'PATCH' });
    await list.act('Xero', 'Disconnect');
    list.pressInDialog('Disconnect');
    await list.untilText('dialog [role=alert]', 'We couldn’t disconnect Xero');
    await mendCodat(world);
    list.pressInDialog('Disconnect');
    await list.untilStatus('Xero', 'Disconnected');
    await list.untilNoDialog();

    expect(errors.map(({ type }) => type)).to.deep.equal(['codat-error', 'codat-disconnect']);
    expect(errors[0]?.detail).to.include({ operation: 'disconnect' });
  });

  it('says before it deletes that this is permanent; then the row goes', async () => {
    const { list } = await mounted([{ platformKey: 'gbol' }, { platformKey: 'exgd' }], 'delete');
    const events = collect(list.element, 'codat-delete', 'codat-connection-change');
    await list.act('Xero', 'Delete');
    const asked = list.dialogText;
    const offered = [...list.dialogActions];
    list.pressInDialog('Delete');
    await until('the row to go', () => list.names.join() === 'Stripe');
    await list.untilNoDialog();

    expect(asked).to.include('This permanently deletes the connection to Xero.');
    expect(offered).to.deep.equal(['Keep connection', 'Delete']);
    expect(events.map(({ type }) => type).sort()).to.deep.equal([
      'codat-connection-change',
      'codat-delete',
    ]);
    expect(list.announced).to.equal('The connection to Xero has been deleted');
    await until('the focus to be in the list still', () => list.root.activeElement !== null);
  });

  it('is not left with a question when it is taken out of the page and put back', async () => {
    const { list } = await mounted([{ platformKey: 'gbol' }]);
    await list.act('Xero', 'Disconnect');
    const { element } = list;
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await element.updateComplete;

    expect(list.has('dialog[open]:not(:modal)')).to.equal(false);
    expect(list.row('Xero').actions).to.deep.equal(['Disconnect']);
  });

  it('goes on with what was not finished', async () => {
    const { world, list } = await mounted([{ platformKey: 'suuo', status: 'PendingAuth' }]);
    const events = collect(list.element, 'codat-link-open', 'codat-connection', 'codat-link-end');
    await list.act('Plaid', 'Continue');
    await list.untilPanel('Continue in the Plaid window');
    const whileWaiting = { chip: list.row('Plaid').chip, actions: list.row('Plaid').actions };
    await authorize(world, (events[0]?.detail as LinkOpenDetail).connectionId);
    await list.untilStatus('Plaid', 'Connected');

    expect(whileWaiting).to.deep.equal({ chip: '', actions: [] });
    await until('the end', () => events.length === 3);
    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-link-open',
      'codat-connection',
      'codat-link-end',
    ]);
    expect((await requestsOf(world)).map(({ method }) => method)).to.not.include('POST');
  });

  it('reconnects what was lost, and dispatches codat-reconnect', async () => {
    const { world, list } = await mounted([{ platformKey: 'gbol', status: 'Deauthorized' }]);
    const events = collect(list.element, 'codat-link-open', 'codat-reconnect', 'codat-connection');
    await list.act('Xero', 'Reconnect');
    await list.untilPanel('Continue in the Xero window');
    await authorize(world, (events[0]?.detail as LinkOpenDetail).connectionId);
    await list.untilStatus('Xero', 'Connected');
    await until('the reconnection', () => events.length === 2);

    expect(events.map(({ type }) => type)).to.deep.equal(['codat-link-open', 'codat-reconnect']);
  });
});
