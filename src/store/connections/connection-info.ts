import { parseCodatDate } from '../../api/dates.js';
import type { Connection, DataConnectionError } from '../../api/schema.js';
import { plainText } from '../plain-text.js';

/** Codat does not promise the field's name; integrations differ. */
const organisationField = /^(company|organi[sz]ation|business|store|shop|legal|trading)_?name$/i;

/** The connected organisation's name, where Codat gives it. */
export function organisationOf({ connectionInfo }: Connection): string | undefined {
  for (const [name, value] of Object.entries(connectionInfo ?? {})) {
    if (organisationField.test(name) && typeof value === 'string' && value) return plainText(value);
  }
  return undefined;
}

/** The newest of a connection's errors; their order is not promised. */
export function newestError({ dataConnectionErrors }: Connection): DataConnectionError | undefined {
  const at = ({ erroredOnUtc }: DataConnectionError) => parseCodatDate(erroredOnUtc) || 0;
  return dataConnectionErrors
    ?.filter(({ status }) => status?.toLowerCase() !== 'resolved')
    .sort((a, b) => at(b) - at(a))[0];
}
