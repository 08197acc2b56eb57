import { warnOnce } from './warn-once.js';

/** What an object of the host's gives; undefined, with a warning, where a getter or a proxy of it throws. */
export function readFromHost<Value>(
  element: HTMLElement,
  property: string,
  read: () => Value,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    warnOnce(element, `${property} threw "${String(error)}". Ignoring it.`);
    return undefined;
  }
}
