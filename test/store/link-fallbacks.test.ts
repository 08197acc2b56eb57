import { expect } from '@open-wc/testing';
import { sendResult } from '../../src/store/linking/link-channel.js';
import { needs } from '../support/engines.js';
import { untilAtProvider } from '../support/linking.js';
import { atTheEnd, collectWindows, until } from '../support/page.js';
import { createFixture, type Fixture } from './fixture.js';
import { withEmptyMemory } from './samples.js';

/** In place of the browser's own, until the test ends. */
function replaceOpen(open: () => unknown): { calls: number } {
  const count = { calls: 0 };
  const original = window.open;
  window.open = () => {
    count.calls++;
    return open() as Window | null;
  };
  atTheEnd(() => {
    window.open = original;
  });
  return count;
}

function replaceGetter(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { configurable: true, get: () => value });
  atTheEnd(() => {
    Reflect.deleteProperty(target, name);
  });
}

/** The person is shown the link; gives it. */
async function shownLink(fixture: Fixture): Promise<string> {
  const attempt = fixture.link('gbol', 'popup');
  await fixture.waiting(attempt);
  const { state } = attempt;
  if (state.kind !== 'waiting' || state.phase !== 'popup-blocked')
    throw new Error('No link is shown.');
  expect(fixture.watcher.of('link-blocked')).to.have.lengthOf(1);
  return state.linkUrl;
}

describe('Where there is no window to be had', () => {
  beforeEach(withEmptyMemory);

  it('but the page’s own, it is left as it is', async () => {
    const fixture = await createFixture();
    const { title } = document;
    replaceOpen(() => window);
    expect(await shownLink(fixture)).to.include('/start');
    expect(document.title).to.equal(title);
    expect(document.querySelector('body > p[role=status]') === null).to.equal(true);
  });

  for (const agent of [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UD1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  ]) {
    it(`since this is a web view, none is tried: ${agent.slice(13, 20)}`, async () => {
      const fixture = await createFixture();
      replaceGetter(navigator, 'userAgent', agent);
      const opened = replaceOpen(() => null);
      expect(await shownLink(fixture)).to.include('/start');
      expect(opened.calls).to.equal(0);
    });
  }

  it('that may be touched, none is left open with a way back to the page', async () => {
    const fixture = await createFixture();
    const untouchable = {
      closed: false,
      get document(): Document {
        throw new DOMException('Denied', 'SecurityError');
      },
      close() {
        this.closed = true;
      },
    };
    replaceOpen(() => untouchable);
    expect(await shownLink(fixture)).to.include('/start');
    expect(untouchable.closed).to.equal(true);
  });

  it('nor a channel, the server is asked all the same', async () => {
    const { BroadcastChannel } = window;
    atTheEnd(() => {
      Object.assign(window, { BroadcastChannel });
    });
    Object.assign(window, {
      BroadcastChannel: function denied() {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    expect(await sendResult({ connectionId: id, statusCode: '403' })).to.equal(false);
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });
});

describe('A window that is called to the front', () => {
  beforeEach(withEmptyMemory);

  async function callTwice() {
    const fixture = await createFixture({ links: 'same-origin' });
    const windows = collectWindows();
    const attempt = fixture.link('gbol', 'popup');
    await fixture.waiting(attempt);
    await untilAtProvider(windows[0]);
    // As one at another site, which stays where it is.
    if (windows[0]) windows[0].focus = () => undefined;
    fixture.link('gbol', 'popup');
    return { fixture, attempt, windows };
  }

  it('and does not come is given up, so that the next click opens another one', async () => {
    needs('the focus after a window has opened');
    const { fixture, attempt, windows } = await callTwice();
    await until(
      'the notice',
      () => attempt.state.kind === 'waiting' && attempt.state.phase === 'window-closed',
    );
    attempt.reopen();
    await fixture.waiting(attempt);
    await untilAtProvider(windows[1]);
    expect(windows).to.have.lengthOf(2);
    expect(await fixture.onServer()).to.have.lengthOf(1);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
  });

  it('and comes is waited for as before', async () => {
    const hasFocus = document.hasFocus;
    let looks = 0;
    document.hasFocus = () => {
      looks++;
      return false;
    };
    atTheEnd(() => {
      document.hasFocus = hasFocus;
    });
    const { attempt, windows } = await callTwice();
    await until('a look', () => looks > 0);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-open' });
    expect(windows).to.have.lengthOf(1);
  });
});

describe('A link that the host opens', () => {
  beforeEach(withEmptyMemory);

  it('and did not, is shown when the person finds nothing there', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol', 'manual');
    await fixture.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
    attempt.reopen();
    const link = await until('the link', () => fixture.watcher.of('link-blocked')[0]?.linkUrl);
    expect(attempt.state).to.deep.include({ phase: 'popup-blocked', linkUrl: link });
    expect(fixture.watcher.of('link-open')).to.have.lengthOf(2);
  });

  it('and says so, stays with the host', async () => {
    const fixture = await createFixture();
    fixture.watcher.prevented.add('link-open');
    const attempt = fixture.link('gbol', 'manual');
    await fixture.waiting(attempt);
    attempt.reopen();
    await until('the second link', () => fixture.watcher.of('link-open').length === 2);
    await fixture.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
    expect(fixture.watcher.of('link-blocked')).to.have.lengthOf(0);
  });
});
