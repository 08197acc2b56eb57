import { Hono } from 'hono';
import { companyRoutes } from './api/companies.js';
import { connectionRoutes } from './api/connections.js';
import { dataRoutes } from './api/data.js';
import { fileRoutes } from './api/files.js';
import { RateLimit, rateLimitHeaders, requireApiKey } from './api/guard.js';
import { integrationRoutes } from './api/integrations.js';
import { checkOptions } from './check-options.js';
import { controlRoutes } from './control.js';
import type { SandboxApp, SandboxCore, SandboxEnv } from './core.js';
import { ErrorBodies, SandboxApiError } from './errors.js';
import { faultyResponse } from './fault-response.js';
import { FaultStore } from './faults.js';
import { companyPageRoutes } from './link/company-page.js';
import { linkRoutes } from './link/routes.js';
import { publicRoutes } from './public-routes.js';
import type { CompanyRecord, ConnectionRecord } from './records.js';
import { restoreSnapshot, takeSnapshot } from './snapshot.js';
import { SandboxStore } from './store.js';
import { Timers } from './timers.js';
import { checkStatus, deauthorize, eventOf, forceStatus } from './transitions.js';
import type {
  CodatSandbox,
  SandboxCompany,
  SandboxConnection,
  SandboxOptions,
  SandboxRequest,
  SandboxSeed,
} from './types.js';
import { WebhookSender } from './webhooks.js';

const MAX_LOG_LENGTH = 1000;
const LATEST = Date.UTC(9999, 0);

/**
 * Codat's API and link pages, simulated: a Fetch handler for Node and the browser. Nothing leaves
 * it and nothing in it is real.
 *
 * @throws TypeError when `basePath` is no path, or `webhook` cannot be sent to or signed for
 * @throws Error when the seed or the snapshot cannot be used
 */
