/** `npx codat-elements doctor URL`. */
import { CodatConfigurationError, createCodatClient } from 'codat-elements/api';
import {
  concern,
  describeFindings,
  examineAddresses,
  examineContentSecurityPolicy,
  examineOpenerPolicy,
  examineProxy,
  examineReturnPage,
  fault,
  unknown,
  sentPolicies,
  upgraded,
  type FetchedPage,
  type Finding,
  type PagePolicies,
} from 'codat-elements/diagnosis';
import { examineCors } from './examine-cors.js';
import { examineHtml } from './examine-html.js';
import { doctorHelp, readDoctorArguments, type DoctorSettings } from './doctor-arguments.js';
import {
  certificateProblem,
  fetchAsUser,
  headersFor,
  RedirectError,
  redirectOf,
  trustCertificate,
  type FetchedAddress,
} from './own-origin-fetch.js';
import { readHtml, type WrittenElement } from './page-html.js';

/** What was found, and whether anything of ours was there to look at. */
interface Examined {
  readonly findings: readonly Finding[];
  readonly isOurs: boolean;
}

/** There is no page to look at; the message says why. */
class NoPage extends Error {}

class Doctor {
  readonly #settings: DoctorSettings;

  constructor(settings: DoctorSettings) {
    this.#settings = settings;
  }

  #fetch(address: URL): Promise<FetchedAddress> {
    return fetchAsUser(address, this.#settings);
  }

  /** @throws NoPage */
  async examine(): Promise<Examined> {
    const { proxyUrl } = this.#settings;
    const { response, url, text } = await this.#fetchPage();
    const sent = sentPolicies(response.headers);
    const { ours, base, policies: written } = readHtml(text, url, sent);
    const findings = await this.#examinePage({ response, url }, ours, base, { sent, written });
    return { findings, isOurs: ours.length > 0 || proxyUrl !== undefined };
  }

