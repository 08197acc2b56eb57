/** What an answer gives away about where it came from. */
import type { Answer } from './answer.js';

/** Whose company is whose, as far as it is known. */
export interface Parties {
  /** The test user's company. */
  readonly ownCompany: string | undefined;
  /** Another user's company, or an id that no company has. */
  readonly foreignCompany: string;
  /** Whether Codat knows the foreign company. */
  readonly isForeignReal: boolean;
}

const words =
  /No company was found|Data connection .* not found|Integration with key|Error parsing query|must be provided/;

/** Codat itself has refused: so the request got through to it. */
export function isCodatsRefusal(answer: Answer): boolean {
  const { service, error } = answer.fields;
  return (
    answer.status >= 400 &&
    ((typeof service === 'string' && service.endsWith('Api')) ||
      (typeof error === 'string' && words.test(error)) ||
      answer.header('X-Rate-Limit-Remaining') !== undefined)
  );
}

/** JSON with success: not an application's page for whatever it does not know. */
export function isData(answer: Answer): boolean {
  return answer.isSuccess && typeof answer.json === 'object' && answer.json !== null;
}

const companyInText = /\/companies\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i;

/** The company that a list of connections belongs to: its own addresses say so. */
export function companyIn(answer: Answer): string | undefined {
  return companyInText.exec(answer.text)?.[1]?.toLowerCase();
}

/** The results of a list. */
export function resultsIn(answer: Answer): readonly Readonly<Record<string, unknown>>[] {
  const { results } = answer.fields;
  return (Array.isArray(results) ? results : []).filter(
    (item): item is Record<string, unknown> => typeof item === 'object' && item !== null,
  );
}

/** Whether data can only be the test user's own. */
function isOwnData(
  answer: Answer,
  { ownCompany, foreignCompany, isForeignReal }: Parties,
): boolean {
  const text = answer.text.toLowerCase();
  if (text.includes(foreignCompany.toLowerCase())) return false;
  if (ownCompany !== undefined && text.includes(ownCompany.toLowerCase())) return true;
  // Codat has nothing of a company that does not exist, so what there is is somebody's who does.
  return !isForeignReal && resultsIn(answer).length === 0;
}

/** What is wrong when somebody else's company was asked for; nothing when it was refused. */
export function reachedForeign(answer: Answer, parties: Parties): string | undefined {
  if (isData(answer) && !isOwnData(answer, parties)) {
    return 'data that is not the signed-in user’s';
  }
  if (isCodatsRefusal(answer)) return 'Codat was asked, so only its answer stands in the way';
  return brokeBy(answer);
}

/** What is wrong when something should not be passed on at all. */
export function passedOn(answer: Answer): string | undefined {
  if (isData(answer)) return 'it was done';
  if (isCodatsRefusal(answer)) return 'Codat was asked, so only its answer stands in the way';
  return brokeBy(answer);
}

function brokeBy({ status }: Answer): string | undefined {
  return status >= 500 && status !== 501 ? 'it was not refused but broke something' : undefined;
}
