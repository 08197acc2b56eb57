import { integrationByKey } from '../catalog/index.js';
import type { SandboxApp, SandboxCore } from '../core.js';
import { SandboxApiError } from '../errors.js';
import { paginate } from '../paging.js';
import { fieldOf } from '../query.js';
import type { ConnectionRecord } from '../records.js';
import { unlink } from '../transitions.js';
import { connectionFacts, connectionToWire } from '../json-response.js';
import { companyOf, connectionOf, jsonBody, wireContext } from './lookup.js';
import { isRecord } from '../is-record.js';

const one = '/companies/:companyId/connections/:connectionId';

export function connectionRoutes(app: SandboxApp, core: SandboxCore): void {
  app.get('/companies/:companyId/connections', (c) => {
    const company = companyOf(core, c.req.param('companyId'));
    const context = wireContext(core, c);
    const read = (connection: ConnectionRecord, property: string): unknown => {
      if (property.startsWith('connectionInfo.')) {
        const known =
          connection.integration.organisation && property.toLowerCase().endsWith('.companyname');
        return known ? connection.organisation : undefined;
      }
      return fieldOf(connectionFacts(connection, context), property);
    };
    return c.json(
      paginate(
        [...company.connections.values()],
        new URL(c.req.url),
        `/companies/${company.id}/connections`,
        {
          type: 'Connection',
          properties: [
            'id',
            'integrationId',
            'integrationKey',
            'sourceId',
            'sourceType',
            'platformName',
            'status',
            'created',
            'lastSync',
            'connectionInfo.*',
          ],
          read,
        },
        (connection) => connectionToWire(connection, context),
      ),
    );
  });

  app.post('/companies/:companyId/connections', async (c) => {
    const company = companyOf(core, c.req.param('companyId'));
    const body = await jsonBody(c);
    const key = isRecord(body) ? body['platformKey'] : undefined;
    if (typeof key !== 'string') {
      throw new SandboxApiError(400, 'Push object DataConnectionArgs must be provided');
    }
    const integration = integrationByKey(key);
    if (!integration) throw new SandboxApiError(404, `Integration with key ${key} not found`);
    if (!core.store.isEnabled(integration)) {
      throw new SandboxApiError(400, `Integration with key ${key} is not enabled`);
    }
    const connection = core.store.createConnection(company, integration);
    core.notify('connection.created', connection);
    return c.json(connectionToWire(connection, wireContext(core, c)));
  });

  app.get(one, (c) => {
    const { companyId, connectionId } = c.req.param();
    const connection = connectionOf(core, companyId, connectionId);
    return c.json(connectionToWire(connection, wireContext(core, c)));
  });

  app.patch(one, async (c) => {
    const { companyId, connectionId } = c.req.param();
    const connection = connectionOf(core, companyId, connectionId);
    const body = await jsonBody(c);
    if (!isRecord(body) || body['status'] !== 'Unlinked') {
      throw new SandboxApiError(400, "The only status a connection can be given is 'Unlinked'");
    }
    if (connection.status !== 'Linked') {
      throw new SandboxApiError(
        400,
        `Data connection ${connectionId} is ${connection.status}: only a linked one can be unlinked`,
      );
    }
    unlink(connection, core.store.now());
    core.notify('connection.disconnected', connection);
    return c.json(connectionToWire(connection, wireContext(core, c)));
  });

  app.delete(one, (c) => {
    const { companyId, connectionId } = c.req.param();
    const connection = connectionOf(core, companyId, connectionId);
    companyOf(core, companyId).connections.delete(connection.id);
    core.notify('connection.deleted', connection);
    return c.body(null, 200);
  });
}
