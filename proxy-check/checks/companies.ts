/** Other people's companies and connections, in every spelling. */
import { findingsOf, type Check } from '../check.js';
import { isData, passedOn, reachedForeign } from '../assertions.js';
import type { CheckContext } from '../context.js';
import { upload } from '../file-routes.js';
import { companyVariants, escapes, pathVariants } from '../path-variants.js';
import type { Exchange } from '../target.js';

const sendAll = (
  { target }: CheckContext,
  paths: readonly string[],
): Promise<readonly Exchange[]> => target.sendAll(paths.map((path) => ({ path })));

/** What stands for the user's own company. */
const ownNames = ({ me, ownCompany }: CheckContext): readonly string[] =>
  ownCompany === undefined ? [me] : [me, ownCompany];

const asSent =
  'Match the path as it was sent, segment by segment, against letters, digits and hyphens; never decode it, and build the path to Codat from the session’s company and the checked parts.';

export const companyChecks: readonly Check[] = [
  {
    id: 'foreign-company',
    kind: 'attack',
    promise: 'another company is out of reach on every route and method',
    fix: 'Compare the company in the path with the session’s on every route, and refuse before Codat is asked.',
    run: async ({
      target,
      foreignCompany,
      foreignConnection,
      unknownConnection,
      unknownKey,
      ...rest
    }) => {
      const list = `/companies/${foreignCompany}/connections`;
      const one = `${list}/${unknownConnection}`;
      const exchanges = [
        await target.send({ path: list }),
        await target.send({ path: `${list}/${foreignConnection ?? unknownConnection}` }),
        await target.send({ path: `/companies/${foreignCompany}/dataStatus` }),
        await target.send({ path: `/companies/${foreignCompany}/files` }),
        await target.send({ path: `/companies/${foreignCompany}` }),
        await target.send({ method: 'HEAD', path: list }),
        await target.send({
          method: 'POST',
          path: list,
          body: JSON.stringify({ platformKey: unknownKey }),
        }),
        await target.send({ method: 'PATCH', path: one, body: '{"status":"Unlinked"}' }),
        await target.send({ method: 'DELETE', path: one }),
        await target.send(upload(foreignCompany, unknownConnection)),
      ];
      return findingsOf(exchanges, (exchange) => {
        const { response } = exchange;
        if (response.isSuccess && response.text === '') return 'a success';
        return reachedForeign(exchange, { ...rest, foreignCompany });
      });
    },
  },
  {
    id: 'foreign-spelling',
    kind: 'attack',
    promise: 'another company is out of reach however its id is spelled',
    fix: asSent,
    run: async (context) => {
      const spellings = companyVariants(context.foreignCompany, ownNames(context));
      const paths = spellings.map((company) => `/companies/${company}/connections`);
      return findingsOf(await sendAll(context, paths), (exchange) =>
        reachedForeign(exchange, context),
      );
    },
  },
  {
    id: 'foreign-path',
    kind: 'attack',
    promise: 'another company is out of reach however the path is spelled',
    fix: asSent,
    run: async (context) =>
      findingsOf(
        await sendAll(context, pathVariants(context.foreignCompany, context.target.base)),
        (exchange) => reachedForeign(exchange, context),
      ),
  },
  {
    id: 'foreign-connection',
    kind: 'attack',
    promise: 'another company’s connection is not found below one’s own company',
    fix: 'Ask Codat for the connection below the session’s company, never by its id alone.',
    obstacle: ({ foreignConnection }) =>
      foreignConnection === undefined
        ? 'no such connection is known: give --foreign-connection, or --other-header for a user who has one'
        : undefined,
    run: async ({ target, me, foreignConnection = '' }) => {
      const at = (id: string): string => `/companies/${me}/connections/${id}`;
      const exchanges = [
        await target.send({ path: at(foreignConnection) }),
        await target.send({ path: at(foreignConnection.toUpperCase()) }),
        await target.send({ path: at(`${foreignConnection}?x`) }),
      ];
      return findingsOf(exchanges, ({ response }) =>
        isData(response) ? 'another company’s connection' : undefined,
      );
    },
  },
  {
    id: 'path-escape',
    kind: 'attack',
    promise: 'no id leads out of its place in the path',
    fix: 'Accept connection ids and platform keys of letters, digits, hyphens and underscores only; refuse all else.',
    run: async (context) => {
      const { me, foreignCompany } = context;
      const list = `${foreignCompany}/connections`;
      const paths = [
        ...escapes(list, 2).map((id) => `/companies/${me}/connections/${id}`),
        ...escapes('companies', 3).map((id) => `/companies/${me}/connections/${id}`),
        ...escapes(`companies/${list}`, 2).map((key) => `/integrations/${key}/branding`),
      ];
      return findingsOf(await sendAll(context, paths), (exchange) => {
        const { response } = exchange;
        // That a connection of such a name is not found is Codat's response to the right question.
        if (/Data connection|Integration with key/.test(response.text)) return undefined;
        return isData(response) ? reachedForeign(exchange, context) : passedOn(exchange);
      });
    },
  },
];
