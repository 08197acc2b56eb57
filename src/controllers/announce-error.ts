import type { CodatError } from '../api/errors.js';
import { CodatErrorEvent, type CodatOperation } from '../events/codat-error.js';

const announced = new WeakMap<EventTarget, WeakSet<CodatError>>();

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
  element.dispatchEvent(new CodatErrorEvent({ error, operation }));
}
