/** The host's page for invites: what opens it, what is signed in by it, and where its address goes. */
import { isData } from '../assertions.js';
import type { Check, Finding } from '../check.js';
import type { CheckContext } from '../context.js';
import { blanked, unsigned } from '../forged-tokens.js';
import type { InvitePage } from '../invite-page.js';
import type { ProxyResponse } from '../response.js';
import type { HeaderList } from '../target.js';

/** What a browser sends with the page's own form. */
const ownForm = {
  Accept: 'text/html',
  'X-Requested-With': null,
  'Content-Type': 'application/x-www-form-urlencoded',
  'Sec-Fetch-Site': 'same-origin',
} as const;

interface Opening {
  /** Never the invite itself: a report is shown around. */
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | null>>;
}

async function send({ target }: InvitePage, opening: Opening): Promise<ProxyResponse> {
  const { method, path, headers = {} } = opening;
  const form = method === 'POST' ? { ...ownForm, ...headers } : { Accept: 'text/html', ...headers };
  const { response } = await target.send({
    method,
    path,
    as: 'nobody',
    headers: form,
    ...(method === 'POST' && { body: '' }),
  });
  return response;
}

const findingOf = ({ what }: Opening, { status }: ProxyResponse, problem: string): Finding => ({
  request: what,
  status,
  problem,
});

function cookiesOf(response: ProxyResponse): HeaderList {
  const pairs = response.headerLines.flatMap(
    (line) => /^set-cookie: ([^;]+=[^;]+)/i.exec(line)?.[1] ?? [],
  );
  return pairs.length === 0 ? [] : [['Cookie', pairs.join('; ')]];
}

/** Whether the cookies of a response open a company: a cookie of a visitor who is not signed in does not. */
async function signsIn({ target }: CheckContext, response: ProxyResponse): Promise<boolean> {
  const cookies = cookiesOf(response);
  if (cookies.length === 0) return false;
  const { response: list } = await target.sendWith(cookies, { path: '/companies/me/connections' });
  return isData(list) || list.status === 403;
}

async function signedInBy(
  context: CheckContext,
  invite: InvitePage,
  openings: readonly Opening[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const opening of openings) {
    const response = await send(invite, opening);
    if (await signsIn(context, response))
      findings.push(findingOf(opening, response, 'it signs in'));
  }
  return findings;
}

/** The invite's own part of its address: the longest that no person would write. */
function tokenIn(path: string): string {
  const parts = path.split(/[/?&=]/).filter((part) => /^[\w.~-]{16,}$/.test(part));
  return parts.sort((one, other) => other.length - one.length)[0] ?? '';
}

function forgedPaths(path: string): readonly string[] {
  const token = tokenIn(path);
  if (token === '') return [];
  return [blanked(token), `${token}x`, ...unsigned(token)].map((forged) =>
    path.replace(token, () => forged),
  );
}

const needsInvite = ({ invite }: CheckContext): string | undefined =>
  invite ? undefined : 'no invite is known: make one, and give its address with --invite';

/** A check of the page that was given. */
function check(
  fields: Pick<Check, 'id' | 'promise' | 'fix'>,
  run: (context: CheckContext, invite: InvitePage) => Promise<readonly Finding[]>,
  obstacle: Check['obstacle'] = needsInvite,
): Check {
  return {
    ...fields,
    kind: 'attack',
    obstacle,
    run: async (context) => (context.invite ? run(context, context.invite) : []),
  };
}

export const inviteChecks: readonly Check[] = [
  check(
    {
      id: 'invite-open',
      promise: 'opening an invite signs nobody in: mail scanners and previews open links',
      fix: 'Respond to GET with a page that asks, and begin a session with its POST only.',
    },
    (context, invite) => {
      const { path } = invite;
      const override = { 'X-HTTP-Method-Override': 'POST' };
      const more = `${path}${path.includes('?') ? '&' : '?'}_method=POST`;
      return signedInBy(context, invite, [
        { what: 'GET of the invite', method: 'GET', path },
        { what: 'HEAD of the invite', method: 'HEAD', path },
        { what: 'GET that says it is a POST', method: 'GET', path, headers: override },
        { what: 'GET with _method=POST', method: 'GET', path: more },
      ]);
    },
  ),
  check(
    {
      id: 'invite-address',
      promise: 'an invite’s address goes into no Referer and no cache',
      fix: 'Send Referrer-Policy: no-referrer and Cache-Control: no-store with every response to it; createInvites has them as headers.',
    },
    async (_context, invite) => {
      const opening: Opening = { what: 'GET of the invite', method: 'GET', path: invite.path };
      const response = await send(invite, opening);
      const policy = response.header('Referrer-Policy')?.split(',').at(-1)?.trim().toLowerCase();
      const isKept = !response.header('Cache-Control')?.toLowerCase().includes('no-store');
      return [
        ...(response.isSuccess ? [] : [findingOf(opening, response, 'it was not opened')]),
        ...(policy === 'no-referrer' || policy === 'same-origin'
          ? []
          : [findingOf(opening, response, 'other sites get the address as Referer')]),
        ...(isKept ? [findingOf(opening, response, 'no Cache-Control: no-store')] : []),
      ];
    },
  ),
  check(
    {
      id: 'invite-forged',
      promise: 'an invite that was changed, or is signed by nobody, is none',
      fix: 'Verify the signature by one fixed algorithm, or look the whole random token up.',
    },
    async (context, invite) => {
      const findings: Finding[] = [];
      for (const path of forgedPaths(invite.path)) {
        const opening: Opening = { what: 'GET of a forged invite', method: 'GET', path };
        const response = await send(invite, opening);
        if (response.isSuccess) findings.push(findingOf(opening, response, 'it was opened'));
        findings.push(
          ...(await signedInBy(context, invite, [
            { what: 'POST of a forged invite', method: 'POST', path },
          ])),
        );
      }
      return findings;
    },
  ),
  check(
    {
      id: 'invite-foreign-page',
      promise:
        'another site’s form redeems no invite: it would sign its victim in to an attacker’s company',
      fix: 'Refuse a POST whose Sec-Fetch-Site is not same-origin, or whose Origin is not your page’s.',
    },
    (context, invite) => {
      const { path } = invite;
      const { foreignOrigin: Origin } = context;
      return signedInBy(context, invite, [
        {
          what: 'POST of another site’s form',
          method: 'POST',
          path,
          headers: { Origin, 'Sec-Fetch-Site': 'cross-site' },
        },
        {
          what: 'POST of another origin, by an older browser',
          method: 'POST',
          path,
          headers: { Origin, 'Sec-Fetch-Site': null },
        },
      ]);
    },
  ),
  check(
    {
      id: 'invite-once',
      promise: 'an invite is used once',
      fix: 'Remember which invites were redeemed, in a store that all instances share; createInvites does with a store.',
    },
    async (context, invite) => {
      const first: Opening = { what: 'POST of the invite', method: 'POST', path: invite.path };
      const response = await send(invite, first);
      if (!(await signsIn(context, response))) {
        return [findingOf(first, response, 'it signs nobody in: is it one that was not used yet?')];
      }
      const again = { ...first, what: 'POST of the invite, once more' };
      return signedInBy(context, invite, [again]);
    },
    (context) =>
      needsInvite(context) ??
      (context.allowsWrites ? undefined : 'it uses the invite up: give --allow-writes'),
  ),
];
