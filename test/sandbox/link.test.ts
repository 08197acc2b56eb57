import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { call, json, linkUrlOf, stillSandbox, Visitor } from './support.js';

const redirectUrl =
  'https://lender.test/return?statusCode={statusCode}&errorMessage={errorMessage}&statusText={statusText}' +
  '&data.company.companyName={data.company.companyName}';

const sandbox = stillSandbox({
  redirectUrl,
  seed: { companies: [{ id: 'c', name: 'Harbour & Sons Ltd' }] },
});

async function visit(platformKey: string): Promise<{ visitor: Visitor; id: string }> {
  const created = await call(sandbox, 'POST', '/companies/c/connections', { platformKey });
  const { id, linkUrl } = await json(created);
  return { visitor: await new Visitor(sandbox).open(String(linkUrl)), id: String(id) };
}

function connection(id: string) {
  return sandbox.connectionsOf('c').find((candidate) => candidate.id === id);
}

async function errorsOf(id: string): Promise<unknown[]> {
  const response = await json(await call(sandbox, 'GET', `/companies/c/connections/${id}`));
  const errors = response['dataConnectionErrors'];
  assert.ok(Array.isArray(errors));
  return [...(errors as unknown[])];
}

/** What is posted to a page by something else than its form. */
const noForms: readonly (readonly [string, RequestInit])[] = [
  ['JSON', { headers: { 'content-type': 'application/json' }, body: '{"action":"next"}' }],
  ['no body', {}],
  ['half a form', { headers: { 'content-type': 'multipart/form-data; boundary=a' }, body: '--a' }],
];

describe('Pages that get no form', () => {
  for (const [what, init] of noForms) {
    it(`say so in place of failing: ${what}`, async () => {
      sandbox.reset();
      const { visitor, id } = await visit('qhyg');
      for (const address of [visitor.url, 'http://codat.test/company/c']) {
        const response = await sandbox.fetch(new Request(address, { method: 'POST', ...init }));
        assert.equal(response.status, 400);
        assert.match(response.headers.get('content-type') ?? '', /text\/html/);
        assert.match(await response.text(), /read this form/);
      }
      assert.equal(connection(id)?.status, 'PendingAuth');
      assert.equal(sandbox.connectionsOf('c').length, 1);
    });
  }
});

