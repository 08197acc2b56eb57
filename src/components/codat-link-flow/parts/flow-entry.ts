import type { Connection, Integration } from '../../../api/schema.js';
import type { CompanyStore } from '../../../store/company-store.js';
import { filterIntegrations } from '../../../store/catalog/catalog.js';
import { parseText } from '../../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../../ui/dom/warn-once.js';
import type { FlowSettings } from './flow-settings.js';

/** Where the host opens a journey: at one connection, to repair it, or at one integration, to connect it. */
export type FlowEntry =
  | { kind: 'loading' }
  | { kind: 'repair'; connection: Connection }
  | { kind: 'connect'; integration: Integration }
  /** The company has no such connection, or no such integration is turned on. */
  | { kind: 'unknown' };

const isSet = (value: unknown) => value !== undefined && value !== null && value !== '';

/** Whether the host opens the journey at something. */
export const hasEntry = ({ connectionId, platformKey }: FlowSettings): boolean =>
  isSet(connectionId) || isSet(platformKey);

/** The company of a journey, as far as it is known. */
interface Company {
  readonly store: CompanyStore | undefined;
  readonly configurationError: unknown;
}

/** What a journey opens at; undefined where it opens at nothing, or where what it opens at cannot be loaded. */
export function entryOf(
  flow: FlowSettings,
  { store, configurationError }: Company,
): FlowEntry | undefined {
  if (!hasEntry(flow) || configurationError) return undefined;
  // On a server there is none, and in a page none yet where a setting is still to come.
  if (!store) return loading;
  return isSet(flow.connectionId) ? connectionEntry(flow, store) : integrationEntry(flow, store);
}

function unknown(flow: FlowSettings, setting: string, value: string | undefined): FlowEntry {
  // Of the wrong type it has been warned of.
  if (value) warnOnce(flow, `No ${setting} "${value}" to open at. Showing what can be connected.`);
  return { kind: 'unknown' };
}

function connectionEntry(flow: FlowSettings, { connections }: CompanyStore) {
  const id = parseText(flow, 'connection-id', flow.connectionId)?.trim();
  if (!connections.value) return connections.state.kind === 'error' ? undefined : loading;
  const connection = connections.value.find((one) => one.id === id);
  return connection
    ? ({ kind: 'repair', connection } as const)
    : unknown(flow, 'connection-id', id);
}

function integrationEntry(flow: FlowSettings, { integrations }: CompanyStore) {
  const key = parseText(flow, 'platform-key', flow.platformKey)?.trim();
  if (!integrations.value) return integrations.state.kind === 'error' ? undefined : loading;
  const [integration] = key ? filterIntegrations(integrations.value, { platformKeys: [key] }) : [];
  return integration
    ? ({ kind: 'connect', integration } as const)
    : unknown(flow, 'platform-key', key);
}

const loading = { kind: 'loading' } as const;
