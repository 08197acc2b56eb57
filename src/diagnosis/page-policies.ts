/** The Content Security Policies of a page, and what they make of its addresses. */
import { isLoopback } from '../api/loopback.js';
import { matchesSourceList } from './source-list.js';

/** The policies of a page, by the place they came from. */
export interface PagePolicies {
  /** In headers. */
  readonly sent: readonly string[];
  /** In `<meta>` elements of the page's head. */
  readonly written: readonly string[];
}

/** Several headers of one name come as one, with commas between. */
export const sentPolicies = (headers: Headers): readonly string[] =>
  headers.get('Content-Security-Policy')?.split(',') ?? [];

/** A policy's directives by name; of a name that stands twice the first counts, and of one that is not ASCII nothing. */
export function directivesOf(policy: string): Map<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (!name || !/^\p{ASCII}*$/u.test(directive)) continue;
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/**
 * Whether the policies let a page's `<base>` be of this address. Without `base-uri` they do: it does not fall back to
 * `default-src`.
 */
export const allowsBase = (
  { sent, written }: PagePolicies,
  base: URL,
  pageOrigin: string,
): boolean =>
  [...sent, ...written].every((policy) => {
    const sources = directivesOf(policy).get('base-uri');
    return !sources || matchesSourceList(sources, base, pageOrigin);
  });

/** The address that a browser asks in place of this one, where a policy has `upgrade-insecure-requests`. */
export function upgraded(url: URL, { sent, written }: PagePolicies): URL {
  const isUpgrade = [...sent, ...written].some((policy) =>
    directivesOf(policy).has('upgrade-insecure-requests'),
  );
  if (!isUpgrade || url.protocol !== 'http:' || isLoopback(url)) return url;
  const secure = new URL(url);
  secure.protocol = 'https:';
  return secure;
}
