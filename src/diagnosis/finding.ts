/** What a check can find, wrong or right. Stable across releases. */
export type FindingId =
  | 'configuration'
  | 'cors'
  | 'csp'
  | 'coop'
  | 'file-address'
  | 'frame'
  | 'mixed-content'
  | 'page'
  | 'proxy'
  | 'return-page'
  | 'secure-context'
  | 'session'
  | 'session-storage'
  | 'two-copies'
  | 'undefined-element'
  | 'unknown-attribute';

/** One thing that was looked at. */
export interface Finding {
  readonly id: FindingId;
  /**
   * `error`: something does not work. `warning`: something works less well, or only for some. `unknown`: it could not be
   * looked at. `fine`: all is well.
   */
  readonly level: 'error' | 'warning' | 'unknown' | 'fine';
  /** What was found, for the host's developer. */
  readonly message: string;
  /** What to change; empty where all is well. */
  readonly cure: string;
}

export const fine = (id: FindingId, message: string): Finding => ({
  id,
  level: 'fine',
  message,
  cure: '',
});

export const fault = (id: FindingId, message: string, cure: string): Finding => ({
  id,
  level: 'error',
  message,
  cure,
});

export const concern = (id: FindingId, message: string, cure: string): Finding => ({
  id,
  level: 'warning',
  message,
  cure,
});

export const unknown = (id: FindingId, message: string, cure: string): Finding => ({
  id,
  level: 'unknown',
  message,
  cure,
});

const signs = { error: '✘', warning: '!', unknown: '?', fine: '✔' };
const order = ['error', 'warning', 'unknown', 'fine'];

/** Findings as text, the worst first. */
export function describeFindings(findings: readonly Finding[]): string {
  return [...findings]
    .sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
    .map(({ id, level, message, cure }) =>
      [`${signs[level]} ${id}: ${message}`, ...(cure ? [`    ${cure}`] : [])].join('\n'),
    )
    .join('\n');
}
