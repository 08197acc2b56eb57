import { CodatConfigurationError } from './errors.js';

/**
 * A key or an id as a part of an address. Nothing, or dots, would make it the address of something else.
 *
 * @throws CodatConfigurationError
 */
export function segmentOf(text: string): string {
  try {
    if (!/^\.{0,2}$/.test(text)) return encodeURIComponent(text);
  } catch {
    // Half a character.
  }
  throw new CodatConfigurationError(`"${text}" is no key or id that Codat gives.`);
}
