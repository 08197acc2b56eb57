/** The proxy with the sandbox as Codat, and in a host's server that is not set up for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createTokenProxy, type TokenProxyProblem } from '../../server/index.js';
import { listen } from '../proxy-check/harness.js';
import { sandboxOfTwo, startCodat } from '../support/proxy-journey.js';
import { otherCompany, ownCompany } from './harness.js';

test('reports a body parser in front of it to the host’s onError in Express', async (t) => {
  const { apiUrl } = await startCodat(t);
  const problems: TokenProxyProblem[] = [];
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl,
    timeout: 1000,
    resolveCompany: () => ownCompany,
    onError: (problem) => {
      problems.push(problem);
    },
  });
  const app = express();
  app.use(express.json());
  const listener = getRequestListener(codat, { overrideGlobalObjects: false });
  app.use('/codat', (req, res) => listener(req, res));
  const origin = await listen(t, app);
  const response = await fetch(`${origin}/codat/companies/me/connections`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-requested-with': 'x' },
    body: '{"platformKey":"gbol"}',
  });
  assert.equal(response.status, 500);
  assert.equal(problems[0]?.kind, 'body-already-read');
});

test('works with the sandbox’s fetch in place of the network', async () => {
  const sandbox = sandboxOfTwo();
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    resolveCompany: () => otherCompany,
    fetch: (request) => sandbox.fetch(request),
  });
  const response = await codat(
    new Request('https://lender.example/codat/companies/me/connections'),
  );
  const { results } = (await response.json()) as { results: { integrationKey: string }[] };
  assert.deepEqual(
    results.map((connection) => connection.integrationKey),
    ['gbol'],
  );
});

test('responds with 502 for what the sandbox’s faults make of a response', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl,
    resolveCompany: () => ownCompany,
    onError: () => undefined,
  });
  const statuses: number[] = [];
  for (const kind of ['malformed', 'html', 'empty'] as const) {
    sandbox.faults.clear();
    sandbox.faults.add({ kind });
    const request = new Request('https://lender.example/codat/companies/me/connections');
    statuses.push((await codat(request)).status);
  }
  assert.deepEqual(statuses, [502, 502, 502]);
});

test('takes the wrong key of its own for no fault of the user', async (t) => {
  const { apiUrl } = await startCodat(t);
  const problems: TokenProxyProblem[] = [];
  const codat = createTokenProxy({
    apiKey: 'not-the-key-of-the-sandbox',
    apiUrl,
    resolveCompany: () => ownCompany,
    onError: (problem) => {
      problems.push(problem);
    },
  });
  const response = await codat(new Request('https://lender.example/codat/integrations'));
  assert.equal(response.status, 502);
  assert.equal(problems[0]?.kind, 'key-refused');
});
