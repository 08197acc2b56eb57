import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { LinkOpenDetail } from '../../src/controllers/events.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  type BrowserWorld,
} from '../support/browser-world.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import { authorize, comeBack } from '../support/linking.js';
import { mountPicker } from '../support/mount.js';
import { blockWindows, collect, collectWarnings, collectWindows, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const all = [
  'codat-integration-select',
  'codat-connection-started',
  'codat-link-open',
  'codat-link-blocked',
  'codat-connection',
  'codat-connection-change',
  'codat-reconnect',
  'codat-link-end',
  'codat-error',
] as const;

async function mounted(
  mode: string,
  options: WorldOptions = {},
): Promise<{ world: BrowserWorld; picker: PickerHarness }> {
  const world = await createWorld(options);
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${world.proxyUrl}
      platform-keys="gbol fbrh exgd"
      link-mode=${mode}
    ></codat-integration-picker>`,
  );
  return { world, picker: await picker.ready() };
}

async function posts(world: BrowserWorld): Promise<number> {
  return (await requestsOf(world)).filter(({ method }) => method === 'POST').length;
}

const connectionIdIn = (events: { detail: unknown }[]) =>
  (events.at(-1)?.detail as LinkOpenDetail).connectionId;

describe('codat-integration-picker: linking', () => {
  it('links in a window that it opens and closes, and tells each step once', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted('popup');
    const events = collect(picker.element, ...all);
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    await authorize(world, connectionIdIn(events));
    await until('Xero to be connected', () => picker.tile('Xero').chip === '✓ Connected');
    await until('the end', () => events.some(({ type }) => type === 'codat-link-end'));

    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-integration-select',
      'codat-connection-change',
      'codat-connection-started',
      'codat-link-open',
      'codat-connection-change',
      'codat-connection',
      'codat-link-end',
    ]);
    expect(windows.map(({ closed }) => closed)).to.deep.equal([true]);
    expect(picker.panel).to.equal('');
    expect(picker.announced).to.equal('Xero is connected');
  });

  it('gives a connection’s six fields and its status in every event', async () => {
    const { world, picker } = await mounted('manual');
    const events = collect(picker.element, ...all);
    picker.choose('Xero');
    await until('the link', () => events.some(({ type }) => type === 'codat-link-open'));
    await authorize(world, connectionIdIn(events));
    await until('the end', () => events.some(({ type }) => type === 'codat-link-end'));
    const six = [
      'connectionId',
      'integrationId',
      'integrationKey',
      'platformName',
      'sourceId',
      'sourceType',
      'status',
    ];
    const fields = Object.fromEntries(
      events.map(({ type, detail }) => [type, Object.keys(detail as object).sort()]),
    );

    expect(fields).to.deep.equal({
      'codat-integration-select': ['integration'],
      'codat-connection-change': ['connection', 'kind', 'previous'],
      'codat-connection-started': six,
      'codat-link-open': [...six, 'linkUrl', 'mode'].sort(),
      'codat-connection': six,
      'codat-link-end': [...six, 'outcome', 'statusCode'].sort(),
    });
    const change = events.find(({ type }) => type === 'codat-connection-change');
    const { connection } = change?.detail as { connection: object };
    expect(Object.keys(connection).sort()).to.deep.equal(six);
    expect(events.at(-1)?.detail).to.include({
      integrationKey: 'gbol',
      platformName: 'Xero',
      sourceType: 'Accounting',
      status: 'Linked',
      outcome: 'linked',
    });
  });

  it('does nothing when the page prevents the choice', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted('popup');
    picker.element.addEventListener('codat-integration-select', (event) => event.preventDefault());
    picker.choose('Xero');
    await picker.element.refresh();

    expect(await posts(world)).to.equal(0);
    expect(windows.length).to.equal(0);
    expect(picker.panel).to.equal('');
  });

  it('leaves the opening to the page that prevents it, and waits', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted('popup');
    const opens = collect(picker.element, 'codat-link-open');
    picker.element.addEventListener('codat-link-open', (event) => event.preventDefault());
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');

    expect(windows.map(({ closed }) => closed)).to.deep.equal([true]);
    expect((opens[0]?.detail as LinkOpenDetail).linkUrl).to.match(/^http:\/\/127\.0\.0\.1:/);
    await authorize(world, connectionIdIn(opens));
    await until('Xero to be connected', () => picker.tile('Xero').chip === '✓ Connected');
  });

  it('opens nothing with link-mode="manual", and gives the page the link', async () => {
    const windows = collectWindows();
    const { picker } = await mounted('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');

    expect(windows.length).to.equal(0);
    expect(opens.map(({ detail }) => (detail as LinkOpenDetail).mode)).to.deep.equal(['manual']);
    expect(picker.hasState('linking')).to.equal(true);
  });

  it('warns once of a link-mode that does not exist, and opens a popup', async () => {
    const warnings = collectWarnings();
    const windows = collectWindows();
    const { picker } = await mounted('iframe');
    picker.choose('Xero');
    picker.choose('Stripe');
    await until('both windows', () => windows.length === 2);

    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('link-mode is "iframe"');
  });

  it('makes one connection of two presses', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted('popup');
    picker.choose('Xero');
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    picker.choose('Xero');
    await picker.element.refresh();

    expect(await posts(world)).to.equal(1);
    expect(windows.length).to.equal(1);
  });

  it('goes on with a pending connection instead of making a second', async () => {
    const { world, picker } = await mounted('manual', {
      connections: [{ platformKey: 'gbol', status: 'PendingAuth' }],
    });
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');

    expect(await posts(world)).to.equal(0);
  });

  it('shows that it prepares the link', async () => {
    const { world, picker } = await mounted('manual');
    await breakCodat(world, { kind: 'delay', delayMs: 700, method: 'POST' });
    picker.choose('Xero');
    await picker.untilPanel('Taking you to Xero…');
    const whileOpening = [...picker.panelActions];
    await picker.untilPanel('Waiting for Xero…');

    expect(whileOpening).to.deep.equal([]);
    expect(picker.tile('Xero').chip).to.equal('Waiting for you');
  });

  it('shows a real link where no window can be opened', async () => {
    blockWindows();
    const { picker } = await mounted('popup');
    const blocked = collect(picker.element, 'codat-link-blocked');
    picker.choose('Xero');
    await picker.untilPanel('Open Xero to go on');
    const link = picker.get<HTMLAnchorElement>('[part=attempt] a');
    const { href, target, rel } = link;
    const offered = [...picker.panelActions];
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.click();
    await picker.untilPanel('Waiting for Xero…');

    expect(offered).to.deep.equal(['Cancel', 'Use this tab instead', 'Open Xero in a new tab']);
    expect(blocked.map(({ detail }) => (detail as LinkOpenDetail).linkUrl)).to.deep.equal([href]);
    expect({ target, rel }).to.deep.equal({ target: '_blank', rel: 'noopener noreferrer' });
  });

  it('offers to go on when the window is closed too early', async () => {
    const windows = collectWindows();
    const { picker } = await mounted('popup');
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    windows[0]?.close();
    await picker.untilPanel('Xero is not finished');
    const offered = [...picker.panelActions];
    picker.pressInPanel('Continue');
    await picker.untilPanel('Waiting for Xero…');

    expect(offered).to.deep.equal(['Cancel', 'Continue']);
    expect(windows.length).to.equal(2);
  });

  it('says so when the person cancels, and can be told to be quiet', async () => {
    const { picker } = await mounted('manual');
    const ends = collect(picker.element, 'codat-link-end');
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    picker.pressInPanel('Cancel');
    await picker.untilPanel('Xero was not connected');
    const offered = [...picker.panelActions];
    picker.pressInPanel('Dismiss');
    await picker.element.updateComplete;

    expect(offered).to.deep.equal(['Dismiss', 'Try again']);
    expect(ends.map(({ detail }) => (detail as { outcome: string }).outcome)).to.deep.equal([
      'cancelled',
    ]);
    expect(picker.panel).to.equal('');
    expect(picker.tile('Xero').chip).to.equal('Not finished');
  });

  it('says what the platform said when it failed, and tries again', async () => {
    const { world, picker } = await mounted('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    await comeBack({
      connectionId: connectionIdIn(opens),
      statusCode: '500',
      errorMessage: ' Permission denied.',
    });
    await picker.untilPanel('Xero could not be connected');
    const said = picker.panel;
    const role = picker.get('[part=attempt]').getAttribute('role');
    picker.pressInPanel('Try again');
    await picker.untilPanel('Waiting for Xero…');

    expect(said).to.include('Xero said: “Permission denied”.');
    expect(role).to.equal('alert');
    expect(await posts(world)).to.equal(1);
  });

  it('says so when the platform’s edition is not supported', async () => {
    const { picker } = await mounted('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    await comeBack({ connectionId: connectionIdIn(opens), statusCode: '501' });
    await picker.untilPanel('This Xero account cannot be connected');

    expect(picker.panelActions).to.deep.equal(['Dismiss']);
  });

  it('shows an error of the proxy where the connection was asked for, and tries again', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted('popup');
    const errors = collect(picker.element, 'codat-error');
    await breakCodat(world, { kind: 'status', status: 404, method: 'POST' });
    picker.choose('Xero');
    await picker.untilPanel('Xero could not be opened');
    const wasClosed = windows[0]?.closed;
    await mendCodat(world);
    picker.pressInPanel('Try again');
    await picker.untilPanel('Waiting for Xero…');

    expect(wasClosed).to.equal(true);
    expect(errors.map(({ detail }) => (detail as { operation: string }).operation)).to.deep.equal([
      'link',
    ]);
  });

  it('tells a reconnection where access had been lost', async () => {
    const { world, picker } = await mounted('manual', {
      connections: [{ platformKey: 'gbol', status: 'Deauthorized' }],
    });
    const events = collect(
      picker.element,
      'codat-link-open',
      'codat-reconnect',
      'codat-connection',
    );
    picker.choose('Xero');
    await picker.untilPanel('Waiting for Xero…');
    await authorize(world, connectionIdIn(events));
    await until('the reconnection', () => events.length === 2);

    expect(events.map(({ type }) => type)).to.deep.equal(['codat-link-open', 'codat-reconnect']);
    expect(await posts(world)).to.equal(0);
  });
});
