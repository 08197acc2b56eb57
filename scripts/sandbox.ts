import { serve } from '@hono/node-server';
import { createCodatSandbox, SandboxNetworkError } from '../sandbox/index.js';

const port = Number(process.env['PORT'] ?? 8787);
const sandbox = createCodatSandbox({
  seed: {
    companies: [
      {
        id: '8a210b68-6988-11ed-a1eb-0242ac120002',
        name: 'Harbour Coffee Ltd',
        connections: [{ platformKey: 'fztf', ageMs: 30 * 86_400_000, syncAgeMs: 300_000 }],
      },
    ],
  },
});

const server = serve(
  {
    port,
    fetch: async (request, env) => {
      try {
        return await sandbox.fetch(request);
      } catch (error) {
        if (!(error instanceof SandboxNetworkError)) throw error;
        // A fault asked for no answer: the connection is dropped under the caller.
        if ('incoming' in env) env.incoming.socket.destroy();
        return new Response(null);
      }
    },
  },
  () => {
    process.stdout.write(
      [
        `Codat sandbox: http://localhost:${port}`,
        `  API key: sandbox (Authorization: Basic ${btoa('sandbox')})`,
        '  Company: 8a210b68-6988-11ed-a1eb-0242ac120002 (Harbour Coffee Ltd)',
        '  Controls: /_sandbox/faults, /reset, /companies, /connections/{id}/status, /advance, /requests, /redirect',
        '',
      ].join('\n'),
    );
  },
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
