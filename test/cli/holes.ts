/** Mistakes that hosts make, each with the check that has to find it. */
import { otherCompany, ownCompany } from './harness.js';
import { base, careHeaders, json, type Answered, type Mistake } from './naive-proxy.js';

export interface Hole {
  /** What the host has done. */
  mistake: string;
  /** The id of the check that finds it. */
  foundBy: string;
  proxy: Mistake;
  /** What the run needs beside the two users. */
  options?: readonly string[];
}

const list = `${base}/companies/me/connections`;
/** What follows the base, the query apart. */
const pathOf = (target: string) => target.slice(base.length).replace(/\?.*/s, '');
const isError = ({ status }: Answered) => status >= 400;

/** Answers like the careful proxy, but for what this makes of it. */
const changed =
  (change: (answered: Answered, method: string, target: string) => Partial<Answered>): Mistake =>
  async ({ method, target }, { next }) => {
    const answered = await next();
    return { ...answered, ...change(answered, method, target) };
  };

/** No lie. */
const asIs: Readonly<Record<string, string>> = {};

/** Adds headers where they are not wanted. */
const withHeaders = (headers: Readonly<Record<string, string>>): Mistake =>
  changed((answered) => ({ headers: { ...answered.headers, ...headers } }));

const withoutHeader = (name: string): Mistake =>
  changed(({ headers }) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([known]) => known !== name)),
  }));

/** Lets the page's headers lie before the careful proxy looks at them. */
const believing =
  (lie: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>): Mistake =>
  ({ headers }, { next }) =>
    next({ headers: { ...headers, ...lie(headers) } });

/** Renames a field, so that whoever needs it does not find it. */
const renaming = (path: RegExp, field: string): Mistake =>
  changed(({ body }, _method, target) =>
    path.test(target) ? { body: body.replaceAll(`"${field}":`, `"${field}Of":`) } : {},
  );

const merged: Record<string, unknown> = {};

const isPost = (method: string, target: string) =>
  method === 'POST' && target.endsWith('/connections');

