/** The command line of `doctor`, read. */
import { headersOf, joinHeaders, parseCommandLine, timeoutOf, webAddress } from './read-values.js';
import { UsageError } from './usage-error.js';

export const doctorHelp = `Usage: codat-elements doctor URL [options]

Looks at a page of yours, by its address, for what keeps the elements from
working, and says what to change: the token proxy and, where it is on another
origin, its CORS headers, the page's policies, the attributes in its HTML, the
return page. It runs no script: what a script puts into the page is seen by
diagnose() of any element in it.

  --header 'Cookie: …'   what signs the user in; may be repeated. It goes to
                         the origin of URL alone
  --proxy-url URL        the token proxy, where no proxy-url is in the HTML
  --return-url URL       the page to which people return after signing in
  --timeout SECONDS      for each response; default: 15
  --json                 for other programs
  --help                 this

Exit code: 0 nothing is wrong, 1 something is, 2 it could not be looked at, or
has none of the elements in its HTML and no --proxy-url was given.
`;

const options = {
  header: { type: 'string', multiple: true },
  'proxy-url': { type: 'string' },
  'return-url': { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface DoctorSettings {
  readonly page: URL;
  /** The page's own, which alone gets the headers. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly proxyUrl: URL | undefined;
  readonly returnUrl: URL | undefined;
  /** In milliseconds. */
  readonly timeout: number;
  readonly isJson: boolean;
}

/**
 * @param args what follows `doctor`
 * @returns undefined where help is asked for
 * @throws UsageError
 */
export function readDoctorArguments(args: readonly string[]): DoctorSettings | undefined {
  const { values, positionals } = parseCommandLine(args, options);
  if (values.help) return undefined;
  const [address, ...rest] = positionals;
  if (address === undefined) throw new UsageError('Give the URL of a page with the elements.');
  if (rest.length > 0) throw new UsageError(`Only one page is looked at; what is “${rest[0]}”?`);
  const page = webAddress(address, 'URL', 'http://localhost:3000/connect');
  if (page.username !== '' || page.password !== '') {
    throw new UsageError('URL must have no user name; give --header "Authorization: Basic …".');
  }
  const relative = (text: string | undefined, name: string) =>
    text === undefined
      ? undefined
      : webAddress(
          URL.canParse(text, page) ? new URL(text, page).href : text,
          name,
          `${page.origin}/…`,
        );
  return {
    page,
    origin: page.origin,
    headers: joinHeaders(headersOf(values.header ?? [])),
    proxyUrl: relative(values['proxy-url'], '--proxy-url'),
    returnUrl: relative(values['return-url'], '--return-url'),
    timeout: timeoutOf(values.timeout ?? '15'),
    isJson: values.json ?? false,
  };
}
