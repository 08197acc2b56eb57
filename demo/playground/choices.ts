import type { ElementAttribute } from './manifest.js';

/** How an attribute is set in the playground. */
export type Control =
  | { kind: 'switch' }
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'one'; values: readonly string[] }
  /** A list of words with spaces between them. */
  | { kind: 'several'; values: readonly string[] };

/** Attributes whose values are words that the manifest names by a type of their own. */
const known: Readonly<Record<string, Control>> = {
  'source-types': {
    kind: 'several',
    values: ['accounting', 'banking', 'commerce', 'bankfeed', 'expense', 'other'],
  },
  actions: { kind: 'several', values: ['continue', 'reconnect', 'disconnect', 'delete'] },
  'link-mode': { kind: 'one', values: ['popup', 'tab', 'redirect', 'manual'] },
  layout: { kind: 'one', values: ['grid', 'list'] },
  credentials: { kind: 'one', values: ['same-origin', 'include', 'omit'] },
};

export function controlFor(attribute: ElementAttribute): Control {
  const control = known[attribute.name];
  if (control) return control;
  const type = (attribute.type?.text ?? 'string').replace(/\s*\|\s*undefined|\s*\|\s*null/g, '');
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'number') return { kind: 'number' };
  const words = [...type.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  return words.length > 1 ? { kind: 'one', values: words } : { kind: 'text' };
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
