/** What a run came to, for people and for machines. */
import type { Finding } from './check.js';
import type { Result } from './run.js';

/** Of one check; a list of forty spellings says no more than the first few. */
const MAX_FINDINGS = 5;

const count = (results: readonly Result[], kind: Result['outcome']['kind']): number =>
  results.filter(({ outcome }) => outcome.kind === kind).length;

export function textReport(results: readonly Result[], url: string): string {
  const lines = [`The token proxy at ${url}`];
  for (const kind of ['contract', 'attack'] as const) {
    lines.push('', kind === 'contract' ? 'What the elements need' : 'What an attacker tries', '');
    for (const result of results.filter(({ check }) => check.kind === kind)) {
      lines.push(...resultLines(result));
    }
  }
  lines.push('', ...summary(results));
  return lines.join('\n');
}

/** Whether anything was tried: if not, nothing was found either, and that says nothing. */
export const isTried = (results: readonly Result[]): boolean =>
  results.some(({ outcome }) => outcome.kind !== 'not-tried');

function summary(results: readonly Result[]): readonly string[] {
  if (!isTried(results)) return ['Nothing was tried, so nothing is known: see why above.'];
  const failed = count(results, 'fails');
  const found =
    failed === 0
      ? 'No vulnerabilities found'
      : `${failed} ${failed === 1 ? 'does' : 'do'} not hold`;
  const held = `${count(results, 'holds')} hold`;
  return [
    `${found}: ${held}, ${failed} failed, ${count(results, 'not-tried')} not tried.`,
    ...(failed === 0 ? ['What a run from outside cannot see is in docs/proxy.md.'] : []),
  ];
}

function resultLines({ check: { id, promise, fix }, outcome }: Result): readonly string[] {
  switch (outcome.kind) {
    case 'holds':
      return [`  ✔ ${id}: ${promise}`];
    case 'not-tried':
      return [`  – ${id}: not tried; ${outcome.why}`];
    case 'fails': {
      const shown = outcome.findings.slice(0, MAX_FINDINGS);
      const more = outcome.findings.length - shown.length;
      return [
        `  ✘ ${id}: this should hold, and does not: ${promise}`,
        ...shown.map((one) => `      ${findingLine(one)}`),
        ...(more > 0 ? [`      and ${more} more of the kind`] : []),
        `      To fix it: ${fix}`,
      ];
    }
  }
}

function findingLine({ request, status, problem }: Finding): string {
  return `${request} -> ${status === 0 ? 'no response' : status}: ${problem}`;
}

function verdictOf(results: readonly Result[]): 'holds' | 'fails' | 'not-checked' {
  if (!isTried(results)) return 'not-checked';
  return count(results, 'fails') === 0 ? 'holds' : 'fails';
}

/** For other programs: every field is stable. */
export function jsonReport(results: readonly Result[], url: string): string {
  const failed = count(results, 'fails');
  return JSON.stringify(
    {
      url,
      verdict: verdictOf(results),
      held: count(results, 'holds'),
      failed,
      notTried: count(results, 'not-tried'),
      checks: results.map(({ check: { id, kind, promise, fix }, outcome }) => ({
        id,
        kind,
        promise,
        outcome: outcome.kind,
        ...(outcome.kind === 'not-tried' && { why: outcome.why }),
        ...(outcome.kind === 'fails' && { findings: outcome.findings, mend: fix }),
      })),
    },
    null,
    2,
  );
}

/** In place of a report, when there is none. */
export function jsonError(why: string, url: string): string {
  return JSON.stringify({ url, verdict: 'not-checked', why }, null, 2);
}
