import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createDemo } from './app.js';
import type { Demo } from './app.js';
import { DatabaseError } from './database/index.js';

/** A variable that is set to nothing, as files of variables have them, is not set. */
const setting = (name: string) => process.env[name] || undefined;

const portText = setting('PORT') ?? '4173';
const port = Number(portText);
if (!/^\d+$/.test(portText) || port > 65_535) {
  console.error(`PORT must be a number from 0 to 65535, and is “${portText}”.`);
  process.exit(1);
}
const apiKey = setting('CODAT_API_KEY');

/** Another one for the sandbox, whose applications are nothing to Codat. */
const ownFile = `../../.data/${apiKey ? 'codat' : 'sandbox'}.db`;
const databaseFile = setting('DATABASE_FILE') ?? fileURLToPath(new URL(ownFile, import.meta.url));

// The port is known for certain only once the server listens (PORT=0 takes any that is free), and
// the demo needs it to call its own sandbox: so the demo is made in the listening callback.
let demo: Demo | undefined;

const server = serve(
  {
    port,
    fetch: (request, env) => demo?.fetch(request, env) ?? new Response('Starting', { status: 503 }),
  },
  (info) => {
    try {
      demo = createDemo({
        port: info.port,
        apiKey,
        apiUrl: setting('CODAT_API_URL'),
        webhookSecret: setting('CODAT_WEBHOOK_SECRET'),
        sessionSecret: setting('SESSION_SECRET'),
        databaseFile,
      });
    } catch (error) {
      console.error(error instanceof DatabaseError ? error.message : error);
      process.exitCode = 1;
      server.close();
      return;
    }
    console.log(`Saltmarsh, the demo lender, is open on http://localhost:${info.port}`);
    console.log(demo.description);
    console.log(`Applications are kept in ${databaseFile}.`);
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
