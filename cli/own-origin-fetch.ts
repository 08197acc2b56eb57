/** Fetches pages for one origin's user: what signs the user in goes to that origin alone, through redirects too. */

const MAX_REDIRECTS = 20;
const redirects = [301, 302, 303, 307, 308];

export interface OwnOriginSettings {
  /** Where the headers may go. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For each response, in milliseconds. */
  readonly timeout: number;
}

export interface FetchedAddress {
  readonly response: Response;
  /** Where the response came from, after redirects. */
  readonly url: URL;
}

/** What signs the user in, as far as an address may have it. */
export const headersFor = (
  { origin }: URL,
  settings: OwnOriginSettings,
): Readonly<Record<string, string>> => (origin === settings.origin ? settings.headers : {});

/** What Node has against the certificate of the server that it could not ask; undefined where that is not why. */
export function certificateProblem(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /CERT|SIGNATURE/.test(code) ? code : undefined;
}

export const trustCertificate =
  'Is it of an authority of your own? Then set NODE_EXTRA_CA_CERTS to that one’s file.';

/** Redirects that lead nowhere. */
export class RedirectError extends Error {}

async function fetchOnce(url: URL, settings: OwnOriginSettings): Promise<Response> {
  return fetch(url, {
    headers: headersFor(url, settings),
    redirect: 'manual',
    signal: AbortSignal.timeout(settings.timeout),
  });
}

/** Where a response sends on to, as it is written there; undefined where it is no redirect. */
const locationOf = ({ status, headers }: Response): string | undefined =>
  redirects.includes(status) ? (headers.get('Location') ?? undefined) : undefined;

/** Where an address redirects to; undefined where it does not, or does not respond. */
export async function redirectOf(
  address: URL,
  settings: OwnOriginSettings,
): Promise<string | undefined> {
  try {
    const response = await fetchOnce(address, settings);
    await response.body?.cancel();
    const location = locationOf(response);
    if (location === undefined) return undefined;
    const target = new URL(location, address);
    // It is repeated in what the doctor says.
    target.username = target.password = '';
    return target.href;
  } catch {
    return undefined;
  }
}

/** The page that a redirect leads to. @throws RedirectError that repeats no password */
function targetOf(location: string, from: URL): URL {
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (!target) throw new RedirectError(`${from.href} redirects to no address.`);
  if (!/^https?:$/.test(target.protocol)) {
    throw new RedirectError(`${from.href} redirects to an address of ${target.protocol}, no page.`);
  }
  // `fetch` refuses such an address, as if nothing had responded.
  if (target.username !== '' || target.password !== '') {
    throw new RedirectError(`${from.href} redirects to an address with a user name in it.`);
  }
  return target;
}

/**
 * Follows redirects by hand: `fetch` takes Cookie and Authorization from a request that leaves its origin, but no other
 * header, such as a session's own.
 *
 * @throws RedirectError
 * @throws Error where nothing responds
 */
export async function fetchAsUser(
  address: URL,
  settings: OwnOriginSettings,
): Promise<FetchedAddress> {
  let url = address;
  for (let count = 0; count <= MAX_REDIRECTS; count++) {
    const response = await fetchOnce(url, settings);
    const location = locationOf(response);
    if (location === undefined) return { response, url };
    await response.body?.cancel();
    url = targetOf(location, url);
  }
  throw new RedirectError(`${address.href} redirects more than ${MAX_REDIRECTS} times.`);
}
