/** Everything that can go wrong between a page and Codat, and what the person is to read of it. */

/** Something that goes wrong. */
export interface FaultKind {
  name: string;
  /** As the sandbox's faults have it; without it the page's own network goes. */
  fault?: () => object;
  /** What the person reads: what happened, and what can be done. */
  words: string;
  /**
   * Whether what was asked may have been done although the answer says otherwise, or nothing. Not with a 408:
   * it says that the question never arrived, and browsers ask again by themselves.
   */
  isUnclear: boolean;
  /** How long the client waits for an answer, in milliseconds, where it would be longer than a test's patience. */
  timeout?: number;
  /** Whether the proxy is on another origin than the page. */
  isFar?: boolean;
}

const support = 'please tell support';
const again = 'Please try again in a moment.';
const unreadable = 'The answer could not be read. Please try again, or tell support.';
const unavailable = `The service has a problem right now. ${again}`;
const tooLong = 'The answer took too long. Please try again.';
const unreachable = `The service could not be reached. ${again}`;

const foreign = { 'Access-Control-Allow-Origin': 'https://elsewhere.example' };

const refusal = (status: number, words: string, changes: Partial<FaultKind> = {}): FaultKind => ({
  name: String(status),
  fault: () => ({ kind: 'status', status }),
  words,
  isUnclear: status >= 500,
  ...changes,
});

const lost = (name: string, fault: object, words = unreadable): FaultKind => ({
  name,
  fault: () => fault,
  words,
  isUnclear: true,
});

/** The browser's own network: not to be had for one element alone. */
export const offline: FaultKind = {
  name: 'offline and back',
  words: 'You seem to be offline. Check your connection and try again.',
  isUnclear: false,
};

/** All but `offline`. */
export const faultKinds: readonly FaultKind[] = [
  refusal(400, `This is not your doing; ${support}.`),
  refusal(401, 'You are no longer signed in here. Sign in again, then come back to this step.'),
  refusal(402, 'This service is not active for this site at the moment. Please tell support.'),
  refusal(403, 'You do not have access to this. Please tell support'),
  refusal(404, 'It may have been removed elsewhere. If you still need it, please tell support.'),
  refusal(408, tooLong),
  refusal(429, again, {
    name: '429, for a second',
    fault: () => ({ kind: 'status', status: 429, headers: { 'Retry-After': '1' } }),
  }),
  refusal(429, 'Please try again in 10 minutes.', {
    name: '429, until a date',
    fault: () => {
      const date = new Date(Date.now() + 600_000).toUTCString();
      return { kind: 'status', status: 429, headers: { 'Retry-After': date } };
    },
  }),
  refusal(500, unavailable),
  refusal(503, unavailable),
  { ...lost('a time-out', { kind: 'delay', delayMs: 60_000 }, tooLong), timeout: 1500 },
  lost('a cut-off body', { kind: 'cut' }, unreachable),
  lost('JSON that ends in the middle', { kind: 'malformed' }, unreachable),
  lost('HTML', { kind: 'html' }, unavailable),
  lost('HTML that says all went well', { kind: 'html', status: 200 }),
  lost('another shape', { kind: 'shape' }),
  lost('nothing in the answer', { kind: 'empty' }),
  lost('no network', { kind: 'network' }, unreachable),
  {
    ...lost('an answer that CORS withholds', { kind: 'headers', headers: foreign }, unreachable),
    isFar: true,
  },
];
