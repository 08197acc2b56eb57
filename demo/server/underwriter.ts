import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { invitesOf } from './invites.js';
import type { Lender } from './lender.js';
import { messagePage } from './pages/message.js';
import { underwriterApplicationPage } from './pages/underwriter-application.js';
import { underwriterListPage } from './pages/underwriter-list.js';

const HEARTBEAT_MS = 25_000;
const MAX_STREAMS = 100;

/**
 * Puts the underwriter's pages on the app. They are the staff's, and this demo has no sign-in for staff: so they are there
 * with the sandbox only. Returns how to end their streams.
 */
export function mountUnderwriter(app: Hono, { records, invites, feed }: Lender): () => void {
  const { applications, connections, consents } = records;
  const closing = new AbortController();

  app.get('/underwriter', (context) =>
    context.html(
      underwriterListPage(
        applications.list().map((application) => ({
          application,
          connections: connections.connectionsOf(application),
          data: connections.dataOf(application),
        })),
      ),
    ),
  );

  // Says that there is something new, and not what: the page reads itself again.
  app.get('/underwriter/stream', (context) => {
    if (feed.size >= MAX_STREAMS) return context.body(null, 503);
    return streamSSE(context, async (stream) => {
      await stream.writeSSE({ event: 'ready', data: '', retry: 1000 });
      const stop = feed.listen(() => void stream.writeSSE({ event: 'change', data: '' }));
      const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS);
      await new Promise<void>((end) => {
        stream.onAbort(end);
        closing.signal.addEventListener('abort', () => end(), { signal: context.req.raw.signal });
        if (stream.aborted || closing.signal.aborted) end();
      });
      clearInterval(heartbeat);
      stop();
    });
  });

  app.get('/underwriter/:reference', async (context) => {
    const application = applications.find(context.req.param('reference'));
    if (application?.email === undefined) return context.html(unknownApplication, 404);
    const { reference } = application;
    const made = await invitesOf(invites, records, application);
    return context.html(
      underwriterApplicationPage({
        application,
        connections: connections.connectionsOf(application),
        data: connections.dataOf(application),
        events: connections.eventsOf(reference),
        companies: applications.companiesOf(reference),
        invites: made.map((invite) => ({
          invite,
          connected: connections.connectedBy(invite.id, reference),
        })),
        consents: consents.of(reference),
      }),
    );
  });

  return () => closing.abort();
}

const unknownApplication = messagePage({
  title: 'There is no such application',
  text: 'The reference may be mistyped.',
});
