/** What the elements need of a proxy: that it answers, and in Codat's shapes. */
import {
  BrandingSchema,
  ConnectionsPageSchema,
  DataStatusesSchema,
  IntegrationsPageSchema,
} from '../../../api/schema.js';
import { ShapeError, type Shape } from '../../../api/shape.js';
import { finding, judge, type Check, type Finding } from '../check.js';
import { isData, resultsIn } from '../evidence.js';
import type { Scene } from '../scene.js';
import type { Exchange } from '../target.js';

/** Which field of an answer is not what the elements need. */
function misfit(exchange: Exchange, shape: Shape<unknown>): readonly Finding[] {
  if (exchange.answer.status !== 200) return [finding(exchange, 'not 200')];
  try {
    shape(exchange.answer.json, '');
    return [];
  } catch (error) {
    const where = error instanceof ShapeError && error.path !== '' ? error.path : 'the answer';
    return [finding(exchange, `${where} is missing or of the wrong type`)];
  }
}

const passJson =
  'Pass Codat’s JSON on as it is; docs/proxy.openapi.yaml has the fields that the elements need.';

async function firstKey({ target }: Scene): Promise<string> {
  const { answer } = await target.ask({ path: '/integrations?page=1&pageSize=1' });
  const key = resultsIn(answer)[0]?.['key'];
  return typeof key === 'string' ? key : 'none';
}

