/** Mistakes about what the elements need. */
import { otherCompany, ownCompany } from '../harness.js';
import { careHeaders, json, type Mistake } from '../modified-proxy.js';
import {
  type Vulnerability,
  isError,
  changed,
  asIs,
  renaming,
  isPost,
  pathOf,
  reworded,
} from './kit.js';

const pages = 'https://app.lender.example';

/** Responds to pages of another origin with these headers, beside the least that is needed. */
const forPages =
  (cors: Readonly<Record<string, string>>): Mistake =>
  async ({ method, headers }, { next }) => {
    if (headers['origin'] !== pages) return next();
    const response = await next({ headers: { ...headers, origin: `http://${headers['host']}` } });
    const all = {
      ...response.headers,
      'access-control-allow-origin': pages,
      'access-control-allow-headers': 'content-type, x-requested-with',
      ...cors,
    };
    return method === 'OPTIONS'
      ? { status: 204, headers: { ...careHeaders, ...all }, body: '' }
      : { ...response, headers: all };
  };

export const contractVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'does not know “me”',
    foundBy: 'me',
    options: ['--company', ownCompany, '--foreign-company', otherCompany],
    proxy: (request, { next }) =>
      request.target.includes('/companies/me/')
        ? json(403, { statusCode: 403, error: 'No.' })
        : next(),
  },
  {
    mistake: 'knows “me” only',
    foundBy: 'own-id',
    proxy: (request, { next }) =>
      request.target.includes(ownCompany) ? json(403, { statusCode: 403, error: 'No.' }) : next(),
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
    mistake: 'responds with 400 for whatever Codat refuses',
    foundBy: 'unknown-connection',
    proxy: changed((response) => (response.status === 404 ? { status: 400 } : {})),
  },
  {
    mistake: 'has error bodies of its own',
    foundBy: 'error-body',
    proxy: changed((response) => (isError(response) ? { body: '{"ok":false}' } : {})),
  },
  {
    mistake: 'responds with 404 for other companies',
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
    proxy: (_request, { next }) => next(),
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
  {
    mistake: 'passes changes of other companies on, and rewords what Codat says',
    foundBy: 'foreign-status',
    proxy: async ({ method, target, body }, { next, codat }) =>
      target.includes(otherCompany) && /POST|PATCH|DELETE/.test(method)
        ? reworded(await codat(method, pathOf(target), method === 'DELETE' ? undefined : body))
        : next(),
  },
  {
    mistake: 'deletes by the connection’s id alone, and says it found none',
    foundBy: 'life-of-a-connection',
    options: ['--allow-writes'],
    proxy: async ({ method, target }, { next, codat, company }) => {
      const response = await next();
      if (method === 'DELETE' && company === otherCompany && response.status === 404) {
        await codat('DELETE', pathOf(target).replace('/me/', `/${ownCompany}/`));
      }
      return response;
    },
  },
  {
    mistake: 'lets pages of another origin ask without their session',
    foundBy: 'preflight',
    options: ['--origin', pages],
    proxy: forPages({ 'access-control-allow-methods': 'GET, POST, PATCH, DELETE' }),
  },
  {
    mistake: 'lets pages of another origin make connections, but not delete them',
    foundBy: 'preflight',
    options: ['--origin', pages],
    proxy: forPages({
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST',
    }),
  },
];
