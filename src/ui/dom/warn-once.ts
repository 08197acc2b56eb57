import { warnOnce as warnLineOnce } from '../../api/warn.js';

/** Warns the host's developer in the console of what is wrong with an element, once for each message. */
export function warnOnce(element: HTMLElement, message: string): void {
  warnLineOnce(`<${element.localName}>: ${message}`);
}
