import { getRequestListener } from '@hono/node-server';
import { createTokenProxy } from 'codat-elements/proxy';
import express from 'express';

const codat = createTokenProxy({
  apiKey: process.env.CODAT_API_KEY ?? 'sandbox',
  apiUrl: process.env.CODAT_API_URL ?? 'http://localhost:8787',
  basePath: '/',
  // The sandbox's company. Yours is that of the signed-in user, from your session.
  resolveCompany: () => '6777ca31-28c8-4c5b-aabc-f3b7ecfe8954',
});

const app = express();
app.use('/api/codat', (req, res) =>
  getRequestListener((request) => codat(request), { overrideGlobalObjects: false })(req, res),
);
app.use('/codat-elements', express.static('node_modules/codat-elements/dist/cdn'));
app.use(express.static('public', { extensions: ['html'] }));
app.listen(3000, () => console.log('http://localhost:3000'));
