/** Who keeps a response, and gives it to whom. */
import { randomUUID } from 'node:crypto';
import type { ProxyResponse } from '../response.js';
import { finding, findingsOf, type Check, type Finding } from '../check.js';
import { companyIn, idsIn, isData, reachedForeign } from '../assertions.js';
import { printable } from '../printable.js';
import type { CheckContext } from '../context.js';
import type { Exchange, Who } from '../target.js';
import { firstIntegrationKey } from './first-integration.js';
import { privateResponses } from './private-responses.js';

/** Caches before the proxy heed these rather than Cache-Control. */
const forCachesBefore = ['CDN-Cache-Control', 'Surrogate-Control'];

const controlOf = (response: ProxyResponse): string =>
  (response.header('Cache-Control') ?? '').toLowerCase();

/** The header that lets shared caches store the response. */
function invitation(response: ProxyResponse): string | undefined {
  const control = controlOf(response);
  if (/\bpublic\b|s-maxage/.test(control)) return `Cache-Control: ${printable(control)}`;
  for (const name of forCachesBefore) {
    const value = response.header(name)?.toLowerCase() ?? '';
    const isRefused = /no-store|private/.test(value);
    if (!isRefused && /\bpublic\b|max-?age\s*=\s*"?0*[1-9]/.test(value)) {
      return `${name}: ${printable(value)}`;
    }
  }
  const expires = response.header('Expires');
  if (!control.includes('no-store') && Date.parse(expires ?? '') > Date.now()) {
    return `Expires: ${printable(expires ?? '')}`;
  }
  return undefined;
}

/** How caches in between come to keep it: nothing has to invite them. */
function sharedBy(response: ProxyResponse): string | undefined {
  const control = controlOf(response);
  if (/\b(?:private|no-store|no-cache)\b/.test(control)) {
    // What is for the browser only may have any Expires.
    const invited = invitation(response);
    return invited?.startsWith('Expires') ? undefined : invited;
  }
  return control === '' ? 'no Cache-Control' : `Cache-Control: ${printable(control)}`;
}

/** The same asked by one after the other, and at the same moment. */
async function togetherAndInTurn(
  { target }: CheckContext,
  path: (how: string) => string,
): Promise<readonly (readonly [user: Exchange, other: Exchange])[]> {
  const send = (how: string, as: Who): Promise<Exchange> => target.send({ path: path(how), as });
  const together = await Promise.all([send('98', 'user'), send('98', 'other')]);
  return [together, [await send('97', 'user'), await send('97', 'other')]];
}

async function mixedUpLists(context: CheckContext, list: string): Promise<readonly Finding[]> {
  const { ownCompany, connectionIds } = context;
  const isFirstOnes = (response: ProxyResponse): boolean =>
    (ownCompany !== undefined && companyIn(response) === ownCompany) ||
    idsIn(response).some((id) => connectionIds.includes(id));
  const pairs = await togetherAndInTurn(context, (size) => `${list}?page=1&pageSize=${size}`);
  return pairs.flatMap(([user, other]) => [
    ...findingsOf([other], ({ response }) =>
      isData(response) && isFirstOnes(response)
        ? 'the second user gets the first one’s list'
        : undefined,
    ),
    ...findingsOf([user], (exchange) =>
      isData(exchange.response) && reachedForeign(exchange, context) !== undefined
        ? 'the first user gets the second one’s list'
        : undefined,
    ),
  ]);
}

const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** A data status names no company, but what has been synced has ids that no two companies share. */
async function mixedUpStatus(context: CheckContext): Promise<readonly Finding[]> {
  const pairs = await togetherAndInTurn(context, () => `/companies/${context.me}/dataStatus`);
  return pairs.flatMap(([user, other]) =>
    isData(user.response) &&
    user.response.text === other.response.text &&
    anId.test(user.response.text)
      ? [finding(other, 'both users get the same company’s')]
      : [],
  );
}

/** Who gets what nobody has read before gets it from no cache. */
async function asksNoSession({ target, me }: CheckContext): Promise<string | undefined> {
  const path = `/companies/${me}/connections/${randomUUID()}`;
  const { response } = await target.send({ path, as: 'nobody' });
  return response.status === 404
    ? 'the proxy asks for no sign-in (signed-out), so what others get says nothing of a cache'
    : undefined;
}

export const cachingChecks: readonly Check[] = [
  {
    id: 'shared-cache',
    kind: 'attack',
    promise: 'what one user has read, or is reading, is not given to another',
    fix: 'Let no cache before the proxy keep /companies: it must heed Cache-Control: no-store. Where requests under way are shared, share them by company, never by path.',
    obstacle: asksNoSession,
    run: async (context) => {
      const { target, me } = context;
      const list = `/companies/${me}/connections`;
      const path = `${list}?page=1&pageSize=95`;
      await target.send({ path });
      const found = findingsOf([await target.send({ path, as: 'nobody' })], ({ response }) =>
        isData(response) ? 'the list that the user had read before' : undefined,
      );
      // An address with an id in it is one user's only.
      if (!target.hasOther || me !== 'me') return found;
      return [...found, ...(await mixedUpLists(context, list)), ...(await mixedUpStatus(context))];
    },
  },
  {
    id: 'private-caching',
    kind: 'attack',
    promise: 'no cache keeps what is a company’s: it holds links with one-time passwords',
    fix: 'Send Cache-Control: no-store with everything below /companies and with errors, no CDN-Cache-Control and no Surrogate-Control, and let no cache in between add to it.',
    run: async (context) =>
      findingsOf(await privateResponses(context), ({ response }) => {
        const invited = invitation(response);
        if (invited !== undefined) return invited;
        return controlOf(response).includes('no-store') ? undefined : 'no Cache-Control: no-store';
      }),
  },
  {
    id: 'catalogue-caching',
    kind: 'attack',
    promise:
      'responses to signed-in users are not stored by shared caches unless they are meant to be',
    fix: 'Send Cache-Control: private with /integrations and branding, or make them public on purpose, to those who are not signed in too.',
    run: async (context) => {
      const { target } = context;
      const key = await firstIntegrationKey(context);
      const findings: Finding[] = [];
      for (const path of ['/integrations', `/integrations/${key}/branding`]) {
        const signedIn = await target.send({ path });
        const signedOut = await target.send({ path, as: 'nobody' });
        const shared = isData(signedIn.response) ? sharedBy(signedIn.response) : undefined;
        if (shared !== undefined && !signedOut.response.isSuccess) {
          findings.push(
            finding(signedIn, `${shared}, though others get ${signedOut.response.status}`),
          );
        }
      }
      return findings;
    },
  },
];