describe('Link pages', () => {
  beforeEach(() => {
    sandbox.reset();
  });

  const flows: [key: string, headings: string[], fields: Record<string, string>[]][] = [
    ['qhyg', ['Sign in to QuickBooks Online', 'Allow access to Harbour &amp; Sons Ltd?'], [{}, {}]],
    [
      'gbol',
      [
        'Confirm your organisation’s name',
        'Sign in to Xero',
        'Choose an organisation',
        'Allow access to Harbour &amp; Daughters?',
      ],
      [{ name: 'Harbour & Daughters' }, {}, {}, {}],
    ],
    [
      'akxx',
      ['Sign in to Oracle NetSuite', 'Grant permissions'],
      [{}, { administrator: 'yes' }, {}],
    ],
    ['knfz', ['Sign in to Sage Intacct', 'Grant permissions'], [{}, { administrator: 'yes' }, {}]],
    ['trji', ['Sign in to Dynamics 365 Business Central', 'Install App Link'], [{}, {}, {}]],
    ['pqsw', ['Download the connector'], [{ run: 'yes' }, {}]],
    ['hbql', ['Download the connector'], [{ run: 'yes' }, {}]],
    ['fztf', ['Your Shopify store', 'Sign in to Shopify'], [{ store: 'harbour' }, {}, {}]],
    ['suuo', ['Choose your bank', 'Sign in to Plaid', 'Choose an account'], [{}, {}, {}, {}]],
    ['ntwt', ['Sign in to NatWest', 'Choose an account'], [{}, {}, {}]],
    ['hcws', ['Start the bank feed'], [{}, {}]],
    ['mqjo', ['Allow access to Harbour &amp; Sons Ltd?'], [{}]],
  ];
  for (const [key, headings, responses] of flows) {
    it(`lead through ${key} to a linked connection`, async () => {
      const { visitor, id } = await visit(key);
      const seen: string[] = [];
      for (const fields of responses) {
        seen.push(visitor.heading);
        assert.equal(connection(id)?.status, 'PendingAuth');
        await visitor.press('next', fields);
      }
      assert.deepEqual(seen.slice(0, headings.length), headings);
      assert.equal(new URL(visitor.url).searchParams.get('statusCode'), '200');
      assert.equal(connection(id)?.status, 'Linked');
    });
  }

  it('open once, and never again by a link that is given later', async () => {
    const { id } = await visit('gbol');
    const links: string[] = [];
    for (let count = 0; count < 300; count++) {
      const link = await linkUrlOf(sandbox, 'c', id);
      links.push(link);
      // Some are used at once, some stay.
      if (count % 3 > 0) continue;
      assert.equal((await sandbox.fetch(new Request(link))).status, 303);
    }
    assert.equal(new Set(links).size, 300);
    const statuses = await Promise.all(
      links.map(async (link) => (await sandbox.fetch(new Request(link))).status),
    );
    assert.deepEqual(
      statuses.map((status) => status === 401),
      links.map((_, count) => count % 3 === 0),
    );
  });

  it('do not go on without what they need', async () => {
    const { visitor, id } = await visit('akxx');
    await visitor.press('next');
    await visitor.press('next');
    assert.equal(visitor.heading, 'Grant permissions');
    assert.match(visitor.html, /role="alert">Only an administrator can continue/);
    assert.equal(connection(id)?.status, 'PendingAuth');
  });

  it('hand out a connector that is plain text', async () => {
    const { visitor } = await visit('hbql');
    const href = /href="([^"]*connector[^"]*)"/.exec(visitor.html)?.[1] ?? '';
    const file = await sandbox.fetch(new Request(href));
    assert.match(file.headers.get('Content-Type') ?? '', /^text\/plain/);
    assert.match(file.headers.get('Content-Disposition') ?? '', /^attachment/);
  });

  it('can be reloaded and gone back to', async () => {
    const { visitor } = await visit('gbol');
    const { url } = visitor;
    await visitor.open(url);
    assert.equal(visitor.heading, 'Confirm your organisation’s name');
    await visitor.press('next', { name: 'First' });
    await visitor.press('next', { step: '0', name: 'Second' });
    assert.equal(visitor.heading, 'Sign in to Xero');
    await visitor.press('next');
    assert.match(visitor.html, /value="Second"/);
  });

  it('cannot be skipped to the end', async () => {
    const { visitor, id } = await visit('gbol');
    await visitor.press('next', { step: '3' });
    assert.equal(visitor.heading, 'Sign in to Xero');
    assert.equal(connection(id)?.status, 'PendingAuth');
  });

  it('leave the connection pending when cancelled, with a 403 among its errors', async () => {
    const { visitor, id } = await visit('gbol');
    await visitor.press('cancel');
    const query = new URL(visitor.url).searchParams;
    assert.equal(query.get('statusCode'), '403');
    assert.equal(query.get('errorMessage'), 'User cancelled.');
    assert.equal(connection(id)?.status, 'PendingAuth');
    const [error] = await errorsOf(id);
    assert.match(
      JSON.stringify(error),
      /"statusCode":"403",.*"errorMessage":"User cancelled\.",.*"status":"Active"/,
    );
  });

  const failures = [
    ['denied', '500', 'Unknown error occurred.', 'Permission denied'],
    ['unsupported', '501', 'Not supported.', 'This edition is not supported'],
  ] as const;
  for (const [reason, statusCode, errorMessage, statusText] of failures) {
    it(`can be made to fail with ${statusCode}`, async () => {
      const { visitor, id } = await visit('gbol');
      await visitor.press('fail', { reason });
      const query = new URL(visitor.url).searchParams;
      assert.equal(query.get('statusCode'), statusCode);
      assert.equal(query.get('errorMessage'), errorMessage);
      assert.equal(query.get('statusText'), statusText);
      assert.equal(connection(id)?.status, 'PendingAuth');
      const [error] = await errorsOf(id);
      assert.ok(JSON.stringify(error).includes(`"statusCode":"${statusCode}"`));
    });
  }

  it('can be left unchanged: 201 and no error', async () => {
    const { visitor, id } = await visit('gbol');
    await visitor.press('fail', { reason: 'unchanged' });
    assert.equal(new URL(visitor.url).searchParams.get('statusCode'), '201');
    assert.deepEqual(await errorsOf(id), []);
  });

  for (const status of ['PendingAuth', 'Unlinked', 'Deauthorized'] as const) {
    it(`link the same connection again when it is ${status}, and resolve its errors`, async () => {
      const { visitor, id } = await visit('qhyg');
      await visitor.press('fail', { reason: 'denied' });
      sandbox.setConnectionStatus(id, status);
      sandbox.advance(1000);
      await visitor.open(await linkUrlOf(sandbox, 'c', id));
      await visitor.press('next');
      await visitor.press('next');
      assert.deepEqual(
        sandbox.connectionsOf('c').map((one) => [one.id, one.status]),
        [[id, 'Linked']],
      );
      const [error] = await errorsOf(id);
      assert.match(JSON.stringify(error), /"status":"Resolved","resolvedOnUtc":"2026-/);
    });
  }

  it('leave a linked connection linked when cancelled', async () => {
    const { visitor, id } = await visit('qhyg');
    sandbox.setConnectionStatus(id, 'Linked');
    await visitor.press('cancel');
    assert.equal(new URL(visitor.url).searchParams.get('statusCode'), '201');
    assert.equal(connection(id)?.status, 'Linked');
  });

  it('end once: what comes after changes nothing', async () => {
    const { visitor, id } = await visit('mqjo');
    const { url } = visitor;
    await visitor.press('next');
    await visitor.open(url);
    assert.equal(visitor.heading, 'Connected');
    await visitor.press('cancel');
    assert.equal(new URL(visitor.url).searchParams.get('statusCode'), '200');
    assert.equal(connection(id)?.status, 'Linked');
  });

  it('are gone with their connection', async () => {
    const { visitor, id } = await visit('mqjo');
    await call(sandbox, 'DELETE', `/companies/c/connections/${id}`);
    await visitor.press('next');
    assert.equal(visitor.status, 404);
  });

  it('run nothing and load nothing from elsewhere', async () => {
    const { visitor } = await visit('gbol');
    const { headers } = await sandbox.fetch(new Request(visitor.url));
    assert.match(
      headers.get('Content-Security-Policy') ?? '',
      /^default-src 'none'; style-src 'self'/,
    );
    assert.doesNotMatch(visitor.html, /<script|\sstyle=|\son\w+=/);
    const sheet = /rel="stylesheet" href="([^"]*)"/.exec(visitor.html)?.[1] ?? '';
    const styles = await sandbox.fetch(new Request(sheet));
    assert.match(styles.headers.get('Content-Type') ?? '', /^text\/css/);
  });

  it('escape what people and hosts put in', async () => {
    const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
    const { id, connections } = sandbox.addCompany({
      name: nasty,
      connections: [{ platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const url = await linkUrlOf(sandbox, id, connections[0]?.id ?? '');
    const visitor = await new Visitor(sandbox).open(url);
    const pages = [visitor.html];
    for (const field of ['name', 'user', 'organisation']) {
      pages.push((await visitor.press('next', { [field]: nasty })).html);
    }
    for (const page of pages) assert.doesNotMatch(page, /<script|<img src=x|"">/);
    assert.ok(pages.every((page) => page.includes('<h1>')));
    await visitor.press('next');
    assert.equal(new URL(visitor.url).searchParams.get('data.company.companyName'), nasty);
  });
});

describe('The page of a company', () => {
  it('leads to the link page of what is chosen', async () => {
    sandbox.reset();
    const { redirect } = await json(await call(sandbox, 'GET', '/companies/c'));
    const visitor = await new Visitor(sandbox).open(String(redirect));
    assert.equal(visitor.heading, 'Connect Harbour &amp; Sons Ltd');
    await visitor.press('', { platformKey: 'gbol' });
    assert.equal(visitor.heading, 'Confirm your organisation’s name');
    assert.equal(sandbox.connectionsOf('c')[0]?.platformKey, 'gbol');
  });
});
