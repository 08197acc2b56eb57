import assert from 'node:assert/strict';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { test, type TestContext } from 'node:test';
import { makeCertificate } from '../support/certificate.js';
import { runCommand } from './command.js';
import { doctor, proxied, serve } from './doctor-pages.js';

/** Serves by https with a certificate of no authority. */
async function serveSelfSigned(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createSecureServer(await makeCertificate(), listener);
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return `https://127.0.0.1:${(server.address() as { port: number }).port}`;
}

test('doctor says of a page whose certificate is not trusted what to do', async (t) => {
  const origin = await serveSelfSigned(t, (_request, response) => response.end('<p>'));

  const { code, errors } = await runCommand(['doctor', `${origin}/connect`]);

  assert.match(errors, /does not trust the server’s certificate \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  assert.match(errors, /NODE_EXTRA_CA_CERTS/);
  assert.equal(code, 2);
});

test('doctor says of a proxy whose certificate is not trusted what to do', async (t) => {
  const proxy = await serveSelfSigned(t, (_request, response) => response.end('{}'));
  const origin = await serve(t, { '/connect': { html: proxied(`${proxy}/codat`) } });

  const { byId } = await doctor(`${origin}/connect`);

  assert.match(byId['proxy']?.message ?? '', /does not trust the certificate of/);
  assert.match(byId['proxy']?.cure ?? '', /NODE_EXTRA_CA_CERTS/);
});

test('doctor says that a page does not end in time', async (t) => {
  const server = createPlainServer((_request, response) => {
    response.write('<!doctype html>');
  }).listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };

  const { code, errors } = await runCommand([
    'doctor',
    `http://127.0.0.1:${port}/connect`,
    '--timeout',
    '0.5',
  ]);

  assert.match(errors, /did not respond to its end within 0\.5 s/);
  assert.equal(code, 2);
});

test('doctor takes a time-out that is no whole number of milliseconds', async (t) => {
  const origin = await serve(t, { '/connect': { html: '<p>' } });

  const { errors } = await runCommand(['doctor', `${origin}/connect`, '--timeout', '5.00005']);

  assert.doesNotMatch(errors, /respond/);
});
