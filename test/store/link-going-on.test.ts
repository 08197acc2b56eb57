import { expect } from '@open-wc/testing';
import { CodatApiError } from '../../src/api/errors.js';
import type { LinkMode } from '../../src/store/link-window.js';
import { sendResult } from '../../src/store/linking/link-channel.js';
import { loadAttempts } from '../../src/store/linking/attempt-storage.js';
import type { LinkAttempt } from '../../src/store/linking/link-attempt.js';
import { blockWindows, collectWindows, until } from '../support/page.js';
import { createFixture, type Fixture } from './fixture.js';

/** Holds the next questions about single connections; gives how many there are, and what answers them, later ones too. */
function holdQuestions({ client }: Fixture) {
  const ask = client.getConnection.bind(client);
  const waiting: (() => void)[] = [];
  const answered: Promise<unknown>[] = [];
  client.getConnection = (id) => {
    const answer = new Promise<void>((resolve) => waiting.push(resolve)).then(() => ask(id));
    answered.push(answer);
    return answer;
  };
  return {
    get count() {
      return waiting.length;
    },
    /** Questions from here on are answered at once. */
    pass() {
      client.getConnection = ask;
    },
    async answer() {
      for (const go of waiting) go();
      await Promise.all(answered);
      // What awaits the answers has gone on.
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const outcomes = ({ watcher }: Fixture) => watcher.of('link-end').map(({ outcome }) => outcome);

describe('Who goes on after all', () => {
  const ways: [string, LinkMode, (attempt: LinkAttempt) => void][] = [
    ['opens the link again', 'manual', (attempt) => attempt.reopen()],
    ['brings the window to the front', 'popup', (attempt) => attempt.reopen()],
    ['follows the link that is shown', 'popup', (attempt) => attempt.linkUsed()],
  ];
  for (const [what, mode, goOn] of ways) {
    it(`has not cancelled, though it was pressed before: ${what}`, async () => {
      const fixture = await createFixture();
      if (what.startsWith('follows')) blockWindows();
      else collectWindows();
      const attempt = fixture.link('gbol', mode);
      const { id } = await fixture.waiting(attempt);
      const questions = holdQuestions(fixture);
      const cancelled = attempt.cancel();
      expect(questions.count).to.equal(1);
      questions.pass();
      goOn(attempt);
      await questions.answer();
      await cancelled;

      expect((await fixture.waiting(attempt)).id).to.equal(id);
      expect(outcomes(fixture)).to.deep.equal([]);
      await attempt.cancel();
      expect(outcomes(fixture)).to.deep.equal(['cancelled']);
    });
  }

  it('is not ended by what a return page of the trip before has asked', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    const questions = holdQuestions(fixture);
    expect(await sendResult({ connectionId: id, statusCode: '403' }, 20_000)).to.equal(true);
    await until('the question', () => questions.count === 1);
    questions.pass();
    attempt.reopen();
    await fixture.waiting(attempt);
    await questions.answer();

    expect(attempt.state.kind).to.equal('waiting');
    expect(outcomes(fixture)).to.deep.equal([]);
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  for (const [what, mode, [ours, theirs]] of [
    ['in a window', 'popup', ['qhyg', 'gbol']],
    ['in this tab', 'redirect', ['gbol', 'qhyg']],
    ['with the link that the host opens', 'manual', ['hcws', 'olpr']],
  ] as const) {
    it(`is refused where another of the kind was linked meanwhile: ${what}`, async () => {
      const connections = [
        { id: 'ours', platformKey: ours, status: 'PendingAuth' as const },
        { id: 'theirs', platformKey: theirs, status: 'PendingAuth' as const },
      ];
      const fixture = await createFixture({ connections });
      const windows = collectWindows();
      const attempt = fixture.relink('ours');
      await fixture.waiting(attempt);
      await fixture.setStatus('theirs', 'Linked');
      attempt.reopen({ mode });

      const error = await until(
        'the refusal',
        () => attempt.state.kind === 'error' && attempt.state.error,
      );
      expect(error.code).to.equal('rule');
      expect(fixture.watcher.of('link-open')).to.have.lengthOf(1);
      expect(outcomes(fixture)).to.deep.equal(['failed']);
      expect(windows.every(({ closed }) => closed)).to.equal(true);
      expect(loadAttempts()).to.deep.equal([]);
      await fixture.setStatus('theirs', 'Unlinked');
      await fixture.store.connections.refresh();
      fixture.retry(attempt);
      const again = fixture.store.linking.attemptAbout('ours');
      expect(again && (await fixture.waiting(again)).id).to.equal('ours');
    });
  }

  it('is not told that it is gone where the list alone is', async () => {
    const fixture = await createFixture();
    collectWindows();
    const attempt = fixture.link('gbol', 'manual');
    const { id } = await fixture.waiting(attempt);
    const { client } = fixture;
    client.listConnections = () => Promise.reject(new CodatApiError({ status: 404 }));
    attempt.reopen();

    await until('the link', () => fixture.watcher.of('link-open').length === 2);
    expect((await fixture.waiting(attempt)).id).to.equal(id);
    expect(outcomes(fixture)).to.deep.equal([]);
  });

  it('is not refused where it was linked itself meanwhile, whatever else is', async () => {
    const connections = (['qhyg', 'gbol'] as const).map((platformKey) => ({
      id: platformKey,
      platformKey,
      status: 'PendingAuth' as const,
    }));
    const fixture = await createFixture({ connections });
    const attempt = fixture.relink('qhyg');
    await fixture.waiting(attempt);
    for (const { id } of connections) await fixture.setStatus(id, 'Linked');
    attempt.reopen();

    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(outcomes(fixture)).to.deep.equal(['linked']);
  });
});
