/** `codat-elements/testing` where a host's tests run in the page: real windows, and what is said of wrong ones. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { findButton } from '../../testing/find-button.js';
import { openTestWorld, type ServedTestWorld } from '../../testing/open-test-world.js';
import { popupOf } from '../../testing/popup-of.js';
import { signIn } from '../../testing/sign-in/index.js';
import type { TestWorldOptions } from '../../testing/test-world.js';
import { mountPicker } from '../support/mount.js';
import { atTheEnd, collect, until } from '../support/page.js';

async function mounted(options: TestWorldOptions = {}): Promise<ServedTestWorld> {
  const world = await openTestWorld(options, { url: '/world' });
  atTheEnd(() => world.close());
  await mountPicker(
    html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
  );
  return world;
}

async function opened(): Promise<Window> {
  const xero = await findButton('Connect to Xero');
  const popup = await popupOf(() => xero.click());
  atTheEnd(() => popup.close());
  return popup;
}

/** What an action that goes wrong says. */
async function saidBy(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return 'nothing';
}

describe('A test world in a page', () => {
  it('links in the window that a click opens, and the page learns of it at once', async () => {
    const world = await mounted();
    const ends = collect(document, 'codat-link-end');
    await world.signIn(await opened());
    await until('the end', () => ends.length === 1);
    expect((ends[0]?.detail as { outcome: string }).outcome).to.equal('linked');
    expect((await world.connection('Xero')).status).to.equal('Linked');
  });

  it('cancels and fails in the window that a click opens', async () => {
    const world = await mounted();
    const ends = collect(document, 'codat-link-end');
    await world.cancel(await opened());
    await until('the cancellation', () => ends.length === 1);
    const again = await findButton(/^(Continue|Connect to|Try again).*/);
    const popup = await popupOf(() => again.click());
    await world.fail(popup, 'unsupported');
    await until('the refusal', () => ends.length === 2);
    expect(ends.map(({ detail }) => (detail as { outcome: string }).outcome)).to.deep.equal([
      'cancelled',
      'unsupported',
    ]);
  });

  it('waits for a window for as long as it is told', async () => {
    const later = () => void setTimeout(() => window.open('about:blank'), 50);
    const popup = await popupOf(later, { timeoutMs: Infinity });
    atTheEnd(() => popup.close());
    expect(popup.closed).to.equal(false);
  });

  it('says that a window shows another origin', async () => {
    await mounted({ links: 'other-site' });
    const popup = await opened();
    expect(await saidBy(() => signIn(popup))).to.match(/CodatTestingError: .*another origin/);
  });

  it('says that a window is closed, or shows no sign-in page', async () => {
    const closed = window.open('about:blank')!;
    closed.close();
    await until('the window to close', () => closed.closed);
    expect(await saidBy(() => signIn(closed))).to.contain('this one is closed');
    const blank = window.open('about:blank')!;
    atTheEnd(() => blank.close());
    expect(await saidBy(() => signIn(blank, { timeoutMs: 50 }))).to.contain('about:blank');
  });

  it('says which buttons there are where one is missing', async () => {
    await mounted();
    await findButton('Connect to Xero');
    const said = await saidBy(() => findButton('Connect to Nobody', { timeoutMs: 50 }));
    expect(said).to.contain('No button "Connect to Nobody"').and.to.contain('"Connect to Xero"');
  });

  it('says that the server has no worlds, and what was wrong in asking for one', async () => {
    const missing = await saidBy(() => openTestWorld({}, { url: '/nowhere' }));
    expect(missing).to.contain('There are no test worlds at').and.to.contain('/nowhere');
    const world = await openTestWorld({}, { url: '/world' });
    atTheEnd(() => world.close());
    expect(await saidBy(() => world.expireAccess('nope'))).to.contain('no connection "nope"');
  });
});
