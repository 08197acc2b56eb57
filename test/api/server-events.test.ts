import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodatClient } from '../../src/api/index.js';
import { eventParser, type ServerEvent } from '../../src/api/server-events.js';

const eventsIn = (...chunks: string[]) => {
  const events: ServerEvent[] = [];
  const parse = eventParser((event) => events.push(event));
  for (const chunk of chunks) parse(chunk);
  return events;
};

const connected = { type: 'connection.connected', connectionId: 'c1', id: '7' };
const data = '{"type":"connection.connected","connectionId":"c1"}';

const spellings: [string, string[]][] = [
  ['line feeds', [`event: connection\nid: 7\ndata: ${data}\n\n`]],
  ['carriage returns alone', [`event: connection\rid: 7\rdata: ${data}\r\r:\r`]],
  ['both', [`event: connection\r\nid: 7\r\ndata: ${data}\r\n\r\n`]],
  ['no blank after the colon', [`event:connection\nid:7\ndata:${data}\n\n`]],
  [
    'data over several lines',
    [
      'event: connection\nid: 7\ndata: {"type":"connection.connected",\ndata: "connectionId":"c1"}\n\n',
    ],
  ],
  ['heartbeats around it', [`: alive\n\nevent: connection\nid: 7\ndata: ${data}\n\n: alive\n\n`]],
  ['one character a chunk', Array.from(`event: connection\nid: 7\ndata: ${data}\n\n`)],
];

for (const [name, chunks] of spellings) {
  test(`eventParser reads an event written with ${name}`, () => {
    assert.deepEqual(eventsIn(...chunks), [connected]);
  });
}

test('eventParser takes an event’s name for its type when its data says none', () => {
  for (const body of ['{}', 'no JSON', '{"type":7}', '[]', 'null']) {
    const [event] = eventsIn(`event: reset\nid: 9\ndata: ${body}\n\n`);
    assert.equal(event?.type, 'reset', body);
    assert.equal(event.id, '9', body);
  }
});

test('eventParser passes over events without a name', () => {
  assert.deepEqual(eventsIn(`data: ${data}\n\n`), []);
});

test('a client reads events after a byte order mark, and characters that come in two chunks', async () => {
  const bytes = new TextEncoder().encode(
    '\ufeffevent: connection\nid: 7\ndata: {"type":"é","connectionId":"c1"}\n\n',
  );
  // In the middle of the é.
  const middle = bytes.indexOf(0xc3) + 1;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, middle));
      controller.enqueue(bytes.slice(middle));
      controller.close();
    },
  });
  const client = createCodatClient({
    proxyUrl: 'https://lender.example/api/codat',
    fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
  });
  const events: ServerEvent[] = [];
  await client.listen((event) => events.push(event), { signal: new AbortController().signal });
  assert.deepEqual(events, [{ type: 'é', connectionId: 'c1', id: '7' }]);
});