export const holes: readonly Hole[] = [
  // What the elements need.
  {
    mistake: 'does not know “me”',
    foundBy: 'me',
    options: ['--company', ownCompany, '--foreign-company', otherCompany],
    proxy: (asked, { next }) =>
      asked.target.includes('/companies/me/')
        ? json(403, { statusCode: 403, error: 'No.' })
        : next(),
  },
  {
    mistake: 'knows “me” only',
    foundBy: 'own-id',
    proxy: (asked, { next }) =>
      asked.target.includes(ownCompany) ? json(403, { statusCode: 403, error: 'No.' }) : next(),
  },
  {
    mistake: 'renames a connection’s status',
    foundBy: 'connections',
    proxy: renaming(/connections/, 'status'),
  },
  {
    mistake: 'renames an integration’s name',
    foundBy: 'integrations',
    proxy: renaming(/integrations/, 'name'),
  },
  {
    mistake: 'wraps the data status in a list',
    foundBy: 'data-status',
    proxy: changed(({ body }, _method, target) =>
      target.endsWith('/dataStatus') ? { body: `[${body}]` } : asIs,
    ),
  },
  {
    mistake: 'drops the query',
    foundBy: 'paging',
    proxy: ({ target }, { next }) => next({ target: target.replace(/\?.*/s, '') }),
  },
  {
    mistake: 'has no branding',
    foundBy: 'branding',
    proxy: ({ target }, { next }) =>
      target.endsWith('/branding') ? json(404, { statusCode: 404, error: 'None.' }) : next(),
  },
  {
    mistake: 'answers 400 for whatever Codat refuses',
    foundBy: 'unknown-connection',
    proxy: changed((answered) => (answered.status === 404 ? { status: 400 } : {})),
  },
  {
    mistake: 'has error bodies of its own',
    foundBy: 'error-body',
    proxy: changed((answered) => (isError(answered) ? { body: '{"ok":false}' } : {})),
  },
  {
    mistake: 'answers 404 for other companies',
    foundBy: 'foreign-status',
    proxy: changed(({ status }) =>
      status === 403 ? { status: 404, body: '{"statusCode":404,"error":"Not found."}' } : {},
    ),
  },
  {
    mistake: 'lets nobody change anything',
    foundBy: 'own-page',
    proxy: ({ method }, { next }) =>
      method === 'POST' ? json(405, { statusCode: 405, error: 'Read only.' }) : next(),
  },
  {
    mistake: 'forgets the preflight of its pages',
    foundBy: 'preflight',
    options: ['--origin', 'https://app.lender.example'],
    proxy: (_asked, { next }) => next(),
  },
  {
    mistake: 'deletes nothing and says it did',
    foundBy: 'life-of-a-connection',
    options: ['--allow-writes'],
    proxy: ({ method }, { next }) => (method === 'DELETE' ? json(200, {}) : next()),
  },
  {
    mistake: 'makes connections in a company of its own',
    foundBy: 'life-of-a-connection',
    options: ['--allow-writes'],
    proxy: ({ method, target, body }, { next, codat }) =>
      isPost(method, target)
        ? codat('POST', `/companies/${otherCompany}/connections`, body)
        : next(),
  },

  // Who is signed in.
  {
    mistake: 'forgets the session on one route',
    foundBy: 'signed-out',
    proxy: ({ target }, { next, codat }) =>
      target.endsWith('/dataStatus') ? codat('GET', `/companies/${ownCompany}/dataStatus`) : next(),
  },
  {
    mistake: 'serves the catalogue to everybody',
    foundBy: 'signed-out-catalogue',
    proxy: ({ target }, { next, codat }) =>
      pathOf(target) === '/integrations' ? codat('GET', '/integrations') : next(),
  },
  {
    mistake: 'believes any session',
    foundBy: 'forged-session',
    proxy: ({ headers, target }, { next, codat, company }) =>
      headers['cookie']?.startsWith('sid=') && company === undefined
        ? codat('GET', pathOf(target).replace('/me/', `/${ownCompany}/`))
        : next(),
  },
  {
    mistake: 'passes WWW-Authenticate on',
    foundBy: 'password-prompt',
    proxy: withHeaders({ 'www-authenticate': 'Basic realm="Codat"' }),
  },
  {
    mistake: 'keeps answers by their path',
    foundBy: 'shared-cache',
    proxy: (() => {
      const kept = new Map<string, Answered>();
      return async ({ method, target }, { next }) => {
        const known = method === 'GET' ? kept.get(target) : undefined;
        const answered = known ?? (await next());
        if (method === 'GET' && answered.status === 200) kept.set(target, answered);
        return answered;
      };
    })(),
  },
  {
    mistake: 'takes the company from a parameter',
    foundBy: 'company-by-parameter',
    proxy: ({ target }, { next, codat }) => {
      const named = new URLSearchParams(target.replace(/^[^?]*/, '')).get('companyId');
      return named === null ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },
  {
    mistake: 'takes the company from a header',
    foundBy: 'company-by-parameter',
    proxy: ({ headers }, { next, codat }) => {
      const named = headers['x-company-id'];
      return named === undefined ? next() : codat('GET', `/companies/${named}/connections`);
    },
  },

  // Whose company it is.
  {
    mistake: 'trusts the company in the path',
    foundBy: 'foreign-company',
    proxy: ({ method, target, body }, { next, codat, company }) => {
      const [, id] = /^\/companies\/([0-9a-f-]{36})\//.exec(pathOf(target)) ?? [];
      return company !== undefined && id !== undefined
        ? codat(method, pathOf(target), /POST|PATCH/.test(method) ? body : undefined)
        : next();
    },
  },
  {
    mistake: 'checks the company of reads only',
    foundBy: 'foreign-company',
    proxy: ({ method, target, body }, { next, codat }) =>
      isPost(method, target) && target.includes(otherCompany)
        ? codat('POST', pathOf(target), body)
        : next(),
  },
  {
    mistake: 'compares before it decodes',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && /^\/companies\/[^/]*%3/i.test(pathOf(target))
        ? codat('GET', decodeURIComponent(pathOf(target).replace('%00', '')))
        : next(),
  },
  {
    mistake: 'decodes twice',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && /^\/companies\/%25/i.test(pathOf(target))
        ? codat('GET', decodeURIComponent(decodeURIComponent(pathOf(target))))
        : next(),
  },
  {
    mistake: 'looks whether the path begins with the user’s own company',
    foundBy: 'foreign-spelling',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && /^\/companies\/me\/.*\.\./.test(pathOf(target))
        ? codat('GET', pathOf(target).replace('/me/', `/${company}/`))
        : next(),
  },
  {
    mistake: 'tidies the path after it was checked',
    foundBy: 'foreign-path',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && target.startsWith(`${base}/integrations/..`)
        ? codat('GET', pathOf(target))
        : next(),
  },
  {
    mistake: 'knows the path in small letters only',
    foundBy: 'foreign-path',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && pathOf(target).startsWith('/C')
        ? codat('GET', `/companies/${otherCompany}/connections`)
        : next(),
  },
  {
    mistake: 'asks for a connection by its id alone',
    foundBy: 'foreign-connection',
    proxy: ({ target, method }, { next, codat, sandbox }) => {
      const [, id = ''] = /\/connections\/([0-9a-f-]{36})$/i.exec(pathOf(target)) ?? [];
      const isTheirs = sandbox.connectionsOf(otherCompany).some((one) => one.id === id);
      return isTheirs ? codat(method, `/companies/${otherCompany}/connections/${id}`) : next();
    },
  },
  {
    mistake: 'pastes the connection’s id into the address',
    foundBy: 'path-escape',
    proxy: ({ target, method }, { next, codat, company }) => {
      const [, id] = /^\/companies\/me\/connections\/(.+)$/.exec(pathOf(target)) ?? [];
      return method === 'GET' && company !== undefined && id !== undefined
        ? codat('GET', `/companies/${company}/connections/${decodeURIComponent(id)}`)
        : next();
    },
  },
  {
    mistake: 'pastes the platform’s key into the address',
    foundBy: 'path-escape',
    proxy: ({ target }, { next, codat, company }) => {
      const [, key] = /^\/integrations\/(.+)\/branding$/.exec(pathOf(target)) ?? [];
      return company !== undefined && key !== undefined
        ? codat('GET', `/integrations/${decodeURIComponent(key)}/branding`)
        : next();
    },
  },

  // What may be asked for.
  {
    mistake: 'passes every path on',
    foundBy: 'routes',
    proxy: async ({ target, method }, { next, codat, company }) => {
      const answered = await next();
      return company !== undefined && method === 'GET' && answered.status === 404
        ? codat('GET', pathOf(target).replace('/me', `/${company}`))
        : answered;
    },
  },
  {
    mistake: 'passes every method on',
    foundBy: 'methods',
    proxy: async ({ target, method, body }, { next, codat, company }) => {
      const answered = await next();
      return company !== undefined && answered.status === 405 && /POST|PUT|PROP/.test(method)
        ? codat(method, pathOf(target).replace('/me', `/${company}`), body)
        : answered;
    },
  },
  {
    mistake: 'repeats what it is sent to TRACE',
    foundBy: 'trace',
    proxy: ({ method, headers }, { next }) =>
      method === 'TRACE' ? { ...json(200, headers), body: JSON.stringify(headers) } : next(),
  },
  {
    mistake: 'obeys X-HTTP-Method-Override',
    foundBy: 'method-override',
    proxy: ({ method, headers }, { next }) =>
      next({ method: headers['x-http-method-override'] ?? method }),
  },
  {
    mistake: 'obeys the parameter _method',
    foundBy: 'method-override',
    proxy: ({ method, target }, { next }) =>
      next({ method: /[?&]_method=([A-Z]+)/.exec(target)?.[1] ?? method }),
  },
  {
    mistake: 'obeys X-Original-URL',
    foundBy: 'url-override',
    proxy: ({ headers }, { next, codat, company }) => {
      const url = headers['x-original-url'];
      return url !== undefined && company !== undefined ? codat('GET', url) : next();
    },
  },
  {
    mistake: 'passes the query on as it is',
    foundBy: 'query-bounds',
    proxy: ({ target, method }, { next, codat, company }) =>
      method === 'GET' && company !== undefined && target.startsWith(`${list}?`)
        ? codat('GET', target.slice(base.length).replace('/me/', `/${company}/`))
        : next(),
  },
  {
    mistake: 'shows how many customers use an integration',
    foundBy: 'host-figures',
    proxy: changed(({ body }, _method, target) =>
      /integrations(\?|$)/.test(target)
        ? { body: body.replaceAll('"enabled":', '"linkedConnectionsCount":7,"enabled":') }
        : {},
    ),
  },
  {
    mistake: 'lets filters ask how many customers use an integration',
    foundBy: 'host-figures',
    proxy: ({ target }, { next, codat, company }) =>
      company !== undefined && target.includes('ConnectionsCount')
        ? codat('GET', target.slice(base.length))
        : next(),
  },

  {
    mistake: 'passes on the headers that tell the limit of the account',
    foundBy: 'host-figures',
    proxy: changed(({ headers }) => ({ headers: { ...headers, 'x-rate-limit-limit': '8000' } })),
  },

  // Other sites.
  {
    mistake: 'does not ask for X-Requested-With',
    foundBy: 'csrf-header',
    proxy: believing(() => ({ 'x-requested-with': 'assumed' })),
  },
  {
    mistake: 'takes a missing origin for its own',
    foundBy: 'origin-missing',
    proxy: believing(({ host, origin }) => ({ origin: origin ?? `http://${host}` })),
  },
  {
    mistake: 'looks at an origin’s beginning',
    foundBy: 'origin-foreign',
    proxy: believing(({ host, origin }) =>
      origin?.startsWith(`http://${host?.replace(/:.*/, '')}`)
        ? { origin: `http://${host}` }
        : asIs,
    ),
  },
  {
    mistake: 'looks at an origin’s end',
    foundBy: 'origin-foreign',
    proxy: believing(({ host, origin }) =>
      origin?.endsWith(String(host)) ? { origin: `http://${host}` } : asIs,
    ),
  },
  {
    mistake: 'believes X-Forwarded-Host',
    foundBy: 'origin-foreign',
    proxy: believing(({ host, 'x-forwarded-host': forwarded }) =>
      forwarded === undefined ? asIs : { origin: `http://${host}` },
    ),
  },
  {
    mistake: 'looks at the Referer when the origin does not fit',
    foundBy: 'origin-foreign',
    proxy: believing(({ host, referer }) =>
      referer?.startsWith(`http://${host}/`) ? { origin: `http://${host}` } : asIs,
    ),
  },
  {
    mistake: 'allows the origin null',
    foundBy: 'origin-null',
    proxy: believing(({ host, origin }) =>
      origin === 'null' ? { origin: `http://${host}` } : asIs,
    ),
  },
  {
    mistake: 'lets whoever asks read the answer, with credentials',
    foundBy: 'cors',
    proxy: async ({ headers }, { next }) => {
      const answered = await next();
      const cors = {
        'access-control-allow-origin': headers['origin'] ?? '*',
        'access-control-allow-credentials': 'true',
      };
      return { ...answered, headers: { ...answered.headers, ...cors } };
    },
  },
  {
    mistake: 'lets every page read the answer',
    foundBy: 'cors',
    proxy: withHeaders({ 'access-control-allow-origin': '*' }),
  },
  {
    mistake: 'lets the origin null read errors',
    foundBy: 'cors',
    proxy: async ({ headers }, { next }) => {
      const answered = await next();
      const cors = { 'access-control-allow-origin': 'null' };
      return isError(answered) && headers['origin'] === 'null'
        ? { ...answered, headers: { ...answered.headers, ...cors } }
        : answered;
    },
  },
  {
    mistake: 'answers everybody’s preflight',
    foundBy: 'cors-preflight',
    proxy: ({ method, headers }, { next }) =>
      method === 'OPTIONS'
        ? {
            status: 204,
            headers: { ...careHeaders, 'access-control-allow-origin': headers['origin'] ?? '*' },
            body: '',
          }
        : next(),
  },
  {
    mistake: 'forgets that its CORS headers vary',
    foundBy: 'vary',
    proxy: async ({ headers }, { next }) => {
      const { headers: said, ...answered } = await next();
      const { vary: _vary, ...rest } = said;
      const own = `http://${headers['host']}`;
      const cors = headers['origin'] === own && { 'access-control-allow-origin': own };
      return { ...answered, headers: { ...rest, ...cors } };
    },
  },

  // Bodies.
  {
    mistake: 'reads bodies of any size',
    foundBy: 'huge-body',
    proxy: ({ method, body, target, headers }, { next }) => {
      const { 'content-length': _length, ...rest } = headers;
      const short = { body: body.replace(/,"filler":"x*"/, ''), headers: rest };
      return next(isPost(method, target) ? short : {});
    },
  },
  {
    mistake: 'passes bodies on as they come',
    foundBy: 'malformed-body',
    proxy: ({ method, target, body }, { next, codat, company }) =>
      isPost(method, target) && company !== undefined && body.length < 8000
        ? codat('POST', `/companies/${company}/connections`, body)
        : next(),
  },
  {
    mistake: 'breaks on what is not JSON',
    foundBy: 'malformed-body',
    proxy: ({ method, body }, { next }) => {
      if (method === 'POST') JSON.parse(body);
      return next();
    },
  },
  {
    mistake: 'takes the first key of a list of keys',
    foundBy: 'wrong-body',
    proxy: ({ body }, { next }) =>
      next({ body: body.replace(/"platformKey":\["([\w-]+)"\]/, '"platformKey":"$1"') }),
  },
  {
    mistake: 'passes on any status that a connection is to get',
    foundBy: 'wrong-body',
    proxy: ({ method, target, body }, { next, codat, company }) =>
      method === 'PATCH' && company !== undefined
        ? codat('PATCH', pathOf(target).replace('/me/', `/${company}/`), body)
        : next(),
  },
  {
    mistake: 'reads what forms send',
    foundBy: 'form-body',
    proxy: ({ headers }, { next }) =>
      next({ headers: { ...headers, ...(headers['content-type'] && jsonType) } }),
  },
  {
    mistake: 'merges the body into its defaults',
    foundBy: 'prototype-pollution',
    proxy: ({ method, body, target }, { next }) => {
      if (!isPost(method, target) || body.length > 8000) return next();
      const defaults = Object.create(merged) as Record<string, unknown>;
      merge(defaults, JSON.parse(body) as object);
      const { platformKey } = defaults as { platformKey?: unknown };
      return next({ body: JSON.stringify({ platformKey }) });
    },
  },

  // Answers.
  {
    mistake: 'lets the browser keep connections for a minute',
    foundBy: 'private-caching',
    proxy: withHeaders({ 'cache-control': 'private, max-age=60' }),
  },
  {
    mistake: 'lets every cache keep errors',
    foundBy: 'private-caching',
    proxy: changed((answered) =>
      isError(answered)
        ? { headers: { ...answered.headers, 'cache-control': 'public, max-age=60' } }
        : {},
    ),
  },
  {
    mistake: 'lets shared caches keep what it gives to signed-in users only',
    foundBy: 'catalogue-caching',
    proxy: changed((answered, _method, target) =>
      pathOf(target) === '/integrations' && answered.status === 200
        ? { headers: { ...answered.headers, 'cache-control': 'public, max-age=300' } }
        : {},
    ),
  },
  {
    mistake: 'lets browsers guess what an answer is',
    foundBy: 'content-type',
    proxy: withoutHeader('x-content-type-options'),
  },
  {
    mistake: 'sends errors as a page',
    foundBy: 'content-type',
    proxy: changed((answered) =>
      isError(answered) ? { headers: { ...answered.headers, 'content-type': 'text/html' } } : {},
    ),
  },
  {
    mistake: 'puts the query into a header',
    foundBy: 'header-injection',
    proxy: changed((answered, _method, target) => {
      const [, ...lines] = target
        .replace(/%0d%0a/gi, '\r\n')
        .replaceAll('%20', ' ')
        .split('\r\n');
      const split = lines.map((line) => line.split(/:\s*/, 2));
      return { headers: { ...answered.headers, ...(Object.fromEntries(split) as object) } };
    }),
  },
  {
    mistake: 'breaks on what cannot be decoded',
    foundBy: 'odd-requests',
    proxy: ({ target }, { next }) => {
      decodeURIComponent(target);
      return next();
    },
  },
  {
    mistake: 'redirects to the path without a slash at its end, the mount path left out',
    foundBy: 'redirects',
    proxy: ({ target }, { next }) =>
      target.startsWith(`${base}//`)
        ? { status: 301, headers: { ...careHeaders, location: pathOf(target) }, body: '' }
        : next(),
  },
  {
    mistake: 'tells its stack',
    foundBy: 'disclosure',
    proxy: ({ method, body, target }, { next }) => {
      try {
        if (isPost(method, target)) JSON.parse(body);
        return next();
      } catch (error) {
        return json(400, { statusCode: 400, error: (error as Error).stack });
      }
    },
  },
  {
    mistake: 'tells what it asked Codat',
    foundBy: 'key',
    proxy: changed((answered) =>
      isError(answered)
        ? {
            body: '{"statusCode":400,"error":"x","config":{"Authorization":"Basic a0c5dlpDMTBaWE4="}}',
          }
        : {},
    ),
  },
  {
    mistake: 'shows Codat’s addresses with the key in them',
    foundBy: 'key',
    proxy: withHeaders({
      'x-upstream': 'https://kG9vZC10ZXN0LWtleS1vZi1mb3J0eS1jaGFyYWN0@codat.example',
    }),
  },

  // Pushing.
  {
    mistake: 'takes every webhook',
    foundBy: 'webhooks',
    proxy: ({ method, target }, { next }) =>
      method === 'POST' && pathOf(target) === '/webhooks'
        ? { status: 204, headers: careHeaders, body: '' }
        : next(),
  },
  {
    mistake: 'tells events to whoever listens',
    foundBy: 'events',
    proxy: ({ target }, { next }) =>
      pathOf(target) === '/events'
        ? {
            status: 200,
            headers: { ...careHeaders, 'content-type': 'text/event-stream' },
            body: ': hello\n\n',
          }
        : next(),
  },
];

const jsonType = { 'content-type': 'application/json' };

/** As it is written again and again. */
function merge(into: Record<string, unknown>, from: object): void {
  for (const [key, value] of Object.entries(from) as [string, unknown][]) {
    const known = into[key];
    if (
      typeof value === 'object' &&
      value !== null &&
      typeof known === 'object' &&
      known !== null
    ) {
      merge(known as Record<string, unknown>, value);
    } else {
      into[key] = value;
    }
  }
}
