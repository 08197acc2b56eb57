/** How the elements need a proxy to refuse. */
import { findingsOf, type Check } from '../check.js';
import { isData } from '../assertions.js';
import { safeRequests } from './safe-requests.js';

export const errorContractChecks: readonly Check[] = [
  {
    id: 'unknown-connection',
    kind: 'contract',
    promise: 'a connection that is gone is answered with 404',
    mend: 'Keep the status of Codat’s answer: the elements take 404 for “deleted”.',
    run: async ({ target, me, unknownConnection }) => {
      const path = `/companies/${me}/connections/${unknownConnection}`;
      return findingsOf([await target.ask({ path })], ({ answer }) =>
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
      findingsOf(
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
    promise: 'another company is answered with 403, whatever is asked of it',
    mend: 'Answer 403 for any company in the path that is not the session’s, on every route and method.',
    run: async (scene) => {
      const { target, foreignCompany } = scene;
      const path = `/companies/${foreignCompany}/connections`;
      const changes = safeRequests(scene, foreignCompany);
      // Any other status may be Codat's, in words of the proxy's own.
      return findingsOf(
        await target.askAll([{ path }, { method: 'HEAD', path }, ...changes]),
        ({ answer }) => (answer.status === 403 ? undefined : 'not 403'),
      );
    },
  },
  {
    id: 'own-page',
    kind: 'contract',
    needs: ['connect'],
    promise: 'changes by the host’s own pages are let through',
    mend: 'Accept changes that carry X-Requested-With and the Origin of your pages. If they are of another origin than the proxy, give it with --origin.',
    run: async ({ target, me, unknownKey }) => {
      const body = JSON.stringify({ platformKey: unknownKey });
      const path = `/companies/${me}/connections`;
      return findingsOf([await target.ask({ method: 'POST', path, body })], ({ answer }) => {
        if ([400, 404, 422].includes(answer.status)) return undefined;
        return answer.isSuccess ? 'an integration that does not exist was connected' : 'refused';
      });
    },
  },
];
