import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatClient } from '../../src/api/client.js';
import type { Connection, Integration } from '../../src/api/schema.js';
import { connectionOf, integrationOf } from '../store/samples.js';
import { overflows } from '../support/audit.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { find } from '../support/page.js';

const many = 5000;
const statuses = ['PendingAuth', 'Deauthorized', 'Unlinked', 'PendingAuth'];
const kinds = ['Accounting', 'Banking', 'Commerce'];

const integrations: Integration[] = Array.from({ length: many }, (_, index) =>
  integrationOf(`key-${index}`, {
    name: `Software ${index}`,
    sourceType: kinds[index % kinds.length],
  }),
);

const connections: Connection[] = Array.from({ length: many }, (_, index) =>
  connectionOf(`key-${index}`, {
    platformName: `Software ${index}`,
    sourceType: kinds[index % kinds.length] ?? '',
    status: index === 0 ? 'Linked' : (statuses[index % statuses.length] ?? ''),
    created: new Date(1.7e12 + index * 60_000).toISOString(),
  }),
);

/** Codat with thousands of everything. In the place of HTTP: what is measured is the elements. */
function hugeClient(): CodatClient {
  const none = () => Promise.reject(new Error('Nobody asks for this here.'));
  return {
    listIntegrations: () => Promise.resolve(integrations),
    getBranding: () => Promise.resolve({}),
    listConnections: () => Promise.resolve(connections),
    getConnection: none,
    createConnection: none,
    unlinkConnection: none,
    deleteConnection: none,
    getDataStatus: () => Promise.resolve({}),
  };
}

/** The longest the page did not respond while something was done, in milliseconds. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  await new Promise((resolve) => setTimeout(resolve));
  look();
  clearInterval(timer);
  return longest;
}

/** Says nothing of how quick they are: the machine may have other things to do. What grows with the square takes a minute. */
const bearable = 30_000;

const logDuration = (what: string, ms: number) => console.log(`${what}: ${Math.round(ms)} ms`);

describe(`${many} of everything`, () => {
  it('are listed, in work that does not grow with their square', async () => {
    const client = hugeClient();
    let list: ListHarness | undefined;
    const first = await longestPause(async () => {
      const box = await fixture<HTMLElement>(
        html`<div style="inline-size: 320px">
          <codat-connection-list .client=${client}></codat-connection-list>
        </div>`,
      );
      list = await new ListHarness(find(box, 'codat-connection-list')).ready();
    });
    if (!list) throw new Error('There is no list.');
    const { element } = list;
    const again = await longestPause(async () => {
      element.requestUpdate();
      await element.updateComplete;
    });
    logDuration('list, first', first);
    logDuration('list, again', again);

    expect(list.rows.length).to.equal(many);
    expect(Math.max(first, again)).to.be.lessThan(bearable);
  }).timeout(120_000);

  it('are offered, and found by searching, in work that does not grow with their square', async () => {
    const client = hugeClient();
    let picker: PickerHarness | undefined;
    const first = await longestPause(async () => {
      const box = await fixture<HTMLElement>(
        html`<div style="inline-size: 320px">
          <codat-integration-picker .client=${client}></codat-integration-picker>
        </div>`,
      );
      picker = await new PickerHarness(find(box, 'codat-integration-picker')).ready();
    });
    if (!picker) throw new Error('There is no picker.');
    const shown = picker.tiles.length;
    const { search, element } = { search: picker.search.bind(picker), element: picker.element };
    const searching = await longestPause(() => search('4999'));
    logDuration('picker, first', first);
    logDuration('picker, searching', searching);

    // Accounting software is connected: in place of its tiles there is one line.
    expect(shown).to.equal(many - Math.ceil(many / kinds.length));
    expect(picker.names).to.deep.equal(['Software 4999']);
    expect(overflows(element)).to.deep.equal([]);
    expect(Math.max(first, searching)).to.be.lessThan(bearable);
  }).timeout(120_000);

  it('are looked through for a single button, in work that does not grow with their square', async () => {
    const client = hugeClient();
    const pause = await longestPause(async () => {
      const element = await fixture<HTMLElementTagNameMap['codat-connect-button']>(
        html`<codat-connect-button
          .client=${client}
          platform-key="key-4000"
        ></codat-connect-button>`,
      );
      await new ButtonHarness(element).ready();
    });
    logDuration('button', pause);

    expect(pause).to.be.lessThan(bearable);
  });
});
