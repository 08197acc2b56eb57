import { checks } from './checks/index.js';
import { findingsOf, obstacleOf, type Check, type Finding } from './check.js';
import { isData } from './assertions.js';
import { createContext, type CheckContext, type CheckContextSettings } from './context.js';

/** What a check came to. */
export type Outcome =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not-tried'; readonly why: string };

export interface Result {
  readonly check: Check;
  readonly outcome: Outcome;
}

/**
 * Tries every promise, one after the other.
 *
 * @param only the ids of those to try; all by default.
 * @throws CannotCheck when the proxy cannot be used at all.
 */
export async function checkProxy(
  settings: CheckContextSettings,
  only?: readonly string[],
): Promise<readonly Result[]> {
  const context = await createContext(settings);
  const results: Result[] = [];
  /** The check after which nothing responds as it did. */
  let last: Check | undefined;
  for (const check of checks) {
    if (only && !only.includes(check.id)) continue;
    const why = last
      ? `after ${last.id} the test user’s own list could no longer be read`
      : await obstacleOf(check, context);
    if (why !== undefined) {
      results.push({ check, outcome: { kind: 'not-tried', why } });
      continue;
    }
    const tried = await check.run(context);
    const ended = await endOfAll(context);
    if (ended.length > 0) last = check;
    results.push({ check, outcome: outcomeOf(tried, ended) });
  }
  return results;
}

function outcomeOf(tried: readonly Finding[] | string, ended: readonly Finding[]): Outcome {
  if (typeof tried === 'string' && ended.length === 0) return { kind: 'not-tried', why: tried };
  const findings = typeof tried === 'string' ? ended : [...tried, ...ended];
  return findings.length === 0 ? { kind: 'holds' } : { kind: 'fails', findings };
}

/** A server that refuses all, or is down, would seem to hold every promise that is left. */
async function endOfAll({ target, me }: CheckContext): Promise<readonly Finding[]> {
  const list = await target.send({ path: `/companies/${me}/connections` });
  return findingsOf([list], ({ response }) =>
    isData(response)
      ? undefined
      : `after this the test user’s own list got ${response.status}: the session has ended, the caller was banned, or the proxy broke`,
  );
}
