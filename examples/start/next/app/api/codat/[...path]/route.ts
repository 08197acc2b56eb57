import { createTokenProxy } from 'codat-elements/proxy';

let codat: ReturnType<typeof createTokenProxy> | undefined;

function handler(request: Request): Promise<Response> {
  // Created with the first request: the key is not there while Next builds.
  codat ??= createTokenProxy({
    apiKey: process.env.CODAT_API_KEY ?? 'sandbox',
    apiUrl: process.env.CODAT_API_URL ?? 'http://localhost:8787',
    basePath: '/api/codat',
    // The sandbox's company. Yours is that of the signed-in user, from your session.
    resolveCompany: () => '6777ca31-28c8-4c5b-aabc-f3b7ecfe8954',
  });
  return codat(request);
}

export { handler as GET, handler as POST, handler as PATCH, handler as DELETE };
