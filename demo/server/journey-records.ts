import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { ConsentDetailSchema } from './database/consents.js';
import type { Lender } from './lender.js';

/** Far more than a page of consent has. */
const MAX_BODY_BYTES = 64 * 1024;

const ConnectedSchema = v.object({ connectionId: v.pipe(v.string(), v.maxLength(64)) });

/** The routes by which the journey's page reports to the lender: permissions, and what was connected by an invite. */
export function mountJourneyRecords(app: Hono, { records, sessions, feed }: Lender): void {
  const paths = ['/journey/consents', '/journey/connected'];
  for (const path of paths) app.use(path, bodyLimit({ maxSize: MAX_BODY_BYTES }));

  // The journey waits for this, and asks the person to try again where it fails.
  app.post('/journey/consents', async (context) => {
    const visitor = await sessions.read(context);
    if (!visitor) return context.json({ error: 'Nobody is signed in.' }, 401);
    const detail = await bodyOf(context, ConsentDetailSchema);
    if (!detail) return context.json({ error: 'This is no permission.' }, 422);
    records.consents.add(visitor, detail);
    feed.notify();
    return context.body(null, 204);
  });

  // Only claimed by the page: it is shown once Codat has reported that connection too.
  app.post('/journey/connected', async (context) => {
    const visitor = await sessions.read(context);
    if (visitor?.inviteId === undefined) return context.json({ error: 'This is no invite.' }, 403);
    const connected = await bodyOf(context, ConnectedSchema);
    if (!connected) return context.json({ error: 'This is no connection.' }, 422);
    records.connections.claim(visitor.inviteId, connected.connectionId);
    feed.notify();
    return context.body(null, 204);
  });
}

/** The body, if it is JSON of this shape. Another site's page cannot send that type without being asked first. */
async function bodyOf<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema> | undefined> {
  if (!/^application\/json\b/i.test(context.req.header('Content-Type') ?? '')) return undefined;
  const body: unknown = await context.req.json().catch(() => undefined);
  const result = v.safeParse(schema, body);
  return result.success ? result.output : undefined;
}
