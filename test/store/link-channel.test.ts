import { expect } from '@open-wc/testing';
import { onResults, sendResult } from '../../src/store/linking/link-channel.js';
import { parseRedirect, type RedirectResult } from '../../src/store/linking/redirect-parameters.js';
import { holdTimers } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';
import { createFixture } from './fixture.js';

const redirectUrl =
  'https://lender.example/return?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}&statusText={statusText}';

/** For results that are replied to: a limit for a test that fails, which nothing waits for. */
const patience = 20_000;

/** Sends a result whose return page gives up when the test says so, and not when a time is over. */
function sendUntilGivenUp(result: RedirectResult) {
  const controller = new AbortController();
  const reply = sendResult(result, patience, controller.signal);
  return {
    reply,
    giveUp: () => {
      controller.abort();
      return reply;
    },
  };
}

/** Waits until every message that was posted before has arrived: messages arrive in order. */
async function messagesToArrive(): Promise<void> {
  const [from, to] = [1, 2].map(() => new BroadcastChannel('codat-elements')) as [
    BroadcastChannel,
    BroadcastChannel,
  ];
  const marker = crypto.randomUUID();
  const arrived = new Promise<void>((resolve) => {
    to.onmessage = ({ data }) => {
      if (data === marker) resolve();
    };
  });
  from.postMessage(marker);
  await arrived;
  from.close();
  to.close();
}

/** A person at the provider's. */
async function startAttempt(key = 'gbol') {
  const fixture = await createFixture({ redirectUrl });
  const attempt = fixture.link(key);
  const { id } = await fixture.waiting(attempt);
  return { fixture, attempt, id };
}

const malformed: unknown[] = [
  null,
  'link-result',
  42,
  [],
  {},
  { type: 'link-result' },
  { type: 'link-result', result: null },
  { type: 'link-result', result: 'statusCode=403' },
  { type: 'link-result', result: { statusCode: 403 } },
  { type: 'link-result', result: [{ statusCode: '403' }] },
  { type: 7, result: { statusCode: '403' } },
  { type: 'link-result-seen', result: { statusCode: '403' } },
];

