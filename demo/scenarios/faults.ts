import type { Fault } from '../../sandbox/index.js';

/** A request without a response while anybody looks. */
export const slowReads: Fault = { kind: 'delay', delayMs: 600_000, method: 'GET' };

/** An error that is not retried, so that it shows at once. */
export const notFound: Fault = { kind: 'status', status: 404 };

/** Codat is down, and the person can only try again. */
export const unavailable: Fault = { kind: 'status', status: 503 };
