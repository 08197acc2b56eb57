/** Everything that can go wrong between a page and Codat, and what the person is to read of it. */

import type { Fault } from '../../sandbox/index.js';

/** Something that goes wrong. */
export interface FaultKind {
  name: string;
  /** As the sandbox's faults have it; without it the page's own network goes. */
  fault?: () => Fault;
  /** What the person reads: what happened, and what can be done. */
  words: string;
  /**
   * Whether the call may have been carried out although the response says otherwise, or nothing. Not with a 408:
   * it says that the question never arrived, and browsers ask again by themselves.
   */
  isUnclear: boolean;
  /** How long the client waits for a response, in milliseconds, where it would be longer than a test's patience. */
  timeout?: number;
  /** Whether the proxy is on another origin than the page. */
  isFar?: boolean;
}

const signedOut = 'You’ve been signed out. Sign in again, then come back to this step.';
const again = 'Please try again in a moment.';
const unreadable = 'Something went wrong on our side. Please try again, or contact support.';
const unavailable = `Something went wrong on our side. ${again}`;
const tooLong = 'This is taking longer than expected. Please try again.';
const unreachable = `We couldn’t reach our service. ${again}`;

const foreign = { 'Access-Control-Allow-Origin': 'https://elsewhere.example' };

const refusal = (status: number, words: string, changes: Partial<FaultKind> = {}): FaultKind => ({
  name: String(status),
  fault: () => ({ kind: 'status', status }),
  words,
  isUnclear: status >= 500,
  ...changes,
});

const lost = (name: string, fault: Fault, words = unreadable): FaultKind => ({
  name,
  fault: () => fault,
  words,
  isUnclear: true,
});

/** The browser's own network: not to be had for one element alone. */
export const offline: FaultKind = {
  name: 'offline and back',
  words: 'You appear to be offline. Check your internet connection and try again.',
  isUnclear: false,
};

/** All but `offline`. */
export const faultKinds: readonly FaultKind[] = [
  refusal(400, 'Something went wrong on our side. Please contact support.'),
  refusal(401, signedOut),
  refusal(402, 'This service isn’t available at the moment. Please contact support.'),
  refusal(403, 'You don’t have permission to do this. If you think you should, contact support.'),
  refusal(404, 'It may have been removed. If you still need it, contact support.'),
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
  {
    // The sign-in page of a session that has ended: nothing was carried out.
    name: 'HTML that says all went well',
    fault: () => ({ kind: 'html', status: 200 }),
    words: signedOut,
    isUnclear: false,
  },
  lost('another shape', { kind: 'shape' }),
  lost('an empty response', { kind: 'empty' }),
  lost('no network', { kind: 'network' }, unreachable),
  {
    ...lost('a response that CORS withholds', { kind: 'headers', headers: foreign }, unreachable),
    isFar: true,
  },
];
