/**
 * The origin that the visitor's browser shows for this request, such as `http://localhost:4173`.
 *
 * Behind a proxy that ends TLS the request arrives as plain http; its `X-Forwarded-Proto` is
 * believed only in the direction that makes things stricter.
 */
export function visitorOrigin(request: Request): string {
  const url = new URL(request.url);
  if (request.headers.get('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return url.origin;
}

const otherLoopbackName = new Map([
  ['localhost', '127.0.0.1'],
  ['127.0.0.1', 'localhost'],
]);

/**
 * Where the sandbox's link pages stand for a visitor on `origin`.
 *
 * Codat's link pages are never on the host's own origin, and half of what makes linking hard comes
 * from that. On a loopback name the same server responds under the other name too, which browsers
 * hold to be another origin. On any other host there is only one name to be had.
 */
export function linkOrigin(origin: string): string {
  const url = new URL(origin);
  url.hostname = otherLoopbackName.get(url.hostname) ?? url.hostname;
  return url.origin;
}
