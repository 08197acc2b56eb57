/** What the pickers and lists of the bench show. */
import type { Connection, Integration } from '../../../src/api/schema.js';

export const SOURCE_TYPES = ['Accounting', 'Banking', 'Commerce'] as const;

/** What is typed: something that all names begin with, that every fourth name has, that none has. */
export const SEARCHES = { all: 's', quarter: 'q', nothing: 'zzzz', clear: '' } as const;
export type Search = keyof typeof SEARCHES;

/** `featured`: how many come first, so that the categories fold. */
export function integrationsFor(count: number, origin: string): Integration[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `key-${index}`,
    name: `Software ${index}${index % 4 === 0 ? ' Quick' : ''}`,
    enabled: true,
    sourceType: SOURCE_TYPES[index % SOURCE_TYPES.length] ?? '',
    sourceId: `source-${index}`,
    integrationId: `integration-${index}`,
    logoUrl: `${origin}/logo-${index}.svg`,
    // As a token proxy of ours gives it, with the list.
    branding: null,
  }));
}

export function connectionsFor(count: number): Connection[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `connection-${index}`,
    integrationKey: `key-${index}`,
    integrationId: `integration-${index}`,
    sourceId: `source-${index}`,
    platformName: `Software ${index}`,
    sourceType: 'Banking',
    status: 'Linked',
    created: new Date(1.7e12 + index * 60_000).toISOString(),
    lastSync: new Date(1.75e12 + index * 60_000).toISOString(),
  }));
}
