/** Names of options, as plain JavaScript may give them: one that is mistyped must not leave a setting out unseen. */

/** As people mistype names: in lower case, with hyphens, in the singular. */
const loosely = (name: string): string => name.toLowerCase().replace(/[^a-z]|s$/g, '');

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
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = known.find((one) => loosely(one) === loosely(name));
    if (meant !== undefined) fail(`there is no option ${name}; write ${meant}`);
    console.warn(
      `${maker}: there is no option ${name}, so it has no effect. There are: ${known.join(', ')}.`,
    );
  }
}
