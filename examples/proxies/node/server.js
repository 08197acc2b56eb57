import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createTokenProxy } from 'codat-elements/proxy';
import { companyOf } from '../session.js';

const codat = createTokenProxy({
  apiKey: process.env.CODAT_API_KEY ?? '',
  apiUrl: process.env.CODAT_API_URL ?? 'https://api.codat.io',
  basePath: '/api/codat',
  resolveCompany: (request) => companyOf(request.headers.get('cookie')),
});
const listener = getRequestListener((request) => codat(request), { overrideGlobalObjects: false });

const server = createServer((incoming, outgoing) => {
  if (incoming.url?.startsWith('/api/codat/')) void listener(incoming, outgoing);
  else outgoing.writeHead(404).end();
});
server.listen(Number(process.env.PORT ?? 3000), () => console.log('Listening'));
process.once('SIGTERM', async () => {
  await codat.close();
  server.close();
});
