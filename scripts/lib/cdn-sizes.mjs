/** What each chunk of the script tag's module may weigh, and weighs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliKilobytes, CDN_FOLDER, partNamed, withImports } from './cdn-files.mjs';

/** Budgets in kB, brotli; the reasons are in `docs/decisions/0025-loaded-when-it-is-needed.md`. */
const chunks = [
  { name: 'At once: Lit, client, store, picker, provider, mark', eager: true, limit: 59.9 },
  { name: 'Connect button', parts: ['codat-connect-button.define'], limit: 2 },
  { name: 'Linking with its panel', parts: ['link-manager', 'attempt-details'], limit: 12.7 },
  {
    name: 'File upload',
    parts: ['codat-file-upload.define', 'upload-queue', 'send-form'],
    limit: 12.4,
  },
  { name: 'Connection alert', parts: ['codat-connection-alert.define'], limit: 8.2 },
  { name: 'Connection list', parts: ['codat-connection-list.define'], limit: 13 },
  { name: 'Sync status', parts: ['codat-sync-status.define'], limit: 8 },
  { name: 'Journey, with list and sync status', parts: ['codat-link-flow.define'], limit: 36.3 },
  { name: 'Event stream', parts: ['event-stream', 'server-events'], limit: 4 },
  {
    name: 'Return page, beside what is loaded at once',
    parts: ['codat-link-return.define'],
    limit: 5,
  },
  { name: 'Everything in one file: `codat-elements.js`', file: 'codat-elements.js', limit: 118.8 },
];

/** The chunks with the paths of their scripts. What two later chunks share counts for each. */
export function cdnChunks() {
  const eager = withImports('codat-elements.mjs');
  return chunks.map(({ name, parts = [], file, eager: isEager, limit }) => {
    const later = new Set(parts.flatMap((part) => [...withImports(partNamed(part))]));
    const own = file ? [file] : [...later].filter((path) => !eager.has(path));
    const paths = (isEager ? [...eager] : own).map((path) => join(CDN_FOLDER, path));
    return { name, limit, paths };
  });
}

/** The chunks with their sizes in kB. */
export const cdnSizes = () =>
  cdnChunks().map(({ name, limit, paths }) => {
    const size = brotliKilobytes(paths.map((path) => readFileSync(path)));
    return { name, limit, size };
  });
