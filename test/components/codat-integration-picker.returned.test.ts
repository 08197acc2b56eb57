/** An attempt of an earlier page that has ended before the picker is there: news in the page that the person is back in, and no more later. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { storedAttempt, withEmptyMemory } from '../store/samples.js';
import { createWorld, setStatus } from '../support/browser-world.js';
import { age, holdTimers } from '../support/clock.js';
import { comeBack } from '../support/linking.js';
import { mountList, mountPicker } from '../support/mount.js';
import { until } from '../support/page.js';

/** The person is back in this tab, in a page with a list alone. */
async function backInList() {
  const world = await createWorld({
    connections: [{ id: 'x1', platformKey: 'gbol', status: 'PendingAuth' }],
  });
  saveAttempt({
    ...storedAttempt,
    store: `${world.proxyUrl}/ me same-origin`,
    connectionId: 'x1',
    startedAt: Date.now(),
  });
  const list = await mountList(
    html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
  );
  await list.ready();
  await list.untilPanel('Finish connecting Xero');
  const picker = async () => {
    const mounted = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="gbol exgd"
      ></codat-integration-picker>`,
    );
    return mounted.ready();
  };
  return { world, list, picker };
}

describe('codat-integration-picker: an attempt that came back before it was there', () => {
  beforeEach(withEmptyMemory);

  it('speaks of no window where the person went to the provider in this tab', async () => {
    const { list, picker } = await backInList();
    const inList = list.panel;
    list.element.remove();
    const later = await picker();
    await later.untilPanel('Finish connecting Xero');
    const inPicker = later.panel;

    expect(inList).to.include('You can continue where you left off.');
    expect(inPicker).to.include('You can continue where you left off.');
    expect(inList).not.to.include('window');
    expect(inPicker).not.to.include('window');
  });

  it('is no news any more where it was linked a while ago', async () => {
    holdTimers((ms) => ms === 1200);
    const { world, list, picker } = await backInList();
    await setStatus(world, 'x1', 'Linked');
    window.dispatchEvent(new Event('focus'));
    await list.untilStatus('Xero', 'Connected');
    await until('the end', () => list.panel === '');
    age(60_000);
    const later = await picker();

    expect(later.has('.stage')).to.equal(false);
    expect(later.lines).to.deep.equal([]);
    expect(later.isConnected('Xero')).to.equal(true);
  });

  it('is a line where it failed a while ago, in each picker', async () => {
    const { list, picker } = await backInList();
    await comeBack({ connectionId: 'x1', statusCode: '500' });
    await list.untilPanel('We couldn’t connect Xero');
    age(60_000);

    for (const later of [await picker(), await picker()]) {
      await until('the line', () => later.lines.length > 0);
      expect(later.lines).to.deep.equal(['We couldn’t connect Xero']);
      expect(later.has('.stage')).to.equal(false);
    }
  });

  it('takes the stage where the page is still beginning', async () => {
    const { list, picker } = await backInList();
    await comeBack({ connectionId: 'x1', statusCode: '500' });
    await list.untilPanel('We couldn’t connect Xero');
    const soon = await picker();
    await soon.untilStage('We couldn’t connect Xero');
  });
});
