import { CodatConfigurationError, type CodatError } from '../../../api/errors.js';
import type { Connection } from '../../../api/schema.js';
import { conflictError, conflictFor } from '../../../store/connections/rules.js';

/** Why the list may not reconnect this connection; undefined where it may. `all` are the company's. */
export function reconnectRefusal(
  connectionId: string,
  connection: Connection | undefined,
  all: readonly Connection[],
): CodatError | undefined {
  if (!connection) {
    return new CodatConfigurationError(
      `reconnect("${connectionId}"): The list shows no connection with this id.`,
    );
  }
  const { platformName, status } = connection;
  if (status === 'Linked') return conflictError(connection, platformName);
  const conflict = conflictFor(connection, all);
  return conflict && conflictError(conflict, platformName);
}
