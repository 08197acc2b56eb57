import { concern, fault, fine, type Finding } from './finding.js';
import { matchesSource, matchesSourceList } from './source-list.js';

/** Where Codat serves logos and buttons from. */
const CODAT_IMAGES = 'https://static.codat.io';
const LOGO = `${CODAT_IMAGES}/public/officialLogos/Full/logo.svg`;

/** A policy's directives by name; of a name that stands twice the first counts, and of one that is not ASCII nothing. */
function directivesOf(policy: string): Map<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (!name || !/^\p{ASCII}*$/u.test(directive)) continue;
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** The sources of the policies that block an address: nothing where each of them allows it. */
function blockingSources(
  policies: readonly string[],
  directive: string,
  url: URL,
  pageOrigin: string,
): string[] | undefined {
  const blocking = policies.flatMap((policy) => {
    const directives = directivesOf(policy);
    const sources = directives.get(directive) ?? directives.get('default-src');
    return !sources || matchesSourceList(sources, url, pageOrigin) ? [] : [sources];
  });
  return blocking.length > 0 ? blocking.flat() : undefined;
}

/** What elements ask of a token proxy, of each kind one. The stream is last: without it pages poll. */
function addressesBelow(proxy: URL, companyId: string): readonly URL[] {
  const base = new URL(proxy);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const company = `companies/${companyId}/`;
  return [
    'integrations',
    `${company}connections`,
    `${company}connections/id`,
    `${company}dataStatus`,
    'events',
  ].map((path) => new URL(path, base));
}

/**
 * What a page's policies keep from the elements. Several policies hold together: each has to allow a thing.
 *
 * @param proxy the token proxy's address, where it is known
 * @param companyId what the elements have as `company-id`
 */
export function examineContentSecurityPolicy(
  policies: readonly string[],
  pageOrigin: string,
  proxy: URL | undefined,
  companyId = 'me',
): Finding[] {
  if (policies.length === 0) {
    return [fine('csp', 'The page has no Content Security Policy that blocks the elements.')];
  }
  const findings: Finding[] = [];
  if (blockingSources(policies, 'img-src', new URL(LOGO), pageOrigin)) {
    findings.push(
      concern(
        'csp',
        `The page's Content Security Policy blocks images of ${CODAT_IMAGES}: platforms are shown by their initials.`,
        `Add ${CODAT_IMAGES} to img-src.`,
      ),
    );
  }
  const asked = proxy ? addressesBelow(proxy, companyId) : [];
  for (const url of asked) {
    const sources = blockingSources(policies, 'connect-src', url, pageOrigin);
    if (!sources) continue;
    const short = sources.find((source) => matchesSource(`${source}/`, url, pageOrigin));
    findings.push(
      (url === asked.at(-1) ? concern : fault)(
        'csp',
        `The page's Content Security Policy blocks requests to the token proxy, such as ${url.href}.`,
        short
          ? `Write ${short}/ in connect-src: without its final slash a path is that address alone.`
          : `Add ${url.origin === pageOrigin ? "'self'" : url.origin} to connect-src.`,
      ),
    );
    break;
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
