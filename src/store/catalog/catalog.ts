import type { Connection, Integration } from '../../api/schema.js';
import { hasRule } from './platforms.js';

const sourceTypeWords = [
  'accounting',
  'banking',
  'commerce',
  'bankfeed',
  'expense',
  'other',
] as const;

/** A kind of software, as an attribute names it. */
export type SourceTypeWord = (typeof sourceTypeWords)[number];

/** The kinds of software, in the order in which they are shown. */
export const sourceTypes: readonly string[] = sourceTypeWords;

/** What to show of a catalogue. */
export interface CatalogFilter {
  /** Default: all but bank feeds, which write into the software; with `platformKeys`, all. */
  sourceTypes?: readonly string[];
  /** Only these, in this order. */
  platformKeys?: readonly string[];
  showSandbox?: boolean;
}

/** One kind of software, and what there is of it. */
export interface CatalogGroup {
  sourceType: string;
  integrations: Integration[];
}

/** Codat has no field for it: a sandbox is one by its name. */
export function isSandbox({ key, name }: Integration): boolean {
  return hasRule(key, 'test-version') || /\bsandbox\b/i.test(name);
}

/** Codat has no field for it either: files are uploaded, and there is nothing to sign in to. */
export function isFileUpload({ key, name }: Pick<Integration, 'key' | 'name'>): boolean {
  return hasRule(key, 'file-upload') || /\bfile upload\b/i.test(name);
}

/** Whether files are sent to this connection: it is never finished, and never conflicts with software. */
export const isUploadConnection = ({
  integrationKey,
  platformName,
}: Pick<Connection, 'integrationKey' | 'platformName'>): boolean =>
  isFileUpload({ key: integrationKey ?? '', name: platformName });

/** Whether this is software that is connected, and not just where files are sent. */
export const isLinkedSoftware = (connection: Connection): boolean =>
  connection.status === 'Linked' && !isUploadConnection(connection);

/** Shown where nothing else is asked for. */
const defaultTypes = sourceTypes.filter((one) => one !== 'bankfeed');

/** The kind of software of a source type: Codat's own word, or `other` where that is none of ours, such as `Unknown`. */
export function kindOf(sourceType: string | null | undefined): string {
  const type = sourceType?.toLowerCase() ?? '';
  return sourceTypes.includes(type) ? type : 'other';
}

/** The integrations to show, of all that the client has. */
export function filterIntegrations(
  integrations: readonly Integration[],
  { sourceTypes: named = [], platformKeys = [], showSandbox = false }: CatalogFilter,
): Integration[] {
  const listed = platformKeys.length
    ? platformKeys.flatMap((key) => integrations.filter((one) => one.key === key))
    : integrations.filter((one) => showSandbox || !isSandbox(one));
  // What the host lists by its key is asked for, whatever its kind.
  const unnamed = platformKeys.length ? sourceTypes : defaultTypes;
  const types = named.length ? named : unnamed;
  return listed.filter(
    (one) => one.enabled && !isFileUpload(one) && types.includes(kindOf(one.sourceType)),
  );
}

/** Grouped by kind; the order inside a group is kept. With `keepOrder`, so is that in which kinds first come. */
export function groupIntegrations(
  integrations: readonly Integration[],
  keepOrder = false,
): CatalogGroup[] {
  const groups = new Map<string, Integration[]>(
    keepOrder ? [] : sourceTypes.map((one) => [one, []]),
  );
  for (const integration of integrations) {
    const sourceType = kindOf(integration.sourceType);
    const group = groups.get(sourceType);
    if (group) group.push(integration);
    else groups.set(sourceType, [integration]);
  }
  return [...groups]
    .map(([sourceType, members]) => ({ sourceType, integrations: members }))
    .filter((group) => group.integrations.length > 0);
}
