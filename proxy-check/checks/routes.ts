/** What the key can do and the elements do not need. */
import { randomUUID } from 'node:crypto';
import { findingsOf, type Check } from '../check.js';
import { brokeBy, isCodatsRefusal, passedOn, resultsIn } from '../assertions.js';
import type { ProxyRequest } from '../target.js';

const onlyNeeded =
  'Pass on only the routes and methods of docs/proxy.openapi.yaml, and respond with 404 or 405 to all others.';

/** Of a list: more than Codat gives out, and less than the sizes that are tried. */
const MAX_PAGE_SIZE = 9999;

export const routeChecks: readonly Check[] = [
  {
    id: 'routes',
    kind: 'attack',
    promise: 'routes that the elements do not need are not passed on',
    fix: onlyNeeded,
    run: async ({ target, me, unknownConnection }) => {
      const paths = [
        '/companies',
        '/companies/',
        `/companies/${me}`,
        `/companies/${me}/accessToken`,
        `/companies/${me}/data/history`,
        `/companies/${me}/files/download`,
        `/companies/${me}/connections/${unknownConnection}/authorization`,
        `/companies/${me}/connections/${unknownConnection}/data/accounts`,
        '/apiKeys',
        '/corsSettings',
        '/connectionManagement/corsSettings',
        '/profile',
        '/rules',
        '/webhooks',
        '/integrations/xero',
        '/swagger/v1/swagger.json',
      ];
      const exchanges = await Promise.all(paths.map((path) => target.send({ path })));
      return findingsOf(exchanges, passedOn);
    },
  },
  {
    id: 'methods',
    kind: 'attack',
    promise: 'methods that the elements do not need are not passed on',
    fix: onlyNeeded,
    run: async ({ target, me, unknownConnection, unknownKey }) => {
      const list = `/companies/${me}/connections`;
      const one = `${list}/${unknownConnection}`;
      const requests: readonly ProxyRequest[] = [
        { method: 'POST', path: '/companies', body: '{}' },
        // Codat has this one: it deletes a company. So the id is one that no company has.
        { method: 'DELETE', path: `/companies/${randomUUID()}` },
        { method: 'POST', path: '/integrations', body: '{}' },
        { method: 'PUT', path: `${one}/authorization`, body: '{}' },
        { method: 'PUT', path: one, body: '{}' },
        { method: 'PUT', path: list, body: JSON.stringify({ platformKey: unknownKey }) },
        { method: 'POST', path: one, body: '{"status":"Unlinked"}' },
        { method: 'PROPFIND', path: list },
        { method: 'SEARCH', path: list },
      ];
      const exchanges = await Promise.all(requests.map((one) => target.send(one)));
      return findingsOf(exchanges, (exchange) =>
        exchange.response.isSuccess ? 'it was done' : passedOn(exchange),
      );
    },
  },
  {
    id: 'trace',
    kind: 'attack',
    promise: 'TRACE does not repeat the request',
    fix: 'Respond with 405 to TRACE: it hands a page the cookies that no script may see.',
    run: async ({ target, me }) => {
      const exchange = await target.send({
        method: 'TRACE',
        path: `/companies/${me}/connections`,
        headers: { 'X-Check-Trace': 'repeated' },
      });
      return findingsOf([exchange], ({ response }) =>
        response.isSuccess || /x-check-trace/i.test(response.text) ? 'repeated' : undefined,
      );
    },
  },
  {
    id: 'query-bounds',
    kind: 'attack',
    promise: 'a list’s parameters are checked',
    fix: 'Check page, pageSize, query and orderBy against a pattern, respond with 400 for what does not fit, and drop all other parameters.',
    run: async ({ target, me, foreignCompany }) => {
      const list = `/companies/${me}/connections`;
      const queries = [
        'page=-1',
        'pageSize=100000000',
        'pageSize=1e9',
        'orderBy=id%26admin%3Dtrue',
        'orderBy=..%2F..',
        `query=${'a'.repeat(4000)}`,
        `pageSize=5%26companyId=${foreignCompany}`,
      ];
      const exchanges = await Promise.all(
        queries.map((query) => target.send({ path: `${list}?${query}` })),
      );
      return findingsOf(exchanges, (exchange) => {
        const { response } = exchange;
        if (isCodatsRefusal(response)) return 'Codat was asked with it';
        // Who responds with a page of ordinary size has put a value of its own in the place of the odd one.
        const isClamped = Number(response.fields['pageSize']) <= MAX_PAGE_SIZE;
        return response.isSuccess && !isClamped ? 'it was accepted' : brokeBy(exchange);
      });
    },
  },
  {
    id: 'host-figures',
    kind: 'attack',
    promise: 'users do not learn how many customers you have, nor what they use',
    fix: 'Leave linkedConnectionsCount and totalConnectionsCount out of the integrations, refuse to filter or sort by them, and keep Codat’s X-Rate-Limit headers: its limit grows with each company that is connected.',
    run: async ({ target, list: ownList }) => {
      const list = await target.send({ path: '/integrations' });
      const requests = [
        'orderBy=-linkedConnectionsCount',
        'query=totalConnectionsCount%3E0',
        'query=%6CinkedConnectionsCount%3E0',
      ].map((query) => target.send({ path: `/integrations?${query}` }));
      return [
        ...findingsOf([list], ({ response }) =>
          resultsIn(response).some(
            (one) => 'linkedConnectionsCount' in one || 'totalConnectionsCount' in one,
          )
            ? 'the list has them'
            : undefined,
        ),
        ...findingsOf([list, ownList], ({ response }) =>
          response.header('X-Rate-Limit-Limit') === undefined
            ? undefined
            : 'its headers reveal the limit of your account',
        ),
        ...findingsOf(await Promise.all(requests), ({ response }) =>
          response.isSuccess || isCodatsRefusal(response) ? 'it was passed on' : undefined,
        ),
      ];
    },
  },
];
