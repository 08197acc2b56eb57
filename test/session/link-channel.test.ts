import { expect } from '@open-wc/testing';
import { listenForResults, tellResult } from '../../src/session/link-channel.js';
import { parseLinkResult, type LinkResult } from '../../src/session/link-result.js';
import { atTheEnd, until } from '../support/page.js';
import { startBench } from './bench.js';

const redirectUrl =
  'https://lender.example/return?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}&statusText={statusText}';

/** A person at the provider's. */
async function startAttempt(key = 'gbol') {
  const bench = await startBench({ redirectUrl });
  const attempt = bench.link(key);
  const { id } = await bench.waiting(attempt);
  return { bench, attempt, id };
}

const rubbish: unknown[] = [
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

describe('What a return page tells', () => {
  it('is that the person cancelled: the attempt ends as cancelled', async () => {
    const { bench, attempt, id } = await startAttempt();
    expect(await tellResult({ connectionId: id, statusCode: '403' })).to.equal(true);
    const end = await bench.ended(attempt);
    expect(end).to.deep.equal({ kind: 'ended', outcome: 'cancelled', statusCode: '403' });
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('is that nothing was changed: the attempt ends as unchanged', async () => {
    const { bench, attempt, id } = await startAttempt();
    const url = await bench.world.visit({ connectionId: id, action: 'fail', reason: 'unchanged' });
    await tellResult(parseLinkResult(url.search));
    expect((await bench.ended(attempt)).outcome).to.equal('unchanged');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('is a failure that the server knows of too: it is one failure', async () => {
    const { bench, attempt, id } = await startAttempt();
    const url = await bench.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
    await tellResult(parseLinkResult(url.search));
    const { outcome, errorMessage } = await bench.ended(attempt);
    expect([outcome, errorMessage]).to.deep.equal(['failed', 'Permission denied']);
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('is success: the server is asked at once, and has the word', async () => {
    const { bench, attempt, id } = await startAttempt();
    const url = await bench.world.visit({ connectionId: id, action: 'authorize' });
    await tellResult(parseLinkResult(url.search));
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
  });

  it('is success where the server knows of none: nothing is linked by it', async () => {
    const { bench, attempt, id } = await startAttempt();
    const before = await bench.count(`GET /connections/${id}`);
    await tellResult({ connectionId: id, statusCode: '200' });
    // Once when it is told, once more soon after: the server may be a little late.
    await until(
      'two questions',
      async () => (await bench.count(`GET /connections/${id}`)) >= before + 2,
    );
    expect(attempt.state.kind).to.equal('waiting');
    expect(bench.watcher.of('connection')).to.have.lengthOf(0);
    await bench.setStatus(id, 'Linked');
    bench.comeBack();
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
  });

  it('is a cancellation although the server says linked: linked it is', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.setStatus(id, 'Linked');
    await tellResult({ connectionId: id, statusCode: '403' });
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('is about another connection: it is not heard', async () => {
    const { attempt } = await startAttempt();
    const told = { connectionId: 'somebody-else', statusCode: '403' };
    expect(await tellResult(told, 300)).to.equal(false);
    expect(attempt.state.kind).to.equal('waiting');
  });

  it('is about no connection in particular: whoever waits takes it', async () => {
    const { bench, attempt } = await startAttempt();
    expect(await tellResult({ statusCode: '403' })).to.equal(true);
    expect((await bench.ended(attempt)).outcome).to.equal('cancelled');
  });

  it('comes once the attempt has ended: it is answered, so that its window closes, and ends nothing again', async () => {
    const { bench, attempt, id } = await startAttempt();
    await attempt.cancel();
    expect(await tellResult({ connectionId: id, statusCode: '500' })).to.equal(true);
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('is success after it was cancelled here: the connection is seen to be linked', async () => {
    const { bench, attempt, id } = await startAttempt();
    await attempt.cancel();
    const url = await bench.world.visit({ connectionId: id, action: 'authorize' });
    await tellResult(parseLinkResult(url.search));
    await until('the change', () => bench.watcher.of('connection').length > 0);
    expect(bench.connection(id).status).to.equal('Linked');
    expect(bench.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal(['cancelled']);
  });

  it('is rubbish: it is not heard, and what follows it is', async () => {
    const { bench, attempt, id } = await startAttempt();
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    for (const message of rubbish) channel.postMessage(message);
    await tellResult({ connectionId: id, statusCode: '501' });
    expect((await bench.ended(attempt)).statusCode).to.equal('501');
  });
});

describe('A message between windows', () => {
  it('is heard as plain text of known names only', async () => {
    const heard: LinkResult[] = [];
    atTheEnd(listenForResults((result) => heard.push(result) > 0));
    const told = { connectionId: 'c1', errorMessage: 'a\u202eb\n', other: 'x' };
    await tellResult(told);
    expect(heard).to.deep.equal([{ connectionId: 'c1', errorMessage: 'a b' }]);
  });

  it('is not confirmed by a page that does not wait for it', async () => {
    let heard = 0;
    atTheEnd(
      listenForResults(() => {
        heard++;
        return false;
      }),
    );
    expect(await tellResult({ connectionId: 'c1' }, 200)).to.equal(false);
    expect(heard).to.equal(1);
  });

  it('is not confirmed by an answer about another connection', async () => {
    const channel = new BroadcastChannel('codat-elements');
    atTheEnd(() => channel.close());
    channel.onmessage = () => {
      for (const answer of [null, { type: 'link-result-seen', result: { connectionId: 'c2' } }]) {
        channel.postMessage(answer);
      }
    };
    expect(await tellResult({ connectionId: 'c1' }, 200)).to.equal(false);
  });

  it('is heard by a page that was not listening yet when it was sent', async () => {
    const told = tellResult({ connectionId: 'c1' });
    setTimeout(() => atTheEnd(listenForResults(() => true)), 100);
    expect(await told).to.equal(true);
  });

  it('is not heard any more by a page that has stopped listening', async () => {
    let heard = 0;
    const stop = listenForResults(() => ++heard > 0);
    stop();
    expect(await tellResult({ connectionId: 'c1' }, 200)).to.equal(false);
    expect(heard).to.equal(0);
  });
});
