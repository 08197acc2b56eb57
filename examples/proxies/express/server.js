import { getRequestListener } from '@hono/node-server'; // turns Node's requests into Fetch requests
import { createTokenProxy } from 'codat-elements/proxy';
import express from 'express';
import { companyOf } from '../session.js';

const codat = createTokenProxy({
  apiKey: process.env.CODAT_API_KEY ?? '',
  apiUrl: process.env.CODAT_API_URL ?? 'https://api.codat.io',
  basePath: '/', // Express strips the mount path
  resolveCompany: (_request, req) => companyOf(req.headers.cookie),
});

const app = express();
// After your session's middleware and before express.json(): the proxy reads the body itself.
app.use('/api/codat', (req, res) =>
  getRequestListener((request) => codat(request, req), { overrideGlobalObjects: false })(req, res),
);

const server = app.listen(Number(process.env.PORT ?? 3000), () => console.log('Listening'));
process.once('SIGTERM', async () => {
  await codat.close();
  server.close();
});
