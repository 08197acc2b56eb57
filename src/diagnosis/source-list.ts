/**
 * Whether a source list of a Content Security Policy matches an http(s) address, as browsers decide it before any redirect:
 * https://www.w3.org/TR/CSP3/#match-url-to-source-list
 */

/** A host-source: scheme, host, port and path, of which the host alone is never left out. */
const hostSource =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.?)(?::(\d+|\*))?(\/.*)?$/i;
const schemeSource = /^[a-z][a-z\d+.-]*:$/;

/** @param sources of one directive; `'none'` beside others counts for nothing */
export function matchesSourceList(
  sources: readonly string[],
  url: URL,
  pageOrigin: string,
): boolean {
  return sources.some((source) => matchesSource(source, url, pageOrigin));
}

/** Whether one source expression matches. Keywords, nonces and hashes match no address, apart from `'self'`. */
export function matchesSource(source: string, url: URL, pageOrigin: string): boolean {
  const known = source.toLowerCase();
  const page = URL.canParse(pageOrigin) ? new URL(pageOrigin) : undefined;
  if (known === '*') return isHttp(url);
  if (known === "'self'") return page !== undefined && isSelf(url, page);
  if (schemeSource.test(known)) return matchesScheme(known, url.protocol);
  const parts = hostSource.exec(source);
  if (!parts) return false;
  const [, scheme, host = '', port = '', path = ''] = parts;
  // A host without a scheme has the page's.
  const protocol = scheme === undefined ? page?.protocol : `${scheme.toLowerCase()}:`;
  return (
    protocol !== undefined &&
    matchesScheme(protocol, url.protocol) &&
    matchesHost(host.toLowerCase(), url.hostname) &&
    matchesPort(port, url, protocol !== url.protocol) &&
    matchesPath(path, url.pathname)
  );
}

const isHttp = ({ protocol }: URL) => protocol === 'https:' || protocol === 'http:';

/** The page's own origin, and its https twin on the same port or on https's own. */
function isSelf(url: URL, page: URL): boolean {
  if (url.origin === page.origin) return true;
  const isSamePort = url.port === page.port || (isDefaultPort(url) && isDefaultPort(page));
  return url.protocol === 'https:' && url.hostname === page.hostname && isSamePort;
}

// An address leaves out its scheme's own port.
const isDefaultPort = ({ port }: URL) => port === '';

/** `ws:` and `wss:` match http by the specification, but not in Chromium. */
const matchesScheme = (pattern: string, protocol: string) =>
  pattern === protocol || (pattern === 'http:' && protocol === 'https:');

function matchesHost(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/**
 * @param isUpgrade whether http in the policy stands for https. A port that both schemes can have is then none but their
 *   own: Chromium refuses `http://host:8443` for https, which the specification allows, and takes 80 for 443.
 */
function matchesPort(pattern: string, url: URL, isUpgrade: boolean): boolean {
  if (pattern === '*') return true;
  if (pattern === '') return isDefaultPort(url);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (isUpgrade) return port === 443 && ['80', '443'].includes(String(Number(pattern)));
  return Number(pattern) === port;
}

/** A path that ends with a slash matches what is below it, any other itself alone. Browsers pass over a query in it. */
function matchesPath(pattern: string, path: string): boolean {
  const [known = ''] = pattern.split(/[?#]/);
  if (known === '') return true;
  const wanted = known.split('/').map(decode);
  const pieces = path.split('/').map(decode);
  const isExact = wanted.at(-1) !== '';
  if (!isExact) wanted.pop();
  return (
    (isExact ? wanted.length === pieces.length : wanted.length < pieces.length) &&
    wanted.every((piece, place) => piece === pieces[place])
  );
}

/** Byte by byte: what is no UTF-8 is compared all the same. */
const decode = (piece: string) =>
  piece.replace(/%([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
