import { isUploadConnection } from '../../../store/catalog/catalog.js';
import { byCodeUnits } from '../../../api/compare.js';
import { parseCodatDate } from '../../../api/dates.js';
import type { Connection } from '../../../api/schema.js';
import { ofSourceTypes } from '../../../store/connections/matching.js';
import { problemsOf } from '../../../store/sync/problems.js';

/** The connections of a list, in its order. */
export interface ShownConnections {
  connections: readonly Connection[];
  /** Those that can be mended, the gravest first. */
  problems: readonly Connection[];
  /** The names that several of them have. */
  sharedNames: ReadonlySet<string>;
}

function sorted(all: readonly Connection[]): Connection[] {
  // A host's own client may return a connection twice.
  return [...new Map(all.map((one) => [one.id, one])).values()]
    .map((connection) => ({ connection, created: parseCodatDate(connection.created) || 0 }))
    .sort((a, b) => a.created - b.created || byCodeUnits(a.connection.id, b.connection.id))
    .map(({ connection }) => connection);
}

/** Gives what a list shows, the oldest first; once for each response, since there can be thousands. */
export class ShownConnectionsCache {
  #of: readonly Connection[] | undefined;
  #types = '';
  #shown: ShownConnections = { connections: [], problems: [], sharedNames: new Set() };

  /** `all` are the company's; without source types all of them are shown. */
  get(all: readonly Connection[], sourceTypes: readonly string[]): ShownConnections {
    const types = sourceTypes.join(' ');
    if (this.#of !== all || this.#types !== types) {
      // What files are sent to is never finished, and has nothing to continue.
      const finishable = all.filter((one) => one.status === 'Linked' || !isUploadConnection(one));
      const connections = sorted(ofSourceTypes(finishable, sourceTypes));
      const problems = problemsOf(connections, undefined);
      this.#of = all;
      this.#types = types;
      const names = connections.map(({ platformName }) => platformName);
      this.#shown = {
        connections,
        problems: problems.flatMap((one) => one.connection ?? []),
        sharedNames: new Set(names.filter((name, index) => names.indexOf(name) !== index)),
      };
    }
    return this.#shown;
  }
}