describe('The result of a return page', () => {
  it('ends the attempt as cancelled when the person cancelled', async () => {
    const { fixture, attempt, id } = await startAttempt();
    expect(await sendResult({ connectionId: id, statusCode: '403' }, patience)).to.equal(true);
    const end = await fixture.ended(attempt);
    expect(end).to.deep.equal({ kind: 'ended', outcome: 'cancelled', statusCode: '403' });
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('ends the attempt as unchanged when nothing was changed', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const url = await fixture.world.visit({
      connectionId: id,
      action: 'fail',
      reason: 'unchanged',
    });
    await sendResult(parseRedirect(url.search));
    expect((await fixture.ended(attempt)).outcome).to.equal('unchanged');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('ends the attempt as failed once, when the server reports the failure too', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const url = await fixture.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
    await sendResult(parseRedirect(url.search));
    const { outcome, errorMessage } = await fixture.ended(attempt);
    expect([outcome, errorMessage]).to.deep.equal(['failed', 'Permission denied']);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('makes the store poll at once when it is a success, and the server decides', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const url = await fixture.world.visit({ connectionId: id, action: 'authorize' });
    await sendResult(parseRedirect(url.search));
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('links nothing when it is a success that the server does not confirm', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const before = await fixture.count(`GET /connections/${id}`);
    await sendResult({ connectionId: id, statusCode: '200' });
    // Once when it arrives, once more soon after: the server may be a little late.
    await until(
      'two questions',
      async () => (await fixture.count(`GET /connections/${id}`)) >= before + 2,
    );
    expect(attempt.state.kind).to.equal('waiting');
    expect(fixture.watcher.of('connection')).to.have.lengthOf(0);
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('ends the attempt as linked when it is a cancellation and the server says linked', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.setStatus(id, 'Linked');
    await sendResult({ connectionId: id, statusCode: '403' });
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('ends nothing, and makes the store poll, when it is about another connection', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const before = await fixture.count(`GET /connections/${id}`);
    const { giveUp } = sendUntilGivenUp({ connectionId: 'somebody-else', statusCode: '403' });
    await until('a question', async () => (await fixture.count(`GET /connections/${id}`)) > before);
    await messagesToArrive();
    expect(await giveUp()).to.equal(false);
    expect(attempt.state.kind).to.equal('waiting');
  });

  for (const statusCode of ['201', '403', '500', '501']) {
    it(`ends nothing, and makes the store poll, when it is ${statusCode} without a connectionId`, async () => {
      const { fixture, attempt, id } = await startAttempt();
      const before = await fixture.count(`GET /connections/${id}`);
      expect(await sendResult({ statusCode }, patience)).to.equal(true);
      await until(
        'two questions',
        async () => (await fixture.count(`GET /connections/${id}`)) >= before + 2,
      );
      expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
      expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
      await fixture.setStatus(id, 'Linked');
      fixture.comeBack();
      expect((await fixture.ended(attempt)).outcome).to.equal('linked');
      expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    });
  }

  it('counts as a failure only once the server has responded, when the server was out of reach', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.fault({ kind: 'status', status: 403 });
    expect(await sendResult({ connectionId: id, statusCode: '500' }, patience)).to.equal(true);
    await until('the failed question', () => 'error' in attempt.state);
    expect(attempt.state.kind).to.equal('waiting');
    await fixture.heal();
    fixture.comeBack();
    expect(await fixture.ended(attempt)).to.deep.equal({
      kind: 'ended',
      outcome: 'failed',
      statusCode: '500',
    });
  });

  it('puts none of its free text into the attempt or its event', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    const result = { connectionId: id, statusCode: 'Call us on 0900', errorMessage: 'Call us' };
    channel.postMessage({ type: 'link-result', result });
    expect(await fixture.ended(attempt)).to.deep.equal({ kind: 'ended', outcome: 'failed' });
    expect(JSON.stringify(fixture.watcher.of('link-end'))).to.not.include('Call us');
  });

  it('is acknowledged after the attempt has ended, so that its window closes, and ends nothing again', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await attempt.cancel();
    expect(await sendResult({ connectionId: id, statusCode: '500' }, patience)).to.equal(true);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('shows the connection as linked when it is a success after a cancel here', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await attempt.cancel();
    const url = await fixture.world.visit({ connectionId: id, action: 'authorize' });
    await sendResult(parseRedirect(url.search));
    await until('the change', () => fixture.watcher.of('connection').length > 0);
    expect(fixture.connection(id).status).to.equal('Linked');
    expect(fixture.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal([
      'cancelled',
    ]);
    // What was said of the end is taken back.
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('linked');
  });

  it('is ignored when it is malformed, and the next one is not', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    for (const message of malformed) channel.postMessage(message);
    await sendResult({ connectionId: id, statusCode: '501' });
    expect((await fixture.ended(attempt)).statusCode).to.equal('501');
  });
});

describe('A result that is sent between windows', () => {
  it('arrives as plain text of known names only', async () => {
    const received: RedirectResult[] = [];
    atTheEnd(onResults((result) => received.push(result) > 0));
    const sent = { connectionId: 'a\u202eb\n', errorMessage: 'Call us', other: 'x' };
    const { giveUp } = sendUntilGivenUp(sent);
    await until('the result', () => received.length > 0);
    await giveUp();
    expect(new Set(received.map((result) => JSON.stringify(result)))).to.deep.equal(
      new Set([JSON.stringify({ connectionId: 'a b' })]),
    );
  });

  it('gets no reply from a page that does not wait for it', async () => {
    let received = 0;
    atTheEnd(
      onResults(() => {
        received++;
        return false;
      }),
    );
    const { giveUp } = sendUntilGivenUp({ connectionId: 'c1' });
    await until('the result', () => received > 0);
    await messagesToArrive();
    expect(await giveUp()).to.equal(false);
  });

  it('is given up after the time that was set for it', async () => {
    const timers = holdTimers((ms) => ms === 200);
    const reply = sendResult({ connectionId: 'c1' }, 200);
    timers.pass();
    expect(await reply).to.equal(false);
  });

  it('takes no reply about another connection for its own', async () => {
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    let replies = 0;
    channel.onmessage = () => {
      for (const reply of [null, { type: 'link-result-seen', result: { connectionId: 'c2' } }]) {
        channel.postMessage(reply);
      }
      replies++;
    };
    const { giveUp } = sendUntilGivenUp({ connectionId: 'c1' });
    await until('the replies', () => replies > 0);
    await messagesToArrive();
    expect(await giveUp()).to.equal(false);
  });

  it('reaches a page that was not listening yet when it was first sent', async () => {
    const reply = sendResult({ connectionId: 'c1' }, patience);
    await messagesToArrive();
    atTheEnd(onResults(() => true));
    expect(await reply).to.equal(true);
  });

  it('does not reach a page that has stopped listening', async () => {
    let received = 0;
    const stop = onResults(() => ++received > 0);
    stop();
    const { giveUp } = sendUntilGivenUp({ connectionId: 'c1' });
    await messagesToArrive();
    expect(await giveUp()).to.equal(false);
    expect(received).to.equal(0);
  });
});
