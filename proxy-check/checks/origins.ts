/** Other sites that act in the user's browser. */
import { finding, findingsOf, type Check, type Finding } from '../check.js';
import { similarOrigins, plainHttp } from '../similar-origins.js';
import type { CheckContext } from '../context.js';
import { isLeftOut } from '../file-routes.js';
import { safeRequests } from './safe-requests.js';

type Headers = Readonly<Record<string, string | null>>;

/** Every change with these headers has to be refused before a request reaches Codat. */
async function tryChanges(
  context: CheckContext,
  cases: Readonly<Record<string, Headers>>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [how, headers] of Object.entries(cases)) {
    for (const change of safeRequests(context, context.me)) {
      const exchange = await context.target.send({
        ...change,
        headers: { ...change.headers, ...headers },
      });
      const { status } = exchange.response;
      if (status === 403 || status === 401 || isLeftOut(exchange)) continue;
      findings.push(finding(exchange, `not refused ${how}`));
    }
  }
  return findings;
}

/** Origins that are not the allowed one, and headers that speak for them. */
function strangers(origin: string, foreign: string): Readonly<Record<string, Headers>> {
  const near = Object.entries(similarOrigins(origin, foreign));
  return {
    ...Object.fromEntries(near.map(([how, one]): [string, Headers] => [how, { Origin: one }])),
    // As new browsers say it: a proxy behind TLS, which sees http itself, may go by that word.
    ...Object.fromEntries(
      plainHttp(origin).map((one): [string, Headers] => [
        'from one’s own host over plain http',
        { Origin: one, 'Sec-Fetch-Site': 'cross-site' },
      ]),
    ),
    'from another site, as new browsers say it': {
      Origin: foreign,
      'Sec-Fetch-Site': 'cross-site',
    },
    'from two origins': { Origin: `${origin}, ${foreign}` },
    'with a forwarded host': { Origin: foreign, 'X-Forwarded-Host': new URL(foreign).host },
    'with a Referer of one’s own': { Origin: foreign, Referer: `${origin}/` },
  };
}

/** Where Fetch Metadata says that another site's page asks, whatever else is said. */
function foreignByMetadata(origin: string, foreign: string): Readonly<Record<string, Headers>> {
  const near = similarOrigins(origin, foreign)['from a subdomain'] ?? foreign;
  return {
    'from another site': { Origin: foreign, 'Sec-Fetch-Site': 'cross-site' },
    'from a neighbour site': { Origin: near, 'Sec-Fetch-Site': 'same-site' },
    'from a sandboxed frame': { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    'with a value that browsers do not send': {
      Origin: foreign,
      'Sec-Fetch-Site': 'cross-site, same-origin',
    },
  };
}

/** What an image, a frame or a script of another site's page makes the browser send: reads have no Origin then. */
const foreignReads: Readonly<Record<string, Headers>> = {
  'by another site’s image': {
    'X-Requested-With': null,
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'no-cors',
    'Sec-Fetch-Dest': 'image',
  },
  'by a neighbour site’s script': {
    'X-Requested-With': null,
    'Sec-Fetch-Site': 'same-site',
    'Sec-Fetch-Mode': 'no-cors',
    'Sec-Fetch-Dest': 'script',
  },
};

function readPaths({ me, connectionIds }: CheckContext): readonly string[] {
  const list = `/companies/${me}/connections`;
  const [own] = connectionIds;
  return [
    list,
    ...(own === undefined ? [] : [`${list}/${own}`]),
    `/companies/${me}/dataStatus`,
    `/companies/${me}/files`,
    '/integrations?page=1&pageSize=93',
  ];
}

export const exactOrigins =
  'Compare Origin with a list of whole origins, letter by letter; never by beginning, end or pattern, and never echo it.';

export const originChecks: readonly Check[] = [
  {
    id: 'csrf-header',
    kind: 'attack',
    needs: ['connect', 'disconnect', 'delete'],
    promise: 'changes need a header that no form can send',
    fix: 'Refuse POST, PATCH and DELETE without X-Requested-With (403). The elements send it.',
    run: (context) =>
      tryChanges(context, {
        'without X-Requested-With': { 'X-Requested-With': null },
        'with an empty X-Requested-With': { 'X-Requested-With': '' },
      }),
  },
  {
    id: 'origin-missing',
    kind: 'attack',
    needs: ['connect', 'disconnect', 'delete'],
    promise: 'changes need to say which page they come from',
    fix: 'Refuse changes without Origin (403), unless the browser says Sec-Fetch-Site: same-origin or none.',
    run: (context) =>
      tryChanges(context, {
        'without an origin': { Origin: null },
        'without an origin, from another site': { Origin: null, 'Sec-Fetch-Site': 'cross-site' },
        'without an origin, from a neighbour site': { Origin: null, 'Sec-Fetch-Site': 'same-site' },
      }),
  },
  {
    id: 'origin-foreign',
    kind: 'attack',
    needs: ['connect', 'disconnect', 'delete'],
    promise: 'changes by pages of other origins are refused',
    fix: `Refuse changes whose Origin is not your own (403). ${exactOrigins} X-Forwarded-Host is anybody’s to send.`,
    run: (context) => tryChanges(context, strangers(context.target.origin, context.foreignOrigin)),
  },
  {
    id: 'fetch-metadata',
    kind: 'attack',
    needs: ['connect', 'disconnect', 'delete'],
    promise: 'changes that the browser calls another site’s are refused, and one’s own are not',
    fix: 'Go by Sec-Fetch-Site where it is sent: same-origin and none are one’s own, anything else, same-site too, is not, but for origins on your list. Compare Origin with Host only where it is absent.',
    run: async (context) => {
      const { target, foreignOrigin } = context;
      const findings = await tryChanges(context, foreignByMetadata(target.origin, foreignOrigin));
      if (target.origin !== target.url.origin) return findings;
      const own = await target.sendAll(
        safeRequests(context, context.me).map((change) => ({
          ...change,
          headers: { ...change.headers, 'Sec-Fetch-Site': 'same-origin' },
        })),
      );
      const refused = findingsOf(own, ({ response }) =>
        response.status === 403
          ? 'refused, though the browser calls it the same origin'
          : undefined,
      );
      return [...findings, ...refused];
    },
  },
  {
    id: 'foreign-reads',
    kind: 'attack',
    promise: 'reads that another site’s page asks for are refused',
    fix: 'Refuse reads whose Sec-Fetch-Site is there and neither same-origin nor none, unless their Origin is on your list (403): an image on any page would spend your user’s requests.',
    run: async (context) => {
      const findings: Finding[] = [];
      for (const [how, headers] of Object.entries(foreignReads)) {
        const requests = readPaths(context).map((path) => ({ path, headers }));
        const exchanges = await context.target.sendAll(requests);
        findings.push(
          ...findingsOf(exchanges, ({ response }) =>
            response.isSuccess ? `not refused ${how}` : undefined,
          ),
        );
      }
      return findings;
    },
  },
  {
    id: 'origin-null',
    kind: 'attack',
    needs: ['connect', 'disconnect', 'delete'],
    promise: 'changes by the origin “null” are refused',
    fix: 'Never allow Origin: null: any site can send it from a sandboxed frame.',
    run: (context) => tryChanges(context, { 'from the null origin': { Origin: 'null' } }),
  },
];
