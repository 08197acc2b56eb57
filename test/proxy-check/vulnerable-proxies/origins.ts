/** Mistakes about other sites. */
import { careHeaders, json, type Mistake } from '../modified-proxy.js';
import {
  type Vulnerability,
  isError,
  asIs,
  withHeaders,
  believing,
  changed,
  isUpload,
} from './kit.js';

const pages = 'https://app.lender.example';

/** Lets pages of such origins read what is below such a path, with credentials. */
const readableBy =
  (isAllowed: (origin: string) => boolean, path = /^/): Mistake =>
  async ({ headers, target }, { next }) => {
    const response = await next();
    const { origin } = headers;
    if (origin === undefined || !isAllowed(origin) || !path.test(target)) return response;
    const cors = {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
    };
    return { ...response, headers: { ...response.headers, ...cors } };
  };

export const originVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'does not ask for X-Requested-With',
    foundBy: 'csrf-header',
    proxy: believing(() => ({ 'x-requested-with': 'assumed' })),
  },
  {
    mistake: 'takes uploads that a form of another site sends',
    foundBy: 'csrf-header',
    proxy: ({ method, target, headers }, { next }) =>
      next(
        isUpload(method, target) ? { headers: { ...headers, 'x-requested-with': 'assumed' } } : {},
      ),
  },
  {
    mistake: 'takes uploads of any origin',
    foundBy: 'origin-foreign',
    proxy: ({ method, target, headers }, { next }) =>
      next(
        isUpload(method, target)
          ? {
              headers: {
                ...headers,
                origin: `http://${headers['host']}`,
                'sec-fetch-site': 'same-origin',
              },
            }
          : {},
      ),
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
    mistake: 'takes neighbour sites for its own, since browsers call them the same site',
    foundBy: 'fetch-metadata',
    proxy: believing(({ 'sec-fetch-site': site }) =>
      site === 'same-site' ? { 'sec-fetch-site': 'same-origin' } : asIs,
    ),
  },
  {
    mistake: 'looks for the word same-origin anywhere in Sec-Fetch-Site',
    foundBy: 'fetch-metadata',
    proxy: believing(({ 'sec-fetch-site': site }) =>
      site?.includes('same-origin') ? { 'sec-fetch-site': 'same-origin' } : asIs,
    ),
  },
  {
    mistake: 'refuses its own pages, since a reverse proxy has rewritten Host',
    foundBy: 'fetch-metadata',
    proxy: ({ method, headers }, { next }) =>
      method !== 'GET' && headers['origin'] === `http://${headers['host']}`
        ? json(403, { statusCode: 403, error: 'The origin is not the host’s.' })
        : next(),
  },
  {
    mistake: 'serves reads to the images of other sites’ pages',
    foundBy: 'foreign-reads',
    proxy: ({ method, headers }, { next }) =>
      next(method === 'GET' ? { headers: { ...headers, 'sec-fetch-site': 'same-origin' } } : {}),
  },
  {
    mistake: 'refuses reads of other sites, but not those of its neighbours',
    foundBy: 'foreign-reads',
    proxy: ({ method, headers }, { next }) =>
      next(
        method === 'GET' && headers['sec-fetch-site'] === 'same-site'
          ? { headers: { ...headers, 'sec-fetch-site': 'same-origin' } }
          : {},
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
    mistake: 'lets every origin read the response, with credentials',
    foundBy: 'cors',
    proxy: async ({ headers }, { next }) => {
      const response = await next();
      const cors = {
        'access-control-allow-origin': headers['origin'] ?? '*',
        'access-control-allow-credentials': 'true',
      };
      return { ...response, headers: { ...response.headers, ...cors } };
    },
  },
  {
    mistake: 'lets every page read the response',
    foundBy: 'cors',
    proxy: withHeaders({ 'access-control-allow-origin': '*' }),
  },
  {
    mistake: 'lets the origin null read errors',
    foundBy: 'cors',
    proxy: async ({ headers }, { next }) => {
      const response = await next();
      const cors = { 'access-control-allow-origin': 'null' };
      return isError(response) && headers['origin'] === 'null'
        ? { ...response, headers: { ...response.headers, ...cors } }
        : response;
    },
  },
  {
    mistake: 'allows everybody’s preflight',
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
      const { headers: said, ...response } = await next();
      const { vary: _vary, ...rest } = said;
      const own = `http://${headers['host']}`;
      const cors = headers['origin'] === own && { 'access-control-allow-origin': own };
      return { ...response, headers: { ...rest, ...cors } };
    },
  },
  {
    mistake: 'takes a page over plain http for its own',
    foundBy: 'origin-foreign',
    options: ['--origin', pages],
    proxy: believing(({ host, origin }) =>
      /^https?:\/\/app\.lender\.example$/.test(origin ?? '')
        ? { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }
        : asIs,
    ),
  },
  {
    mistake: 'leaves the dots of its pattern as they are',
    foundBy: 'origin-foreign',
    options: ['--origin', pages],
    proxy: believing(({ host, origin }) =>
      /^https:\/\/app.lender.example$/.test(origin ?? '') ? { origin: `http://${host}` } : asIs,
    ),
  },
  {
    mistake: 'lets pages on every port read the response',
    foundBy: 'cors',
    proxy: readableBy((origin) => origin.startsWith('http://127.0.0.1:')),
  },
  {
    mistake: 'lets every subdomain read the response',
    foundBy: 'cors',
    options: ['--origin', pages],
    proxy: readableBy((origin) => origin.endsWith('.app.lender.example')),
  },
  {
    mistake: 'lets pages of a name with a letter for a dot read the response',
    foundBy: 'cors',
    options: ['--origin', pages],
    proxy: readableBy((origin) => /^https:\/\/app.lender.example$/.test(origin)),
  },
  {
    mistake: 'lets pages over plain http read the response',
    foundBy: 'cors',
    options: ['--origin', pages],
    proxy: readableBy((origin) => /^https?:\/\/app\.lender\.example$/.test(origin)),
  },
  {
    mistake: 'lets every page read one connection',
    foundBy: 'cors',
    proxy: readableBy(() => true, /\/connections\/[\w-]+$/),
  },
  {
    mistake: 'lets every page read the data status',
    foundBy: 'cors',
    proxy: readableBy(() => true, /\/dataStatus$/),
  },
  {
    mistake: 'lets every page read what became of its changes',
    foundBy: 'cors',
    proxy: changed(({ headers }, method) =>
      method === 'DELETE' ? { headers: { ...headers, 'access-control-allow-origin': '*' } } : {},
    ),
  },
  {
    mistake: 'makes changes without X-Requested-With and closes the connection then',
    foundBy: 'csrf-header',
    proxy: async ({ method, headers }, { next }) => {
      if (method !== 'POST' || headers['x-requested-with']) return next();
      await next({ headers: { ...headers, 'x-requested-with': 'assumed' } });
      return { status: 0, headers: {}, body: '' };
    },
  },
];
