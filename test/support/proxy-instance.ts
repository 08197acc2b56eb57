/**
 * One instance of a token proxy, as a process of its own that can be killed: `REDIS_URL` for the store it
 * shares, `WEBHOOK_SECRET`, and a sandbox in Codat's place. Writes its port on the first line.
 */
import { serve } from '@hono/node-server';
import { createClient } from '@redis/client';
import { createTokenProxy } from '../../server/index.js';
import { redisStore } from '../../server/redis/index.js';
import { createCodatSandbox } from '../../sandbox/index.js';

const client = createClient({ url: process.env['REDIS_URL'] ?? '' });
const subscriber = client.duplicate();
await Promise.all([client.connect(), subscriber.connect()]);

const sandbox = createCodatSandbox();
const proxy = createTokenProxy({
  apiKey: 'sandbox',
  apiUrl: 'http://localhost',
  fetch: (request) => sandbox.fetch(request),
  // The tests' users say who they are.
  resolveCompany: (request) => request.headers.get('x-company'),
  webhookSecret: process.env['WEBHOOK_SECRET'] ?? '',
  store: redisStore({ client, subscriber }),
});

serve({ fetch: proxy, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port));
