import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatClient } from '../../src/api/client.js';
import { CodatApiError } from '../../src/api/errors.js';
import type { Branding, Connection, Integration } from '../../src/api/schema.js';
import { overflows } from '../support/audit.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { SyncHarness } from '../support/harness/sync-harness.js';
import '../support/mount.js';
import { collectUncaught, find, until } from '../support/page.js';

const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const reversed = 'Xero \u202etpircsavaj\u202c \u2067Bank\u2069';
const long = 'Extraordinarily'.repeat(334).slice(0, 5000);
const unsafe = [
  'javascript:window.hacked=1',
  'data:image/svg+xml,<svg onload="window.hacked=1"/>',
  'http://images.example/logo.png',
  '//images.example/logo.png',
];

const integration = (key: string, name: string, logoUrl?: string): Integration => ({
  key,
  name,
  enabled: true,
  sourceType: 'Banking',
  sourceId: `source-${key}`,
  integrationId: `integration-${key}`,
  logoUrl,
});

const connection = (id: string, key: string, platformName: string, status: string): Connection => ({
  id,
  integrationId: `integration-${key}`,
  integrationKey: key,
  sourceId: `source-${key}`,
  sourceType: 'Banking',
  platformName,
  status,
  linkUrl: 'javascript:window.hacked=1',
  created: 'not a date',
  lastSync: '9999-99-99T99:99:99',
  connectionInfo: { companyName: markup + long },
  dataConnectionErrors: [{ statusCode: '500', errorMessage: markup + reversed + long }],
});

const integrations = [
  integration('a', markup, unsafe[0]),
  integration('b', reversed, unsafe[1]),
  integration('c', long, unsafe[2]),
  integration('d', 'Twice', unsafe[3]),
  integration('d', 'Twice', unsafe[3]),
  integration('"><b>', '', ''),
  { ...integration('e', 'A kind of tomorrow'), sourceType: 'Telepathy' },
  { ...integration('f', 'Of no kind'), sourceType: null },
];

const connections = [
  connection('1', 'a', markup, 'Linked'),
  connection('2', 'b', reversed, 'Deauthorized'),
  connection('3', 'c', long, 'PendingAuth'),
  connection('4', 'd', 'Twice', 'Unlinked'),
  connection('4', 'd', 'Twice', 'Unlinked'),
  connection('5', 'e', 'Tomorrow', `Hibernating${long}`),
  connection('6', 'nobody', 'Of no integration', '<b>Linked</b>'),
  connection('"]', 'f', 'Odd id', 'Linked'),
];

const dataStatus = {
  [markup]: { dataType: markup + long, currentStatus: `${markup}Error` },
  reversed: { dataType: reversed, currentStatus: `${long}ing` },
  silent: { dataType: null, currentStatus: null },
  constructor: { currentStatus: 'valueOf' },
};

/** A client with malformed data. In place of HTTP, since the sandbox responds with valid data only. */
function lyingClient(): CodatClient {
  const branding = (): Branding => ({
    logo: { square: { image: { src: unsafe[0] } } },
    button: {
      default: { image: { src: unsafe[1], alt: markup } },
      hover: { image: { src: unsafe[0] } },
    },
  });
  const refuse = () => Promise.reject(new CodatApiError({ status: 403, detail: markup }));
  return {
    listIntegrations: () => Promise.resolve(integrations),
    getBranding: () => Promise.resolve(branding()),
    listConnections: () => Promise.resolve(connections),
    getConnection: (id) => Promise.resolve(connections.find((one) => one.id === id) ?? refuse()),
    createConnection: refuse,
    unlinkConnection: refuse,
    deleteConnection: refuse,
    getDataStatus: () => Promise.resolve(dataStatus),
  };
}

const imageSources = (root: ParentNode) =>
  [...root.querySelectorAll('img')].map(({ src }) => src).filter((src) => src !== '');

const wasHacked = () => 'hacked' in window;

async function mountedPicker(): Promise<PickerHarness> {
  const box = await fixture<HTMLElement>(
    html`<div style="inline-size: 320px">
      <codat-integration-picker .client=${lyingClient()}></codat-integration-picker>
    </div>`,
  );
  const element = find(box, 'codat-integration-picker');
  return new PickerHarness(element).ready();
}

async function mountedList(): Promise<ListHarness> {
  const box = await fixture<HTMLElement>(
    html`<div style="inline-size: 320px">
      <codat-connection-list
        actions="continue reconnect disconnect delete"
        .client=${lyingClient()}
      ></codat-connection-list>
    </div>`,
  );
  const element = find(box, 'codat-connection-list');
  return new ListHarness(element).ready();
}

