import { sourceOf, type SyncedType, type SyncProgress } from './sync-progress.js';

/** What a person calls data types that belong together. */
export type SyncGroupName =
  'company' | 'documents' | 'money' | 'store' | 'orders' | 'bank' | 'other';

/** How a group stands: `next` waits for its turn; `not-included` is data that the software does not have. */
export type SyncGroupStage = 'next' | 'syncing' | 'synced' | 'not-included' | 'failed';

/** Data types of one kind of software that belong together, and how they stand. */
export interface SyncGroup {
  name: SyncGroupName;
  /** The kind of software, in small letters. */
  source: string;
  stage: SyncGroupStage;
  /** 0 to 1: how much has ended, well or not. */
  fraction: number;
  /** What ended badly. */
  failed: readonly SyncedType[];
}

/**
 * The groups of a kind of software, in Codat's order of syncing, each with the data types it takes: by a part of their
 * names, so that a data type that Codat adds finds its place. What fits none is `other`.
 */
const patterns: Readonly<Record<string, readonly (readonly [SyncGroupName, RegExp])[]>> = {
  accounting: [
    ['bank', /bank(account)?transaction/i],
    ['money', /payment(?!method)|journal|transfer|balance|profit|cashflow|transaction|aged/i],
    ['documents', /invoice|bill|creditnote|order|cost|income|expense|receipt/i],
    [
      'company',
      /compan|account|tax|customer|supplier|item|tracking|paymentmethod|contact|product/i,
    ],
  ],
  commerce: [
    ['orders', /order|payment(?!method)|transaction|dispute|refund|payout/i],
    ['store', /compan|customer|product|location|tax|paymentmethod|categor/i],
  ],
  banking: [['bank', /./]],
};

const order: readonly SyncGroupName[] = [
  'company',
  'documents',
  'money',
  'store',
  'orders',
  'bank',
  'other',
];

const groupOf = ({ dataType }: SyncedType, source: string): SyncGroupName =>
  patterns[source]?.find(([, pattern]) => pattern.test(dataType))?.[0] ?? 'other';

function stageOf(types: readonly SyncedType[]): SyncGroupStage {
  if (types.some(({ stage }) => stage === 'working')) {
    const isWaiting = types.every(({ status }) => /^(Initial|Queued)$/.test(status));
    return isWaiting ? 'next' : 'syncing';
  }
  if (types.some(({ stage }) => stage === 'failed')) return 'failed';
  return types.every(({ status }) => status === 'NotSupported') ? 'not-included' : 'synced';
}

const rank = ({ stage }: SyncGroup) => ['next', 'syncing'].indexOf(stage) + 1 || order.length;

const isSame = (one: SyncGroup, other: SyncGroup) =>
  one.name === other.name && one.source === other.source;

/**
 * The data types of a sync in groups: each type is in one. Within a sync no group falls back: `before` are its groups
 * at the previous response; empty for another sync, or once it has ended.
 */
export function groupsOf(
  { perType }: SyncProgress,
  before: readonly SyncGroup[] = [],
): readonly SyncGroup[] {
  const types = new Map<string, [SyncGroup, ...SyncedType[]]>();
  for (const type of perType) {
    const source = sourceOf(type.dataType);
    const name = groupOf(type, source);
    const key = `${source} ${name}`;
    const known = types.get(key);
    if (known) known.push(type);
    else types.set(key, [{ name, source, stage: 'next', fraction: 0, failed: [] }, type]);
  }
  return [...types.values()]
    .map(([group, ...own]): SyncGroup => {
      const ended = own.filter(({ stage }) => stage !== 'working').length;
      const now: SyncGroup = {
        ...group,
        stage: stageOf(own),
        fraction: ended / own.length,
        failed: own.filter(({ stage }) => stage === 'failed'),
      };
      const earlier = before.find((one) => isSame(one, now));
      if (!earlier) return now;
      if (rank(earlier) > rank(now)) return earlier;
      return { ...now, fraction: Math.max(now.fraction, earlier.fraction) };
    })
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
