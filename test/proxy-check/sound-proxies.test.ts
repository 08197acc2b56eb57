/** `check-proxy` raises no alarm over proxies that do it in another way than ours and are sound. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures, other, otherCompany, own, ownCompany, run } from './harness.js';
import { changed, pathOf, saying } from './vulnerable-proxies/kit.js';
import { json, startModifiedProxy, type Mistake } from './modified-proxy.js';

const refused = (status: number) => json(status, { statusCode: status, error: 'Refused.' });

/** The response with what no element needs left out. */
function stripped(body: string): string {
  const strip = (value: Record<string, unknown>): object => {
    const { _links: _gone, ...rest } = value;
    return 'linkUrl' in rest ? { ...rest, linkUrl: null } : rest;
  };
  const whole = JSON.parse(body) as Record<string, unknown>;
  const { results } = whole;
  return JSON.stringify({
    ...strip(whole),
    ...(Array.isArray(results) && {
      results: (results as Record<string, unknown>[]).map(strip),
    }),
  });
}

/** Puts usual values in the place of those that do not fit. */
function clamped(target: string): string {
  const [path = '', search = ''] = target.split('?');
  const query = new URLSearchParams(search);
  const size = Number(query.get('pageSize') ?? 100);
  query.set('pageSize', String(size >= 1 && size <= 100 ? size : 100));
  if (!/^\d+$/.test(query.get('page') ?? '1')) query.set('page', '1');
  if (!/^-?\w+$/.test(query.get('orderBy') ?? 'id')) query.delete('orderBy');
  if ((query.get('query') ?? '').length > 2000) query.delete('query');
  return `${path}?${query}`;
}

const sound: readonly {
  /** What it does. */
  habit: string;
  proxy: Mistake;
  options?: readonly string[];
}[] = [
  {
    habit: 'refuses parameters that it does not know',
    proxy: ({ target }, { next }) => {
      const names = [...new URLSearchParams(target.split('?')[1]).keys()];
      return names.every((name) => /^(page|pageSize|query|orderBy)$/.test(name))
        ? next()
        : refused(400);
    },
  },
  {
    habit: 'refuses headers that name another path',
    proxy: ({ headers }, { next }) =>
      headers['x-original-url'] || headers['x-rewrite-url'] ? refused(400) : next(),
  },
  {
    habit: 'refuses headers that name another method',
    proxy: ({ headers }, { next }) => (headers['x-http-method-override'] ? refused(400) : next()),
  },
  {
    habit: 'clamps the parameters of lists',
    proxy: ({ target }, { next }) =>
      next(target.includes('/connections?') ? { target: clamped(target) } : {}),
  },
  {
    habit: 'refuses in plain text',
    proxy: changed((response) =>
      response.status === 405 || response.status === 414
        ? { headers: { ...response.headers, 'content-type': 'text/plain; charset=utf-8' } }
        : {},
    ),
  },
  {
    habit: 'writes its headers in capitals',
    proxy: changed(({ headers }) => ({
      headers: {
        ...headers,
        ...(headers['cache-control']?.includes('no-store') && {
          'cache-control': 'Private, No-Store',
        }),
      },
    })),
  },
  {
    habit: 'has an integration whose name begins with Basic',
    proxy: changed(({ body }, _method, target) =>
      target.includes('/integrations?') || target.endsWith('/integrations')
        ? { body: body.replace(/"name":"[^"]*"/, '"name":"Basic AccountingForSmallBusinesses"') }
        : {},
    ),
  },
  { habit: 'explains that it takes no passwords', proxy: saying('Basic authentication is off.') },
  {
    habit: 'links to a page of help in its errors',
    proxy: saying('See https://lender.example/app/help.js or //lender.example/app/help.js.'),
  },
  {
    habit: 'passes on only the fields that the elements need',
    options: ['--company', ownCompany, '--foreign-company', otherCompany],
    proxy: changed((response, _method, target) =>
      response.status === 200 && target.includes('/connections') && response.body !== ''
        ? { body: stripped(response.body) }
        : {},
    ),
  },
  {
    habit: 'refuses what its list of origins does not have, whatever the browser calls it',
    proxy: ({ method, headers }, { next }) =>
      method !== 'GET' && method !== 'HEAD' && headers['origin'] !== `http://${headers['host']}`
        ? refused(403)
        : next(),
  },
  {
    habit: 'refuses other sites’ reads with 404',
    proxy: ({ method, headers }, { next }) =>
      method === 'GET' && (headers['sec-fetch-site'] ?? '').includes('site')
        ? refused(404)
        : next(),
  },
  ...[404, 405].map((status) => ({
    habit: `leaves files out, with ${status}`,
    proxy: (({ target }, { next }) =>
      pathOf(target).endsWith('/files') ? refused(status) : next()) satisfies Mistake,
  })),
  {
    habit: 'has no versions of HTTP but its own',
    proxy: ({ target }, { next }) => (target.includes('%ff') ? refused(505) : next()),
  },
];

for (const { habit, proxy, options = [] } of sound) {
  test(`raises no alarm over a proxy that ${habit}`, async (t) => {
    const url = await startModifiedProxy(t, proxy);
    const results = await run(url, '--header', own, '--other-header', other, ...options);
    assert.deepEqual(failures(results), []);
  });
}

test('asks for the foreign company when the second user’s responses do not name it', async (t) => {
  const url = await startModifiedProxy(t, async ({ target }, { next }) => {
    const response = await next();
    return target.includes('/connections')
      ? { ...response, body: stripped(response.body) }
      : response;
  });
  await assert.rejects(run(url, '--header', own, '--other-header', other), {
    name: 'CannotCheck',
    message: /--foreign-company/,
  });
});
