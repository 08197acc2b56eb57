import type { ElementAttribute } from './manifest.js';

/** How an attribute is set in the playground. */
export type Control =
  | { kind: 'switch' }
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'one'; values: readonly string[] }
  /** A list of words with spaces between them. */
  | { kind: 'several'; values: readonly string[] };

export function controlFor({ type, parsedType }: ElementAttribute): Control {
  const parts = (parsedType ?? type)?.text.split(/\s*\|\s*/) ?? [];
  if (parts.includes('boolean')) return { kind: 'switch' };
  if (parts.includes('number')) return { kind: 'number' };
  const values = parts.flatMap((part) => /^'(.*)'$/.exec(part)?.[1] ?? []);
  if (values.length < 2) return { kind: 'text' };
  // Any text beside the words: there may be several of them in it.
  return { kind: parts.includes('string') ? 'several' : 'one', values };
}

/** What elements are given at first, so that each has something to show. */
export const initialAttributes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'codat-provider': { 'proxy-url': '/api/codat' },
  'codat-integration-picker': { 'show-sandbox': '' },
  'codat-connect-button': { 'platform-key': 'qhyg' },
  'codat-connection-list': { actions: 'continue reconnect disconnect delete' },
};

/** The elements that are shown at first. */
export const initiallyShown: ReadonlySet<string> = new Set([
  'codat-connection-alert',
  'codat-file-upload',
  'codat-integration-picker',
  'codat-connection-list',
  'codat-sync-status',
]);
