import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { startCodat } from '../support/proxy-journey.js';
import { startDemo, Visitor } from './support.js';

/** The status of the response to a request that names another host. */
function statusFor(origin: string, host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(origin + path, { headers: { Host: host } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end();
  });
}

test('host names that somebody makes up end no visitor’s event stream', async (t) => {
  const origin = await startDemo(t);
  const visitor = new Visitor(origin);
  await visitor.apply('Harbour Coffee Ltd');
  const stream = await visitor.get('/api/codat/companies/me/events', {
    'X-Requested-With': 'test',
  });
  assert.equal(stream.status, 200);
  const reader = stream.body?.getReader();
  assert.ok(reader);
  t.after(() => reader.cancel());
  const isOver = async (): Promise<boolean> => {
    const last = await reader.read();
    return last.done || isOver();
  };
  const over = isOver();

  const statuses: (number | undefined)[] = [];
  for (let number = 0; number < 45; number++) {
    statuses.push(await statusFor(origin, `made-up-${number}.example`, '/api/codat/integrations'));
  }

  assert.equal(statuses[0], 401);
  assert.equal(statuses.at(-1), 421);
  const connection = await visitor.ask('GET', '/connections');
  assert.equal(connection.status, 200);
  assert.equal(await Promise.race([over, connection.text().then(() => false)]), false);
});

test('with a real key no page creates a company but the application', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startDemo(t, { apiKey: 'sandbox', apiUrl });
  const companies = () => sandbox.companies.length;
  const before = companies();
  const visitor = new Visitor(origin);
  for (const path of [
    '/plain',
    '/react/',
    '/vue/',
    '/playground/',
    '/codat-sandbox/_sandbox/companies',
  ]) {
    assert.equal((await visitor.get(path)).status, 404, path);
  }
  assert.equal(companies(), before);
  assert.doesNotMatch(await (await visitor.get('/')).text(), /Playground|Underwriter/);
  await visitor.apply('Harbour Coffee Ltd');
  assert.equal(companies(), before + 1);
});

test('the sandbox’s pages lead to the developers’ pages, and they are there', async (t) => {
  const visitor = new Visitor(await startDemo(t));
  for (const page of ['/', '/no-such-page']) {
    const text = await (await visitor.get(page)).text();
    for (const path of ['/underwriter', '/playground/', '/plain', '/react/', '/vue/']) {
      assert.ok(text.includes(`<a href="${path}">`), `${page} leads to ${path}`);
    }
  }
});

test('with a real key any number of host names is served by one proxy', async (t) => {
  const { apiUrl } = await startCodat(t);
  const origin = await startDemo(t, { apiKey: 'sandbox', apiUrl });
  for (let number = 0; number < 45; number++) {
    const status = await statusFor(origin, `name-${number}.example`, '/api/codat/integrations');
    assert.equal(status, 401);
  }
});

test('pages allow images of the server at which Codat’s API is', async (t) => {
  const { apiUrl } = await startCodat(t);
  const origin = await startDemo(t, { apiKey: 'sandbox', apiUrl: `${apiUrl}/` });
  const { headers } = await new Visitor(origin).get('/');
  const policy = headers.get('Content-Security-Policy') ?? '';
  assert.match(policy, new RegExp(`img-src [^;]*${apiUrl}(;| )`));
});
