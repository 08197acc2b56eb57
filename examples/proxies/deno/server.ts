import { createTokenProxy } from 'codat-elements/proxy';
import { companyOf } from '../session.js';

const codat = createTokenProxy({
  apiKey: Deno.env.get('CODAT_API_KEY') ?? '',
  apiUrl: Deno.env.get('CODAT_API_URL') ?? 'https://api.codat.io',
  basePath: '/api/codat',
  resolveCompany: (request) => companyOf(request.headers.get('cookie')),
});

const server = Deno.serve({ port: Number(Deno.env.get('PORT') ?? 3000) }, (request) =>
  new URL(request.url).pathname.startsWith('/api/codat/')
    ? codat(request)
    : new Response('Not found', { status: 404 }),
);
Deno.addSignalListener('SIGTERM', async () => {
  await codat.close();
  await server.shutdown();
  Deno.exit();
});
