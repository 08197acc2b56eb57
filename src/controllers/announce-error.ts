import { CodatResponseError, type CodatError } from '../api/errors.js';
import type { Attempt } from '../store/starting-attempt.js';
import { CodatErrorEvent, type CodatOperation } from '../events/codat-error.js';

const announced = new WeakMap<EventTarget, WeakSet<CodatError>>();
const logged = new WeakSet<CodatError>();

/** The words for a person hide what nobody foresaw, such as what a host's own client throws: the console has it, once. */
function logCause(error: CodatError, operation: CodatOperation): void {
  const { code, cause } = error;
  // What a response could not be read for may quote it.
  const isForeseen = code !== 'unexpected-response' || error instanceof CodatResponseError;
  if (isForeseen || logged.has(error)) return;
  logged.add(error);
  console.error(`codat-elements: ${operation} failed.`, cause);
}

/** Dispatches `codat-error` for an error that an element shows: once, however often the error is rendered. */
export function announceError(
  element: EventTarget,
  error: CodatError,
  operation: CodatOperation,
): void {
  const known = announced.get(element) ?? new WeakSet<CodatError>();
  announced.set(element, known);
  if (known.has(error)) return;
  known.add(error);
  logCause(error, operation);
  element.dispatchEvent(new CodatErrorEvent({ error, operation }));
}

/** The same for an attempt that an element shows: why it could not begin, or why its end cannot be found out now. */
export function announceAttemptError(element: EventTarget, { state }: Attempt): void {
  if ('error' in state && state.error) announceError(element, state.error, 'link');
}