describe('Malformed data from the server', () => {
  it('are shown as text by the picker, and nothing of them runs', async () => {
    const uncaught = collectUncaught();
    const picker = await mountedPicker();
    await picker.element.refresh();

    expect(picker.names).to.include(markup);
    expect(picker.has('script, [onerror], ul b')).to.equal(false);
    expect(imageSources(picker.root)).to.deep.equal([]);
    expect(wasHacked()).to.equal(false);
    expect(uncaught).to.deep.equal([]);
  });

  it('make the picker no wider', async () => {
    const picker = await mountedPicker();

    expect(overflows(picker.element)).to.deep.equal([]);
  });

  it('make one tile of what comes twice', async () => {
    const uncaught = collectUncaught();
    const picker = await mountedPicker();
    picker.element.sourceTypes = 'other';
    await picker.element.updateComplete;
    picker.element.sourceTypes = '';
    await picker.element.updateComplete;
    await picker.element.refresh();

    expect(picker.names.filter((name) => name === 'Twice').length).to.equal(1);
    expect(uncaught).to.deep.equal([]);
  });

  it('put a kind that is unknown under "Other software"', async () => {
    const picker = await mountedPicker();

    expect(picker.groups).to.deep.equal(['Banking', 'Other software']);
    expect(picker.namesIn('Other software')).to.deep.equal(['A kind of tomorrow', 'Of no kind']);
  });

  it('are shown as text by the list, and nothing of them runs', async () => {
    const uncaught = collectUncaught();
    const list = await mountedList();
    const atFirst = list.names.filter((name) => name === 'Twice').length;
    await list.element.refresh();

    expect(atFirst).to.equal(1);
    expect(list.names).to.include(markup);
    expect(list.has('script, [onerror], ul b')).to.equal(false);
    expect(imageSources(list.root)).to.deep.equal([]);
    expect(list.row('Of no integration').chip).to.equal('<b>Linked</b>');
    expect(list.row('Tomorrow').chip).to.include('Hibernating');
    expect(list.names.filter((name) => name === 'Twice').length).to.equal(1);
    expect(wasHacked()).to.equal(false);
    expect(uncaught).to.deep.equal([]);
  });

  it('make the list and its questions no wider', async () => {
    const list = await mountedList();
    const inList = overflows(list.element);
    await list.act(markup, 'Delete');

    expect(inList).to.deep.equal([]);
    expect(overflows(list.element)).to.deep.equal([]);
  });

  it('are shown as text by how far the data is read, which no word of theirs stops', async () => {
    const uncaught = collectUncaught();
    const box = await fixture<HTMLElement>(
      html`<div style="inline-size: 400px">
        <codat-sync-status details .client=${lyingClient()}></codat-sync-status>
      </div>`,
    );
    const sync = await new SyncHarness(find(box, 'codat-sync-status')).ready();

    expect(sync.hasState('working')).to.equal(true);
    expect(sync.types).to.deep.equal({ 'Other data': 'Syncing' });
    expect(sync.has('script, [onerror]')).to.equal(false);
    expect(sync.text('.state')).to.not.include('\u202e');
    expect(overflows(sync.element)).to.deep.equal([]);
    expect(wasHacked()).to.equal(false);
    expect(uncaught).to.deep.equal([]);
  });

  it('do not turn our own words around', async () => {
    const list = await mountedList();
    await list.act(list.names[1] ?? '', 'Delete');
    const sentences = [list.dialogText, ...list.rows.flatMap(({ actionNames }) => actionNames)];

    expect(sentences.filter((words) => /[\u202a-\u202e\u2066-\u2069]/.test(words))).to.deep.equal(
      [],
    );
  });

  it('say no invalid date', async () => {
    const list = await mountedList();

    expect(list.root.textContent).to.not.match(/invalid|NaN|undefined|null/i);
  });

  it('open no link that is not https', async () => {
    const picker = await mountedPicker();
    const opened: unknown[] = [];
    const { open } = window;
    window.open = (url) => {
      opened.push(url);
      return null;
    };
    try {
      // A name is shown up to 300 characters.
      picker.choose(long.slice(0, 300));
      await until('the refusal', () => picker.panel !== '' && !picker.hasState('linking'));
    } finally {
      window.open = open;
    }

    expect(opened.filter(Boolean)).to.deep.equal([]);
    expect(picker.has('a[href^=javascript]')).to.equal(false);
    expect(picker.panel).to.include('Something went wrong on our side');
    expect(overflows(picker.element)).to.deep.equal([]);
    expect(wasHacked()).to.equal(false);
  });
});
