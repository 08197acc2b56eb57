/** Companies that several tests and scenarios begin with. */

/** A connection of every status, for a world to begin with. */
export const everyStatus = [
  { platformKey: 'gbol', ageMs: 9e8, syncAgeMs: 6e7 },
  { platformKey: 'suuo', status: 'PendingAuth' },
  { platformKey: 'exgd', status: 'Deauthorized' },
  { platformKey: 'fztf', status: 'Unlinked' },
] as const;

/** A shop whose reading stands still: four of seven kinds are done, one waits for its turn. */
export const midway = {
  platformKey: 'fztf',
  ageMs: 864e5,
  dataOutcomes: {
    'commerce-orders': 'Fetching',
    'commerce-payments': 'Mapping',
    'commerce-disputes': 'Queued',
  },
} as const;
