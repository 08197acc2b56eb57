import type { SandboxCore, SandboxRequestContext } from '../core.js';
import { SandboxApiError } from '../errors.js';
import type { CompanyRecord, ConnectionRecord } from '../records.js';
import type { RecordContext } from '../json-response.js';

/** The company of the path, or Codat's 404. */
export function companyOf(core: SandboxCore, id: string): CompanyRecord {
  const company = core.store.companies.get(id);
  if (!company) {
    throw new SandboxApiError(404, `No company was found with ID ${id}`, { service: 'ClientsApi' });
  }
  return company;
}

/** The company's connection of the path, or Codat's 404. */
export function connectionOf(
  core: SandboxCore,
  companyId: string,
  connectionId: string,
): ConnectionRecord {
  const connection = companyOf(core, companyId).connections.get(connectionId);
  if (!connection) {
    throw new SandboxApiError(404, `Data connection ${connectionId} not found`);
  }
  return connection;
}

export function wireContext(core: SandboxCore, c: SandboxRequestContext): RecordContext {
  return { base: c.get('base'), now: core.store.now(), stepMs: core.syncStepMs };
}

/** The request's body as JSON; undefined where it is none. */
export async function jsonBody(c: SandboxRequestContext): Promise<unknown> {
  try {
    return await c.req.json<unknown>();
  } catch {
    // Not JSON is for the caller to refuse, in the words of its own route.
    return undefined;
  }
}
