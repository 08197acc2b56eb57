import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import test from 'node:test';
import { until } from '../server/harness.js';
import { journey, startCodat, uploadJourney } from '../support/proxy-journey.js';
import { trialSettings } from '../support/proxy-examples.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { startWorkerApp } from '../support/worker-app.js';

test('serves the elements’ client, and withstands attacks, in workerd, which is not Node', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startWorkerApp(t, trialSettings(apiUrl));
  await journey(`${origin}/api/codat`, sandbox);
  await uploadJourney(`${origin}/api/codat`);
});

/** Sends a request; gives how to leave as a page does that is closed: workerd notices a reset, and not a socket half closed. */
function sendAndLeave(origin: string, path: string): () => void {
  const { host, hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`GET /api/codat${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: sid=own\r\n\r\n`);
  return () => void socket.resetAndDestroy();
}

test('a page that leaves ends nothing that others wait for in workerd, which ends all that its request has begun', async (t) => {
  const upstream = await startSpyUpstream(t);
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const origin = await startWorkerApp(t, trialSettings(upstream.url));
  const ask = (path: string) =>
    fetch(`${origin}/api/codat${path}`, {
      headers: { cookie: 'sid=own' },
      signal: AbortSignal.timeout(15_000),
    });
  // As many of a company's as may be at Codat at once.
  const paths = [
    '/integrations',
    ...[1, 2, 3, 4, 5].map((page) => `/companies/me/connections?page=${page}`),
  ];
  const leaving = paths.map((path) => sendAndLeave(origin, path));
  await until('all six at Codat', () => held.length === paths.length);
  for (const leave of leaving) leave();
  await (await ask('/health')).text();
  upstream.respond = (response) => json(response, 200, { results: [] });
  for (const response of held) json(response, 200, { results: [] });
  assert.equal((await ask('/integrations')).status, 200);
  assert.equal((await ask('/companies/me/connections?page=6')).status, 200);
});
