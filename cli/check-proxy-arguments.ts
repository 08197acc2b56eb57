/** The command line of `check-proxy`, read. */
import type { HeaderList } from '../proxy-check/target.js';
import { headersOf, parseCommandLine, timeoutOf, webAddress } from './read-values.js';
import { UsageError } from './usage-error.js';

export const checkProxyHelp = `Usage: codat-elements check-proxy URL [options]

Tries a token proxy as the elements and as attackers would, over HTTP, and says
what does not hold and how to fix it. URL is the proxy's own: what the elements
have as proxy-url, in full.

Signing in
  --header 'Cookie: …'        what signs the test user in; may be repeated
  --other-header 'Cookie: …'  the same of a second user, of another company:
                              then real ids of that company are tried
What is whose
  --company ID                the test user's Codat company, if it cannot be seen
  --foreign-company ID        a company that is not the test user's
  --foreign-connection ID     a connection of that company
  --origin ORIGIN             the origin of your pages; default: the URL's own
  --foreign-origin ORIGIN     one that may not use the proxy;
                              default: https://evil.example
How far to go
  --allow-writes              also make a connection for the test user, and
                              delete it again; nothing is changed otherwise
  --platform-key KEY          the integration to make it with
  --invite URL                an invite of your own making, whose page is tried
                              too; with --allow-writes it is used up
  --only ID                   only this check; may be repeated
  --timeout SECONDS           for each response; default: 15
Output
  --json                      for other programs
  --help                      this

With CODAT_API_KEY in the environment, responses are also searched for that key.
It is sent nowhere.

Exit code: 0 all holds, 1 something does not, 2 the check could not be made.
`;

const options = {
  header: { type: 'string', multiple: true },
  'other-header': { type: 'string', multiple: true },
  company: { type: 'string' },
  'foreign-company': { type: 'string' },
  'foreign-connection': { type: 'string' },
  origin: { type: 'string' },
  'foreign-origin': { type: 'string' },
  'allow-writes': { type: 'boolean' },
  'platform-key': { type: 'string' },
  invite: { type: 'string' },
  only: { type: 'string', multiple: true },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface CheckCommand {
  readonly kind: 'check';
  readonly url: URL;
  readonly headers: HeaderList;
  readonly otherHeaders: HeaderList;
  readonly company: string | undefined;
  readonly foreignCompany: string | undefined;
  readonly foreignConnection: string | undefined;
  readonly origin: string;
  readonly foreignOrigin: string;
  readonly allowsWrites: boolean;
  readonly platformKey: string | undefined;
  /** An invite's address. */
  readonly invite: URL | undefined;
  readonly only: readonly string[] | undefined;
  /** In milliseconds. */
  readonly timeout: number;
  readonly isJson: boolean;
}

export type Command = CheckCommand | { readonly kind: 'help' };

/**
 * @param args what follows `check-proxy`
 * @throws UsageError
 */
export function readCheckProxyArguments(args: readonly string[]): Command {
  const { values, positionals } = parseCommandLine(args, options);
  const [address, ...rest] = positionals;
  if (values.help) return { kind: 'help' };
  if (address === undefined) throw new UsageError('Give the URL of the proxy.');
  if (rest.length > 0) throw new UsageError(`Only one URL can be checked; what is “${rest[0]}”?`);
  const url = httpUrl(address, 'URL');
  return {
    kind: 'check',
    url,
    headers: headersOf(values.header ?? []),
    otherHeaders: headersOf(values['other-header'] ?? []),
    company: idOf(values.company, '--company'),
    foreignCompany: idOf(values['foreign-company'], '--foreign-company'),
    foreignConnection: idOf(values['foreign-connection'], '--foreign-connection'),
    origin: originOf(values.origin ?? url.origin, '--origin'),
    foreignOrigin: originOf(values['foreign-origin'] ?? 'https://evil.example', '--foreign-origin'),
    allowsWrites: values['allow-writes'] ?? false,
    platformKey: values['platform-key'],
    invite: values.invite === undefined ? undefined : inviteUrl(values.invite),
    only: values.only,
    timeout: timeoutOf(values.timeout ?? '15'),
    isJson: values.json ?? false,
  };
}

/** Never repeated in a message: anyone who reads it could use it. */
function inviteUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('--invite must be the absolute address of an invite.');
  }
  return url;
}

function httpUrl(text: string, name: string): URL {
  const url = webAddress(text, name, 'https://app.example.com/api/codat');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError(`${name} must have no user name, query or fragment.`);
  }
  return url;
}

function originOf(text: string, name: string): string {
  const { origin } = httpUrl(text, name);
  if (origin !== text) throw new UsageError(`${name} is an origin; write ${origin}.`);
  return origin;
}

function idOf(text: string | undefined, name: string): string | undefined {
  if (text !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw new UsageError(
      `${name} must be one of Codat’s ids, such as 8a210b68-6988-11ed-a1eb-0242ac120002.`,
    );
  }
  return text;
}
