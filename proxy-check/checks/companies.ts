/** Other people's companies and connections, in every spelling. */
import { findingsOf, type Check } from '../check.js';
import { isData, passedOn, reachedForeign } from '../assertions.js';
import type { CheckContext } from '../context.js';
import { companyVariants, escapes, pathVariants } from '../path-variants.js';
import type { Exchange } from '../target.js';

const askAll = ({ target }: CheckContext, paths: readonly string[]): Promise<readonly Exchange[]> =>
  target.askAll(paths.map((path) => ({ path })));

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
    mend: 'Compare the company in the path with the session’s on every route, and refuse before Codat is asked.',
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
        await target.ask({ path: list }),
        await target.ask({ path: `${list}/${foreignConnection ?? unknownConnection}` }),
        await target.ask({ path: `/companies/${foreignCompany}/dataStatus` }),
        await target.ask({ path: `/companies/${foreignCompany}` }),
        await target.ask({ method: 'HEAD', path: list }),
        await target.ask({
          method: 'POST',
          path: list,
          body: JSON.stringify({ platformKey: unknownKey }),
        }),
        await target.ask({ method: 'PATCH', path: one, body: '{"status":"Unlinked"}' }),
        await target.ask({ method: 'DELETE', path: one }),
      ];
      return findingsOf(exchanges, (exchange) => {
        const { answer } = exchange;
        if (answer.isSuccess && answer.text === '') return 'a success';
        return reachedForeign(exchange, { ...rest, foreignCompany });
      });
    },
  },
  {
    id: 'foreign-spelling',
    kind: 'attack',
    promise: 'another company is out of reach however its id is spelled',
    mend: asSent,
    run: async (scene) => {
      const spellings = companyVariants(scene.foreignCompany, ownNames(scene));
      const paths = spellings.map((company) => `/companies/${company}/connections`);
      return findingsOf(await askAll(scene, paths), (exchange) => reachedForeign(exchange, scene));
    },
  },
  {
    id: 'foreign-path',
    kind: 'attack',
    promise: 'another company is out of reach however the path is spelled',
    mend: asSent,
    run: async (scene) =>
      findingsOf(
        await askAll(scene, pathVariants(scene.foreignCompany, scene.target.base)),
        (exchange) => reachedForeign(exchange, scene),
      ),
  },
  {
    id: 'foreign-connection',
    kind: 'attack',
    promise: 'another company’s connection is not found below one’s own company',
    mend: 'Ask Codat for the connection below the session’s company, never by its id alone.',
    obstacle: ({ foreignConnection }) =>
      foreignConnection === undefined
        ? 'no such connection is known: give --foreign-connection, or --other-header for a user who has one'
        : undefined,
    run: async ({ target, me, foreignConnection = '' }) => {
      const at = (id: string): string => `/companies/${me}/connections/${id}`;
      const exchanges = [
        await target.ask({ path: at(foreignConnection) }),
        await target.ask({ path: at(foreignConnection.toUpperCase()) }),
        await target.ask({ path: at(`${foreignConnection}?x`) }),
      ];
      return findingsOf(exchanges, ({ answer }) =>
        isData(answer) ? 'another company’s connection' : undefined,
      );
    },
  },
  {
    id: 'path-escape',
    kind: 'attack',
    promise: 'no id leads out of its place in the path',
    mend: 'Accept connection ids and platform keys of letters, digits, hyphens and underscores only; refuse all else.',
    run: async (scene) => {
      const { me, foreignCompany } = scene;
      const list = `${foreignCompany}/connections`;
      const paths = [
        ...escapes(list, 2).map((id) => `/companies/${me}/connections/${id}`),
        ...escapes('companies', 3).map((id) => `/companies/${me}/connections/${id}`),
        ...escapes(`companies/${list}`, 2).map((key) => `/integrations/${key}/branding`),
      ];
      return findingsOf(await askAll(scene, paths), (exchange) => {
        const { answer } = exchange;
        // That a connection of such a name is not found is Codat's answer to the right question.
        if (/Data connection|Integration with key/.test(answer.text)) return undefined;
        return isData(answer) ? reachedForeign(exchange, scene) : passedOn(exchange);
      });
    },
  },
];
