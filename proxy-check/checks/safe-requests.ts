import type { CheckContext } from '../context.js';
import { upload } from '../file-routes.js';
import type { ProxyRequest } from '../target.js';

/** Changes that change nothing: of a key that no integration has, and a connection that is not there. */
export function safeRequests(
  { unknownConnection, unknownKey }: CheckContext,
  company: string,
): readonly ProxyRequest[] {
  const list = `/companies/${company}/connections`;
  const one = `${list}/${unknownConnection}`;
  return [
    { method: 'POST', path: list, body: JSON.stringify({ platformKey: unknownKey }) },
    { method: 'PATCH', path: one, body: '{"status":"Unlinked"}' },
    { method: 'DELETE', path: one },
    upload(company, unknownConnection),
  ];
}
