import { addressBelow } from './addresses.js';
import { concern, fault, fine, type Finding } from './finding.js';
import { directivesOf, type PagePolicies } from './page-policies.js';
import { matchesSource, matchesSourceList } from './source-list.js';

/** Where Codat serves logos and buttons from. */
const CODAT_IMAGES = 'https://static.codat.io';
const LOGO = `${CODAT_IMAGES}/public/officialLogos/Full/logo.svg`;

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
  const company = `companies/${companyId}/`;
  return [
    'integrations',
    `${company}connections`,
    `${company}connections/id`,
    `${company}dataStatus`,
    `${company}events`,
  ].map((path) => addressBelow(proxy, path));
}

/** Policies that let no script run at all. Which script defines the elements, and from where, only the page knows. */
function examineScripts(policies: readonly string[]): Finding[] {
  const isBlocked = policies.some((policy) => {
    const directives = directivesOf(policy);
    const sources =
      directives.get('script-src-elem') ??
      directives.get('script-src') ??
      directives.get('default-src');
    return sources?.every((source) => source.toLowerCase() === "'none'");
  });
  if (!isBlocked) return [];
  return [
    fault(
      'csp',
      "The page's Content Security Policy lets no script run: the elements cannot be defined.",
      "Add to script-src the origin of your scripts, such as 'self'.",
    ),
  ];
}

/** Lit makes a policy of this name while it loads, and throws where it may not: nothing is defined then. */
function examineTrustedTypes(policies: readonly string[]): Finding[] {
  const isBlocked = policies.some((policy) => {
    const names = directivesOf(policy).get('trusted-types');
    return names && !names.includes('lit-html') && !names.includes('*');
  });
  if (!isBlocked) return [];
  return [
    fault(
      'csp',
      "The page's Content Security Policy has trusted-types without lit-html: the elements cannot be defined.",
      'Add lit-html to trusted-types.',
    ),
  ];
}

/** What a page under `sandbox` needs, and what goes wrong without it. */
const sandboxTokens = {
  'allow-scripts': 'no script runs',
  'allow-same-origin': 'the page has no origin, so no session and no storage',
  'allow-forms': 'no permission can be given',
  'allow-popups': 'people sign in in this tab, since no window can open',
  'allow-popups-to-escape-sandbox': 'the pages that people sign in with are in the sandbox too',
};

/** @param sentPolicies those in headers: in a `<meta>` browsers ignore `sandbox` */
function examineSandbox(sentPolicies: readonly string[]): Finding[] {
  const sandboxes = sentPolicies.flatMap((policy) => {
    const tokens = directivesOf(policy).get('sandbox');
    return tokens ? [tokens.map((token) => token.toLowerCase())] : [];
  });
  const isMissing = (token: string) => sandboxes.some((tokens) => !tokens.includes(token));
  const missing = Object.entries(sandboxTokens).filter(([token]) => isMissing(token));
  if (missing.length === 0) return [];
  const breaks = missing.some(([token]) => !token.startsWith('allow-popups'));
  const isWindowShut = isMissing('allow-popups');
  return [
    (breaks || !isWindowShut ? fault : concern)(
      'csp',
      `The page's Content Security Policy puts it into a sandbox: ${missing.map(([, effect]) => effect).join('; ')}.`,
      `Leave sandbox out, or add ${missing.map(([token]) => token).join(' ')}.`,
    ),
  ];
}

/**
 * What a page's policies keep from the elements. Several policies hold together: each has to allow a thing.
 *
 * @param proxy the token proxy's address, where it is known
 * @param companyId what the elements have as `company-id`
 */
export function examineContentSecurityPolicy(
  { sent, written }: PagePolicies,
  pageOrigin: string,
  proxy: URL | undefined,
  companyId = 'me',
): Finding[] {
  const policies = [...sent, ...written];
  if (policies.length === 0) {
    return [fine('csp', 'The page has no Content Security Policy that blocks the elements.')];
  }
  const findings = [
    ...examineScripts(policies),
    ...examineTrustedTypes(policies),
    ...examineSandbox(sent),
  ];
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
