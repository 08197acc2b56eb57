/**
 * For the tests of what another program serves: why to skip them, false where the program is there. Where
 * `REQUIRE_PROGRAMS` is set, as in the workflows of a release, nothing may be left untried.
 *
 * @throws Error where the program is missing and required
 */
export function skipWithout(isThere: boolean, program: string): false | string {
  if (isThere) return false;
  const reason = `${program} is not to be had`;
  if (process.env['REQUIRE_PROGRAMS']) throw new Error(reason);
  return reason;
}
