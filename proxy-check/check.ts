import { printable, withoutControls } from './printable.js';
import type { CheckContext } from './context.js';
import type { Scope } from './scopes.js';
import type { Exchange } from './target.js';

/** Something that is not as it should be. */
export interface Finding {
  /** What was asked: method and path. */
  readonly request: string;
  /** The status of the response; 0: there was none. */
  readonly status: number;
  /** What is wrong with it. */
  readonly problem: string;
}

/** One promise of a proxy, and how to try it. */
export interface Check {
  /** Stable: hosts name it in their CI. */
  readonly id: string;
  /** `contract`: the elements need it. `attack`: an attacker tries it. */
  readonly kind: 'contract' | 'attack';
  /** What holds when nothing is found. */
  readonly promise: string;
  /** What to do when something is. */
  readonly fix: string;
  /** What the test user has to be allowed to do for this to say anything. */
  readonly needs?: readonly Scope[];
  /** Why it cannot be tried here, if it cannot. */
  readonly obstacle?: (context: CheckContext) => string | undefined | Promise<string | undefined>;
  /** What is found, or in words why it could not be tried after all. */
  readonly run: (context: CheckContext) => Promise<readonly Finding[] | string>;
}

/** What one exchange comes to: a finding when there is a problem. */
export function finding({ request, response }: Exchange, problem: string): Finding {
  const why = response.status === 0 ? ` (${printable(response.reason)})` : '';
  return { request, status: response.status, problem: withoutControls(problem) + why };
}

/** The findings of all exchanges that have a problem. */
export function findingsOf(
  exchanges: readonly Exchange[],
  problemOf: (exchange: Exchange) => string | undefined,
): readonly Finding[] {
  return exchanges.flatMap((exchange) => {
    const problem = problemOf(exchange);
    return problem === undefined ? [] : [finding(exchange, problem)];
  });
}

/** Why a check cannot be tried, if it cannot. */
export async function obstacleOf(check: Check, context: CheckContext): Promise<string | undefined> {
  const missing = context.scopes && check.needs?.find((scope) => !context.scopes?.has(scope));
  if (missing === undefined) return check.obstacle?.(context);
  return `the test user has not the scope "${missing}": sign one in who has`;
}
