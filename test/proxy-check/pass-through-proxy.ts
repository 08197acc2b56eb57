/**
 * Passes everything below the mount path on to Codat with the key, for
 * anyone, with open CORS. It fills in `me`, and checks nothing else.
 */
import type { CodatSandbox } from '../../sandbox/index.js';
import { apiKey, companyOfCookie, fetchListener, type Listener } from './harness.js';

export function passThroughListener(sandbox: CodatSandbox): Listener {
  const authorization = `Basic ${btoa(apiKey)}`;
  return fetchListener(async (request) => {
    const company = companyOfCookie(request.headers.get('cookie')) ?? 'me';
    const url = request.url
      .replace(/^.*?\/codat/, 'https://codat.example')
      .replace('/me/', `/${company}/`);
    const body = request.body === null ? {} : { body: await request.text() };
    const response = await sandbox.fetch(
      new Request(url, { method: request.method, headers: { authorization }, ...body }),
    );
    const headers = new Headers(response.headers);
    headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*');
    headers.set('Access-Control-Allow-Credentials', 'true');
    return new Response(await response.text(), { status: response.status, headers });
  });
}
