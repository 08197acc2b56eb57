/** Other sites that act in the user's browser. */
import { finding, judge, type Check, type Finding } from '../check.js';
import type { Scene } from '../scene.js';
import type { Asked } from '../target.js';

/** Changes that change nothing: of a key that no integration has, and a connection that is not there. */
function harmlessChanges({ me, unknownConnection, unknownKey }: Scene): readonly Asked[] {
  const list = `/companies/${me}/connections`;
  const one = `${list}/${unknownConnection}`;
  return [
    { method: 'POST', path: list, body: JSON.stringify({ platformKey: unknownKey }) },
    { method: 'PATCH', path: one, body: '{"status":"Unlinked"}' },
    { method: 'DELETE', path: one },
  ];
}

type Headers = Readonly<Record<string, string | null>>;

/** Every change with these headers has to be refused before Codat hears of it. */
async function tryChanges(
  scene: Scene,
  cases: Readonly<Record<string, Headers>>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [how, headers] of Object.entries(cases)) {
    for (const change of harmlessChanges(scene)) {
      const exchange = await scene.target.ask({ ...change, headers });
      const { status } = exchange.answer;
      if (status === 403 || status === 401 || status === 0) continue;
      findings.push(finding(exchange, `not refused ${how}`));
    }
  }
  return findings;
}

/** Origins that are nearly the allowed one. */
function neighbours(origin: string, foreign: string): Readonly<Record<string, Headers>> {
  const { protocol, hostname, host, port } = new URL(origin);
  const isName = /[a-z]/i.test(hostname);
  return {
    'from another site': { Origin: foreign, 'Sec-Fetch-Site': 'cross-site' },
    'from another site, by an old browser': { Origin: foreign },
    'from another site that claims to be the same': {
      Origin: foreign,
      'Sec-Fetch-Site': 'same-origin',
    },
    'from a name that begins alike': { Origin: `${protocol}//${hostname}.evil.example` },
    'from a name that ends alike': { Origin: `${protocol}//evil-${host}` },
    'from another port': {
      Origin: `${protocol}//${hostname}:${port === '8443' ? '9443' : '8443'}`,
    },
    ...(isName && { 'from a subdomain': { Origin: `${protocol}//evil.${host}` } }),
    'from two origins': { Origin: `${origin}, ${foreign}` },
    'with a forwarded host': { Origin: foreign, 'X-Forwarded-Host': new URL(foreign).host },
    'with a Referer of one’s own': { Origin: foreign, Referer: `${origin}/` },
  };
}

/** Whether pages of this origin may read the answer, by its headers. */
function readable(
  header: (name: string) => string | undefined,
  origin: string,
): string | undefined {
  const allowed = header('Access-Control-Allow-Origin');
  if (allowed === undefined) return undefined;
  const withCredentials = header('Access-Control-Allow-Credentials') === 'true';
  if (allowed === '*') return withCredentials ? '“*” with credentials' : '“*”';
  if (allowed === origin)
    return `${origin} may read it${withCredentials ? ', with credentials' : ''}`;
  return undefined;
}

const exactOrigins =
  'Compare Origin with a list of whole origins, letter by letter; never by beginning, end or pattern, and never echo it.';

export const originChecks: readonly Check[] = [
  {
    id: 'csrf-header',
    kind: 'attack',
    promise: 'changes need a header that no form can send',
    mend: 'Refuse POST, PATCH and DELETE without X-Requested-With (403). The elements send it.',
    run: (scene) =>
      tryChanges(scene, {
        'without X-Requested-With': { 'X-Requested-With': null },
        'with an empty X-Requested-With': { 'X-Requested-With': '' },
      }),
  },
  {
    id: 'origin-missing',
    kind: 'attack',
    promise: 'changes need to say which page they come from',
    mend: 'Refuse changes without Origin (403), unless the browser says Sec-Fetch-Site: same-origin.',
    run: (scene) =>
      tryChanges(scene, {
        'without an origin': { Origin: null },
        'without an origin, from another site': { Origin: null, 'Sec-Fetch-Site': 'cross-site' },
        'without an origin, from a neighbour site': { Origin: null, 'Sec-Fetch-Site': 'same-site' },
      }),
  },
  {
    id: 'origin-foreign',
    kind: 'attack',
    promise: 'changes by pages of other origins are refused',
    mend: `Refuse changes whose Origin is not your own (403). ${exactOrigins} X-Forwarded-Host is anybody’s to send.`,
    run: (scene) => tryChanges(scene, neighbours(scene.target.origin, scene.foreignOrigin)),
  },
  {
    id: 'origin-null',
    kind: 'attack',
    promise: 'changes by the origin “null” are refused',
    mend: 'Never allow Origin: null: any site can send it from a sandboxed frame.',
    run: (scene) => tryChanges(scene, { 'from the null origin': { Origin: 'null' } }),
  },
  {
    id: 'cors',
    kind: 'attack',
    promise: 'pages of other origins cannot read an answer',
    mend: `Send CORS headers to your own pages’ origins only, and “*” never. ${exactOrigins}`,
    run: async ({ target, me, foreignOrigin }) => {
      const { protocol, host } = new URL(target.origin);
      const origins = [
        foreignOrigin,
        'null',
        `${protocol}//evil-${host}`,
        `${target.origin}.evil.example`,
      ];
      const paths = [`/companies/${me}/connections`, '/integrations', `/companies/${me}/nothing`];
      const findings: Finding[] = [];
      for (const origin of origins) {
        for (const path of paths) {
          const exchange = await target.ask({ path, headers: { Origin: origin } });
          const problem = readable((name) => exchange.answer.header(name), origin);
          if (problem !== undefined) findings.push(finding(exchange, problem));
        }
      }
      return findings;
    },
  },
  {
    id: 'cors-preflight',
    kind: 'attack',
    promise: 'the preflight of another origin is refused',
    mend: 'Send no Access-Control-Allow-* to an origin that is not on your list, to OPTIONS neither.',
    run: async ({ target, me, foreignOrigin }) => {
      const exchanges = await Promise.all(
        [foreignOrigin, 'null'].map((origin) =>
          target.ask({
            method: 'OPTIONS',
            path: `/companies/${me}/connections`,
            as: 'nobody',
            headers: {
              Origin: origin,
              'Access-Control-Request-Method': 'POST',
              'Access-Control-Request-Headers': 'content-type,x-requested-with',
            },
          }),
        ),
      );
      return judge(exchanges, ({ answer }) =>
        answer.header('Access-Control-Allow-Origin') === undefined ? undefined : 'it is allowed',
      );
    },
  },
  {
    id: 'vary',
    kind: 'attack',
    promise: 'no cache gives one origin’s answer to another',
    mend: 'Send Vary: Origin with every answer whose CORS headers depend on it.',
    run: async ({ target, me }) => {
      const path = `/companies/${me}/connections`;
      const exchange = await target.ask({ path, headers: { Origin: target.origin } });
      return judge([exchange], ({ answer }) =>
        answer.header('Access-Control-Allow-Origin') === undefined ||
        /\borigin\b|\*/i.test(answer.header('Vary') ?? '')
          ? undefined
          : 'CORS headers without Vary: Origin',
      );
    },
  },
];
