import { isLoopback } from '../api/loopback.js';
import { concern, fault, fine, unknown, type Finding } from './finding.js';

/** An address that elements ask for below a proxy's own. */
export function addressBelow(proxy: URL, path: string): URL {
  const base = new URL(proxy);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return new URL(path, base);
}

/** Whether a page may ask its proxy at all. */
export function examineAddresses(page: URL, proxy: URL | undefined): Finding[] {
  if (page.protocol === 'file:') {
    return [
      fault(
        'file-address',
        'The page was opened as a file: it has no origin, so no proxy can know its user.',
        'Serve the page: npx codat-elements sandbox and a development server on one origin will do.',
      ),
    ];
  }
  if (page.protocol === 'https:' && proxy?.protocol === 'http:' && !isLoopback(proxy)) {
    return [
      fault(
        'mixed-content',
        `The page is https and the token proxy http, ${proxy.origin}: browsers block that.`,
        'Serve the token proxy by https.',
      ),
    ];
  }
  return [];
}

/** What can be said of a redirect page that was fetched. */
export interface FetchedPage {
  readonly status: number;
  readonly html: string;
}

/**
 * Whether the redirect page is there, and has the element that reads its address.
 *
 * @param option what its address is given as
 */
export async function examineReturnPage(
  address: URL | undefined,
  pageOrigin: string,
  fetchPage: (address: URL) => Promise<FetchedPage | undefined>,
  option = 'returnUrl',
): Promise<Finding> {
  if (!address) {
    return unknown(
      'return-page',
      'The page to which people return after signing in was not looked at.',
      `Give its address as ${option}. It is set in Codat’s Portal (Settings > Auth flow > Redirects), and has <codat-link-return>.`,
    );
  }
  if (address.origin !== pageOrigin) {
    return concern(
      'return-page',
      `The return page is at ${address.origin}, and the page at ${pageOrigin}: the page learns of the result late.`,
      'Give both the same scheme, host and port.',
    );
  }
  const page = await fetchPage(address);
  if (!page) {
    return unknown(
      'return-page',
      `${address.href} could not be read from here.`,
      'Open it: it should have <codat-link-return>, on the origin of the page that opens the sign-in window.',
    );
  }
  if (page.status >= 400) {
    return fault(
      'return-page',
      `${address.href} responds with ${page.status}: people who have signed in end there.`,
      'Serve a page with <codat-link-return> at the redirect address.',
    );
  }
  if (page.html.includes('codat-link-return')) {
    return fine('return-page', 'The return page has <codat-link-return>.');
  }
  return unknown(
    'return-page',
    `${address.href} is there; whether a script puts <codat-link-return> into it cannot be seen in its HTML.`,
    'Open it: it should say that you can go back.',
  );
}
