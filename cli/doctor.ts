/** `npx codat-elements doctor URL`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCodatClient } from 'codat-elements/api';
import {
  concern,
  describeFindings,
  describeUnknown,
  examineAddresses,
  examineContentSecurityPolicy,
  examineOpenerPolicy,
  examineProxy,
  examineReturnPage,
  fault,
  unknown,
  unknownAttributes,
  type FetchedPage,
  type Finding,
} from 'codat-elements/diagnosis';
import { doctorHelp, readDoctorArguments, type DoctorSettings } from './doctor-arguments.js';
import { tagsIn, type WrittenTag } from './html-tags.js';

interface Manifest {
  modules: { declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

/** The attributes of every element, by tag. */
function knownAttributes(): Map<string, readonly string[]> {
  const file = fileURLToPath(import.meta.resolve('codat-elements/custom-elements.json'));
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const elements = modules.flatMap(({ declarations }) => declarations);
  return new Map(
    elements.map(({ tagName = '', attributes = [] }) => [
      tagName,
      attributes.map(({ name }) => name),
    ]),
  );
}

/** What the page has of ours in its HTML: tags there are none of, attributes that nothing reads. */
function examineHtml(tags: readonly WrittenTag[]): Finding[] {
  if (tags.length === 0) {
    return [
      unknown(
        'undefined-element',
        'None of the elements is in the page’s HTML; a script may put them there.',
        'In the browser: console.log(String(await document.querySelector("codat-provider").diagnose()))',
      ),
    ];
  }
  const known = knownAttributes();
  return tags.flatMap(({ tag, attributes }): Finding[] => {
    const its = known.get(tag);
    if (!its) {
      const message = `<${tag}> stands in the page, and there is no such element.`;
      return [fault('undefined-element', message, 'Check the tag’s name.')];
    }
    return unknownAttributes([...attributes.keys()], its).map(({ name, meant }) =>
      describeUnknown(tag, name, meant),
    );
  });
}

class Doctor {
  readonly #settings: DoctorSettings;

  constructor(settings: DoctorSettings) {
    this.#settings = settings;
  }

  #fetch(address: URL): Promise<Response> {
    const { page, headers, timeout } = this.#settings;
    // What signs the user in goes to the page's own origin alone.
    return fetch(address, {
      headers: address.origin === page.origin ? headers : {},
      signal: AbortSignal.timeout(timeout),
    });
  }

  /** @throws Error where the page does not respond */
  async examine(): Promise<Finding[]> {
    const { page, proxyUrl, returnUrl } = this.#settings;
    const response = await this.#fetch(page);
    const html = await response.text();
    const tags = tagsIn(html, /^codat-|^powered-by-codat$/);
    const written = tags.flatMap(({ attributes }) => attributes.get('proxy-url') ?? []);
    const proxy = proxyUrl ?? proxyOf(written, page);
    return [
      ...examineStatus(response),
      ...examineAddresses(page, proxy),
      ...(await this.#examineProxy(proxy)),
      ...examineContentSecurityPolicy(policiesOf(response, html), page.origin, proxy),
      examineOpenerPolicy(response.headers.get('Cross-Origin-Opener-Policy')),
      await examineReturnPage(returnUrl, (address) => this.#read(address)),
      ...examineHtml(tags),
    ];
  }

  async #read(address: URL): Promise<FetchedPage | undefined> {
    try {
      const response = await this.#fetch(address);
      return { status: response.status, html: await response.text() };
    } catch {
      return undefined;
    }
  }

  async #examineProxy(proxy: URL | undefined): Promise<Finding[]> {
    const { page, headers, timeout } = this.#settings;
    if (!proxy) {
      const message = 'No proxy-url is in the page’s HTML.';
      return [unknown('configuration', message, 'Give it as --proxy-url.')];
    }
    const client = createCodatClient({
      proxyUrl: proxy.href,
      headers: { ...headers, Origin: page.origin },
      timeout,
      retries: 0,
    });
    const isThere = () =>
      this.#fetch(proxy).then(
        () => true,
        () => false,
      );
    return examineProxy(client, { url: proxy, pageOrigin: page.origin, isThere });
  }
}

const proxyOf = ([first]: readonly string[], page: URL): URL | undefined =>
  first !== undefined && URL.canParse(first, page) ? new URL(first, page) : undefined;

function examineStatus({ status, ok, redirected, url }: Response): Finding[] {
  if (ok && !redirected) return [];
  const cure =
    'Give what signs the user in as --header, or the address of a page that shows the elements.';
  return [
    ok
      ? concern('page', `The page sends to ${url}, which was looked at.`, cure)
      : fault('page', `The page responds with ${status}.`, cure),
  ];
}

function policiesOf({ headers }: Response, html: string): string[] {
  const inPage = tagsIn(html, /^meta$/)
    .filter(({ attributes }) =>
      /^content-security-policy$/i.test(attributes.get('http-equiv') ?? ''),
    )
    .map(({ attributes }) => attributes.get('content') ?? '');
  return [...(headers.get('Content-Security-Policy')?.split(',') ?? []), ...inPage];
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
  let findings: Finding[];
  try {
    findings = await new Doctor(settings).examine();
  } catch {
    process.stderr.write(`Nothing responds at ${settings.page.href}. Is the server running?\n`);
    return 2;
  }
  const report = settings.isJson
    ? JSON.stringify({ findings }, null, 2)
    : describeFindings(findings);
  process.stdout.write(`${report}\n`);
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}
