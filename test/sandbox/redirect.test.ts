import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { call, json, stillSandbox, Visitor } from './support.js';

const reserved = [
  'clientId',
  'connectionId',
  'companyId',
  'integrationId',
  'sourceId',
  'platform',
  'platformName',
  'sourceType',
  'statusCode',
  'errorMessage',
  'statusText',
  'data.company.companyName',
];
const redirectUrl = `https://lender.test/return?${reserved.map((name) => `${name}={${name}}`).join('&')}&own={own}&wrong={StatusCode}`;

const sandbox = stillSandbox({
  redirectUrl,
  seed: { companies: [{ id: 'c', name: 'Harbour & Sons Ltd' }] },
});

async function visit(platformKey: string): Promise<{ visitor: Visitor; id: string }> {
  const created = await call(sandbox, 'POST', '/companies/c/connections', { platformKey });
  const { id, linkUrl } = await json(created);
  return { visitor: await new Visitor(sandbox).open(String(linkUrl)), id: String(id) };
}

describe('The redirect', () => {
  beforeEach(() => {
    sandbox.reset();
  });

  it('fills in all of Codat’s reserved parameters', async () => {
    const { visitor, id } = await visit('gbol');
    for (const fields of [{}, {}, {}, {}]) await visitor.press('next', fields);
    const query = Object.fromEntries(new URL(visitor.url).searchParams);
    assert.match(query['clientId'] ?? '', /^[0-9a-f-]{36}$/);
    delete query['clientId'];
    assert.deepEqual(query, {
      connectionId: id,
      companyId: 'c',
      integrationId: '0f20c943-12d0-4800-9f6c-d218f62d494c',
      sourceId: '8a156a5a-39cb-4f9d-856e-76ef9b9a9607',
      platform: 'gbol',
      platformName: 'Xero',
      sourceType: 'Accounting',
      statusCode: '200',
      errorMessage: '',
      statusText: '',
      'data.company.companyName': 'Harbour & Sons Ltd',
      own: '',
      wrong: '',
    });
  });

  it('gives the organisation’s name only where Codat does', async () => {
    const { visitor, id } = await visit('fztf');
    for (const fields of [{}, {}, {}]) await visitor.press('next', fields);
    assert.equal(new URL(visitor.url).searchParams.get('data.company.companyName'), '');
    assert.equal(sandbox.connectionsOf('c').find((one) => one.id === id)?.status, 'Linked');
  });

  it('hands back what the host added to the link', async () => {
    const { linkUrl } = await json(
      await call(sandbox, 'POST', '/companies/c/connections', { platformKey: 'mqjo' }),
    );
    const url = new URL(String(linkUrl));
    url.searchParams.set('own', 'a&b=c');
    const visitor = await new Visitor(sandbox).open(url.href);
    await visitor.press('next');
    assert.equal(new URL(visitor.url).searchParams.get('own'), 'a&b=c');
  });

  it('can be set at any time, or not at all', async () => {
    sandbox.redirectUrl = undefined;
    const { visitor } = await visit('mqjo');
    await visitor.press('next');
    assert.equal(visitor.status, 200);
    assert.equal(visitor.heading, 'Connected');

    const failed = (await visit('mqjo')).visitor;
    await failed.press('fail', { reason: 'denied' });
    assert.equal(failed.heading, 'We couldn’t connect');
    assert.match(failed.html, /Permission denied/);

    sandbox.redirectUrl = 'https://other.test/{statusCode}';
    const sent = (await visit('mqjo')).visitor;
    await sent.press('next');
    assert.equal(sent.url, 'https://other.test/200');
  });
});
