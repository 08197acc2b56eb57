import { concern, fault, fine, type Finding } from './finding.js';

/** Where Codat serves logos and buttons from. */
const CODAT_IMAGES = 'https://static.codat.io';

/** A policy's directives by name; of a name that stands twice the first counts. */
function directivesOf(policy: string): Map<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** `*.codat.io` matches names below it alone; a host without a star itself alone. */
function matchesHost(pattern: string, url: URL): boolean {
  const [, scheme, host = '', port = '', path = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(pattern) ?? [];
  if (scheme && `${scheme.toLowerCase()}:` !== url.protocol && !isUpgrade(scheme, url))
    return false;
  // Without a port it is the scheme's own, which `port` of an address leaves out.
  if (port !== '*' && (port === defaultPort(url) ? '' : port) !== url.port) return false;
  if (path && path !== '/' && !url.pathname.startsWith(path)) return false;
  const name = host.toLowerCase();
  return name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : name === url.hostname;
}

const defaultPort = ({ protocol }: URL) => (protocol === 'https:' ? '443' : '80');

const isUpgrade = (scheme: string, url: URL) => scheme === 'http' && url.protocol === 'https:';

function allows(source: string, url: URL, pageOrigin: string): boolean {
  const known = source.toLowerCase();
  if (known === "'self'") return url.origin === pageOrigin;
  if (known === '*') return /^https?:$/.test(url.protocol);
  if (/^[a-z][a-z\d+.-]*:$/.test(known))
    return known === url.protocol || (known === 'http:' && url.protocol === 'https:');
  return !known.startsWith("'") && matchesHost(source, url);
}

/** Whether a policy lets a page load or send something to an address. */
function lets(policy: string, directive: string, url: URL, pageOrigin: string): boolean {
  const directives = directivesOf(policy);
  const sources = directives.get(directive) ?? directives.get('default-src');
  return !sources || sources.some((source) => allows(source, url, pageOrigin));
}

/**
 * What a page's policies keep from the elements. Several policies hold together: each has to allow a thing.
 *
 * @param proxy the token proxy's address, where it is known
 */
export function examineContentSecurityPolicy(
  policies: readonly string[],
  pageOrigin: string,
  proxy: URL | undefined,
): Finding[] {
  if (policies.length === 0) {
    return [fine('csp', 'The page has no Content Security Policy that blocks the elements.')];
  }
  const isKept = (directive: string, url: URL) =>
    policies.some((policy) => !lets(policy, directive, url, pageOrigin));
  const findings: Finding[] = [];
  if (isKept('img-src', new URL(CODAT_IMAGES))) {
    findings.push(
      concern(
        'csp',
        `The page's Content Security Policy blocks images of ${CODAT_IMAGES}: platforms are shown by their initials.`,
        `Add ${CODAT_IMAGES} to img-src.`,
      ),
    );
  }
  if (proxy && isKept('connect-src', proxy)) {
    findings.push(
      fault(
        'csp',
        `The page's Content Security Policy blocks requests to the token proxy, ${proxy.origin}.`,
        `Add ${proxy.origin === pageOrigin ? "'self'" : proxy.origin} to connect-src.`,
      ),
    );
  }
  if (findings.length > 0) return findings;
  return [fine('csp', 'The page’s Content Security Policy lets the elements do their work.')];
}

/** What a page's Cross-Origin-Opener-Policy means for windows that people sign in with. */
export function examineOpenerPolicy(policy: string | null): Finding {
  const value = policy?.split(';')[0]?.trim().toLowerCase();
  if (value !== 'same-origin' && value !== 'same-origin-plus-coep') {
    return fine('coop', 'The page keeps sight of the windows that people sign in with.');
  }
  return concern(
    'coop',
    `Cross-Origin-Opener-Policy: ${value} hides from the page whether the sign-in window is open, so a window that is closed early is noticed later.`,
    'Send same-origin-allow-popups, if the page does not need cross-origin isolation.',
  );
}
