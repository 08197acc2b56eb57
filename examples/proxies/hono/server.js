import { serve } from '@hono/node-server';
import { createTokenProxy } from 'codat-elements/proxy';
import { Hono } from 'hono';
import { companyOf } from '../session.js';

const codat = createTokenProxy({
  apiKey: process.env.CODAT_API_KEY ?? '',
  apiUrl: process.env.CODAT_API_URL ?? 'https://api.codat.io',
  basePath: '/api/codat',
  resolveCompany: (_request, c) => companyOf(c.req.header('cookie')),
});

const app = new Hono();
app.all('/api/codat/*', (c) => codat(c.req.raw, c));

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, () =>
  console.log('Listening'),
);
process.once('SIGTERM', async () => {
  await codat.close();
  server.close();
});
