/**
 * Stands for your own sessions, so that the examples run: `TRIAL_SESSIONS=anna=<company id> ben=<company id>` lets in who
 * sends the cookie `sid=anna`. Yours finds the signed-in user by a signed cookie or a token, and their Codat company in your
 * database.
 */
const companies = new Map(
  (process.env.TRIAL_SESSIONS ?? '').split(' ').map((entry) => entry.split('=')),
);

/** The Codat company of the user whose `Cookie` header this is; undefined where nobody is signed in. */
export function companyOf(cookie) {
  const [, sid = ''] = /(?:^|;\s*)sid=([^;]*)/.exec(cookie ?? '') ?? [];
  return companies.get(sid);
}
