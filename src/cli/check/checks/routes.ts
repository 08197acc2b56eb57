/** What the key can do and the elements do not need. */
import { randomUUID } from 'node:crypto';
import { judge, type Check } from '../check.js';
import { isCodatsRefusal, passedOn, reachedForeign, resultsIn } from '../evidence.js';
import type { Asked } from '../target.js';

const onlyNeeded =
  'Pass on only the routes and methods of docs/proxy.openapi.yaml, and answer 404 or 405 to all others.';

/** Headers with which some frameworks and gateways put another method in the place of the one that was sent. */
const overrides = (method: string): Readonly<Record<string, string>> => ({
  'X-HTTP-Method-Override': method,
  'X-HTTP-Method': method,
  'X-Method-Override': method,
});

export const routeChecks: readonly Check[] = [
  {
    id: 'routes',
    kind: 'attack',
    promise: 'routes that the elements do not need are not passed on',
    mend: onlyNeeded,
    run: async ({ target, me, unknownConnection }) => {
      const paths = [
        '/companies',
        '/companies/',
        `/companies/${me}`,
        `/companies/${me}/accessToken`,
        `/companies/${me}/data/history`,
        `/companies/${me}/files`,
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
      const exchanges = await Promise.all(paths.map((path) => target.ask({ path })));
      return judge(exchanges, ({ answer }) => passedOn(answer));
    },
  },
  {
    id: 'methods',
    kind: 'attack',
    promise: 'methods that the elements do not need are not passed on',
    mend: onlyNeeded,
    run: async ({ target, me, unknownConnection, unknownKey }) => {
      const list = `/companies/${me}/connections`;
      const one = `${list}/${unknownConnection}`;
      const asked: readonly Asked[] = [
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
      const exchanges = await Promise.all(asked.map((one) => target.ask(one)));
      return judge(exchanges, ({ answer }) =>
        answer.isSuccess ? 'it was done' : passedOn(answer),
      );
    },
  },
  {
    id: 'trace',
    kind: 'attack',
    promise: 'TRACE does not repeat the request',
    mend: 'Answer 405 to TRACE: it hands a page the cookies that no script may see.',
    run: async ({ target, me }) => {
      const exchange = await target.ask({
        method: 'TRACE',
        path: `/companies/${me}/connections`,
        headers: { 'X-Check-Trace': 'repeated' },
      });
      return judge([exchange], ({ answer }) =>
        answer.isSuccess || /x-check-trace/i.test(answer.text) ? 'repeated' : undefined,
      );
    },
  },
  {
    id: 'method-override',
    kind: 'attack',
    promise: 'no header, parameter or field changes the method',
    mend: 'Switch method overriding off in the framework, and drop these headers before Codat.',
    run: async ({ target, me, unknownKey }) => {
      const list = `/companies/${me}/connections`;
      const body = JSON.stringify({ platformKey: unknownKey });
      const reads = [
        await target.ask({ path: list, headers: overrides('POST') }),
        await target.ask({ path: `${list}?_method=POST` }),
      ];
      const writes = [
        await target.ask({
          method: 'POST',
          path: '/integrations',
          body,
          headers: overrides('GET'),
        }),
        await target.ask({ method: 'POST', path: '/integrations?_method=GET', body }),
      ];
      return [
        ...judge(reads, ({ answer }) =>
          answer.status === 200 ? undefined : 'GET was not read as GET',
        ),
        ...judge(writes, ({ answer }) => (answer.isSuccess ? 'POST was read as GET' : undefined)),
      ];
    },
  },
  {
    id: 'url-override',
    kind: 'attack',
    promise: 'no header changes the path',
    mend: 'Have the gateway and the framework ignore X-Original-URL, X-Rewrite-URL and X-Forwarded-Prefix.',
    run: async ({ target, me, ...parties }) => {
      const list = `/companies/${parties.foreignCompany}/connections`;
      const exchanges = await Promise.all(
        [list, target.base + list].flatMap((path) =>
          ['X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Uri', 'X-Forwarded-Prefix'].map((name) =>
            target.ask({ path: `/companies/${me}/connections`, headers: { [name]: path } }),
          ),
        ),
      );
      return judge(exchanges, ({ answer }) => {
        if (isCodatsRefusal(answer) || answer.isSuccess) return reachedForeign(answer, parties);
        return 'not the user’s own list';
      });
    },
  },
  {
    id: 'query-bounds',
    kind: 'attack',
    promise: 'a list’s parameters are checked',
    mend: 'Check page, pageSize, query and orderBy against a pattern, answer 400 for what does not fit, and drop all other parameters.',
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
        queries.map((query) => target.ask({ path: `${list}?${query}` })),
      );
      return judge(exchanges, ({ answer }) => {
        if (answer.status >= 500) return 'it broke something';
        if (isCodatsRefusal(answer)) return 'Codat was asked with it';
        return answer.isSuccess ? 'it was accepted' : undefined;
      });
    },
  },
  {
    id: 'host-figures',
    kind: 'attack',
    promise: 'users do not learn how many customers you have, nor what they use',
    mend: 'Leave linkedConnectionsCount and totalConnectionsCount out of the integrations, refuse to filter or sort by them, and keep Codat’s X-Rate-Limit headers: its limit grows with each company that is connected.',
    run: async ({ target, list: ownList }) => {
      const list = await target.ask({ path: '/integrations' });
      const asked = [
        'orderBy=-linkedConnectionsCount',
        'query=totalConnectionsCount%3E0',
        'query=%6CinkedConnectionsCount%3E0',
      ].map((query) => target.ask({ path: `/integrations?${query}` }));
      return [
        ...judge([list], ({ answer }) =>
          resultsIn(answer).some(
            (one) => 'linkedConnectionsCount' in one || 'totalConnectionsCount' in one,
          )
            ? 'the list has them'
            : undefined,
        ),
        ...judge([list, ownList], ({ answer }) =>
          answer.header('X-Rate-Limit-Limit') === undefined
            ? undefined
            : 'its headers tell the limit of your account',
        ),
        ...judge(await Promise.all(asked), ({ answer }) =>
          answer.isSuccess || isCodatsRefusal(answer) ? 'it was passed on' : undefined,
        ),
      ];
    },
  },
];
