import type { Connection } from '../api/schema.js';
import type { Localize } from './localize.js';

/** The names of the software of these connections, each once: two banks may be behind one. */
export const softwareNames = (
  connections: readonly Pick<Connection, 'platformName'>[],
  localize: Localize,
): string[] => [...new Set(connections.map(({ platformName }) => localize.name(platformName)))];
