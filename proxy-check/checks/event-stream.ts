/** The routes of pushing: where they are set up, they must not open another door. */
import { randomUUID } from 'node:crypto';
import { findingsOf, type Check } from '../check.js';
import { brokeBy } from '../assertions.js';
import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';

/** About a company that nobody has: delivered to nobody if the webhook is accepted. */
function event(): string {
  const company = { id: randomUUID(), name: 'None' };
  return JSON.stringify({
    id: randomUUID(),
    eventType: 'connection.connected',
    generatedDate: new Date().toISOString(),
    payload: { referenceCompany: company, connection: { id: randomUUID(), platformKey: 'none' } },
  });
}

const signedBy = (secret: string): Readonly<Record<string, string>> => ({
  'svix-id': `msg_${randomUUID()}`,
  'svix-timestamp': String(Math.floor(Date.now() / 1000)),
  'svix-signature': secret,
});

const isStream = ({ response }: Exchange): boolean =>
  response.status === 200 &&
  (response.header('Content-Type') ?? '').startsWith('text/event-stream');

async function hasEvents({ target, me }: CheckContext): Promise<Exchange | undefined> {
  const exchange = await target.send({ path: `/companies/${me}/events` });
  return isStream(exchange) ? exchange : undefined;
}

export const eventStreamChecks: readonly Check[] = [
  {
    id: 'webhooks',
    kind: 'attack',
    promise: 'events that Codat has not signed are refused',
    fix: 'Check the Svix signature of every webhook over its raw body, refuse times more than five minutes off, and respond with 400.',
    run: async ({ target }) => {
      const send = (headers: Readonly<Record<string, string>>): Promise<Exchange> =>
        target.send({ method: 'POST', path: '/webhooks', as: 'nobody', body: event(), headers });
      const exchanges = [
        await send({}),
        await send(signedBy('v1,')),
        await send(signedBy(`v1,${btoa('x'.repeat(32))}`)),
        await send(signedBy('none')),
      ];
      return findingsOf(exchanges, (exchange) =>
        exchange.response.isSuccess ? 'it was taken' : brokeBy(exchange),
      );
    },
  },
  {
    id: 'events',
    kind: 'attack',
    promise: 'a company’s events reach only its own signed-in pages',
    fix: 'Ask for the session on the event stream as everywhere, send Cache-Control: no-store, and CORS headers to your own pages only.',
    run: async (context) => {
      const { target, me, foreignCompany, foreignOrigin } = context;
      const path = `/companies/${me}/events`;
      const own = await hasEvents(context);
      const guarded = [
        await target.send({ path, as: 'nobody' }),
        await target.send({ path: '/events', as: 'nobody' }),
        await target.send({ path: `/events/${foreignCompany}` }),
        await target.send({ path: `/companies/${foreignCompany}/events` }),
      ];
      const foreign = await target.send({ path, headers: { Origin: foreignOrigin } });
      return [
        ...findingsOf(guarded, (exchange) =>
          isStream(exchange) ? 'a stream was opened' : undefined,
        ),
        ...findingsOf([foreign], (exchange) =>
          isStream(exchange) &&
          exchange.response.header('Access-Control-Allow-Origin') !== undefined
            ? 'a page of another origin may read it'
            : undefined,
        ),
        ...findingsOf(own ? [own] : [], ({ response }) =>
          (response.header('Cache-Control') ?? '').toLowerCase().includes('no-store')
            ? undefined
            : 'no Cache-Control: no-store',
        ),
      ];
    },
  },
];
