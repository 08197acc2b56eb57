import { createTokenProxy } from 'codat-elements/proxy';
import { companyOf } from '../session.js';

const codat = createTokenProxy({
  apiKey: process.env.CODAT_API_KEY ?? '',
  apiUrl: process.env.CODAT_API_URL ?? 'https://api.codat.io',
  basePath: '/api/codat',
  resolveCompany: (request) => companyOf(request.headers.get('cookie')),
});

const server = Bun.serve({
  port: Number(process.env.PORT ?? 3000),
  idleTimeout: 60, // longer than the 25 seconds between two signs of life of a stream
  routes: { '/api/codat/*': (request) => codat(request) },
  fetch: () => new Response('Not found', { status: 404 }),
});
console.log(`Listening at ${server.url}`);
process.once('SIGTERM', async () => {
  await codat.close();
  await server.stop();
});
