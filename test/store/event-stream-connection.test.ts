/** The stream's connection: how it breaks, and how it reconnects. Its events are in `event-stream.test.ts`. */
import { expect } from '@open-wc/testing';
import { createCodatClient } from '../../src/api/client.js';
import { EventStream } from '../../src/store/stream/event-stream.js';
import { Stream, streamModule } from '../../src/store/stream-part.js';
import { whenIdle } from '../../src/store/when-idle.js';
import { holdTimers } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';

const ready = 'event: ready\nid: 1-0\ndata: {}\n\n';

/** A stream as the proxy opens it, until it is broken or its request is aborted. */
function streamFor(init: RequestInit | undefined, first = ready) {
  let broken: (error: unknown) => void = () => undefined;
  let ended: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(first));
      broken = (error) => controller.error(error);
      ended = () => controller.close();
      init?.signal?.addEventListener('abort', () =>
        controller.error(new DOMException('Aborted', 'AbortError')),
      );
    },
  });
  const response = new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  return { response, broken: (error: unknown) => broken(error), ended: () => ended() };
}

interface ProxyRequest {
  authorization: string | null;
  lastEventId: string | null;
  stream: ReturnType<typeof streamFor>;
}

let made = 0;

/** A page's stream from a proxy that `answer` stands for; by default it opens a stream. */
function startLine(
  respond: (request: ProxyRequest) => Response | undefined = () => undefined,
  getToken?: () => string,
) {
  const requests: ProxyRequest[] = [];
  const fetch: typeof window.fetch = async (_input, init) => {
    const headers = new Headers(init?.headers);
    const one = {
      authorization: headers.get('Authorization'),
      lastEventId: headers.get('Last-Event-ID'),
      stream: streamFor(init),
    };
    requests.push(one);
    return respond(one) ?? one.stream.response;
  };
  const client = createCodatClient({ proxyUrl: '/p', fetch, ...(getToken && { getToken }) });
  const push = new EventStream(`line ${++made}`, client);
  push.start();
  atTheEnd(() => push.stop());
  return { push, requests };
}

const refused = (status: number, headers = {}) => new Response('{}', { status, headers });

describe('A line to the proxy', () => {
  it('is opened with a fresh token when the old one has run out', async () => {
    const tokens = ['old', 'new'];
    const { push, requests } = startLine(
      ({ authorization }) => (authorization === 'Bearer new' ? undefined : refused(401)),
      () => tokens.shift() ?? 'new',
    );
    await until('the stream to be open', () => push.isLive);
    expect(requests.map(({ authorization }) => authorization)).to.deep.equal([
      'Bearer old',
      'Bearer new',
    ]);
  });

  for (const status of [401, 403]) {
    it(`that is refused with ${status} is tried again when the person comes back, not before`, async () => {
      let isSignedIn = false;
      const timers = holdTimers((ms) => ms >= 100);
      const { push, requests } = startLine(() => (isSignedIn ? undefined : refused(status)));
      await until('the refusal', () => requests.length === 1 && !timers.pauses.length);
      timers.pass();
      isSignedIn = true;
      window.dispatchEvent(new Event('focus'));
      await until('the stream to be open', () => push.isLive);
      expect(requests).to.have.lengthOf(2);
    });
  }

  it('that somebody else ends is not believed any more, and comes back', async () => {
    const timers = holdTimers((ms) => ms >= 100 && ms < 15_000);
    const { push, requests } = startLine();
    await until('the stream to be open', () => push.isLive);
    // As a host's own `fetch` does when it tidies up.
    requests[0]?.stream.broken(new DOMException('The operation was aborted.', 'AbortError'));
    await until('the end', () => !push.isLive);
    expect(push.covers(0)).to.equal(false);
    await until('the pause', () => timers.pauses.length > 0);
    timers.pass();
    await until('the next line', () => push.isLive);
    expect(requests[1]?.lastEventId).to.equal('1-0');
  });

  it('begins anew when the network was away: nobody knows whether the old one still stands', async () => {
    const { push, requests } = startLine();
    await until('the stream to be open', () => push.isLive);
    window.dispatchEvent(new Event('online'));
    expect(push.isLive).to.equal(false);
    await until('the next line', () => push.isLive);
    expect(requests.map(({ lastEventId }) => lastEventId)).to.deep.equal([null, '1-0']);
  });

  it('waits as long as the proxy says', async () => {
    const timers = holdTimers((ms) => ms >= 100 && ms !== 15_000);
    const { requests } = startLine(() => refused(429, { 'Retry-After': '60' }));
    await until('the pause', () => timers.pauses.length > 0);
    expect(timers.pauses[0]).to.be.at.least(60_000);
    expect(requests).to.have.lengthOf(1);
  });

  it('waits longer each time when it ends without a word', async () => {
    const timers = holdTimers((ms) => ms >= 100 && ms < 15_000);
    const { requests } = startLine(
      () => new Response('', { headers: { 'Content-Type': 'text/event-stream' } }),
    );
    for (const least of [500, 1000, 2000, 4000]) {
      await until('the pause', () => timers.pauses.length > 0);
      expect(timers.pauses[0]).to.be.at.least(least);
      timers.pass();
    }
    await until('the fifth question', () => requests.length === 5);
  });

  it('whose code was loaded for another company meanwhile is opened once, and left for good', async () => {
    await streamModule.load();
    let requests = 0;
    const fetch: typeof window.fetch = async (_input, init) => {
      requests += 1;
      return Promise.resolve(streamFor(init).response);
    };
    const stream = new Stream(`line ${++made}`, createCodatClient({ proxyUrl: '/p', fetch }));
    // The code is asked for once the browser is idle; by then an element has come back.
    stream.load();
    stream.start();
    await until('the stream to be open', () => stream.isLive);
    await new Promise<void>((resolve) => whenIdle(() => setTimeout(resolve)));
    stream.stop();
    for (const type of ['online', 'focus']) window.dispatchEvent(new Event(type));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stream.isLive).to.equal(false);
    expect(requests).to.equal(1);
  });
});
