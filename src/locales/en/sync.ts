import type { Terms } from '../../i18n/terms.js';
import { ownWord } from './own-word.js';

/** Codat's names that say too little once they are spelt out. */
const dataTypes: Record<string, string> = {
  company: 'company details',
  'commerce-companyInfo': 'store details',
  'banking-accounts': 'bank accounts',
  'banking-transactions': 'bank transactions',
};

const groups: Record<string, string> = {
  company: 'Company details, accounts, customers',
  documents: 'Invoices and bills',
  money: 'Payments, balance sheet, profit and loss',
  store: 'Store details, products, customers',
  orders: 'Orders and payments',
  bank: 'Bank transactions',
};

const shortGroups: Record<string, string> = {
  company: 'company details',
  documents: 'invoices, bills',
  money: 'payments, reports',
  store: 'store details',
  orders: 'orders, payments',
  bank: 'bank transactions',
};

const groupStages: Record<string, string> = {
  next: 'Next',
  syncing: 'Syncing',
  synced: 'Synced',
  'not-included': 'Not included',
  failed: 'We couldn’t sync',
};

/** English of the sync status. */
export const sync = {
  // `commerce-paymentMethods` are payment methods.
  dataTypeName: (dataType) =>
    ownWord(dataTypes, dataType) ??
    dataType
      .replace(/^(banking|commerce)-/, '')
      .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  syncGroup: (group) => ownWord(groups, group) ?? 'Other data',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'other data',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Synced so far: ${done}.`,
      now && next && `Syncing ${now}, then ${next}.`,
      now && !next && `Syncing ${now}.`,
      !now && next && `Next: ${next}.`,
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Usually a few minutes.',
  syncDesktop: (names) => `Keep ${names} open on your computer until syncing is done.`,
  syncLoading: 'Loading your sync status',
  syncWorking: 'Syncing your data',
  syncFrom: (name) => `Syncing your data from ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Syncing ${what}: ` : ''}${settled} of ${total} done`,
  syncNow: (what) => `Syncing ${what || 'your data'}`,
  syncDuration: 'usually a few minutes',
  syncBegins: 'Starting in a moment',
  syncWorkingHint: 'You can close this page. Syncing continues in the background.',
  syncDone: 'Your data is up to date',
  syncDoneHint: (count) =>
    count === 1
      ? 'There’s nothing more for you to do.'
      : `All ${count} types of data are synced. There’s nothing more for you to do.`,
  syncFailed: 'We couldn’t sync some of your data',
  syncFailedAll: 'We couldn’t sync your data',
  syncMissing: (what) => `Not synced: ${what}.`,
  syncFailedHint: 'We’ve kept what we could sync. If this continues, contact support.',
  syncReconnect: (names) =>
    names
      ? `We lost access to ${names} before syncing finished. Reconnect to continue.`
      : 'We lost access to some of your software before syncing finished. If this continues, contact support.',
  syncNothing: 'Nothing synced yet',
  syncNothingHint: 'Sync progress appears here once syncing starts.',
  syncEmptyHint: 'Sync progress appears here once you connect.',
} satisfies Partial<Terms>;
