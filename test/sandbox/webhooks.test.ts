import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createCodatSandbox } from '../../sandbox/index.js';
import { asObject, call, json, Visitor } from './support.js';

const secret = 'whsec_c2VjcmV0LW9mLXRoZS10ZXN0cy13ZWJob29rcw==';
const companyId = '8a210b68-6988-11ed-a1eb-0242ac120002';

/** A host that checks signatures as Svix's library does. */
function startHost({ refusals = 0 } = {}) {
  const events: Record<string, unknown>[] = [];
  const ids: string[] = [];
  const waiting: (() => void)[] = [];
  const sandbox = createCodatSandbox({
    syncStepMs: 5,
    seed: { companies: [{ id: companyId, name: 'Toft stores' }] },
    webhook: {
      url: 'https://lender.example/codat/webhooks',
      secret,
      async fetch(request) {
        const part = (name: string) => request.headers.get(`svix-${name}`) ?? '';
        const event = new Webhook(secret).verify(await request.text(), {
          'webhook-id': part('id'),
          'webhook-timestamp': part('timestamp'),
          'webhook-signature': part('signature'),
        });
        ids.push(part('id'));
        if (ids.length <= refusals) return new Response(null, { status: 503 });
        events.push(asObject(event));
        for (const resolve of waiting.splice(0)) resolve();
        return new Response(null, { status: 204 });
      },
    },
  });
  return {
    sandbox,
    events,
    ids,
    async first(type: string) {
      for (;;) {
        const found = events.find(({ eventType }) => eventType === type);
        if (found) return asObject(found['payload']);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}

const connections = `/companies/${companyId}/connections`;

test('the sandbox sends the events of a connection’s whole life, in Codat’s shapes', async () => {
  const { sandbox, events, first } = startHost();
  const created = await json(await call(sandbox, 'POST', connections, { platformKey: 'gbol' }));
  const one = `${connections}/${String(created['id'])}`;
  const visitor = await new Visitor(sandbox).open(String(created['linkUrl']));
  while (visitor.html.includes('value="next"')) await visitor.press('next');
  const payload = await first('connection.connected');
  assert.equal(asObject(payload['referenceCompany'])['id'], companyId);
  const connection = asObject(payload['connection']);
  assert.equal(connection['id'], created['id']);
  assert.equal(connection['status'], 'Linked');
  assert.equal(String(connection['linkUrl']).includes('otp'), false);
  await first('read.completed.initial');
  await call(sandbox, 'PATCH', one, { status: 'Unlinked' });
  await first('connection.disconnected');
  sandbox.setConnectionStatus(String(created['id']), 'Linked');
  await first('connection.reconnected');
  await call(sandbox, 'DELETE', one);
  await first('connection.deleted');
  const types = events.map(({ eventType }) => String(eventType));
  assert.deepEqual(
    types.filter((type) => type.startsWith('connection.')),
    ['created', 'connected', 'disconnected', 'reconnected', 'deleted'].map(
      (what) => `connection.${what}`,
    ),
  );
  assert.ok(types.includes('read.completed'));
});

test('sends again, under the same id, what was not taken', async () => {
  const { sandbox, ids, first } = startHost({ refusals: 1 });
  await call(sandbox, 'POST', connections, { platformKey: 'gbol' });
  await first('connection.created');
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
});
