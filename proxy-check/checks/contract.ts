/** What the elements need of a proxy: that it responds, and in Codat's shapes. */
import { branding, connectionsPage, dataStatuses, integrationsPage } from './shapes.js';
import { finding, findingsOf, type Check } from '../check.js';
import { resultsIn } from '../assertions.js';
import { firstIntegrationKey } from './first-integration.js';
import { shapeMismatch } from './shape-mismatch.js';

const passJson =
  'Pass Codat’s JSON on as it is; docs/proxy.openapi.yaml has the fields that the elements need.';

export const contractChecks: readonly Check[] = [
  {
    id: 'me',
    kind: 'contract',
    promise: '“me” stands for the signed-in user’s company',
    fix: 'Take “me” in the place of a company’s id, and put in the company of the user’s session.',
    run: async ({ me, list, target }) =>
      me === 'me'
        ? []
        : [
            finding(
              await target.send({ path: '/companies/me/connections' }),
              `works as ${list.request} only`,
            ),
          ],
  },
  {
    id: 'own-id',
    kind: 'contract',
    promise: 'the user’s own company may also be named by its id',
    fix: 'Compare the id in the path with the session’s, and accept it when they are the same.',
    obstacle: ({ ownCompany }) =>
      ownCompany === undefined ? 'the company’s id is not known: give --company' : undefined,
    run: async ({ target, ownCompany = '' }) =>
      findingsOf(
        [await target.send({ path: `/companies/${ownCompany}/connections` })],
        ({ response }) => (response.status === 200 ? undefined : 'not 200'),
      ),
  },
  {
    id: 'connections',
    kind: 'contract',
    promise: 'the list of connections has the fields that the elements need',
    fix: passJson,
    run: async ({ list }) => shapeMismatch(list, connectionsPage),
  },
  {
    id: 'integrations',
    kind: 'contract',
    promise: 'the list of integrations has the fields that the elements need',
    fix: passJson,
    run: async ({ target }) =>
      shapeMismatch(await target.send({ path: '/integrations' }), integrationsPage),
  },
  {
    id: 'paging',
    kind: 'contract',
    promise: 'page, pageSize and query reach Codat',
    fix: 'Pass the parameters page, pageSize, query and orderBy of the two lists on, encoded anew.',
    run: async ({ target }) => {
      const one = await target.send({ path: '/integrations?page=1&pageSize=1' });
      const two = await target.send({ path: '/integrations?page=2&pageSize=1' });
      const none = await target.send({
        path: '/integrations?query=name%3Dno-such-name&pageSize=1',
      });
      const [first, second] = [one, two].map(({ response }) => resultsIn(response)[0]?.['key']);
      return [
        ...(resultsIn(one.response).length > 1 ? [finding(one, 'more than one result')] : []),
        ...(first !== undefined && first === second ? [finding(two, 'the first page again')] : []),
        ...(resultsIn(none.response).length > 0
          ? [finding(none, 'results, though none match')]
          : []),
      ];
    },
  },
  {
    id: 'branding',
    kind: 'contract',
    promise: 'an integration’s branding can be read',
    fix: passJson,
    run: async (context) => {
      const key = await firstIntegrationKey(context);
      return shapeMismatch(
        await context.target.send({ path: `/integrations/${key}/branding` }),
        branding,
      );
    },
  },
  {
    id: 'data-status',
    kind: 'contract',
    promise: 'the company’s data status can be read',
    fix: passJson,
    run: async ({ target, me }) =>
      shapeMismatch(await target.send({ path: `/companies/${me}/dataStatus` }), dataStatuses),
  },
];
