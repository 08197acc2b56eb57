/** Requests without a session, and with another user's. */
import { findingsOf, type Check, type Finding } from '../check.js';
import { isData, reachedForeign } from '../assertions.js';
import { blanked, credentialsIn, renamed, unsigned, type Credential } from '../forged-tokens.js';
import type { CheckContext } from '../context.js';
import { isLeftOut } from '../file-routes.js';
import type { ProxyRequest, Exchange, HeaderList } from '../target.js';
import { safeRequests } from './safe-requests.js';

/** Everything that is a company's, or changes something; harmless where it gets through. */
function privateRequests(context: CheckContext): readonly ProxyRequest[] {
  const { me, unknownConnection } = context;
  const list = `/companies/${me}/connections`;
  return [
    { path: list },
    { path: `${list}/${unknownConnection}` },
    { path: `/companies/${me}/dataStatus` },
    { path: `/companies/${me}/files` },
    { method: 'HEAD', path: list },
    ...safeRequests(context, me),
  ];
}

/** The same headers with every value's letters and digits replaced: signed by nobody. */
function forged(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => [
    name,
    /^(cookie|authorization)$/i.test(name)
      ? value.replace(
          /(=|\s)([^=;\s]+)/g,
          (_all, before: string, text: string) => before + 'x'.repeat(text.length),
        )
      : value,
  ]);
}

/** One value forged, the rest as it is. */
async function tryForgeries(
  context: CheckContext,
  credential: Credential,
): Promise<readonly Finding[]> {
  const { target, me, ownCompany, foreignCompany } = context;
  const { value, replacedBy } = credential;
  const send = (other: string): Promise<Exchange> =>
    target.sendWith(replacedBy(other), { path: `/companies/${me}/connections` });
  const tokens = unsigned(value);
  const names = ownCompany === undefined ? [] : renamed(value, ownCompany, foreignCompany);
  if (tokens.length + names.length === 0) return [];
  // A value without which the user is signed in too may be anything: then only somebody else's data would show it.
  const isNeeded = !isData((await send(blanked(value))).response);
  const exchanges = await Promise.all([...(isNeeded ? tokens : []), ...names].map(send));
  return findingsOf(exchanges, (exchange) =>
    isNeeded && isData(exchange.response)
      ? 'a session that the server has not made was taken'
      : reachedForeign(exchange, context),
  );
}

export const sessionChecks: readonly Check[] = [
  {
    id: 'signed-out',
    kind: 'attack',
    promise: 'requests without a sign-in get 401 for everything that belongs to a company',
    fix: 'Ask for the session before anything else, and respond with 401 without one, on every route and method.',
    run: async (context) => {
      const requests = privateRequests(context).map((one) => ({ ...one, as: 'nobody' as const }));
      const exchanges = await Promise.all(requests.map((one) => context.target.send(one)));
      return findingsOf(exchanges, (exchange) =>
        exchange.response.status === 401 || isLeftOut(exchange) ? undefined : 'not 401',
      );
    },
  },
  {
    id: 'signed-out-catalogue',
    kind: 'attack',
    promise: 'the key works for signed-in users only',
    fix: 'Ask for the session on /integrations too, or, if it is meant for everybody, mark it Cache-Control: public and serve it from a cache.',
    run: async ({ target }) =>
      findingsOf(
        [
          await target.send({ path: '/integrations', as: 'nobody' }),
          await target.send({ path: '/integrations/xero/branding', as: 'nobody' }),
        ],
        ({ response }) => {
          const isMeant = (response.header('Cache-Control') ?? '').toLowerCase().includes('public');
          return isData(response) && !isMeant ? 'responded to without a session' : undefined;
        },
      ),
  },
  {
    id: 'forged-session',
    kind: 'attack',
    promise: 'a session that the server has not made is none',
    fix: 'Sign the session and check the signature, or keep it on the server; never take a company’s id from an unsigned cookie or token.',
    obstacle: ({ target }) =>
      target.headersOf('user').some(([name]) => /^(cookie|authorization)$/i.test(name))
        ? undefined
        : 'the test user signs in with neither Cookie nor Authorization',
    run: async (context) => {
      const { target, me } = context;
      const headers = target.headersOf('user');
      const path = `/companies/${me}/connections`;
      const exchange = await target.sendWith(forged(headers), { path });
      const findings: Finding[] = [
        ...findingsOf([exchange], ({ response }) =>
          response.status === 401 ? undefined : 'not 401',
        ),
      ];
      for (const credential of credentialsIn(headers)) {
        findings.push(...(await tryForgeries(context, credential)));
      }
      return findings;
    },
  },
  {
    id: 'password-prompt',
    kind: 'attack',
    promise: 'no response makes the browser ask for a password',
    fix: 'Leave WWW-Authenticate out of responses: Codat’s 401 is about your key, and is a 502 to the page.',
    run: async (context) => {
      const exchanges = [
        await context.target.send({ path: `/companies/${context.me}/connections`, as: 'nobody' }),
        await context.target.send({ path: '/integrations', as: 'nobody' }),
      ];
      return findingsOf(exchanges, ({ response }) =>
        response.header('WWW-Authenticate') === undefined ? undefined : 'has WWW-Authenticate',
      );
    },
  },
];
