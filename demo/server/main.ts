import { serve } from '@hono/node-server';
import { createDemo } from './app.js';
import type { Demo } from './app.js';

const port = Number(process.env['PORT'] ?? 4173);

// The port is known for certain only once the server listens (PORT=0 takes any that is free), and
// the demo needs it to call its own sandbox: so the demo is made in the listening callback.
let demo: Demo | undefined;

const server = serve(
  {
    port,
    fetch: (request, env) => demo?.fetch(request, env) ?? new Response('Starting', { status: 503 }),
  },
  (info) => {
    demo = createDemo({
      port: info.port,
      apiKey: process.env['CODAT_API_KEY'],
      apiUrl: process.env['CODAT_API_URL'],
      webhookSecret: process.env['CODAT_WEBHOOK_SECRET'],
      sessionSecret: process.env['SESSION_SECRET'],
    });
    console.log(`Saltmarsh, the demo lender, is open on http://localhost:${info.port}`);
    console.log(demo.description);
  },
);

server.on('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another one: PORT=4174 npm start`
      : error.message;
  console.error(reason);
  process.exitCode = 1;
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void demo?.close();
    server.close();
    // Keep-alive connections of open browser tabs would hold the process for as long as they like.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
