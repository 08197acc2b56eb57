/** What a user may do: the proxy has to refuse the rest, not only say so. */
import { findingsOf, finding, type Check, type Finding } from '../check.js';
import type { CheckContext } from '../context.js';
import { isLeftOut, upload } from '../file-routes.js';
import { allScopes, SCOPES_HEADER, scopesIn, type Scope } from '../scopes.js';
import type { ProxyRequest, Exchange } from '../target.js';

/** Requests that change nothing even where they get through, and the scope that each needs. */
function requestsOf({
  me,
  unknownConnection,
  unknownKey,
}: CheckContext): readonly (readonly [Scope, ProxyRequest])[] {
  const list = `/companies/${me}/connections`;
  const one = `${list}/${unknownConnection}`;
  return [
    ['read', { path: list }],
    ['read', { path: `${list}?page=1&pageSize=97` }],
    ['read', { path: `/companies/${me}/dataStatus` }],
    ['read', { path: `/companies/${me}/files` }],
    ['connect', { method: 'POST', path: list, body: JSON.stringify({ platformKey: unknownKey }) }],
    ['disconnect', { method: 'PATCH', path: one, body: '{"status":"Unlinked"}' }],
    ['delete', { method: 'DELETE', path: one }],
    ['connect', upload(me, unknownConnection)],
  ];
}

/** Somebody who claims more than was granted. */
const claims: readonly Readonly<Record<string, string>>[] = [
  {},
  { [SCOPES_HEADER]: allScopes.join(' ') },
  { 'X-Scopes': allScopes.join(' '), 'X-Scope': allScopes.join(' ') },
];

const problemOf = (
  exchange: Exchange,
  scope: Scope,
  granted: ReadonlySet<string>,
): string | undefined => {
  const { response } = exchange;
  if (!granted.has(scope)) {
    return response.status === 403 || isLeftOut(exchange)
      ? undefined
      : `passed on, though "${scope}" is not granted`;
  }
  const isRefused = response.fields['errorCode'] === 'insufficient-scope';
  return isRefused ? `refused, though "${scope}" is granted` : undefined;
};

const saysNothing = ({ scopes }: CheckContext): string | undefined =>
  scopes === undefined ? 'the proxy says nothing of scopes to the test user' : undefined;

export const scopeChecks: readonly Check[] = [
  {
    id: 'scopes',
    kind: 'attack',
    promise: 'what a user may not do is refused, whatever the request claims',
    fix: 'Take the scopes from the session as you take the company, and respond with 403 with "errorCode": "insufficient-scope" before Codat is asked.',
    obstacle: saysNothing,
    run: async (context) => {
      const { target, scopes: granted = new Set<string>() } = context;
      const findings: Finding[] = [];
      for (const [scope, request] of requestsOf(context)) {
        for (const headers of claims) {
          const exchange = await target.send({
            ...request,
            headers: { ...request.headers, ...headers },
          });
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
    fix: 'Write null in the place of every linkUrl for sessions without "connect".',
    obstacle: ({ scopes }) =>
      scopes?.has('connect') === false
        ? undefined
        : 'the test user may connect: sign one in who may not',
    run: async ({ target, me, connectionIds }) => {
      const list = `/companies/${me}/connections`;
      const paths = [list, ...connectionIds.slice(0, 3).map((id) => `${list}/${id}`)];
      const fresh = { 'Cache-Control': 'no-cache' };
      const exchanges = await target.sendAll(
        paths.flatMap((path) => [{ path }, { path, headers: fresh }]),
      );
      return findingsOf(exchanges, ({ response }) =>
        /"linkUrl"\s*:\s*"/.test(response.text) ? 'a linkUrl' : undefined,
      );
    },
  },
  {
    id: 'scopes-said',
    kind: 'contract',
    promise:
      'what a user may do is said with every response about the company, in words that are known',
    fix: `Send ${SCOPES_HEADER} with every response below /companies, errors too: any of ${allScopes.join(', ')}, separated by spaces, or none.`,
    obstacle: saysNothing,
    run: async (context) => {
      const { target, scopes: granted = new Set<string>() } = context;
      const requests = requestsOf(context).map(([, one]) => one);
      return findingsOf(await target.sendAll(requests), ({ response }) => {
        const said = scopesIn(response);
        if (!said) return `no ${SCOPES_HEADER}`;
        const unknown = [...said].find((one) => !allScopes.some((scope) => scope === one));
        if (unknown !== undefined) return `an unknown scope, "${unknown}"`;
        const isSame = said.size === granted.size && [...said].every((one) => granted.has(one));
        return isSame ? undefined : 'other scopes than with the first response';
      });
    },
  },
];
