/** Other sites that act in the user's browser. */
import { finding, type Check, type Finding } from '../check.js';
import { neighbours, plainHttp } from '../neighbours.js';
import type { Scene } from '../scene.js';
import { harmlessChanges } from './harmless.js';

type Headers = Readonly<Record<string, string | null>>;

/** Every change with these headers has to be refused before Codat hears of it. */
async function tryChanges(
  scene: Scene,
  cases: Readonly<Record<string, Headers>>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [how, headers] of Object.entries(cases)) {
    for (const change of harmlessChanges(scene, scene.me)) {
      const exchange = await scene.target.ask({ ...change, headers });
      const { status } = exchange.answer;
      if (status === 403 || status === 401) continue;
      findings.push(finding(exchange, `not refused ${how}`));
    }
  }
  return findings;
}

/** Origins that are not the allowed one, and headers that speak for them. */
function strangers(origin: string, foreign: string): Readonly<Record<string, Headers>> {
  const near = Object.entries(neighbours(origin, foreign));
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
    'from another site that claims to be the same': {
      Origin: foreign,
      'Sec-Fetch-Site': 'same-origin',
    },
    'from two origins': { Origin: `${origin}, ${foreign}` },
    'with a forwarded host': { Origin: foreign, 'X-Forwarded-Host': new URL(foreign).host },
    'with a Referer of one’s own': { Origin: foreign, Referer: `${origin}/` },
  };
}

export const exactOrigins =
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
    run: (scene) => tryChanges(scene, strangers(scene.target.origin, scene.foreignOrigin)),
  },
  {
    id: 'origin-null',
    kind: 'attack',
    promise: 'changes by the origin “null” are refused',
    mend: 'Never allow Origin: null: any site can send it from a sandboxed frame.',
    run: (scene) => tryChanges(scene, { 'from the null origin': { Origin: 'null' } }),
  },
];
