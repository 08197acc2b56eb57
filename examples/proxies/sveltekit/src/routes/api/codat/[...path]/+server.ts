import { env } from '$env/dynamic/private';
import type { RequestEvent } from '@sveltejs/kit';
import { createTokenProxy } from 'codat-elements/proxy';
import { companyOf } from '$lib/server/session';

let proxy: ReturnType<typeof createTokenProxy<RequestEvent>> | undefined;

/** For every method: what is refused, the proxy refuses. */
export function fallback(event: RequestEvent): Promise<Response> {
  // At the first request: while SvelteKit builds, the key is not there and creation would throw.
  proxy ??= createTokenProxy<RequestEvent>({
    apiKey: env.CODAT_API_KEY ?? '',
    apiUrl: env.CODAT_API_URL ?? 'https://api.codat.io',
    basePath: '/api/codat',
    resolveCompany: (_request, { cookies }) => companyOf(cookies),
  });
  return proxy(event.request, event);
}
