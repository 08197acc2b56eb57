/** Looks for what keeps the elements from working in a page, and says what to do about it. Loaded when it is asked for. */
import { resolveAddress } from '../api/address.js';
import { createCodatClient, type CodatClient, type CodatClientOptions } from '../api/client.js';
import { resolveProxyUrl } from '../api/http.js';
import { examineAddresses, examineReturnPage, type FetchedPage } from './addresses.js';
import { examineBrowser } from './browser.js';
import { examineContentSecurityPolicy, examineOpenerPolicy } from './content-security-policy.js';
import { describeFindings, fault, unknown, type Finding } from './finding.js';
import { sentPolicies, upgraded } from './page-policies.js';
import { examineProxy, type ProxyAddress } from './proxy.js';
import { examineTags } from './tags.js';

/** What more to look at. */
export interface DiagnoseOptions {
  /** The redirect page's address, absolute or relative to the page; of this page's origin, to be read. */
  readonly returnUrl?: string;
}

/** What was found. `String(diagnosis)` is a report to read, or to put into a bug report: no secret is in it. */
export interface Diagnosis {
  /** Whether nothing was found that does not work. */
  readonly isHealthy: boolean;
  readonly findings: readonly Finding[];
  /** The browser, as it names itself. */
  readonly userAgent: string;
  toString(): string;
}

/** An element's configuration, as far as it is of interest here. */
interface DiagnosedConfig {
  readonly proxyUrl?: string | undefined;
  readonly companyId?: string | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly getToken?: CodatClientOptions['getToken'];
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly client?: CodatClient | undefined;
}

/** An element, and what is known of it. */
export interface Diagnosed {
  readonly element: HTMLElement;
  readonly config: DiagnosedConfig;
  /** Whether this copy of the package defined an element. */
  readonly isOfThisCopy: (element: Element) => boolean;
}

/** Long enough for a server that wakes up, in milliseconds. */
const TIMEOUT_MS = 10_000;

async function fetchPage(address: URL): Promise<(FetchedPage & { url: string }) | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { status, url } = response;
    return { status, url, html: await response.text() };
  } catch {
    return undefined;
  }
}

async function examineReturn(returnUrl: string | undefined, page: URL): Promise<Finding> {
  const address = returnUrl === undefined ? undefined : resolveAddress(returnUrl);
  if (returnUrl !== undefined && !address) {
    const message = `returnUrl is “${returnUrl}”, which is no address.`;
    return fault('return-page', message, 'Give the redirect page’s, such as /connected.');
  }
  return examineReturnPage(address, page.origin, fetchPage);
}

/** The policies in a page's own head, which the server's headers come on top of. Elsewhere in a page they are none. */
const metaPolicies = (document: Document) =>
  [...document.querySelectorAll('head > meta[http-equiv="Content-Security-Policy" i]')].map(
    (meta) => meta.getAttribute('content') ?? '',
  );

/** The page is asked for once more, since a page cannot read the headers that it came with. */
async function fetchHeaders(page: URL): Promise<Headers | undefined> {
  const ask = (method: string) => fetch(page, { method, signal: AbortSignal.timeout(TIMEOUT_MS) });
  try {
    const head = await ask('HEAD');
    if (head.ok) return head.headers;
    // A server that refuses HEAD says nothing of the page in that.
    const response = await ask('GET');
    void response.body?.cancel();
    return response.headers;
  } catch {
    return undefined;
  }
}

const unreadHeaders = (id: 'csp' | 'coop') =>
  unknown(
    id,
    'The page’s own headers could not be read; a policy of the page may keep it from asking.',
    'Look at them in the network panel, or run npx codat-elements doctor with the page’s address.',
  );

async function examinePolicies(
  document: Document,
  page: URL,
  proxy: URL | undefined,
  companyId: string | undefined,
): Promise<Finding[]> {
  const headers = await fetchHeaders(page);
  const policies = { sent: headers ? sentPolicies(headers) : [], written: metaPolicies(document) };
  const asked = proxy && upgraded(proxy, policies);
  return [
    ...examineAddresses(page, asked),
    ...(headers || policies.written.length > 0
      ? examineContentSecurityPolicy(policies, page.origin, asked, companyId)
      : [unreadHeaders('csp')]),
    headers
      ? examineOpenerPolicy(headers.get('Cross-Origin-Opener-Policy'))
      : unreadHeaders('coop'),
  ];
}

const addressOf = (url: URL, pageOrigin: string): ProxyAddress => ({
  url,
  pageOrigin,
  async isThere() {
    const isReadable = (options: RequestInit) =>
      fetch(url, { ...options, signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
        () => true,
        () => false,
      );
    // What says that it is for its own origin alone (Cross-Origin-Resource-Policy) is as if it were not there: not known.
    return (
      (await isReadable({ mode: 'no-cors' })) || (url.origin === pageOrigin ? false : undefined)
    );
  },
  // Browsers say where a redirect leads once it has been followed.
  redirectOf: async (address) => (await fetchPage(address))?.url,
});

/** The proxy's address, and what is wrong with it. */
function readProxyUrl({ proxyUrl, client }: DiagnosedConfig): { url?: URL; findings: Finding[] } {
  if (client) return { findings: [] };
  if (!proxyUrl) {
    const message = 'proxy-url is missing.';
    const cure = 'Set it on the element, or on a <codat-provider> around it.';
    return { findings: [fault('configuration', message, cure)] };
  }
  try {
    return { url: resolveProxyUrl(proxyUrl), findings: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'proxy-url cannot be read.';
    return {
      findings: [
        fault(
          'configuration',
          message,
          'Give the address of your token proxy, such as /api/codat.',
        ),
      ],
    };
  }
}

function clientFor(config: DiagnosedConfig, url: URL): CodatClient {
  const { companyId, credentials, getToken, headers } = config;
  return createCodatClient({
    proxyUrl: url.href,
    timeout: TIMEOUT_MS,
    retries: 0,
    getToken,
    ...(companyId && { companyId }),
    ...(credentials && { credentials }),
    ...(headers && { headers }),
  });
}

async function examineClient(
  config: DiagnosedConfig,
  url: URL | undefined,
  page: URL,
): Promise<Finding[]> {
  if (page.protocol === 'file:') return [];
  if (config.client) return examineProxy(config.client, undefined);
  if (!url) return [];
  try {
    return await examineProxy(clientFor(config, url), addressOf(url, page.origin));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The settings cannot be read.';
    return [fault('configuration', message, 'Set what the message names.')];
  }
}

/** Looks at the page around an element, at its configuration and at its proxy. */
export async function diagnose(
  { element, config, isOfThisCopy }: Diagnosed,
  { returnUrl }: DiagnoseOptions,
): Promise<Diagnosis> {
  const { ownerDocument } = element;
  const window = ownerDocument.defaultView ?? globalThis.window;
  const page = new URL(window.location.href);
  const { url, findings } = readProxyUrl(config);
  const canBeFetched = page.protocol !== 'file:';
  const parts = await Promise.all([
    examineClient(config, url, page),
    canBeFetched
      ? examinePolicies(ownerDocument, page, url, config.companyId)
      : examineAddresses(page, url),
    examineReturn(returnUrl, page),
  ]);
  const all = [
    ...findings,
    ...parts.flat(),
    ...examineBrowser(window),
    ...examineTags(ownerDocument, isOfThisCopy),
  ];
  const { userAgent } = window.navigator;
  return {
    isHealthy: all.every(({ level }) => level !== 'error'),
    findings: all,
    userAgent,
    toString: () =>
      `<${element.localName}> of codat-elements in ${userAgent}\n${describeFindings(all)}`,
  };
}
