/** Where a world is served, and where its sign-in pages lead. */

/** Codat's parameters of a redirect, as the elements read them. */
const parameters = [
  'connectionId',
  'statusCode',
  'errorMessage',
  'statusText',
  'platformName',
  'sourceType',
  'companyId',
]
  .map((name) => `${name}={${name}}`)
  .join('&');

/** The address of the return page, with Codat's placeholders: a path is the page's own, on `origin`. */
export function redirectUrlOn(origin: string, redirectUrl: string): string {
  const url = redirectUrl.startsWith('/') ? origin + redirectUrl : redirectUrl;
  return url.includes('?') ? url : `${url}?${parameters}`;
}

/** The other name of this machine, which is another site to a browser. */
export const otherSite = (url: string) => url.replace('//localhost:', '//127.0.0.1:');
