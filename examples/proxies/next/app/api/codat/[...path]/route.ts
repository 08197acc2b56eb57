import { createTokenProxy } from 'codat-elements/proxy';
import { getSession } from '@/lib/session';

let proxy: ReturnType<typeof createTokenProxy> | undefined;

function handler(request: Request): Promise<Response> {
  // At the first request: while Next builds, the key is not there and creation would throw.
  proxy ??= createTokenProxy({
    apiKey: process.env.CODAT_API_KEY ?? '',
    apiUrl: process.env.CODAT_API_URL ?? 'https://api.codat.io',
    basePath: '/api/codat',
    resolveCompany: async () => (await getSession())?.codatCompanyId,
  });
  return proxy(request);
}

export { handler as GET, handler as POST, handler as PATCH, handler as DELETE };
