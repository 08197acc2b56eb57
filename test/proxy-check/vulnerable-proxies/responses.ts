/** Mistakes about responses. */
import { base, careHeaders, json, type Mistake } from '../modified-proxy.js';
import {
  type Vulnerability,
  pathOf,
  isError,
  changed,
  withHeaders,
  withoutHeader,
  isPost,
} from './kit.js';

const catalogueWith = (headers: Readonly<Record<string, string>>): Mistake =>
  changed((response, _method, target) =>
    pathOf(target) === '/integrations' && response.status === 200
      ? { headers: { ...response.headers, ...headers } }
      : {},
  );

export const responseVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'lets the browser keep connections for a minute',
    foundBy: 'private-caching',
    proxy: withHeaders({ 'cache-control': 'private, max-age=60' }),
  },
  {
    mistake: 'lets every cache keep errors',
    foundBy: 'private-caching',
    proxy: changed((response) =>
      isError(response)
        ? { headers: { ...response.headers, 'cache-control': 'public, max-age=60' } }
        : {},
    ),
  },
  {
    mistake: 'lets shared caches keep what it gives to signed-in users only',
    foundBy: 'catalogue-caching',
    proxy: changed((response, _method, target) =>
      pathOf(target) === '/integrations' && response.status === 200
        ? { headers: { ...response.headers, 'cache-control': 'public, max-age=300' } }
        : {},
    ),
  },
  {
    mistake: 'lets browsers guess what a response is',
    foundBy: 'content-type',
    proxy: withoutHeader('x-content-type-options'),
  },
  {
    mistake: 'sends errors as a page',
    foundBy: 'content-type',
    proxy: changed((response) =>
      isError(response) ? { headers: { ...response.headers, 'content-type': 'text/html' } } : {},
    ),
  },
  {
    mistake: 'puts the query into a header',
    foundBy: 'header-injection',
    proxy: changed((response, _method, target) => {
      const [, ...lines] = target
        .replace(/%0d%0a/gi, '\r\n')
        .replaceAll('%20', ' ')
        .split('\r\n');
      const split = lines.map((line) => line.split(/:\s*/, 2));
      return { headers: { ...response.headers, ...(Object.fromEntries(split) as object) } };
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
    mistake: 'responds with its stack trace',
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
    mistake: 'responds with its request to Codat',
    foundBy: 'key',
    proxy: changed((response) =>
      isError(response)
        ? {
            body: '{"statusCode":400,"error":"x","config":{"Authorization":"Basic a0c5dlpDMTBaWE4tdGVzdA=="}}',
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
  {
    mistake: 'lets every cache keep one connection',
    foundBy: 'private-caching',
    proxy: changed(({ status, headers }, _method, target) =>
      status === 200 && /\/connections\/[\w-]+$/.test(target)
        ? { headers: { ...headers, 'cache-control': 'no-store, PUBLIC' } }
        : {},
    ),
  },
  {
    mistake: 'lets the cache before it keep everything',
    foundBy: 'private-caching',
    proxy: withHeaders({ 'cdn-cache-control': 'max-age=300' }),
  },
  {
    mistake: 'lets the cache before it keep everything, by an older header',
    foundBy: 'private-caching',
    proxy: withHeaders({ 'surrogate-control': 'max-age=300' }),
  },
  {
    mistake: 'does not say that the catalogue is for the signed-in user only',
    foundBy: 'catalogue-caching',
    proxy: catalogueWith({ 'cache-control': 'max-age=300' }),
  },
  {
    mistake: 'gives the catalogue a date until which all may keep it',
    foundBy: 'catalogue-caching',
    proxy: catalogueWith({ 'cache-control': '', expires: 'Fri, 01 Jan 2100 00:00:00 GMT' }),
  },
  {
    mistake: 'lets every cache keep the branding that it gives to signed-in users only',
    foundBy: 'catalogue-caching',
    proxy: changed(({ status, headers }, _method, target) =>
      status === 200 && target.endsWith('/branding')
        ? { headers: { ...headers, 'cache-control': 'Public, max-age=300' } }
        : {},
    ),
  },
  {
    mistake: 'goes down on what cannot be decoded',
    foundBy: 'odd-requests',
    proxy: ({ target }, { next }) =>
      /%(?![0-9a-f]{2})/i.test(target) ? { status: 0, headers: {}, body: '' } : next(),
  },
  {
    mistake: 'never responds to what cannot be decoded',
    foundBy: 'odd-requests',
    options: ['--timeout', '1'],
    proxy: ({ target }, { next }) =>
      /%(?![0-9a-f]{2})/i.test(target) ? new Promise(() => undefined) : next(),
  },
  {
    mistake: 'sends its stack trace in a header',
    foundBy: 'disclosure',
    proxy: changed((response) =>
      isError(response)
        ? { headers: { ...response.headers, 'x-error': 'failed (/srv/codat/index.js:1:2)' } }
        : {},
    ),
  },
  {
    mistake: 'sends where it is installed',
    foundBy: 'disclosure',
    proxy: changed((response) =>
      isError(response)
        ? { body: '{"error":"Warning: require() failed in /var/www/html/codat.php on line 12"}' }
        : {},
    ),
  },
];
