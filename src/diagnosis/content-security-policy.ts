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

/** The sources that a policy has for a thing; undefined where it does not restrict it. */
function sourcesFor(policy: string, directive: string): readonly string[] | undefined {
  const directives = directivesOf(policy);
  return directives.get(directive) ?? directives.get('default-src');
}

/** The addresses below a token proxy's that elements ask, of each kind one, in the order of their need. */
function addressesBelow(proxy: URL, companyId: string): readonly URL[] {
  const connections = `companies/${companyId}/connections`;
  const paths = [
    'integrations',
    connections,
    `${connections}/id`,
    `companies/${companyId}/dataStatus`,
  ];
  return paths.map((path) => addressBelow(proxy, path));
}

function addressBelow(proxy: URL, path: string): URL {
  const base = new URL(proxy);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return new URL(path, base);
}

/** A page's policies, each of which has to allow a thing. */
class Policies {
  readonly #policies: readonly string[];
  readonly #pageOrigin: string;

  constructor(policies: readonly string[], pageOrigin: string) {
    this.#policies = policies;
    this.#pageOrigin = pageOrigin;
  }

  blocks(directive: string, url: URL): boolean {
    return this.#blocking(directive, url).length > 0;
  }

  /** A source that lacks nothing but its final slash to allow an address. */
  withoutSlash(directive: string, url: URL): string | undefined {
    return this.#blocking(directive, url)
      .flat()
      .find((source) => matchesSource(`${source}/`, url, this.#pageOrigin));
  }

  /** The lists of sources that do not match an address. */
  #blocking(directive: string, url: URL): readonly (readonly string[])[] {
    return this.#policies
      .flatMap((policy) => {
        const sources = sourcesFor(policy, directive);
        return sources ? [sources] : [];
      })
      .filter((sources) => !matchesSourceList(sources, url, this.#pageOrigin));
  }
}

function examineConnections(
  policies: Policies,
  pageOrigin: string,
  proxy: URL,
  companyId: string,
): Finding[] {
  const asked = addressesBelow(proxy, companyId);
  const blocked = asked.filter((url) => policies.blocks('connect-src', url));
  const [first] = blocked;
  const events = addressBelow(proxy, 'events');
  const isStreamBlocked = policies.blocks('connect-src', events);
  if (!first && !isStreamBlocked) return [];
  const short = policies.withoutSlash('connect-src', first ?? events);
  const cure = short
    ? `Write ${short}/ in connect-src: without its final slash a path is that address alone.`
    : `Add ${proxy.origin === pageOrigin ? "'self'" : proxy.origin} to connect-src.`;
  if (!first) {
    const message = `The page's Content Security Policy blocks the event stream, ${events.href}: pages ask the server again and again instead.`;
    return [concern('csp', message, cure)];
  }
  const what =
    blocked.length === asked.length
      ? `requests to the token proxy, ${proxy.origin}`
      : `some requests to the token proxy, such as ${first.href}`;
  return [fault('csp', `The page's Content Security Policy blocks ${what}.`, cure)];
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
  const all = new Policies(policies, pageOrigin);
  const findings: Finding[] = [];
  if (all.blocks('img-src', new URL(LOGO))) {
    findings.push(
      concern(
        'csp',
        `The page's Content Security Policy blocks images of ${CODAT_IMAGES}: platforms are shown by their initials.`,
        `Add ${CODAT_IMAGES} to img-src.`,
      ),
    );
  }
  if (proxy) findings.push(...examineConnections(all, pageOrigin, proxy, companyId));
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
