/**
 * 500 streams of events open at once on one process: `npm run bench:streams`. Prints its memory, and how long an
 * event takes to all of them.
 */
import { fork } from 'node:child_process';
import { Agent, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';
import { codatEvent, webhookRequest } from '../test/support/webhooks.js';

const streams = Number(process.env['BENCH_STREAMS'] ?? 500);
const secret = 'whsec_c2VjcmV0LW9mLXRoZS1iZW5jaA==';

const child = fork(fileURLToPath(new URL('./servers.ts', import.meta.url)), ['streams'], {
  execArgv: ['--expose-gc', '--import', 'tsx'],
});
const nextMessage = () =>
  new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)));
const base = `http://127.0.0.1:${await nextMessage()}`;
/** Of the process, after a collection, in bytes. */
const memory = async () => {
  child.send('now');
  return nextMessage();
};

const companyOf = (place: number) => `8a210b68-6988-11ed-a1eb-${String(place).padStart(12, '0')}`;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
let received = 0;

function open(place: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-company': companyOf(place) };
    const sent = send(`${base}/events`, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${String(response.statusCode)}`));
      response.on('data', (chunk: Buffer) => {
        if (chunk.includes('event: ready')) resolve();
        if (chunk.includes('event: connection')) received += 1;
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

const before = await memory();
await Promise.all(Array.from({ length: streams }, (_, place) => open(place)));
const withStreams = await memory();
const begun = performance.now();
for (let place = 0; place < streams; place++) {
  const event = codatEvent('connection.connected', companyOf(place), 'c');
  await fetch(webhookRequest(`${base}/webhooks`, event, { secret }));
}
while (received < streams) await new Promise((resolve) => setTimeout(resolve, 5));
const took = performance.now() - begun;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
console.log(`${streams} streams of ${streams} companies open at once on one process`);
console.log(
  `memory ${megabytes(before)} MB before, ${megabytes(withStreams)} MB with them: ${((withStreams - before) / streams / 1000).toFixed(1)} kB each`,
);
console.log(
  `${streams} webhooks, one after the other, to ${received} pages in ${took.toFixed(0)} ms: ${(took / streams).toFixed(2)} ms each`,
);
agent.destroy();
child.kill();
