/** What pages of other origins may read. */
import { findingsOf, type Check, type Finding } from '../check.js';
import { similarOrigins, plainHttp } from '../similar-origins.js';
import { printable } from '../printable.js';
import type { CheckContext } from '../context.js';
import type { ProxyResponse } from '../response.js';
import type { ProxyRequest } from '../target.js';
import { upload } from '../file-routes.js';
import { exactOrigins } from './origins.js';

/** Whether pages of this origin may read the response, by its headers. */
function readable(response: ProxyResponse, origin: string): string | undefined {
  const allowed = response.header('Access-Control-Allow-Origin');
  if (allowed === undefined) return undefined;
  const withCredentials = response.header('Access-Control-Allow-Credentials') === 'true';
  if (allowed === '*') return withCredentials ? '“*” with credentials' : '“*”';
  if (allowed === origin) {
    return `${printable(origin)} may read it${withCredentials ? ', with credentials' : ''}`;
  }
  return undefined;
}

/** One of each: hosts set these headers route by route, and for some methods only. */
function readableRequests({
  me,
  connectionIds,
  unknownConnection,
}: CheckContext): readonly ProxyRequest[] {
  const list = `/companies/${me}/connections`;
  const [own] = connectionIds;
  return [
    { path: list },
    { path: '/integrations' },
    { path: `/companies/${me}/nothing` },
    ...(own === undefined ? [] : [{ path: `${list}/${own}` }]),
    { path: `/companies/${me}/dataStatus` },
    { path: `/companies/${me}/files` },
    { method: 'DELETE', path: `${list}/${unknownConnection}` },
    upload(me, unknownConnection),
  ];
}

export const corsChecks: readonly Check[] = [
  {
    id: 'cors',
    kind: 'attack',
    promise: 'pages of other origins cannot read a response',
    fix: `Send CORS headers to your own pages’ origins only, and “*” never. ${exactOrigins}`,
    run: async (context) => {
      const { target, foreignOrigin } = context;
      const near = Object.values(similarOrigins(target.origin, foreignOrigin));
      const findings: Finding[] = [];
      for (const origin of [...near, ...plainHttp(target.origin), 'null']) {
        const requests = readableRequests(context).map((one) => ({
          ...one,
          headers: { ...one.headers, Origin: origin },
        }));
        findings.push(
          ...findingsOf(await target.sendAll(requests), ({ response }) =>
            readable(response, origin),
          ),
        );
      }
      return findings;
    },
  },
  {
    id: 'cors-preflight',
    kind: 'attack',
    promise: 'the preflight of another origin is refused',
    fix: 'Send no Access-Control-Allow-* to an origin that is not on your list, to OPTIONS neither.',
    run: async ({ target, me, foreignOrigin }) => {
      const exchanges = await target.sendAll(
        [foreignOrigin, 'null'].map((origin) => ({
          method: 'OPTIONS',
          path: `/companies/${me}/connections`,
          as: 'nobody',
          headers: {
            Origin: origin,
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'content-type,x-requested-with',
          },
        })),
      );
      return findingsOf(exchanges, ({ response }) =>
        response.header('Access-Control-Allow-Origin') === undefined ? undefined : 'it is allowed',
      );
    },
  },
  {
    id: 'vary',
    kind: 'attack',
    promise: 'no cache gives one origin’s response to another',
    fix: 'Send Vary: Origin with every response whose CORS headers depend on it.',
    run: async ({ target, me }) => {
      const path = `/companies/${me}/connections`;
      const exchange = await target.send({ path, headers: { Origin: target.origin } });
      return findingsOf([exchange], ({ response }) =>
        response.header('Access-Control-Allow-Origin') === undefined ||
        /\borigin\b|\*/i.test(response.header('Vary') ?? '')
          ? undefined
          : 'CORS headers without Vary: Origin',
      );
    },
  },
];
