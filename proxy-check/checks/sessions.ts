/** Who is not signed in, or as somebody else. */
import { findingsOf, type Check, type Finding } from '../check.js';
import { isData, reachedForeign } from '../assertions.js';
import { blanked, credentialsIn, renamed, unsigned, type Credential } from '../forged-tokens.js';
import type { CheckContext } from '../context.js';
import type { Asked, Exchange, HeaderList } from '../target.js';
import { safeRequests } from './safe-requests.js';

/** Everything that is a company's, or changes something; harmless where it gets through. */
function privateRequests(scene: CheckContext): readonly Asked[] {
  const { me, unknownConnection } = scene;
  const list = `/companies/${me}/connections`;
  return [
    { path: list },
    { path: `${list}/${unknownConnection}` },
    { path: `/companies/${me}/dataStatus` },
    { method: 'HEAD', path: list },
    ...safeRequests(scene, me),
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
  scene: CheckContext,
  credential: Credential,
): Promise<readonly Finding[]> {
  const { target, me, ownCompany, foreignCompany } = scene;
  const { value, replacedBy } = credential;
  const ask = (other: string): Promise<Exchange> =>
    target.askWith(replacedBy(other), { path: `/companies/${me}/connections` });
  const tokens = unsigned(value);
  const names = ownCompany === undefined ? [] : renamed(value, ownCompany, foreignCompany);
  if (tokens.length + names.length === 0) return [];
  // A value without which the user is signed in too may be anything: then only somebody else's data would show it.
  const isNeeded = !isData((await ask(blanked(value))).answer);
  const exchanges = await Promise.all([...(isNeeded ? tokens : []), ...names].map(ask));
  return findingsOf(exchanges, (exchange) =>
    isNeeded && isData(exchange.answer)
      ? 'a session that the server has not made was taken'
      : reachedForeign(exchange, scene),
  );
}

export const sessionChecks: readonly Check[] = [
  {
    id: 'signed-out',
    kind: 'attack',
    promise: 'requests without a sign-in get 401 for everything that belongs to a company',
    mend: 'Ask for the session before anything else, and answer 401 without one, on every route and method.',
    run: async (scene) => {
      const asked = privateRequests(scene).map((one) => ({ ...one, as: 'nobody' as const }));
      const exchanges = await Promise.all(asked.map((one) => scene.target.ask(one)));
      return findingsOf(exchanges, ({ answer }) => (answer.status === 401 ? undefined : 'not 401'));
    },
  },
  {
    id: 'signed-out-catalogue',
    kind: 'attack',
    promise: 'the key works for signed-in users only',
    mend: 'Ask for the session on /integrations too, or, if it is meant for everybody, mark it Cache-Control: public and serve it from a cache.',
    run: async ({ target }) =>
      findingsOf(
        [
          await target.ask({ path: '/integrations', as: 'nobody' }),
          await target.ask({ path: '/integrations/xero/branding', as: 'nobody' }),
        ],
        ({ answer }) => {
          const isMeant = (answer.header('Cache-Control') ?? '').toLowerCase().includes('public');
          return isData(answer) && !isMeant
            ? 'answered to somebody who is not signed in'
            : undefined;
        },
      ),
  },
  {
    id: 'forged-session',
    kind: 'attack',
    promise: 'a session that the server has not made is none',
    mend: 'Sign the session and check the signature, or keep it on the server; never take a company’s id from an unsigned cookie or token.',
    obstacle: ({ target }) =>
      target.headersOf('user').some(([name]) => /^(cookie|authorization)$/i.test(name))
        ? undefined
        : 'the test user signs in with neither Cookie nor Authorization',
    run: async (scene) => {
      const { target, me } = scene;
      const headers = target.headersOf('user');
      const path = `/companies/${me}/connections`;
      const exchange = await target.askWith(forged(headers), { path });
      const findings: Finding[] = [
        ...findingsOf([exchange], ({ answer }) => (answer.status === 401 ? undefined : 'not 401')),
      ];
      for (const credential of credentialsIn(headers)) {
        findings.push(...(await tryForgeries(scene, credential)));
      }
      return findings;
    },
  },
  {
    id: 'password-prompt',
    kind: 'attack',
    promise: 'no answer makes the browser ask for a password',
    mend: 'Leave WWW-Authenticate out of answers: Codat’s 401 is about your key, and is a 502 to the page.',
    run: async (scene) => {
      const exchanges = [
        await scene.target.ask({ path: `/companies/${scene.me}/connections`, as: 'nobody' }),
        await scene.target.ask({ path: '/integrations', as: 'nobody' }),
      ];
      return findingsOf(exchanges, ({ answer }) =>
        answer.header('WWW-Authenticate') === undefined ? undefined : 'has WWW-Authenticate',
      );
    },
  },
];
