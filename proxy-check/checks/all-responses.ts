/** Looks through every response of the whole run: these come last. */
import { findingsOf, type Check } from '../check.js';
import type { ProxyResponse } from '../response.js';
import type { CheckContext } from '../context.js';

/** Traces and paths of the languages that proxies are written in. */
const inner: Readonly<Record<string, RegExp>> = {
  'a stack trace':
    /^\s*at .+[:(].+:\d+\)?$|\\n\s+at \S+ ?\(?[^"\\]*:\d+|Traceback \(most recent call|goroutine \d+ \[|\bat [\w.$]+\([\w.]+\.java:\d+\)|\.cs:line \d+/m,
  'a path of the server':
    /node_modules\/|(?<![\w.:/-])(?:file:\/\/)?\/(?:home|Users|usr|var|srv|app|opt|root)\/[\w./-]+\.(?:m?[jt]s|py|rb|php|go|java)\b|[A-Z]:\\\\?[\w\\ ]+\.(?:cs|js|ts)\b/,
  'the name of an inner error':
    /\b(?:SyntaxError|TypeError|ReferenceError|RangeError|ECONNREFUSED|ENOTFOUND|NullPointerException|UnhandledPromise\w*)\b/,
};

/** A whole run has many times as many. */
const ENOUGH_ERRORS = 10;

const wholeOf = (response: ProxyResponse): string =>
  [...response.headerLines, response.text].join('\n');

function innerPart(response: ProxyResponse): string | undefined {
  if (response.isSuccess) return undefined;
  const all = wholeOf(response);
  return Object.entries(inner).find(([, pattern]) => pattern.test(all))?.[0];
}

/** What would go out as the key: an `Authorization` header, or the key itself where it is known. */
function keyPart(response: ProxyResponse, secrets: readonly string[]): string | undefined {
  const all = wholeOf(response);
  if (secrets.some((secret) => all.includes(secret))) return 'the API key';
  const found = [...all.matchAll(/\bBasic ([A-Za-z0-9+/]{20,}={0,2})/g)];
  return found.some(([, text = '']) => isCredential(text)) ? 'an Authorization header' : undefined;
}

/** “Basic” may also begin a sentence, or a name: what it stands before has to hold a key. */
function isCredential(base64: string): boolean {
  return /^[\x21-\x7e]+$/.test(Buffer.from(base64, 'base64').toString('latin1'));
}

/** Errors to look through, for a run of these checks alone. */
async function askForErrors({ target, me, foreignCompany }: CheckContext): Promise<void> {
  const errors = target.exchanges.filter(({ response }) => response.status >= 400);
  if (errors.length >= ENOUGH_ERRORS) return;
  const list = `/companies/${me}/connections`;
  await target.sendAll([
    { path: list, as: 'nobody' },
    { path: `/companies/${foreignCompany}/connections` },
    { path: `/companies/${me}/nothing` },
    { path: `${list}?page=-1` },
    { path: '/%zz' },
    { method: 'POST', path: list, body: '{' },
  ]);
}

export const allResponsesChecks: readonly Check[] = [
  {
    id: 'disclosure',
    kind: 'attack',
    promise: 'no error reveals how the server is built',
    fix: 'Respond in general words with an id for your log; keep stacks, paths and messages there. In Express set NODE_ENV=production and an error handler of your own.',
    run: async (context) => {
      await askForErrors(context);
      return findingsOf(context.target.exchanges, ({ response }) => {
        const part = innerPart(response);
        return part && `the error shows ${part}`;
      });
    },
  },
  {
    id: 'key',
    kind: 'attack',
    promise: 'the API key is in no response',
    fix: 'Take the key out of the page’s reach at once: make a new one in the Codat Portal, delete this one, and pass on nothing of Codat’s request or response but its JSON.',
    run: async (context) => {
      await askForErrors(context);
      return findingsOf(context.target.exchanges, ({ response }) => {
        const part = keyPart(response, context.secrets);
        return part && `the response holds ${part}`;
      });
    },
  },
  {
    id: 'redirects',
    kind: 'attack',
    promise: 'no response sends a page to another site',
    fix: 'Send no redirects below the proxy’s path; if the framework tidies paths by redirecting, switch that off there.',
    run: async ({ target }) =>
      findingsOf(target.exchanges, ({ response }) => {
        const location = response.header('Location');
        if (location === undefined) return undefined;
        const there = URL.canParse(location, target.url)
          ? new URL(location, target.url)
          : undefined;
        return there?.host === target.url.host ? undefined : 'it redirects to another site';
      }),
  },
];
