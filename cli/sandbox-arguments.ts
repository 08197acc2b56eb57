/** The command line of `sandbox`, read. */
import { parseCommandLine, webAddress } from './read-values.js';
import { UsageError } from './usage-error.js';

export const sandboxHelp = `Usage: codat-elements sandbox [options]

Serves Codat's API and sign-in pages, simulated, on this machine: nothing in it
is real and nothing leaves it. Give your token proxy its address as apiUrl, and
its API key as apiKey.

  --port NUMBER         default: PORT in the environment, else 8787
  --redirect-url URL    where a person is sent after signing in: your return
                        page. {statusCode} and the other parameters of Codat's
                        redirect are filled in where they stand in it
  --api-key KEY         the only key that is accepted; default: sandbox
  --company NAME        a company that is there from the beginning; may be
                        repeated; default: Harbour Coffee Ltd
  --help                this

Stop it with Ctrl+C. Its connections are then lost.
`;

/** What Codat fills in, letter for letter. Another name may be a parameter that the host gives to its link. */
const placeholders = [
  'clientId',
  'connectionId',
  'companyId',
  'integrationId',
  'sourceId',
  'platform',
  'platformName',
  'sourceType',
  'statusCode',
  'errorMessage',
  'statusText',
  'data.company.companyName',
];

/** @throws UsageError where a placeholder is one of Codat's but for the case of its letters: Codat leaves it empty */
function checkPlaceholders(redirectUrl: string): void {
  for (const [, name = ''] of redirectUrl.matchAll(/\{([\w.-]+)\}/g)) {
    const meant = placeholders.find((one) => one.toLowerCase() === name.toLowerCase());
    if (meant !== undefined && meant !== name) {
      throw new UsageError(
        `--redirect-url has {${name}}, which Codat does not fill in. Write {${meant}}.`,
      );
    }
  }
}

const options = {
  port: { type: 'string' },
  'redirect-url': { type: 'string' },
  'api-key': { type: 'string' },
  company: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface SandboxSettings {
  readonly port: number;
  readonly redirectUrl: string | undefined;
  readonly apiKey: string;
  /** The names of the companies that are there from the beginning. */
  readonly companies: readonly string[];
}

/**
 * @param args what follows `sandbox`
 * @param environmentPort `PORT` of the environment
 * @returns undefined where help is asked for
 * @throws UsageError
 */
export function readSandboxArguments(
  args: readonly string[],
  environmentPort: string | undefined,
): SandboxSettings | undefined {
  const { values, positionals } = parseCommandLine(args, options);
  if (values.help) return undefined;
  if (positionals.length > 0) throw new UsageError(`What is “${positionals[0]}”?`);
  const redirectUrl = values['redirect-url'];
  if (redirectUrl !== undefined) {
    webAddress(redirectUrl, '--redirect-url', 'http://localhost:3000/connected');
    checkPlaceholders(redirectUrl);
  }
  const apiKey = values['api-key'] ?? 'sandbox';
  if (apiKey.trim() === '') throw new UsageError('--api-key must not be empty.');
  // It travels in a header, as base64 of single bytes. The message does not repeat it.
  if (/[^\x20-\x7e]/.test(apiKey)) {
    throw new UsageError(
      '--api-key has characters that no key has; give letters, digits and signs of ASCII.',
    );
  }
  const companies = values.company ?? ['Harbour Coffee Ltd'];
  if (companies.some((name) => name.trim() === '')) {
    throw new UsageError('--company must not be empty.');
  }
  return {
    port:
      values.port === undefined
        ? portOf(environmentPort || '8787', 'PORT')
        : portOf(values.port, '--port'),
    redirectUrl,
    apiKey,
    companies,
  };
}

function portOf(text: string, name: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`${name} must be a number from 0 to 65535; 0 takes any that is free.`);
}
