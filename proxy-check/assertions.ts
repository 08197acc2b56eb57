/** What a response gives away about where it came from. */
import type { ProxyResponse } from './response.js';
import type { Exchange } from './target.js';

/** Whose company is whose, as far as it is known. */
export interface Parties {
  /** The test user's company. */
  readonly ownCompany: string | undefined;
  /** Another user's company, or an id that no company has. */
  readonly foreignCompany: string;
  /** Whether Codat knows the foreign company. */
  readonly isForeignReal: boolean;
  /** The connections in the test user's own list. */
  readonly connectionIds: readonly string[];
  /** Those in the second user's list, if there is one. */
  readonly otherConnectionIds: readonly string[];
}

const words =
  /No company was found|Data connection .* not found|Integration with key|Error parsing query|must be provided/;

/** Codat itself has refused: so the request got through to it. */
export function isCodatsRefusal(response: ProxyResponse): boolean {
  const { service, error } = response.fields;
  return (
    response.status >= 400 &&
    ((typeof service === 'string' && service.endsWith('Api')) ||
      (typeof error === 'string' && words.test(error)) ||
      response.header('X-Rate-Limit-Remaining') !== undefined)
  );
}

/** JSON with success: not an application's page for whatever it does not know. */
export function isData(response: ProxyResponse): boolean {
  return response.isSuccess && typeof response.json === 'object' && response.json !== null;
}

const companyInText = /\/companies\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i;

/** The company that a list of connections belongs to: its own addresses say so. */
export function companyIn(response: ProxyResponse): string | undefined {
  return companyInText.exec(response.text)?.[1]?.toLowerCase();
}

/** The results of a list. */
export function resultsIn(response: ProxyResponse): readonly Readonly<Record<string, unknown>>[] {
  const { results } = response.fields;
  return (Array.isArray(results) ? results : []).filter(
    (item): item is Record<string, unknown> => typeof item === 'object' && item !== null,
  );
}

/** The ids of a list's connections. */
export const idsIn = (response: ProxyResponse): readonly string[] =>
  resultsIn(response).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));

/** Whether data can only be the test user's own. */
function isOwnData(response: ProxyResponse, parties: Parties): boolean {
  const { ownCompany, foreignCompany, isForeignReal } = parties;
  const { connectionIds, otherConnectionIds } = parties;
  const text = response.text.toLowerCase();
  if (text.includes(foreignCompany.toLowerCase())) return false;
  const { id, results } = response.fields;
  const ids = typeof id === 'string' ? [id] : idsIn(response);
  if (ids.some((one) => otherConnectionIds.includes(one))) return false;
  if (ownCompany !== undefined && text.includes(ownCompany.toLowerCase())) return true;
  if (ids.length > 0) return ids.every((one) => connectionIds.includes(one));
  // The second user's list is not empty, so an empty one is not that.
  if (Array.isArray(results) && results.length === 0 && otherConnectionIds.length > 0) return true;
  // Codat has nothing of a company that does not exist, so what there is is somebody's who does.
  return !isForeignReal && resultsIn(response).length === 0;
}

/** What is wrong when somebody else's company was asked for; nothing when it was refused. */
export function reachedForeign(exchange: Exchange, parties: Parties): string | undefined {
  if (isData(exchange.response) && !isOwnData(exchange.response, parties)) {
    return 'data that is not the signed-in user’s';
  }
  return reachedCodat(exchange) ?? brokeBy(exchange);
}

/** What is wrong when something should not be passed on at all. */
export function passedOn(exchange: Exchange): string | undefined {
  if (isData(exchange.response)) return 'it was done';
  return reachedCodat(exchange) ?? brokeBy(exchange);
}

function reachedCodat({ response }: Exchange): string | undefined {
  return isCodatsRefusal(response)
    ? 'Codat was asked, so only its response protects the company'
    : undefined;
}

/** Refused by the proxy, or by what is before it: strict ones refuse what others overlook. */
export function isProxysRefusal(response: ProxyResponse): boolean {
  return response.status >= 400 && response.status <= 428 && !isCodatsRefusal(response);
}

/** What is wrong when the server has not refused but failed. */
export function brokeBy({ response: { status, reason }, mayClose }: Exchange): string | undefined {
  if (status === 0) {
    if (reason.startsWith('nothing for')) return 'it was not refused: there was no response';
    return mayClose ? undefined : 'it was not refused but the line was closed';
  }
  // "Not implemented" and "HTTP version not supported" are refusals, if odd ones.
  return status >= 500 && status !== 501 && status !== 505
    ? 'it was not refused but broke something'
    : undefined;
}
