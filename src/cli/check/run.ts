import { checks } from './checks/index.js';
import type { Check, Finding } from './check.js';
import { setScene, type SceneSettings } from './scene.js';

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
  settings: SceneSettings,
  only?: readonly string[],
): Promise<readonly Result[]> {
  const scene = await setScene(settings);
  const results: Result[] = [];
  for (const check of checks) {
    if (only && !only.includes(check.id)) continue;
    const why = check.obstacle?.(scene);
    if (why !== undefined) {
      results.push({ check, outcome: { kind: 'not-tried', why } });
      continue;
    }
    const findings = await check.run(scene);
    const outcome: Outcome =
      findings.length === 0 ? { kind: 'holds' } : { kind: 'fails', findings };
    results.push({ check, outcome });
  }
  return results;
}
