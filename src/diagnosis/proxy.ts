import {
  CodatApiError,
  CodatConfigurationError,
  CodatError,
  CodatResponseError,
} from '../api/errors.js';
import type { CodatClient } from '../api/client.js';
import { addressBelow } from './addresses.js';
import { fault, fine, unknown, type Finding } from './finding.js';

/** How the proxy is reached, where a host's own client does not hide it. */
export interface ProxyAddress {
  readonly url: URL;
  readonly pageOrigin: string;
  /** Whether it is asked without what signs the user in, which a page may well send. */
  readonly isSignedOut?: boolean;
  /** Whether something responds at the address, with whatever status; undefined where that cannot be known. */
  isThere(): Promise<boolean | undefined>;
  /** Where an address of the proxy leads to by a redirect; undefined where that cannot be known. */
  redirectOf(address: URL): Promise<string | undefined>;
}

/** Asks the proxy for what every element asks first, and says what is wrong. */
export async function examineProxy(
  client: Pick<CodatClient, 'listIntegrations' | 'listConnections' | 'scopes'>,
  address: ProxyAddress | undefined,
): Promise<Finding[]> {
  let integrations: unknown;
  try {
    integrations = await client.listIntegrations();
  } catch (error) {
    return [await explain(error, address)];
  }
  if (!Array.isArray(integrations)) return [noList('listIntegrations')];
  const found = fine('proxy', `The token proxy lists ${integrations.length} integrations.`);
  try {
    const connections: unknown = await client.listConnections();
    if (!Array.isArray(connections)) return [found, noList('listConnections')];
    const asked = address?.isSignedOut ? ' It was asked signed out.' : '';
    const company = describeCompany(connections.length, client.scopes);
    return [found, fine('session', `${company}${asked}`)];
  } catch (error) {
    return [found, await explain(error, address)];
  }
}

/** A client of the host's own may give what it has read, such as the page of a list in place of the list. */
const noList = (method: string) =>
  fault(
    'configuration',
    `The client's ${method} gives no list.`,
    'Let it resolve with an array, or set client to what createCodatClient returns.',
  );

function describeCompany(connections: number, scopes: CodatClient['scopes']): string {
  const company = `The signed-in user's company has ${connections} connection${connections === 1 ? '' : 's'}.`;
  return scopes ? `${company} The user may: ${[...scopes].join(', ') || 'nothing'}.` : company;
}

async function explain(error: unknown, address: ProxyAddress | undefined): Promise<Finding> {
  if (error instanceof CodatConfigurationError) {
    return fault(
      'proxy',
      error.message,
      error.message.includes('basePath')
        ? 'Set basePath to the path before /companies as the proxy’s handler sees it, “/” where the framework strips it (Express).'
        : 'Mount the token proxy there, or set proxy-url to where it is.',
    );
  }
  if (error instanceof CodatResponseError) {
    const where = error.field === '' ? 'is no JSON' : `has something else in “${error.field}”`;
    return fault(
      'proxy',
      `The token proxy's response is not what Codat sends: it ${where}.`,
      'Pass Codat’s response on as it is. npx codat-elements check-proxy URL tries the whole proxy.',
    );
  }
  if (error instanceof CodatApiError) {
    return (await explainSlash(error, address)) ?? explainRefusal(error, address);
  }
  if (error instanceof CodatError) return explainSilence(error, address);
  return unknown(
    'proxy',
    'The client failed in a way of its own.',
    'Look at what your client throws.',
  );
}

/** A redirect reads as a session that has ended. One that only adds a slash is a setting of the server's. */
async function explainSlash(
  { status, detail }: CodatApiError,
  address: ProxyAddress | undefined,
): Promise<Finding | undefined> {
  // The client's own words for one that it did not follow.
  if (status !== 401 || !detail?.includes('redirect') || !address) return undefined;
  const asked = addressBelow(address.url, 'integrations');
  const target = (await address.redirectOf(asked))?.replace(/\?.*/, '');
  if (target !== `${asked.href}/`) return undefined;
  return fault(
    'proxy',
    `${asked.href} redirects to ${target}.`,
    'Turn that off: skipTrailingSlashRedirect in Next.',
  );
}

function explainRefusal(
  { status, detail, code }: CodatApiError,
  address: ProxyAddress | undefined,
): Finding {
  const said = detail === undefined ? '' : ` ${detail}`;
  if (status === 401 && address?.isSignedOut) {
    return unknown(
      'session',
      `The token proxy is on another origin, ${address.url.origin}, and was asked signed out: it says that nobody is signed in (401).`,
      'Sign in and run diagnose() in the page. Browsers send cookies to another origin only with credentials="include".',
    );
  }
  if (status === 401) {
    return fault(
      'session',
      `The token proxy says that nobody is signed in (401).${said}`,
      'Sign in first. On another origin set credentials="include" and allow it there, or give getToken; for requests of JSON respond with 401, not with a sign-in page.',
    );
  }
  if (status === 403 && (detail ?? '').includes('names a company that is not')) {
    return fault(
      'session',
      `The token proxy says that the company is not the signed-in user's (403).`,
      'Leave company-id out, or set it to the company that resolveCompany gives for this user.',
    );
  }
  if (status === 403) {
    return fault(
      'session',
      code === 'insufficient-scope'
        ? 'The signed-in user may not see this company (403, insufficient-scope).'
        : `The token proxy refuses this page (403).${said}`,
      code === 'insufficient-scope'
        ? 'Give the user the scope "read" in resolveCompany.'
        : 'Name the page’s origin in allowedOrigins; let a reverse proxy in front keep the Host header (Vite: changeOrigin: false). The proxy’s log says which origin it saw.',
    );
  }
  return fault(
    'proxy',
    `The token proxy responded with ${status}.${said}`,
    status >= 500
      ? 'Its log says why: a wrong API key, Codat out of reach, or a function of yours that throws.'
      : 'npx codat-elements check-proxy URL tries the whole proxy.',
  );
}

async function explainSilence(
  error: CodatError,
  address: ProxyAddress | undefined,
): Promise<Finding> {
  if (error.code === 'offline') {
    return unknown('proxy', 'This device is offline.', 'Go online, and look again.');
  }
  if (!address)
    return fault('proxy', `The client failed: ${error.code}.`, 'See the network panel.');
  const { url, pageOrigin } = address;
  if (error.code === 'timeout') {
    return fault('proxy', `${url.href} did not respond in time.`, 'See the proxy’s log.');
  }
  const isThere = url.origin === pageOrigin ? false : await address.isThere();
  if (isThere === undefined) {
    return fault(
      'proxy',
      `Nothing responds at ${url.href}, or it does not let ${pageOrigin} read it (CORS).`,
      `Open ${url.href} in a tab of its own. If something responds, add ${pageOrigin} to allowedOrigins of the token proxy; if not, start the server.`,
    );
  }
  if (isThere) {
    return fault(
      'cors',
      `${url.origin} responds, but does not let ${pageOrigin} read it (CORS).`,
      `Add ${pageOrigin} to allowedOrigins of the token proxy; with credentials="include" no wildcard will do.`,
    );
  }
  return fault(
    'proxy',
    `Nothing responds at ${url.href}.`,
    'Start the server, and check proxy-url. An extension of the browser or a Content Security Policy may also block it.',
  );
}