  async #examinePage(
    { response, url }: FetchedAddress,
    ours: readonly WrittenElement[],
    base: URL,
    policies: PagePolicies,
  ): Promise<Finding[]> {
    const { proxyUrl } = this.#settings;
    const config = configOf(ours, base);
    const named = proxyUrl ?? config.proxy;
    const proxy = named && upgraded(named, policies);
    return [
      ...this.#examineArrival(response, url),
      ...examineAddresses(url, proxy),
      ...(await this.#examineProxy(proxy, url, config)),
      ...examineContentSecurityPolicy(policies, url.origin, proxy, config.companyId),
      examineOpenerPolicy(response.headers.get('Cross-Origin-Opener-Policy')),
      await this.#examineReturn(url.origin),
      ...examineHtml(ours),
    ];
  }

  async #fetchPage(): Promise<FetchedAddress & { text: string }> {
    const { page, timeout } = this.#settings;
    try {
      const fetched = await this.#fetch(page);
      return { ...fetched, text: await fetched.response.text() };
    } catch (error) {
      if (error instanceof RedirectError) throw new NoPage(error.message);
      const problem = certificateProblem(error);
      if (problem !== undefined) {
        throw new NoPage(
          `Nothing was asked of ${page.href}: Node does not trust the server’s certificate (${problem}). ${trustCertificate}`,
        );
      }
      if (error instanceof Error && error.name === 'TimeoutError') {
        throw new NoPage(`${page.href} did not respond to its end within ${timeout / 1000} s.`);
      }
      throw new NoPage(`Nothing responds at ${page.href}. Is the server running?`);
    }
  }

  /** How the page responds, and whether it is the one that was asked for. */
  #examineArrival({ status, ok }: Response, url: URL): Finding[] {
    const { page, headers } = this.#settings;
    const cure =
      'Give what signs the user in as --header, or the address of a page that shows the elements.';
    if (!ok) return [fault('page', `The page responds with ${status}.`, cure)];
    if (url.href === page.href) return [];
    const isWithout = url.origin !== page.origin && Object.keys(headers).length > 0;
    const rest = isWithout ? ', signed out: it is of another origin than --header is for' : '';
    return [concern('page', `The page sends to ${url.href}, which was looked at${rest}.`, cure)];
  }

  /** Where the return page sends people on, it is the page that they end on which counts. */
  async #examineReturn(pageOrigin: string): Promise<Finding> {
    const { returnUrl } = this.#settings;
    const isOwn = returnUrl?.origin === pageOrigin;
    const page = isOwn ? await this.#read(returnUrl) : undefined;
    const read = () => Promise.resolve(page);
    return examineReturnPage(page?.url ?? returnUrl, pageOrigin, read, '--return-url');
  }

  async #read(address: URL): Promise<(FetchedPage & { url: URL }) | undefined> {
    try {
      const { response, url } = await this.#fetch(address);
      const { ours } = readHtml(await response.text(), url);
      // What comments, text fields and scripts say of an element is none.
      return { status: response.status, html: ours.map(({ tag }) => `<${tag}>`).join(''), url };
    } catch {
      return undefined;
    }
  }

  /** Who is asked to sign in has to know how the doctor is. */
  #signedOutCure(finding: Finding): Finding {
    const isAsked = finding.id === 'session' && finding.message.includes('(401)');
    if (!isAsked || Object.keys(this.#settings.headers).length > 0) return finding;
    const cure = `The doctor was given nothing to sign in with: --header 'Cookie: …'. ${finding.cure}`;
    return { ...finding, cure };
  }

  async #examineProxy(
    proxy: URL | undefined,
    { origin }: URL,
    { written, companyId, credentials }: WrittenConfig,
  ): Promise<Finding[]> {
    const { page, timeout } = this.#settings;
    if (!proxy && written !== undefined) {
      const message = `proxy-url is “${written}”, which is no address.`;
      const cure = 'Give the address of your token proxy, such as /api/codat.';
      return [fault('configuration', message, cure)];
    }
    if (!proxy) {
      const message = 'No proxy-url is in the page’s HTML.';
      return [unknown('configuration', message, 'Give it as --proxy-url.')];
    }
    const { cookie, ...others } = headersFor(proxy, this.#settings);
    // Where elements send no cookies, neither does this.
    const signedIn =
      cookie === undefined || credentials === 'omit' ? others : { ...others, cookie };
    let client;
    try {
      client = createCodatClient({
        proxyUrl: proxy.href,
        companyId,
        headers: { ...signedIn, origin },
        timeout,
        retries: 0,
      });
    } catch (error) {
      if (!(error instanceof CodatConfigurationError)) throw error;
      return [fault('configuration', error.message, 'Set what the message names.')];
    }
    let distrust: string | undefined;
    const isThere = () =>
      this.#fetch(proxy).then(
        () => true,
        (error: unknown) => {
          distrust = certificateProblem(error);
          return false;
        },
      );
    const isCrossOrigin = proxy.origin !== origin;
    const withCredentials = credentials === 'include';
    const found = await examineProxy(client, {
      url: proxy,
      pageOrigin: origin,
      isSignedOut: proxy.origin !== page.origin,
      isThere,
      redirectOf: (address) => redirectOf(address, this.#settings),
    });
    if (distrust !== undefined) {
      const message = `Node does not trust the certificate of ${proxy.origin} (${distrust}), so nothing was asked there.`;
      return [unknown('proxy', message, trustCertificate)];
    }
    return [
      ...found.map((finding) => this.#signedOutCure(finding)),
      ...(isCrossOrigin
        ? await examineCors({ proxy, pageOrigin: origin, companyId, withCredentials, timeout })
        : []),
    ];
  }
}

/** What the page's HTML says of where the elements ask, and for whom. */
interface WrittenConfig {
  readonly proxy: URL | undefined;
  /** As it stands there, address or not. */
  readonly written: string | undefined;
  readonly companyId: string;
  readonly credentials: string | undefined;
}

/** Of each attribute the first that says something, and of one that is no company's id nothing: the elements say so. */
function configOf(ours: readonly WrittenElement[], base: URL): WrittenConfig {
  const first = (name: string) => ours.map(({ attributes }) => attributes.get(name)).find(Boolean);
  const written = first('proxy-url');
  return {
    proxy:
      written !== undefined && URL.canParse(written, base) ? new URL(written, base) : undefined,
    written,
    companyId: first('company-id') ?? 'me',
    credentials: first('credentials'),
  };
}

/**
 * Looks at a page and prints what was found.
 *
 * @param args what follows `doctor`
 * @returns the exit code
 * @throws UsageError
 */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const settings = readDoctorArguments(args);
  if (!settings) {
    process.stdout.write(doctorHelp);
    return 0;
  }
  let examined: Examined;
  try {
    examined = await new Doctor(settings).examine();
  } catch (error) {
    if (!(error instanceof NoPage)) throw error;
    if (settings.isJson) {
      const none = unknown('page', error.message, 'See that the page opens in a browser.');
      process.stdout.write(`${JSON.stringify({ findings: [none] }, null, 2)}\n`);
    } else {
      process.stderr.write(`${error.message}\n`);
    }
    return 2;
  }
  const { findings, isOurs } = examined;
  const report = settings.isJson
    ? JSON.stringify({ findings }, null, 2)
    : describeFindings(findings);
  process.stdout.write(`${report}\n`);
  if (findings.some(({ level }) => level === 'error')) return 1;
  // In a pipeline, a page that has lost its elements must not pass for one where all is well.
  return isOurs ? 0 : 2;
}
