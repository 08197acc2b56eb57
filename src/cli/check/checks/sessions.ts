/** Who is not signed in, or as somebody else. */
import { finding, judge, type Check } from '../check.js';
import { companyIn, isCodatsRefusal, isData, reachedForeign } from '../evidence.js';
import type { Scene } from '../scene.js';
import type { Asked, HeaderList } from '../target.js';

/** Everything that is a company's, or changes something; harmless where it gets through. */
function privateRequests({ me, unknownConnection, unknownKey }: Scene): readonly Asked[] {
  const list = `/companies/${me}/connections`;
  const one = `${list}/${unknownConnection}`;
  return [
    { path: list },
    { path: one },
    { path: `/companies/${me}/dataStatus` },
    { method: 'HEAD', path: list },
    { method: 'POST', path: list, body: JSON.stringify({ platformKey: unknownKey }) },
    { method: 'PATCH', path: one, body: '{"status":"Unlinked"}' },
    { method: 'DELETE', path: one },
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

export const sessionChecks: readonly Check[] = [
  {
    id: 'signed-out',
    kind: 'attack',
    promise: 'whoever is not signed in gets 401 for all that is a company’s',
    mend: 'Ask for the session before anything else, and answer 401 without one, on every route and method.',
    run: async (scene) => {
      const asked = privateRequests(scene).map((one) => ({ ...one, as: 'nobody' as const }));
      const exchanges = await Promise.all(asked.map((one) => scene.target.ask(one)));
      return judge(exchanges, ({ answer }) => (answer.status === 401 ? undefined : 'not 401'));
    },
  },
  {
    id: 'signed-out-catalogue',
    kind: 'attack',
    promise: 'the key works for signed-in users only',
    mend: 'Ask for the session on /integrations too, or, if it is meant for everybody, mark it Cache-Control: public and serve it from a cache.',
    run: async ({ target }) =>
      judge(
        [
          await target.ask({ path: '/integrations', as: 'nobody' }),
          await target.ask({ path: '/integrations/xero/branding', as: 'nobody' }),
        ],
        ({ answer }) => {
          const isMeant = (answer.header('Cache-Control') ?? '').includes('public');
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
    mend: 'Sign the session, or keep it on the server; never take a company’s id from an unsigned cookie or token.',
    obstacle: ({ target }) =>
      target.headersOf('user').some(([name]) => /^(cookie|authorization)$/i.test(name))
        ? undefined
        : 'the test user signs in with neither Cookie nor Authorization',
    run: async ({ target, me }) => {
      const path = `/companies/${me}/connections`;
      const exchange = await target.askWith(forged(target.headersOf('user')), { path });
      return judge([exchange], ({ answer }) => (answer.status === 401 ? undefined : 'not 401'));
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
      return judge(exchanges, ({ answer }) =>
        answer.header('WWW-Authenticate') === undefined ? undefined : 'has WWW-Authenticate',
      );
    },
  },
  {
    id: 'shared-cache',
    kind: 'attack',
    promise: 'what one user has read is not kept for the next',
    mend: 'Let no cache before the proxy keep /companies: it must heed Cache-Control: no-store.',
    run: async ({ target, me, ownCompany }) => {
      const path = `/companies/${me}/connections?page=1&pageSize=97`;
      await target.ask({ path });
      const nobody = await target.ask({ path, as: 'nobody' });
      const found = judge([nobody], ({ answer }) =>
        isData(answer) ? 'the list that the user had read before' : undefined,
      );
      if (!target.hasOther || ownCompany === undefined) return found;
      const other = await target.ask({ path, as: 'other' });
      return companyIn(other.answer) === ownCompany
        ? [...found, finding(other, 'the second user gets the first one’s list')]
        : found;
    },
  },
  {
    id: 'company-by-parameter',
    kind: 'attack',
    promise: 'no parameter and no header names the company',
    mend: 'Take the company from the session alone.',
    run: async ({ target, me, ...parties }) => {
      const { foreignCompany: id } = parties;
      const path = `/companies/${me}/connections`;
      const names = ['companyId', 'company_id', 'company', 'companyid', 'id'];
      const exchanges = [
        await target.ask({ path: `${path}?${names.map((name) => `${name}=${id}`).join('&')}` }),
        await target.ask({
          path,
          headers: {
            'X-Company-Id': id,
            'X-Codat-Company-Id': id,
            'X-Codat-Company': id,
            'Company-Id': id,
            'X-User-Company': id,
          },
        }),
      ];
      return judge(exchanges, ({ answer }) => {
        if (!isCodatsRefusal(answer) && !isData(answer)) return 'not the user’s own list';
        return reachedForeign(answer, parties);
      });
    },
  },
];
