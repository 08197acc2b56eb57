import type { Context, Hono } from 'hono';
import { InviteError, type Invite } from '../../server/index.js';
import type { Application } from './database/index.js';
import { invitesOf, noteFor, sessionOf } from './invites.js';
import type { Lender } from './lender.js';
import { invitePage } from './pages/invite.js';
import { messagePage } from './pages/message.js';

/** Puts invites on the app: how the applicant's journey makes one and takes it back, and the link itself. */
export function mountInvites(app: Hono, { records, sessions, invites, feed }: Lender): void {
  const refusal = { error: 'Only applicants invite.' };

  // Asked by the journey when the applicant wants a link for somebody else.
  app.post('/journey/invite', async (context) => {
    const visitor = await sessions.read(context);
    // An invited person cannot invite others.
    if (visitor?.scope !== 'apply') return context.json(refusal, 403);
    const { application } = visitor;
    const { companyId } = application;
    const scopes = ['read', 'connect'] as const;
    return orRefusal(context, async () => {
      const invite = await invites.create({ companyId, scopes, note: noteFor(application) });
      feed.notify();
      return context.json(invite);
    });
  });

  // Asked while the applicant looks at the link, to show whether it was opened.
  app.get('/journey/invite/:id', async (context) => {
    const visitor = await sessions.read(context);
    if (visitor?.scope !== 'apply') return context.json(refusal, 403);
    return orRefusal(context, async () => {
      const own = await invitesOf(invites, records, visitor.application);
      const invite = own.find(({ id }) => id === context.req.param('id'));
      return invite ? context.json(invite) : context.body(null, 404);
    });
  });

  // The applicant takes the link back, and with it the session that it may have opened.
  app.delete('/journey/invite/:id', async (context) => {
    const visitor = await sessions.read(context);
    if (visitor?.scope !== 'apply') return context.json(refusal, 403);
    const id = context.req.param('id');
    return orRefusal(context, async () => {
      const own = await invitesOf(invites, records, visitor.application);
      const isTheirs = own.some((invite) => invite.id === id) && (await invites.revoke(id));
      feed.notify();
      return context.body(null, isTheirs ? 204 : 404);
    });
  });

  // A link is opened by anything that reads mail: it only says whose application it is for.
  app.get('/invite/:token', (context) =>
    withInvite(context, invites.open(context.req.raw), async (invite, application) => {
      feed.notify();
      const current = await sessions.read(context);
      return context.html(invitePage({ application, endsAt: invite.expiresAt, current }));
    }),
  );

  app.post('/invite/:token', (context) =>
    withInvite(context, invites.redeem(context.req.raw), async (invite) => {
      // In place of any session before: nothing of that goes over into this one.
      await sessions.write(context, sessionOf(invite));
      feed.notify();
      return context.redirect('/journey', 303);
    }),
  );

  /** A page for an invite, or the one that says why it is none. */
  async function withInvite(
    context: Context,
    opening: Promise<Invite>,
    respond: (invite: Invite, application: Application) => Promise<Response>,
  ): Promise<Response> {
    try {
      const invite = await opening;
      const application = records.applications.find(sessionOf(invite).reference);
      // The application was withdrawn meanwhile.
      if (!application || application.withdrawnAt !== undefined) {
        return await context.html(inviteExpired, 410);
      }
      return await respond(invite, application);
    } catch (error) {
      if (!(error instanceof InviteError)) throw error;
      const visitor = await sessions.read(context);
      // Such as by a second click, or by going back to the page that asked: of this invite, and no other one.
      const isTheirs = visitor?.inviteId !== undefined && visitor.inviteId === error.inviteId;
      if (error.reason === 'used' && isTheirs) {
        return context.redirect('/journey', 303);
      }
      if (error.reason === 'used') return context.html(inviteUsed, 410);
      return error.status === 503 || error.status === 403
        ? context.html(inviteFailed, error.status)
        : context.html(inviteExpired, 410);
    }
  }
}

/** What the journey asks for, or why it cannot be had now: too many links are open, or they cannot be looked up. */
async function orRefusal(context: Context, respond: () => Promise<Response>): Promise<Response> {
  try {
    return await respond();
  } catch (error) {
    if (!(error instanceof InviteError)) throw error;
    return context.json({ error: error.message }, error.status, { 'Retry-After': '60' });
  }
}

const inviteExpired = messagePage({
  title: 'This link has expired',
  text: 'Ask the person who sent it to you for a new one.',
});

const inviteUsed = messagePage({
  title: 'This link has been used',
  text: 'It works once. If it was not you, tell the person who sent it to you, and ask for a new one.',
});

const inviteFailed = messagePage({
  title: 'We couldn’t open this link',
  text: 'Open it once more in a minute, from the message that you got.',
});
