import type { Connection, UploadedFile } from '../../api/schema.js';
import { isLinkedSoftware, kindOf } from '../catalog/catalog.js';

/** One kind of software that a journey asks for, and how far the company is with it. */
export interface JourneyCategory {
  /** As `sourceTypes` has it; empty where any kind will do. */
  sourceType: string;
  isRequired: boolean;
  linked: readonly Connection[];
  /** The files of this kind that have arrived, which count like a connection. */
  files: readonly UploadedFile[];
}

/**
 * What a journey asks for, the required kinds first. Where neither list names any, it asks for one
 * connection of whatever kind.
 */
export function journeyOf(
  required: readonly string[],
  optional: readonly string[],
  connections: readonly Connection[],
  filesOf: (sourceType: string) => readonly UploadedFile[] = () => [],
): JourneyCategory[] {
  const linked = connections.filter(isLinkedSoftware);
  const named = [...new Set([...required, ...optional])];
  return (named.length ? named : ['']).map((sourceType) => ({
    sourceType,
    isRequired: named.length === 0 || required.includes(sourceType),
    linked: sourceType ? linked.filter((one) => kindOf(one.sourceType) === sourceType) : linked,
    files: filesOf(sourceType),
  }));
}

/** The required kinds of which nothing is linked yet. */
export function stillNeeded(categories: readonly JourneyCategory[]): JourneyCategory[] {
  return categories.filter(
    ({ isRequired, linked, files }) => isRequired && linked.length === 0 && files.length === 0,
  );
}

/** Where to go on: what is needed, then what else is not linked yet. */
export function nextCategory(categories: readonly JourneyCategory[]): JourneyCategory | undefined {
  return (
    stillNeeded(categories)[0] ??
    categories.find(({ linked, files }) => linked.length === 0 && files.length === 0)
  );
}
