/** What several commands read from their command line. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws UsageError */
export function parseCommandLine<Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'What was given is unclear.');
  }
}

/** @throws UsageError where a text is no address of the web */
export function webAddress(text: string, name: string, example: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`${name} must be absolute, such as ${example}.`);
}

/** @throws UsageError */
export function headersOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  return lines.map((line) => {
    // What a header cannot hold would fail each request.
    const [, name = '', value = ''] = /^([\w-]+):\s*([\t\x20-\x7e\x80-\xff]+)$/.exec(line) ?? [];
    // The line is not repeated: it may hold a session.
    if (name === '') throw new UsageError('A header is written as “Name: value”.');
    return [name, value];
  });
}

/** One value for each name, in small letters: cookies are joined by semicolons, all else by commas, as HTTP has it. */
export function joinHeaders(
  headers: readonly (readonly [string, string])[],
): Readonly<Record<string, string>> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    const separator = key === 'cookie' ? '; ' : ', ';
    joined.set(key, before === undefined ? value : `${before}${separator}${value}`);
  }
  return Object.fromEntries(joined);
}

/** A time-out that is given in seconds, in whole milliseconds: `AbortSignal.timeout` takes no others. @throws UsageError */
export function timeoutOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 600) return Math.ceil(seconds * 1000);
  throw new UsageError('--timeout must be a number of seconds above 0, and at most 600.');
}