export function createCodatSandbox(options: SandboxOptions = {}): CodatSandbox {
  const { basePath } = checkOptions(options);
  const clock = options.now ?? Date.now;
  const faults = new FaultStore();
  let errors = new ErrorBodies();
  let moved = 0;
  let log: SandboxRequest[] = [];
  const now = () => clock() + moved;
  const timers = new Timers();
  const sender = options.webhook && new WebhookSender(options.webhook, timers);
  /** Where the sandbox is served, as the last request had it. */
  let base = options.linkUrl ?? `http://localhost${basePath}`;

  const core: SandboxCore = {
    store: new SandboxStore(options.seed ?? {}, now),
    redirectUrl: options.redirectUrl,
    linkSessions: new Map(),
    apiKey: options.apiKey ?? 'sandbox',
    syncStepMs: options.syncStepMs ?? 1000,
    notify(type, connection) {
      const company = core.store.companies.get(connection.companyId);
      if (!sender || !company) return;
      const context = { base, now: now(), stepMs: core.syncStepMs };
      sender.connection(type, company, connection, context);
      if (type.endsWith('connected') && connection.status === 'Linked')
        sender.reading(
          company,
          connection,
          context,
          // Not a record of one that was deleted, nor of a time before a reset.
          () => core.store.connection(connection.id) === connection,
        );
    },
  };

  const limit = new RateLimit(core);
  if (options.snapshot) moved = restoreSnapshot(core, options.snapshot);

  const pathOf = (request: Request): string => {
    const { pathname } = new URL(request.url);
    if (basePath === '' || !`${pathname}/`.startsWith(`${basePath}/`)) return pathname;
    return pathname.slice(basePath.length) || '/';
  };
  /** The path of a link page that says whose it is: its own has only a token. */
  const linkPagePath = (path: string): string[] => {
    const session = core.linkSessions.get(path.replace(/^\/link\//, ''));
    if (!session) return [];
    return [`/companies/${session.companyId}/connections/${session.connectionId}/link`];
  };
  const known = (connectionId: string): ConnectionRecord => {
    const connection = core.store.connection(connectionId);
    if (!connection) throw new Error(`There is no connection "${connectionId}".`);
    return connection;
  };

  const sandbox: CodatSandbox = {
    async fetch(request) {
      const path = pathOf(request);
      if (path.startsWith('/_sandbox/')) return app.fetch(request);
      const { search } = new URL(request.url);
      const hit = faults.take(request.method, [path, path + search, ...linkPagePath(path)]);
      const entry = { method: request.method, path: withoutSecrets(path, search), at: now() };
      const note = (status: number) => {
        log = [...log, { ...entry, status, ...(hit && { fault: hit.fault.kind }) }].slice(
          -MAX_LOG_LENGTH,
        );
      };
      try {
        const carryOut = async () => app.fetch(request);
        const response = await (hit ? faultyResponse(hit, errors, carryOut, timers) : carryOut());
        // What refuses in Codat's name says as much of the limit as Codat does.
        if (hit?.fault.kind === 'status' && /^\/(companies|integrations)(\/|$)/.test(path)) {
          if (hit.fault.after !== 'after') limit.count();
          for (const [name, value] of Object.entries(limit.headers)) {
            if (!response.headers.has(name)) response.headers.set(name, value);
          }
        }
        note(response.status);
        return response;
      } catch (error) {
        note(0);
        throw error;
      }
    },
    reset(seed?: SandboxSeed) {
      const before = moved;
      moved = 0;
      try {
        core.store = new SandboxStore(seed ?? options.seed ?? {}, now);
      } catch (error) {
        // A seed that cannot be used leaves all as it was.
        moved = before;
        throw error;
      }
      errors = new ErrorBodies();
      core.redirectUrl = options.redirectUrl;
      core.linkSessions.clear();
      faults.clear();
      log = [];
    },
    faults,
    get redirectUrl() {
      return core.redirectUrl;
    },
    set redirectUrl(url) {
      core.redirectUrl = url;
    },
    get companies() {
      return [...core.store.companies.values()].map(companyView);
    },
    addCompany: (company) => companyView(core.store.addCompany(company)),
    connectionsOf(companyId) {
      const company = core.store.companies.get(companyId);
      return company ? companyView(company).connections : [];
    },
    setConnectionStatus(connectionId, status) {
      checkStatus(status);
      const connection = known(connectionId);
      const before = connection.status;
      forceStatus(connection, status, now(), core.syncStepMs);
      const company = core.store.companies.get(connection.companyId);
      // As of one that a seed begins with: nobody has said which organisation it is.
      if (status === 'Linked' && company) connection.organisation ??= company.name;
      const type = eventOf(before, status);
      if (type) core.notify(type, connection);
    },
    deauthorize(connectionId, statusText = 'Access was revoked') {
      const connection = known(connectionId);
      deauthorize(connection, statusText, now());
      core.notify('connection.disconnected', connection);
    },
    advance(ms) {
      // Beyond, its times could not be written down, and every request would fail.
      if (!(Math.abs(now() + ms) < LATEST)) {
        throw new TypeError(`advance() takes milliseconds up to the year 9999, not ${String(ms)}.`);
      }
      moved += ms;
    },
    snapshot: () => takeSnapshot(core, moved),
    get requests() {
      return log;
    },
    close() {
      timers.close();
      faults.clear();
    },
  };

  const app: SandboxApp = new Hono<SandboxEnv>({ getPath: pathOf });
  app.use(async (c, next) => {
    base = options.linkUrl ?? new URL(c.req.url).origin + basePath;
    c.set('base', base);
    await next();
  });
  app.onError((error) => {
    const refusal =
      error instanceof SandboxApiError
        ? error
        : new SandboxApiError(500, `The sandbox failed: ${error.message}`);
    return Response.json(errors.of(refusal), { status: refusal.status });
  });
  app.notFound((c) =>
    c.json(errors.of(new SandboxApiError(404, `There is nothing at ${c.req.path}`)), 404),
  );

  controlRoutes(app, sandbox);
  publicRoutes(app);
  linkRoutes(app, core);
  companyPageRoutes(app, core);
  const key = requireApiKey(core);
  // These match the lists themselves too.
  for (const path of ['/companies/*', '/integrations/*'])
    app.use(path, rateLimitHeaders(limit), key);
  companyRoutes(app, core);
  integrationRoutes(app, core);
  connectionRoutes(app, core);
  dataRoutes(app, core);
  fileRoutes(app, core);

  return sandbox;
}

function companyView(company: CompanyRecord): SandboxCompany {
  return {
    id: company.id,
    name: company.name,
    connections: [...company.connections.values()].map(connectionView),
    files: company.files.map(({ displayName, sourceType, size }) => ({
      name: displayName,
      sourceType,
      size,
    })),
  };
}

function connectionView(connection: ConnectionRecord): SandboxConnection {
  return {
    id: connection.id,
    companyId: connection.companyId,
    platformKey: connection.integration.key,
    platformName: connection.integration.connectionName ?? connection.integration.name,
    status: connection.status,
    errorCount: connection.errors.length,
    ...(connection.organisation !== undefined && { organisation: connection.organisation }),
  };
}

function withoutSecrets(path: string, search: string): string {
  return path.replace(/^\/link\/.+/, '/link/…') + search.replace(/([?&]otp=)[^&]*/g, '$1…');
}
