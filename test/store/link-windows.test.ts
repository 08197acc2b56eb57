import { expect } from '@open-wc/testing';
import { LinkWindow, type LinkMode } from '../../src/store/link-window.js';
import { loadAttempts, saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { sendResult } from '../../src/store/linking/link-channel.js';
import { ATTEMPTS_KEY } from '../../src/store/stored-attempts.js';
import { untilAtProvider } from '../support/linking.js';
import { age, setHidden } from '../support/clock.js';
import { atTheEnd, collectWindows, holdResponses, until } from '../support/page.js';
import { createFixture } from './fixture.js';
import { storedAttempt, withEmptyMemory } from './samples.js';

const startPath = (id: string) => `GET /connections/${id}/start`;

/** A person in a window at the provider's, whose pages are on this origin so that a test can close it. */
async function startInWindow(mode: LinkMode = 'popup') {
  const fixture = await createFixture({ links: 'same-origin' });
  const windows = collectWindows();
  const attempt = fixture.link('gbol', mode);
  const { id } = await fixture.waiting(attempt);
  await untilAtProvider(windows[0]);
  return { fixture, attempt, id, windows };
}

describe('The window of an attempt', () => {
  for (const mode of ['popup', 'tab'] as const) {
    it(`opens in the click itself, with a word to wait (${mode})`, async () => {
      const fixture = await createFixture();
      const windows = collectWindows();
      const attempt = fixture.link('gbol', mode);
      const [opened] = windows;
      expect(opened?.document.title).to.equal('One moment');
      expect(opened?.document.querySelector('[role=status]')?.textContent).to.equal('Opening');
      const { id } = await fixture.waiting(attempt);
      await until('the provider’s page', async () => (await fixture.count(startPath(id))) === 1);
      expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-open' });
      expect(windows).to.have.lengthOf(1);
      expect(fixture.watcher.of('link-open')[0]?.mode).to.equal(mode);
    });
  }

  for (const [what, open] of [
    [
      'throws',
      () => {
        throw new Error('Pop-ups are blocked.');
      },
    ],
    ['gives what is no window', () => ({})],
    ['gives a window of which nothing works', () => new Proxy({}, { get: () => undefined })],
    ['gives nothing', () => undefined],
  ] as const) {
    it(`is shown as a link where the browser’s ${what}`, async () => {
      const { open: before } = window;
      atTheEnd(() => {
        window.open = before;
      });
      window.open = open as unknown as typeof window.open;
      const fixture = await createFixture();
      const attempt = fixture.link('gbol', 'popup');
      await fixture.waiting(attempt);
      await until('the link', () => fixture.watcher.of('link-blocked').length === 1);
      expect(attempt.isLive).to.equal(true);
    });
  }

  it('has no way back to this page', async () => {
    const { windows } = await startInWindow();
    expect(windows[0]?.opener === null).to.equal(true);
  });

  it('closes when the attempt ends', async () => {
    const { fixture, attempt, id, windows } = await startInWindow();
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    await fixture.ended(attempt);
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
  });

  for (const [what, connectionId] of [
    ['its result', true],
    ['a result that names no connection', false],
  ] as const) {
    it(`closes by itself, as its return page says, once that has sent ${what}`, async () => {
      const { fixture, attempt, id, windows } = await startInWindow();
      await fixture.setStatus(id, 'Linked');
      const result = { statusCode: '200', ...(connectionId ? { connectionId: id } : {}) };
      expect(await sendResult(result, 20_000)).to.equal(true);
      expect((await fixture.ended(attempt)).outcome).to.equal('linked');
      expect(windows[0]?.closed).to.equal(false);
    });
  }

  it('closes when the person gives up here, though its return page has sent its result', async () => {
    const { attempt, id, windows } = await startInWindow();
    expect(await sendResult({ connectionId: id, statusCode: '200' }, 20_000)).to.equal(true);
    await attempt.cancel();
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
  });

  it('closes when the person gives up on this page', async () => {
    const { attempt, windows } = await startInWindow();
    await attempt.cancel();
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
  });

  it('is not opened a second time while it is open', async () => {
    const { fixture, attempt, windows } = await startInWindow();
    let focused = 0;
    const [opened] = windows;
    if (opened) opened.focus = () => focused++;
    expect(fixture.link('gbol', 'popup') === attempt).to.equal(true);
    expect(windows).to.have.lengthOf(1);
    expect(focused).to.equal(1);
  });

  it('comes to the front on a second click while the connection is still being created', async () => {
    const { release } = holdResponses('POST', '/connections');
    const fixture = await createFixture({ links: 'same-origin' });
    const windows = collectWindows();
    const attempt = fixture.link('gbol', 'popup');
    let focused = 0;
    const [opened] = windows;
    if (opened) opened.focus = () => focused++;
    expect(fixture.link('gbol', 'popup') === attempt).to.equal(true);
    expect(attempt.state.kind).to.equal('opening');
    expect(windows).to.have.lengthOf(1);
    expect(focused).to.equal(1);
    release();
    await fixture.waiting(attempt);
    await untilAtProvider(opened);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-open' });
  });

  for (const mode of ['popup', 'tab'] as const) {
    it(`remembers no attempt that has left in this tab as its own (${mode})`, async () => {
      withEmptyMemory();
      saveAttempt(storedAttempt);
      const fixture = await createFixture({ links: 'same-origin' });
      const windows = collectWindows();
      fixture.link('gbol', mode);
      await untilAtProvider(windows[0]);
      const [opened] = windows;
      expect(opened?.sessionStorage.getItem(ATTEMPTS_KEY)).to.equal(null);
      expect(loadAttempts()[0]).to.deep.equal(storedAttempt);
    });
  }

  it('is not given up for having been called to the front while it was blank', () => {
    const windows = collectWindows();
    const opened = LinkWindow.open('popup', { title: 'One moment', message: 'Opening' });
    opened?.focus();
    expect(opened?.navigate('about:blank')).to.equal(true);
    age(1000);
    expect(opened?.look()).to.equal('there');
    expect(windows).to.have.lengthOf(1);
  });

  /** This page has the focus whenever it is asked. */
  function keepFocus(): void {
    document.hasFocus = () => true;
    atTheEnd(() => {
      Reflect.deleteProperty(document, 'hasFocus');
    });
  }

  for (const mode of ['popup', 'tab'] as const) {
    it(`is not given up when the person comes back long after it came to the front (${mode})`, async () => {
      const { fixture, attempt, windows } = await startInWindow(mode);
      keepFocus();
      fixture.link('gbol', mode);
      setHidden(true);
      age(60_000);
      setHidden(false);
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-open' });
      expect(windows).to.have.lengthOf(1);
    });
  }

  it('is given up when it does not come to the front', async () => {
    const { fixture, attempt } = await startInWindow();
    keepFocus();
    fixture.link('gbol', 'popup');
    age(1000);
    await until(
      'the notice',
      () => attempt.state.kind === 'waiting' && attempt.state.phase === 'window-closed',
    );
  });

  it('that the host wants to open itself closes again', async () => {
    const fixture = await createFixture();
    const windows = collectWindows();
    fixture.watcher.prevented.add('link-open');
    const attempt = fixture.link('gbol', 'popup');
    const { id } = await fixture.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('that is closed by hand leaves the attempt waiting: it may still end well', async () => {
    const { fixture, attempt, id, windows } = await startInWindow();
    windows[0]?.close();
    await until(
      'the notice',
      () => attempt.state.kind === 'waiting' && attempt.state.phase === 'window-closed',
    );
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('that was closed is opened again by a click, for the same connection', async () => {
    const { fixture, attempt, id, windows } = await startInWindow();
    windows[0]?.close();
    await until(
      'the notice',
      () => attempt.state.kind === 'waiting' && attempt.state.phase === 'window-closed',
    );
    expect(fixture.link('gbol', 'popup') === attempt).to.equal(true);
    expect(windows).to.have.lengthOf(2);
    await fixture.waiting(attempt);
    await until('the provider’s page', async () => (await fixture.count(startPath(id))) === 2);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-open' });
    expect(await fixture.onServer()).to.have.lengthOf(1);
    const [first, second] = fixture.watcher.of('link-open');
    expect(first?.linkUrl).to.not.equal(second?.linkUrl);
  });

  it('that cannot be opened again says why, and the attempt goes on', async () => {
    const { fixture, attempt, id, windows } = await startInWindow();
    windows[0]?.close();
    await until(
      'the notice',
      () => attempt.state.kind === 'waiting' && attempt.state.phase === 'window-closed',
    );
    await fixture.fault({ kind: 'status', status: 400 });
    attempt.reopen();
    const error = await until(
      'the error',
      () =>
        attempt.state.kind === 'waiting' &&
        attempt.state.phase === 'window-closed' &&
        attempt.state.error,
    );
    expect(error.code).to.equal('bad-request');
    await until('the window to close', () => windows.at(-1)?.closed);
    await fixture.heal();
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('closes where the connection could not be had', async () => {
    const fixture = await createFixture();
    const windows = collectWindows();
    await fixture.fault({ kind: 'status', status: 400, method: 'POST' });
    const attempt = fixture.link('gbol', 'tab');
    await until('the failure', () => attempt.state.kind === 'error');
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
  });
});
