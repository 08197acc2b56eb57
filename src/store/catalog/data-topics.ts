import type { Integration } from '../../api/schema.js';
import { groupIntegrations } from './catalog.js';

/** One kind of software, and what is synced from it. */
export interface SyncedData {
  sourceType: string;
  /** The most relevant topics first; each is named like a data type. Empty where nothing is known of them. */
  topics: readonly string[];
}

/** Codat's data types by the topics that a person knows, the most relevant topic first. */
const topics: readonly (readonly [topic: string, ...dataTypes: string[]])[] = [
  ['invoices', 'creditNotes', 'salesOrders', 'directIncomes'],
  ['bills', 'billCreditNotes', 'purchaseOrders', 'directCosts'],
  ['payments', 'billPayments', 'paymentMethods', 'transfers'],
  ['financialStatements', 'balanceSheet', 'profitAndLoss', 'cashFlowStatement'],
  ['customers'],
  ['suppliers'],
  ['bankAccounts', 'bankTransactions'],
  [
    'ledgerAccounts',
    'chartOfAccounts',
    'accountTransactions',
    'journals',
    'journalEntries',
    'taxRates',
    'trackingCategories',
  ],
  ['items', 'itemReceipts'],
  ['company'],
  ['banking-accountBalances'],
  ['banking-transactions', 'banking-transactionCategories'],
  ['banking-accounts'],
  ['commerce-orders'],
  ['commerce-payments', 'commerce-paymentMethods', 'commerce-disputes'],
  ['commerce-products', 'commerce-productCategories'],
  ['commerce-customers'],
  ['commerce-transactions'],
  ['commerce-companyInfo', 'commerce-locations', 'commerce-taxComponents'],
];

/** What Codat reads as a rule, for as long as the integrations do not say what they can give. */
const typical: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    accounting: [
      'invoices',
      'bills',
      'payments',
      'financialStatements',
      'customers',
      'suppliers',
      'bankAccounts',
      'ledgerAccounts',
      'company',
    ],
    banking: ['banking-accountBalances', 'banking-transactions', 'banking-accounts'],
    commerce: [
      'commerce-orders',
      'commerce-payments',
      'commerce-products',
      'commerce-customers',
      'commerce-transactions',
      'commerce-companyInfo',
    ],
  }),
);

/** The features of a data type that is not read, whatever else is done with it. */
const unread = ['notsupported', 'notimplemented'];

/** The data types that an integration lets Codat read. */
function readTypesOf({ datatypeFeatures }: Integration): string[] {
  return (datatypeFeatures ?? []).flatMap(({ datatype, dataType, supportedFeatures }) => {
    const name = datatype ?? dataType;
    const isRead = supportedFeatures?.some(
      ({ featureType, featureState }) =>
        featureType?.toLowerCase() === 'get' && !unread.includes(featureState?.toLowerCase() ?? ''),
    );
    return name && isRead ? name : [];
  });
}

/** Data types in topics; those that belong to none come last, each for itself. */
function topicsOf(dataTypes: ReadonlySet<string>): string[] {
  const known = topics.filter((types) => types.some((type) => dataTypes.has(type)));
  const covered = new Set(known.flat());
  return [...known.map(([topic]) => topic), ...[...dataTypes].filter((type) => !covered.has(type))];
}

/**
 * What is synced, by kind of software: what the offered integrations of each kind let Codat read. Kinds of which none is
 * offered are left out. Without integrations, as while they load: what is read of each kind as a rule.
 *
 * `sourceTypes` are the kinds that are asked for; empty: whatever is offered.
 */
export function syncedData(
  sourceTypes: readonly string[],
  offered: readonly Integration[] | undefined,
): SyncedData[] {
  const named = sourceTypes.length > 0 ? sourceTypes : [...typical.keys()];
  const usual = named.map((sourceType) => ({ sourceType, topics: typical.get(sourceType) ?? [] }));
  if (!offered || offered.length === 0) return usual;
  const groups = groupIntegrations(offered).filter(
    ({ sourceType }) => sourceTypes.length === 0 || sourceTypes.includes(sourceType),
  );
  const inOrder = sourceTypes.flatMap(
    (one) => groups.find(({ sourceType }) => sourceType === one) ?? [],
  );
  const shown = sourceTypes.length > 0 ? inOrder : groups;
  if (shown.length === 0) return usual;
  return shown.map(({ sourceType, integrations }) => {
    const read = topicsOf(new Set(integrations.flatMap(readTypesOf)));
    return { sourceType, topics: read.length > 0 ? read : (typical.get(sourceType) ?? []) };
  });
}

/** The few topics that say most, of each kind in turn. */
export function mainTopics(data: readonly SyncedData[], count: number): string[] {
  const longest = Math.max(0, ...data.map(({ topics: all }) => all.length));
  const inTurn = [...Array(longest).keys()].flatMap((rank) =>
    data.flatMap(({ topics: all }) => all[rank] ?? []),
  );
  return inTurn.slice(0, count);
}
