import type { SandboxApp, SandboxCore } from '../core.js';
import { SandboxApiError } from '../errors.js';
import { paginate } from '../paging.js';
import { fieldOf } from '../query.js';
import type { CompanyRecord } from '../records.js';
import { type SyncState, syncStates } from '../sync.js';
import { iso } from '../json-response.js';
import { companyOf } from './lookup.js';

export function dataRoutes(app: SandboxApp, core: SandboxCore): void {
  const statesOf = (company: CompanyRecord) =>
    [...company.connections.values()].flatMap((connection) =>
      syncStates(connection, core.store.now(), core.syncStepMs),
    );

  app.get('/companies/:companyId/dataStatus', (c) => {
    const latest = new Map<string, SyncState>();
    // One entry a data type for the whole company: of several connections, the last one that was read.
    for (const state of statesOf(companyOf(core, c.req.param('companyId')))) {
      const known = latest.get(state.dataType);
      if (!known || state.startedAt >= known.startedAt) latest.set(state.dataType, state);
    }
    return c.json(
      Object.fromEntries([...latest].map(([dataType, state]) => [dataType, statusToWire(state)])),
    );
  });

  app.get('/companies/:companyId/data/history', (c) => {
    const company = companyOf(core, c.req.param('companyId'));
    const names = [
      'id',
      'companyId',
      'connectionId',
      'dataType',
      'status',
      'requested',
      'progress',
    ];
    return c.json(
      paginate(
        statesOf(company).map((state) => historyToWire(company.id, state)),
        new URL(c.req.url),
        `/companies/${company.id}/data/history`,
        {
          type: 'PullOperation',
          properties: [...names, 'completed', 'isErrored', 'statusDescription'],
          read: fieldOf,
        },
        (item) => item,
      ),
    );
  });

  app.get('/companies/:companyId/data/history/:datasetId', (c) => {
    const company = companyOf(core, c.req.param('companyId'));
    const id = c.req.param('datasetId');
    const state = statesOf(company).find(({ syncId }) => syncId === id);
    if (!state) throw new SandboxApiError(404, `Dataset ${id} not found`);
    return c.json(historyToWire(company.id, state));
  });
}

function statusToWire(state: SyncState) {
  return {
    dataType: state.dataType,
    currentStatus: state.status,
    latestSyncId: state.syncId,
    ...(state.succeededAt !== undefined && {
      lastSuccessfulSync: iso(state.succeededAt),
      latestSuccessfulSyncId: state.succeededSyncId,
    }),
  };
}

function historyToWire(companyId: string, state: SyncState) {
  const isCompleted = state.status === 'Complete';
  const isErrored = state.endedAt !== undefined && !isCompleted && state.status !== 'NotSupported';
  return {
    id: state.syncId,
    companyId,
    connectionId: state.connectionId,
    dataType: state.dataType,
    status: state.status,
    statusDescription: isErrored ? `Reading ${state.dataType} ended with ${state.status}.` : '',
    ...(isErrored && { errorMessage: `Reading ${state.dataType} ended with ${state.status}.` }),
    requested: iso(state.startedAt),
    ...(state.endedAt !== undefined && { completed: iso(state.endedAt) }),
    progress: state.progress,
    isCompleted,
    isErrored,
  };
}
