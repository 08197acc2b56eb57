/** Mistakes about what may be asked for. */
import { base, json } from '../modified-proxy.js';
import { type Vulnerability, list, pathOf, changed, reworded } from './kit.js';

export const routeVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'passes every path on',
    foundBy: 'routes',
    proxy: async ({ target, method }, { next, codat, company }) => {
      const response = await next();
      return company !== undefined && method === 'GET' && response.status === 404
        ? codat('GET', pathOf(target).replace('/me', `/${company}`))
        : response;
    },
  },
  {
    mistake: 'passes every method on',
    foundBy: 'methods',
    proxy: async ({ target, method, body }, { next, codat, company }) => {
      const response = await next();
      return company !== undefined && response.status === 405 && /POST|PUT|PROP/.test(method)
        ? codat(method, pathOf(target).replace('/me', `/${company}`), body)
        : response;
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
    mistake: 'passes on the headers with the limit of the account',
    foundBy: 'host-figures',
    proxy: changed(({ headers }) => ({ headers: { ...headers, 'x-rate-limit-limit': '8000' } })),
  },
  {
    mistake: 'obeys X-HTTP-Method-Override of a POST, as frameworks do, and rewords errors',
    foundBy: 'method-override',
    proxy: async ({ method, headers }, { next }) => {
      const other = headers['x-http-method-override'] ?? '';
      const isObeyed = method === 'POST' && /^(PATCH|DELETE)$/.test(other);
      return reworded(await next(isObeyed ? { method: other } : {}));
    },
  },
  {
    mistake: 'obeys the parameter _method of a POST',
    foundBy: 'method-override',
    proxy: ({ method, target }, { next }) =>
      next(method === 'POST' && target.endsWith('?_method=DELETE') ? { method: 'DELETE' } : {}),
  },
  {
    mistake: 'obeys the field _method of JSON',
    foundBy: 'method-override',
    proxy: ({ method, body }, { next }) =>
      next(method === 'POST' && body.includes('"_method":"DELETE"') ? { method: 'DELETE' } : {}),
  },
  {
    mistake: 'obeys the field _method of a form',
    foundBy: 'method-override',
    proxy: ({ method, body }, { next }) =>
      next(method === 'POST' && body === '_method=DELETE' ? { method: 'DELETE' } : {}),
  },
  {
    mistake: 'reads a POST as GET when a field says so',
    foundBy: 'method-override',
    proxy: ({ body }, { next }) => next(body.includes('"_method":"GET"') ? { method: 'GET' } : {}),
  },
];
