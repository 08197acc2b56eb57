import type { Connection, Integration } from '../../../api/schema.js';
import type { CompanyStore } from '../../../store/company-store.js';
import { filterIntegrations, isUploadConnection } from '../../../store/catalog/catalog.js';
import { connectionsOf } from '../../../store/connections/matching.js';
import { isSameId } from '../../../store/connections/same-id.js';
import { conflictFor, mayConnect } from '../../../store/connections/rules.js';
import { parseText } from '../../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../../ui/dom/warn-once.js';
import type { FlowSettings } from './flow-settings.js';

/** Where the host opens a journey: at one connection, to repair it, or at one integration, to connect it. */
export type FlowEntry =
  | { kind: 'loading' }
  /** `isConflict`: it is connected, and keeps from connecting what the host opens the journey at. */
  | { kind: 'repair'; connection: Connection; isConflict?: boolean }
  /** `linked`: what is connected of it already, where there can be several. */
  | { kind: 'connect'; integration: Integration; linked: readonly Connection[] }
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

/** The picker of a journey, as far as it is drawn. */
interface ShownPicker {
  readonly isShown: boolean;
  /** Whether it shows something that just began or ended there. */
  readonly isHeld: boolean;
}

/** What a journey opens at; undefined where it opens at nothing, or where what it opens at cannot be loaded. */
export function entryOf(
  flow: FlowSettings,
  { store, configurationError }: Company,
  picker: ShownPicker,
): FlowEntry | undefined {
  if (!hasEntry(flow) || configurationError) return undefined;
  // On a server there is none, and in a page none yet where a setting is still to come.
  if (!store) return loading;
  return isSet(flow.connectionId)
    ? connectionEntry(flow, store)
    : integrationEntry(flow, store, picker);
}

/** Resolves once it is known, and shown, what a journey opens at; or once that cannot be loaded, or is not loaded any more. */
export async function whenEntryKnown(flow: FlowSettings, { store }: Company): Promise<void> {
  await Promise.all([store?.connections.pending, store?.integrations.pending]);
  await flow.updateComplete;
}

function unknown(flow: FlowSettings, setting: string, value: string | undefined): FlowEntry {
  // Of the wrong type it has been warned of.
  if (value) warnOnce(flow, `No ${setting} "${value}" to open at. Showing what can be connected.`);
  return { kind: 'unknown' };
}

function connectionEntry(
  flow: FlowSettings,
  { connections, linking }: CompanyStore,
): FlowEntry | undefined {
  const id = parseText(flow, 'connection-id', flow.connectionId)?.trim();
  if (!connections.value) return connections.state.kind === 'error' ? undefined : loading;
  const connection = connections.value.find((one) => isSameId(one.id, id));
  // What files are sent to is nothing to sign in to.
  if (!connection || isUploadConnection(connection)) return unknown(flow, 'connection-id', id);
  // An attempt that is shown says itself what is in its way.
  const isTried = linking.attemptAbout(connection.id) !== undefined;
  const conflict = isTried ? undefined : conflictFor(connection, connections.value);
  return { kind: 'repair', connection: conflict ?? connection, isConflict: Boolean(conflict) };
}

function integrationEntry(
  flow: FlowSettings,
  { connections, integrations }: CompanyStore,
  picker: ShownPicker,
): FlowEntry | undefined {
  const key = parseText(flow, 'platform-key', flow.platformKey)?.trim();
  if (!integrations.value) return integrations.state.kind === 'error' ? undefined : loading;
  const [integration] = key ? filterIntegrations(integrations.value, { platformKeys: [key] }) : [];
  if (!integration) {
    return integrations.isUnchecked ? loading : unknown(flow, 'platform-key', key);
  }
  // A picker that is there shows itself that it loads, or failed to.
  if (!connections.value && connections.state.kind !== 'error' && !picker.isShown) return loading;
  const known = connections.value ?? [];
  const rule = mayConnect(integration, known);
  if (!rule.allowed && !picker.isHeld) {
    return { kind: 'repair', connection: rule.by, isConflict: rule.reason === 'one-only' };
  }
  const linked = connectionsOf(integration, known).filter(({ status }) => status === 'Linked');
  return { kind: 'connect', integration, linked };
}

const loading = { kind: 'loading' } as const;
