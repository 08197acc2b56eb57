import { jsonBody } from './api/lookup.js';
import type { SandboxApp, SandboxRequestContext } from './core.js';
import { checkFault, type Fault } from './faults.js';
import { isRecord } from './is-record.js';
import { checkStatus } from './transitions.js';
import type { CodatSandbox, SandboxSeed } from './types.js';

/** The sandbox's own controls over HTTP, for tests in another process. Open to all: serve it to none but them. */
export function controlRoutes(app: SandboxApp, sandbox: CodatSandbox): void {
  const done = (c: SandboxRequestContext) => c.body(null, 204);
  const refuse = (c: SandboxRequestContext, error: string) => c.json({ error }, 400);

  app.use('/_sandbox/*', async (c, next) => {
    if (c.req.method === 'OPTIONS') {
      return c.body(null, 204, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
        'Access-Control-Allow-Headers': 'Content-Type',
      });
    }
    await next();
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cache-Control', 'no-store');
    return undefined;
  });

  app.get('/_sandbox/faults', (c) => c.json(sandbox.faults.list()));
  app.post('/_sandbox/faults', async (c) => {
    const body = await jsonBody(c);
    const given: unknown[] = Array.isArray(body) ? body : [body];
    try {
      // All of them before the first is added.
      const faults = given.map(asFault);
      return c.json(faults.map((fault) => ({ id: sandbox.faults.add(fault).id })));
    } catch (error) {
      return refuse(c, String(error));
    }
  });
  app.delete('/_sandbox/faults', (c) => {
    sandbox.faults.clear();
    return done(c);
  });

  app.post('/_sandbox/reset', async (c) => {
    const body = await jsonBody(c);
    try {
      sandbox.reset(isSeed(body) ? body : undefined);
    } catch (error) {
      return refuse(c, String(error));
    }
    return done(c);
  });
  app.get('/_sandbox/companies', (c) => c.json(sandbox.companies));
  app.post('/_sandbox/connections/:id/status', async (c) => {
    const body = await jsonBody(c);
    const status = isRecord(body) ? body['status'] : undefined;
    try {
      checkStatus(status);
    } catch (error) {
      return refuse(c, String(error));
    }
    try {
      const id = c.req.param('id');
      if (status === 'Deauthorized') sandbox.deauthorize(id);
      else sandbox.setConnectionStatus(id, status);
    } catch (error) {
      return c.json({ error: String(error) }, 404);
    }
    return done(c);
  });
  app.post('/_sandbox/advance', async (c) => {
    const body = await jsonBody(c);
    const ms = isRecord(body) ? body['ms'] : undefined;
    if (typeof ms !== 'number') return refuse(c, 'ms is a number.');
    try {
      sandbox.advance(ms);
    } catch (error) {
      return refuse(c, String(error));
    }
    return done(c);
  });
  app.get('/_sandbox/requests', (c) => c.json(sandbox.requests));
  app.put('/_sandbox/redirect', async (c) => {
    const body = await jsonBody(c);
    const url = isRecord(body) ? body['redirectUrl'] : undefined;
    sandbox.redirectUrl = typeof url === 'string' && url !== '' ? url : undefined;
    return done(c);
  });

  refuseOtherMethods(app);
}

/** What there is at a path, but not by this method, says by which. */
function refuseOtherMethods(app: SandboxApp): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of app.routes) {
    if (!path.startsWith('/_sandbox/') || method === 'ALL') continue;
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, its] of methods) {
    const allowed = its.join(', ');
    app.all(path, (c) =>
      c.json({ error: `${c.req.method} is not one of ${allowed}.` }, 405, { Allow: allowed }),
    );
  }
}

function asFault(value: unknown): Fault {
  checkFault(value);
  return value;
}

function isSeed(value: unknown): value is SandboxSeed {
  return isRecord(value) && Object.keys(value).length > 0;
}
