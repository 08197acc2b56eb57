/** Uploads and the list of files: a proxy may leave both out. */
import { isCodatsRefusal } from './assertions.js';
import type { Exchange, ProxyRequest } from './target.js';

const BOUNDARY = 'codat-elements-check';

/** The one change whose body a plain form of another site can send. `connection`: one that does not exist. */
export function upload(company: string, connection: string): ProxyRequest {
  return {
    method: 'POST',
    path: `/companies/${company}/connections/${connection}/files`,
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    body:
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="check.csv"\r\n` +
      `Content-Type: text/csv\r\n\r\ndate,amount\r\n2026-01-01,1.00\r\n\r\n--${BOUNDARY}--\r\n`,
  };
}

/** Whether the proxy itself has no such route, as it may for files alone. */
export function isLeftOut({ request, response }: Exchange): boolean {
  return (
    request.endsWith('/files') &&
    (response.status === 404 || response.status === 405) &&
    !isCodatsRefusal(response)
  );
}
