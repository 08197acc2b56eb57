/** The companies of the live examples. All pages share one sandbox, and each example shows one company of it. */
const DAY_MS = 86_400_000;

export const companies = {
  /** Has connected nothing. */
  bakery: {
    id: '8a210b68-6988-11ed-a1eb-0242ac120002',
    name: 'The Corner Bakery',
  },
  /** Has connected software, of which one connection needs attention. */
  coffee: {
    id: '5b1ad9f4-2f0e-4c57-8d3b-7a8f1c9e0b21',
    name: 'Harbour Coffee Ltd',
    ageMs: 90 * DAY_MS,
    connections: [
      { platformKey: 'gbol', ageMs: 60 * DAY_MS },
      { platformKey: 'zsth', status: 'Deauthorized', ageMs: 40 * DAY_MS, endedAgeMs: DAY_MS },
    ],
  },
  /** For the theme editor, which must not change with what is done elsewhere. */
  studio: {
    id: 'c7c2f0de-64a1-4b0f-9d4d-1f6b5e0a9c33',
    name: 'Studio North',
    ageMs: 90 * DAY_MS,
    connections: [{ platformKey: 'zsth', ageMs: 20 * DAY_MS }],
  },
};

export const seed = { companies: Object.values(companies) };
