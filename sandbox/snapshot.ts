import { IdMap } from './id-map.js';
import { integrationByKey } from './catalog/index.js';
import type { SandboxCore } from './core.js';
import type { LinkSession } from './link/session.js';
import type { CompanyRecord, ConnectionRecord } from './records.js';
import type { StoreState } from './store.js';
import type { SandboxSnapshot } from './types.js';

/** Another number with each change of what is below. */
const VERSION = 2;

type ConnectionSnapshot = Omit<ConnectionRecord, 'integration' | 'passwords'> & {
  readonly platformKey: string;
  readonly passwords: readonly (readonly [password: string, issuedAt: number])[];
};

type CompanySnapshot = Omit<CompanyRecord, 'connections'> & {
  readonly connections: readonly ConnectionSnapshot[];
};

type LinkSessionSnapshot = Omit<LinkSession, 'fields'> & {
  readonly fields: readonly (readonly [name: string, value: string])[];
};

interface State {
  readonly store: StoreState;
  readonly companies: readonly CompanySnapshot[];
  readonly linkSessions: readonly LinkSessionSnapshot[];
  readonly redirectUrl?: string;
  /** Milliseconds by which `advance()` has moved the clock. */
  readonly advancedMs: number;
}

/** What there is in a sandbox. */
export function takeSnapshot(core: SandboxCore, advancedMs: number): SandboxSnapshot {
  // A copy: what happens in the sandbox later is not in it.
  const state: State = structuredClone({
    store: core.store.state,
    companies: [...core.store.companies.values()].map((company) => ({
      ...company,
      connections: [...company.connections.values()].map(
        ({ integration, passwords, ...connection }) => ({
          ...connection,
          platformKey: integration.key,
          passwords: [...passwords],
        }),
      ),
    })),
    linkSessions: [...core.linkSessions.values()].map((session) => ({
      ...session,
      fields: [...session.fields],
    })),
    ...(core.redirectUrl !== undefined && { redirectUrl: core.redirectUrl }),
    advancedMs,
  });
  return { version: VERSION, state };
}

/**
 * Puts what a snapshot has in the place of what there is, and gives the milliseconds by which its clock was moved.
 *
 * @throws Error when it is another version's, or the catalogue has no such integration
 */
export function restoreSnapshot(core: SandboxCore, snapshot: SandboxSnapshot): number {
  if (snapshot.version !== VERSION) throw new Error('The snapshot is of another version.');
  const state = snapshot.state as State;
  core.store.restore(state.store);
  const { companies } = core.store;
  companies.clear();
  for (const company of state.companies) {
    companies.set(company.id, {
      ...company,
      files: [...company.files],
      connections: new IdMap(company.connections.map((it) => [it.id, connectionOf(it)])),
    });
  }
  core.linkSessions.clear();
  for (const session of state.linkSessions) {
    core.linkSessions.set(session.token, { ...session, fields: new Map(session.fields) });
  }
  core.redirectUrl = state.redirectUrl;
  return state.advancedMs;
}

function connectionOf({ platformKey, ...connection }: ConnectionSnapshot): ConnectionRecord {
  const integration = integrationByKey(platformKey);
  if (!integration) throw new Error(`The catalogue has no integration "${platformKey}".`);
  return {
    ...connection,
    integration,
    errors: connection.errors.map((error) => ({ ...error })),
    passwords: new Map(connection.passwords),
  };
}
