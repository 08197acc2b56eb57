/** What a user may do: the proxy has to refuse the rest, not only say so. */
import { findingsOf, finding, type Check, type Finding } from '../check.js';
import type { CheckContext } from '../context.js';
import { allScopes, SCOPES_HEADER, scopesIn, type Scope } from '../scopes.js';
import type { Asked, Exchange } from '../target.js';

/** Requests that change nothing even where they get through, and the scope that each needs. */
function requestsOf({
  me,
  unknownConnection,
  unknownKey,
}: CheckContext): readonly (readonly [Scope, Asked])[] {
  const list = `/companies/${me}/connections`;
  const one = `${list}/${unknownConnection}`;
  return [
    ['read', { path: list }],
    ['read', { path: `${list}?page=1&pageSize=97` }],
    ['read', { path: `/companies/${me}/dataStatus` }],
    ['connect', { method: 'POST', path: list, body: JSON.stringify({ platformKey: unknownKey }) }],
    ['disconnect', { method: 'PATCH', path: one, body: '{"status":"Unlinked"}' }],
    ['delete', { method: 'DELETE', path: one }],
  ];
}

/** Somebody who claims more than was granted. */
const claims: readonly Readonly<Record<string, string>>[] = [
  {},
  { [SCOPES_HEADER]: allScopes.join(' ') },
  { 'X-Scopes': allScopes.join(' '), 'X-Scope': allScopes.join(' ') },
];

const problemOf = (
  { answer }: Exchange,
  scope: Scope,
  granted: ReadonlySet<string>,
): string | undefined => {
  if (!granted.has(scope)) {
    return answer.status === 403 ? undefined : `passed on, though "${scope}" is not granted`;
  }
  const isRefused = answer.fields['errorCode'] === 'insufficient-scope';
  return isRefused ? `refused, though "${scope}" is granted` : undefined;
};

export const scopeChecks: readonly Check[] = [
  {
    id: 'scopes',
    kind: 'attack',
    promise: 'what a user may not do is refused, whatever the request claims',
    mend: 'Take the scopes from the session as you take the company, and answer 403 with "errorCode": "insufficient-scope" before Codat is asked.',
    obstacle: ({ scopes }) =>
      scopes === undefined ? 'the proxy says nothing of scopes to the test user' : undefined,
    run: async (scene) => {
      const { target, scopes: granted = new Set<string>() } = scene;
      const findings: Finding[] = [];
      for (const [scope, asked] of requestsOf(scene)) {
        for (const headers of claims) {
          const exchange = await target.ask({ ...asked, headers });
          const problem = problemOf(exchange, scope, granted);
          if (problem !== undefined) findings.push(finding(exchange, problem));
        }
      }
      return findings;
    },
  },
  {
    id: 'link-urls',
    kind: 'attack',
    promise: 'who may not connect gets no linkUrl, with which anybody can',
    mend: 'Write null in the place of every linkUrl for sessions without "connect".',
    obstacle: ({ scopes }) =>
      scopes?.has('connect') === false
        ? undefined
        : 'the test user may connect: sign one in who may not',
    run: async ({ target, me, connectionIds }) => {
      const list = `/companies/${me}/connections`;
      const paths = [list, ...connectionIds.slice(0, 3).map((id) => `${list}/${id}`)];
      const fresh = { 'Cache-Control': 'no-cache' };
      const exchanges = await target.askAll(
        paths.flatMap((path) => [{ path }, { path, headers: fresh }]),
      );
      return findingsOf(exchanges, ({ answer }) =>
        /"linkUrl"\s*:\s*"/.test(answer.text) ? 'a linkUrl' : undefined,
      );
    },
  },
  {
    id: 'scopes-said',
    kind: 'contract',
    promise:
      'what a user may do is said with every answer about the company, in words that are known',
    mend: `Send ${SCOPES_HEADER} with every answer below /companies, errors too: any of ${allScopes.join(', ')}, separated by spaces, or none.`,
    obstacle: ({ scopes }) =>
      scopes === undefined ? 'the proxy says nothing of scopes to the test user' : undefined,
    run: async (scene) => {
      const { target, scopes: granted = new Set<string>() } = scene;
      const asked = requestsOf(scene).map(([, one]) => one);
      return findingsOf(await target.askAll(asked), ({ answer }) => {
        const said = scopesIn(answer);
        if (!said) return `no ${SCOPES_HEADER}`;
        const unknown = [...said].find((one) => !allScopes.some((scope) => scope === one));
        if (unknown !== undefined) return `an unknown scope, "${unknown}"`;
        const isSame = said.size === granted.size && [...said].every((one) => granted.has(one));
        return isSame ? undefined : 'other scopes than with the first answer';
      });
    },
  },
];
