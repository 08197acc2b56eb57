/**
 * The only routes there are: those that are passed on, and the proxy's own three.
 *
 * Segments are matched as they were sent and never decoded: what is passed on is made of plain
 * letters, digits, hyphens and underscores, so no spelling can mean one thing here and another at Codat.
 */

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Whose it is: `catalogue` is the same for every user and cached, `company` is one company's and not; so are the
 * `files` that are sent to Codat; `events`, `webhooks` and `health` are the proxy's own.
 */
export type RouteKind = 'catalogue' | 'company' | 'files' | 'events' | 'webhooks' | 'health';

export interface Route {
  readonly kind: RouteKind;
  /** As in Codat's documentation. */
  readonly pattern: string;
  readonly methods: readonly Method[];
  /** Whether it takes paging and query parameters. */
  readonly isList: boolean;
  /** Whether Codat responds with a bare array in place of an object. */
  readonly isArray?: true;
  /** How long the browser may cache the response, in seconds; 0 for what belongs to a company. */
  readonly maxAge: number;
}

const routes: readonly ParsedRoute[] = (
  [
    { kind: 'catalogue', pattern: '/integrations', methods: ['GET'], isList: true, maxAge: 300 },
    // Codat asks integrators to cache branding; it changes when a vendor changes its logo.
    {
      kind: 'catalogue',
      pattern: '/integrations/{platformKey}/branding',
      methods: ['GET'],
      isList: false,
      maxAge: 86_400,
    },
    {
      kind: 'company',
      pattern: '/companies/{companyId}/connections',
      methods: ['GET', 'POST'],
      isList: true,
      maxAge: 0,
    },
    {
      kind: 'company',
      pattern: '/companies/{companyId}/connections/{connectionId}',
      methods: ['GET', 'PATCH', 'DELETE'],
      isList: false,
      maxAge: 0,
    },
    {
      kind: 'company',
      pattern: '/companies/{companyId}/dataStatus',
      methods: ['GET'],
      isList: false,
      maxAge: 0,
    },
    {
      kind: 'files',
      pattern: '/companies/{companyId}/connections/{connectionId}/files',
      methods: ['POST'],
      isList: false,
      maxAge: 0,
    },
    {
      kind: 'company',
      pattern: '/companies/{companyId}/files',
      methods: ['GET'],
      isList: false,
      isArray: true,
      maxAge: 0,
    },
    {
      kind: 'events',
      pattern: '/companies/{companyId}/events',
      methods: ['GET'],
      isList: false,
      maxAge: 0,
    },
    // The same, for who knows the session alone.
    { kind: 'events', pattern: '/events', methods: ['GET'], isList: false, maxAge: 0 },
    { kind: 'webhooks', pattern: '/webhooks', methods: ['POST'], isList: false, maxAge: 0 },
    { kind: 'health', pattern: '/health', methods: ['GET'], isList: false, maxAge: 0 },
  ] satisfies Route[]
).map((route) => ({ ...route, expected: route.pattern.slice(1).split('/') }));

interface ParsedRoute extends Route {
  /** The pattern's segments. */
  readonly expected: readonly string[];
}

export const platformKeyPattern = /^[a-z0-9_-]{1,64}$/i;
const connectionIdPattern = /^[a-z0-9-]{1,64}$/i;

/** The segments of an address's path, as sent. */
export function segmentsOf(url: string): readonly string[] {
  // Not by URL: it would resolve dots and turn backslashes before they could be refused.
  const hostAndPath = /^[a-z][a-z0-9+.-]*:\/\/([^?#]*)/i.exec(url)?.[1] ?? '';
  return hostAndPath.split('/').slice(1);
}

/** The route of these segments. A company's id is not looked at here: see `isOwn`. */
export function findRoute(segments: readonly string[]): Route | undefined {
  return routes.find(
    ({ expected }) =>
      expected.length === segments.length &&
      expected.every((name, index) => fits(name, segments[index] ?? '')),
  );
}

function fits(name: string, segment: string): boolean {
  switch (name) {
    case '{companyId}':
      return true;
    case '{connectionId}':
      return connectionIdPattern.test(segment);
    case '{platformKey}':
      return platformKeyPattern.test(segment);
    default:
      return name === segment;
  }
}

/** Whether these segments name no company, `me`, or the company itself in any letter case. */
export function isOwn(segments: readonly string[], companyId: string): boolean {
  const [root, named] = segments;
  return (
    root !== 'companies' ||
    named === undefined ||
    named === 'me' ||
    named.toLowerCase() === companyId.toLowerCase()
  );
}

/** A company's path to ask Codat for: the company is the resolved one, whatever the request called it. */
export function upstreamPath(segments: readonly string[], companyId: string): string {
  return `/companies/${[companyId, ...segments.slice(2)].join('/')}`;
}

/** The value of an `Allow` header. */
export function allowed(route: Route): string {
  const methods: string[] = [...route.methods];
  if (methods[0] === 'GET') methods.splice(1, 0, 'HEAD');
  return [...methods, 'OPTIONS'].join(', ');
}
