import { secureHeaders } from 'hono/secure-headers';
import type { Context, MiddlewareHandler } from 'hono';

export interface PagePolicy {
  /** Origins, besides this one, that images of integrations come from. */
  imageOrigins: readonly string[];
  /** Trusted Types policies that the page's scripts may create. */
  trustedTypes: readonly string[];
}

/**
 * The headers of every page of the demo. The policy is as strict as a lender's own would be: that
 * the elements work under it, without `unsafe-inline`, is part of what the demo shows.
 */
export function pageHeaders(policyFor: (context: Context) => PagePolicy): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: [
        "'self'",
        'https://static.codat.io',
        (context) => policyFor(context).imageOrigins.join(' '),
      ],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: [(context) => policyFor(context).trustedTypes.join(' ')],
    },
    xFrameOptions: 'DENY',
    // `same-origin` would cut the page off from the window in which the visitor signs in.
    crossOriginOpenerPolicy: false,
    // The query of the redirect page names the company and its connection: other sites must not get it.
    referrerPolicy: 'same-origin',
    // Whether this host is https for good is not the demo's to promise.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: false, microphone: false, geolocation: false, payment: false },
  });
}
