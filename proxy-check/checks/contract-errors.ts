/** How the elements need a proxy to refuse. */
import { findingsOf, type Check } from '../check.js';
import { isData } from '../assertions.js';
import { isLeftOut } from '../file-routes.js';
import { safeRequests } from './safe-requests.js';

export const errorContractChecks: readonly Check[] = [
  {
    id: 'unknown-connection',
    kind: 'contract',
    promise: 'a connection that is gone gets a 404',
    fix: 'Keep the status of Codat’s response: the elements take 404 for “deleted”.',
    run: async ({ target, me, unknownConnection }) => {
      const path = `/companies/${me}/connections/${unknownConnection}`;
      return findingsOf([await target.send({ path })], ({ response }) =>
        response.status === 404 ? undefined : 'not 404',
      );
    },
  },
  {
    id: 'error-body',
    kind: 'contract',
    promise: 'errors have Codat’s body, so that the elements can say what happened',
    fix: 'Send errors, your own too, as JSON: {"statusCode": 403, "error": "In words", …}.',
    run: async ({ target, me, foreignCompany, unknownConnection }) =>
      findingsOf(
        [
          await target.send({ path: `/companies/${me}/connections`, as: 'nobody' }),
          await target.send({ path: `/companies/${foreignCompany}/connections` }),
          await target.send({ path: `/companies/${me}/connections/${unknownConnection}` }),
          await target.send({ path: `/companies/${me}/nothing` }),
        ],
        ({ response }) => {
          if (isData(response)) return undefined;
          const { statusCode, error } = response.fields;
          if (typeof error !== 'string' || error === '') return 'no text in “error”';
          return Number(statusCode) === response.status
            ? undefined
            : '“statusCode” is not the status';
        },
      ),
  },
  {
    id: 'foreign-status',
    kind: 'contract',
    promise: 'another company gets a 403, whatever is requested of it',
    fix: 'Respond with 403 for any company in the path that is not the session’s, on every route and method.',
    run: async (context) => {
      const { target, foreignCompany } = context;
      const path = `/companies/${foreignCompany}/connections`;
      const files = `/companies/${foreignCompany}/files`;
      const changes = safeRequests(context, foreignCompany);
      // Any other status may be Codat's, in words of the proxy's own.
      return findingsOf(
        await target.sendAll([{ path }, { path: files }, { method: 'HEAD', path }, ...changes]),
        (exchange) =>
          exchange.response.status === 403 || isLeftOut(exchange) ? undefined : 'not 403',
      );
    },
  },
  {
    id: 'own-page',
    kind: 'contract',
    needs: ['connect'],
    promise: 'changes by the host’s own pages are let through',
    fix: 'Accept changes that carry X-Requested-With and the Origin of your pages. If they are of another origin than the proxy, give it with --origin.',
    run: async ({ target, me, unknownKey }) => {
      const body = JSON.stringify({ platformKey: unknownKey });
      const path = `/companies/${me}/connections`;
      return findingsOf([await target.send({ method: 'POST', path, body })], ({ response }) => {
        if ([400, 404, 422].includes(response.status)) return undefined;
        return response.isSuccess ? 'an integration that does not exist was connected' : 'refused';
      });
    },
  },
];
