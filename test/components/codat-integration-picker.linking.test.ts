import { expect } from '@open-wc/testing';
import type { LinkOpenDetail } from '../../src/events/index.js';
import { authorize, connectionIdIn, countPosts, mountLinkingPicker } from '../support/linking.js';
import { collect, collectWarnings, collectWindows, holdResponses, until } from '../support/page.js';

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

describe('codat-integration-picker: linking', () => {
  it('links in a window that it opens and closes, and dispatches each event once', async () => {
    const windows = collectWindows();
    const { world, picker } = await mountLinkingPicker('popup', { links: 'same-origin' });
    const events = collect(picker.element, ...all);
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(events));
    await until('Xero to be connected', () => picker.isConnected('Xero'));
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
    await until('its window to be closed', () => windows.every(({ closed }) => closed));
    expect(windows.length).to.equal(1);
    expect(picker.announced).to.equal('Xero is connected');
    await picker.untilList();
  });

  it('gives a connection’s six fields and its status in every event', async () => {
    const { world, picker } = await mountLinkingPicker('manual');
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
    const { world, picker } = await mountLinkingPicker('popup');
    picker.element.addEventListener('codat-integration-select', (event) => event.preventDefault());
    picker.choose('Xero');
    await picker.element.refresh();

    expect(await countPosts(world)).to.equal(0);
    expect(windows.length).to.equal(0);
    expect(picker.panel).to.equal('');
  });

  it('leaves the opening to the page that prevents it, and waits', async () => {
    const windows = collectWindows();
    const { world, picker } = await mountLinkingPicker('popup');
    const opens = collect(picker.element, 'codat-link-open');
    picker.element.addEventListener('codat-link-open', (event) => event.preventDefault());
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');

    await until('the blank window to be closed', () => windows.every(({ closed }) => closed));
    expect(windows.length).to.equal(1);
    expect((opens[0]?.detail as LinkOpenDetail).linkUrl).to.match(/^http:\/\/127\.0\.0\.1:/);
    await authorize(world, connectionIdIn(opens));
    await until('Xero to be connected', () => picker.isConnected('Xero'));
  });

  it('opens nothing with link-mode="manual", and gives the page the link', async () => {
    const windows = collectWindows();
    const { picker } = await mountLinkingPicker('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');

    expect(windows.length).to.equal(0);
    expect(opens.map(({ detail }) => (detail as LinkOpenDetail).mode)).to.deep.equal(['manual']);
    expect(picker.hasState('linking')).to.equal(true);
  });

  it('warns once of a link-mode that does not exist, and opens a popup', async () => {
    const warnings = collectWarnings();
    const windows = collectWindows();
    const { picker } = await mountLinkingPicker('iframe');
    picker.choose('Xero');
    picker.choose('Stripe');
    await until('both windows', () => windows.length === 2);

    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('Invalid link-mode "iframe"');
  });

  it('makes one connection of two presses', async () => {
    const windows = collectWindows();
    const { world, picker } = await mountLinkingPicker('popup');
    picker.choose('Xero');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    picker.choose('Xero');
    await picker.element.refresh();

    expect(await countPosts(world)).to.equal(1);
    expect(windows.length).to.equal(1);
  });

  it('goes on with a pending connection instead of making a second', async () => {
    const { world, picker } = await mountLinkingPicker('manual', {
      connections: [{ platformKey: 'gbol', status: 'PendingAuth' }],
    });
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');

    expect(await countPosts(world)).to.equal(0);
  });

  it('shows that it prepares the link', async () => {
    const { picker } = await mountLinkingPicker('manual');
    const responses = holdResponses('POST');
    picker.choose('Xero');
    await picker.untilPanel('Taking you to Xero…');
    const whileOpening = [...picker.panelActions];
    responses.release();
    await picker.untilPanel('Continue in the Xero window');

    expect(whileOpening).to.deep.equal(['Back to the list']);
    expect(picker.tile('Xero').chip).to.equal('In progress');
  });
});
