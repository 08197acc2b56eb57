/** Names of options, as plain JavaScript may give them: one that is mistyped must not leave a setting out unseen. */

import { isRecord } from './json.js';

/** As people mistype names: in lower case, with hyphens, in the singular. */
const loosely = (name: string): string => name.toLowerCase().replace(/[^a-z]|s$/g, '');

/** The known name that this one is another spelling of. */
const meantBy = (name: string, known: readonly string[]): string | undefined =>
  known.find((one) => loosely(one) === loosely(name));

/**
 * What is mistyped in an object that may hold more than is known here, such as a host's session: a name that is nearly one
 * that is missing.
 *
 * @returns in words what to write instead, or undefined
 */
export function mistypedName(given: object, known: readonly string[]): string | undefined {
  const missing = known.filter((name) => !(name in given));
  for (const name of Object.keys(given)) {
    const meant = known.includes(name) ? undefined : meantBy(name, missing);
    if (meant !== undefined) return `there is no ${name}; write ${meant}`;
  }
  return undefined;
}

/**
 * Refuses an option that is another one mistyped, and warns of any other that there is not.
 *
 * @param maker the function that takes the options
 * @throws what `fail` throws.
 */
export function checkNames(
  options: object,
  known: readonly string[],
  maker: string,
  fail: (message: string) => never,
): void {
  if (!isRecord(options)) fail(`it takes its options in an object: ${maker}({ … })`);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = meantBy(name, known);
    if (meant !== undefined) fail(`there is no option ${name}; write ${meant}`);
    console.warn(
      `${maker}: there is no option ${name}, so it has no effect. There are: ${known.join(', ')}.`,
    );
  }
}