export const contractChecks: readonly Check[] = [
  {
    id: 'me',
    kind: 'contract',
    promise: '“me” stands for the signed-in user’s company',
    mend: 'Take “me” in the place of a company’s id, and put in the company of the user’s session.',
    run: async ({ me, list, target }) =>
      me === 'me'
        ? []
        : [
            finding(
              await target.ask({ path: '/companies/me/connections' }),
              `works as ${list.request} only`,
            ),
          ],
  },
  {
    id: 'own-id',
    kind: 'contract',
    promise: 'the user’s own company may also be named by its id',
    mend: 'Compare the id in the path with the session’s, and accept it when they are the same.',
    obstacle: ({ ownCompany }) =>
      ownCompany === undefined ? 'the company’s id is not known: give --company' : undefined,
    run: async ({ target, ownCompany = '' }) =>
      judge([await target.ask({ path: `/companies/${ownCompany}/connections` })], ({ answer }) =>
        answer.status === 200 ? undefined : 'not 200',
      ),
  },
  {
    id: 'connections',
    kind: 'contract',
    promise: 'the list of connections has the fields that the elements need',
    mend: passJson,
    run: async ({ list }) => misfit(list, ConnectionsPageSchema),
  },
  {
    id: 'integrations',
    kind: 'contract',
    promise: 'the list of integrations has the fields that the elements need',
    mend: passJson,
    run: async ({ target }) =>
      misfit(await target.ask({ path: '/integrations' }), IntegrationsPageSchema),
  },
  {
    id: 'paging',
    kind: 'contract',
    promise: 'page, pageSize and query reach Codat',
    mend: 'Pass the parameters page, pageSize, query and orderBy of the two lists on, encoded anew.',
    run: async ({ target }) => {
      const one = await target.ask({ path: '/integrations?page=1&pageSize=1' });
      const two = await target.ask({ path: '/integrations?page=2&pageSize=1' });
      const none = await target.ask({ path: '/integrations?query=name%3Dno-such-name&pageSize=1' });
      const [first, second] = [one, two].map(({ answer }) => resultsIn(answer)[0]?.['key']);
      return [
        ...(resultsIn(one.answer).length > 1 ? [finding(one, 'more than one result')] : []),
        ...(first !== undefined && first === second ? [finding(two, 'the first page again')] : []),
        ...(resultsIn(none.answer).length > 0 ? [finding(none, 'results, though none match')] : []),
      ];
    },
  },
  {
    id: 'branding',
    kind: 'contract',
    promise: 'an integration’s branding can be read',
    mend: passJson,
    run: async (scene) => {
      const key = await firstKey(scene);
      return misfit(
        await scene.target.ask({ path: `/integrations/${key}/branding` }),
        BrandingSchema,
      );
    },
  },
  {
    id: 'data-status',
    kind: 'contract',
    promise: 'the company’s data status can be read',
    mend: passJson,
    run: async ({ target, me }) =>
      misfit(await target.ask({ path: `/companies/${me}/dataStatus` }), DataStatusesSchema),
  },
  {
    id: 'unknown-connection',
    kind: 'contract',
    promise: 'a connection that is gone is answered with 404',
    mend: 'Keep the status of Codat’s answer: the elements take 404 for “deleted”.',
    run: async ({ target, me, unknownConnection }) => {
      const path = `/companies/${me}/connections/${unknownConnection}`;
      return judge([await target.ask({ path })], ({ answer }) =>
        answer.status === 404 ? undefined : 'not 404',
      );
    },
  },
  {
    id: 'error-body',
    kind: 'contract',
    promise: 'errors have Codat’s body, so that the elements can say what happened',
    mend: 'Answer errors, your own too, with JSON: {"statusCode": 403, "error": "In words", …}.',
    run: async ({ target, me, foreignCompany, unknownConnection }) =>
      judge(
        [
          await target.ask({ path: `/companies/${me}/connections`, as: 'nobody' }),
          await target.ask({ path: `/companies/${foreignCompany}/connections` }),
          await target.ask({ path: `/companies/${me}/connections/${unknownConnection}` }),
          await target.ask({ path: `/companies/${me}/nothing` }),
        ],
        ({ answer }) => {
          if (isData(answer)) return undefined;
          const { statusCode, error } = answer.fields;
          if (typeof error !== 'string' || error === '') return 'no text in “error”';
          return Number(statusCode) === answer.status
            ? undefined
            : '“statusCode” is not the status';
        },
      ),
  },
  {
    id: 'foreign-status',
    kind: 'contract',
    promise: 'another company is answered with 403',
    mend: 'Answer 403 for any company in the path that is not the session’s.',
    run: async ({ target, foreignCompany }) =>
      judge(
        [await target.ask({ path: `/companies/${foreignCompany}/connections` })],
        ({ answer }) => (answer.status === 403 ? undefined : 'not 403'),
      ),
  },
  {
    id: 'own-page',
    kind: 'contract',
    promise: 'changes by the host’s own pages are let through',
    mend: 'Accept changes that carry X-Requested-With and the Origin of your pages. If they are of another origin than the proxy, give it with --origin.',
    run: async ({ target, me, unknownKey }) => {
      const body = JSON.stringify({ platformKey: unknownKey });
      const path = `/companies/${me}/connections`;
      return judge([await target.ask({ method: 'POST', path, body })], ({ answer }) => {
        if ([400, 404, 422].includes(answer.status)) return undefined;
        return answer.isSuccess ? 'an integration that does not exist was connected' : 'refused';
      });
    },
  },
  {
    id: 'preflight',
    kind: 'contract',
    promise: 'pages of the allowed origin may ask from their own origin',
    mend: 'Answer their preflight, and every request, with Access-Control-Allow-Origin: exactly that origin, Access-Control-Allow-Credentials: true and Vary: Origin.',
    obstacle: ({ target }) =>
      target.origin === target.url.origin ? 'the pages have the proxy’s own origin' : undefined,
    run: async ({ target, me }) => {
      const path = `/companies/${me}/connections`;
      const asked = {
        Origin: target.origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-requested-with',
      };
      const preflight = await target.ask({ method: 'OPTIONS', path, as: 'nobody', headers: asked });
      const read = await target.ask({ path, headers: { Origin: target.origin } });
      const allowed = preflight.answer.header('Access-Control-Allow-Headers')?.toLowerCase() ?? '';
      return [
        ...judge([preflight, read], ({ answer }) => {
          if (!answer.isSuccess) return 'not a success';
          if (answer.header('Access-Control-Allow-Origin') !== target.origin) {
            return 'Access-Control-Allow-Origin is not the page’s origin';
          }
          return /\borigin\b/i.test(answer.header('Vary') ?? '') ? undefined : 'no Vary: Origin';
        }),
        ...(allowed.includes('x-requested-with')
          ? []
          : [finding(preflight, 'X-Requested-With is not allowed')]),
      ];
    },
  },
];
