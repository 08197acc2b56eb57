import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupsOf, type SyncGroup } from '../../src/store/sync/sync-groups.js';
import { progressOf } from '../../src/store/sync/sync-progress.js';

const groups = (statuses: Record<string, string>, before?: readonly SyncGroup[]) =>
  groupsOf(
    progressOf(
      Object.fromEntries(
        Object.entries(statuses).map(([dataType, currentStatus]) => [
          dataType,
          { dataType, currentStatus },
        ]),
      ),
    ),
    before,
  );

const stages = (of: readonly SyncGroup[]) =>
  Object.fromEntries(of.map(({ source, name, stage }) => [`${source} ${name}`, stage]));

/** Every data type of Codat's, and some that are not, with where each belongs. */
const places: Record<string, string> = {
  company: 'accounting company',
  chartOfAccounts: 'accounting company',
  accounts: 'accounting company',
  bankAccounts: 'accounting company',
  taxRates: 'accounting company',
  customers: 'accounting company',
  suppliers: 'accounting company',
  items: 'accounting company',
  trackingCategories: 'accounting company',
  paymentMethods: 'accounting company',
  invoices: 'accounting documents',
  creditNotes: 'accounting documents',
  bills: 'accounting documents',
  billCreditNotes: 'accounting documents',
  purchaseOrders: 'accounting documents',
  salesOrders: 'accounting documents',
  directCosts: 'accounting documents',
  directIncomes: 'accounting documents',
  itemReceipts: 'accounting documents',
  payments: 'accounting money',
  billPayments: 'accounting money',
  journals: 'accounting money',
  journalEntries: 'accounting money',
  transfers: 'accounting money',
  accountTransactions: 'accounting money',
  balanceSheet: 'accounting money',
  profitAndLoss: 'accounting money',
  cashFlowStatement: 'accounting money',
  bankTransactions: 'accounting bank',
  'banking-accounts': 'banking bank',
  'banking-accountBalances': 'banking bank',
  'banking-transactionCategories': 'banking bank',
  'banking-transactions': 'banking bank',
  'banking-somethingNew': 'banking bank',
  'commerce-companyInfo': 'commerce store',
  'commerce-customers': 'commerce store',
  'commerce-products': 'commerce store',
  'commerce-productCategories': 'commerce store',
  'commerce-locations': 'commerce store',
  'commerce-taxComponents': 'commerce store',
  'commerce-paymentMethods': 'commerce store',
  'commerce-orders': 'commerce orders',
  'commerce-payments': 'commerce orders',
  'commerce-transactions': 'commerce orders',
  'commerce-disputes': 'commerce orders',
  'commerce-somethingNew': 'commerce other',
  somethingNew: 'accounting other',
  constructor: 'accounting other',
};

describe('groupsOf', () => {
  for (const [dataType, place] of Object.entries(places)) {
    it(`puts ${dataType} into ${place}`, () => {
      assert.deepEqual(Object.keys(stages(groups({ [dataType]: 'Complete' }))), [place]);
    });
  }

  it('says how each group stands', () => {
    const shown = groups({
      company: 'Complete',
      taxRates: 'NotSupported',
      invoices: 'Fetching',
      bills: 'FetchError',
      payments: 'Queued',
      profitAndLoss: 'Initial',
      bankTransactions: 'NotSupported',
      'commerce-orders': 'PermissionsError',
      'commerce-payments': 'Complete',
    });
    assert.deepEqual(stages(shown), {
      'accounting company': 'synced',
      'accounting documents': 'syncing',
      'accounting money': 'next',
      'commerce orders': 'failed',
      'accounting bank': 'not-included',
    });
  });

  it('is syncing while some of it is done and the rest waits', () => {
    assert.equal(groups({ invoices: 'Complete', bills: 'Queued' })[0]?.stage, 'syncing');
    assert.equal(groups({ invoices: 'Initial', bills: 'Queued' })[0]?.stage, 'next');
  });

  it('never falls back within a sync, in stage or in fraction', () => {
    const half = groups({ invoices: 'Complete', bills: 'Fetching', company: 'Complete' });
    const more = groups(
      { invoices: 'Fetching', bills: 'Fetching', salesOrders: 'Queued', company: 'Fetching' },
      half,
    );
    assert.deepEqual(
      more.map(({ stage, fraction }) => [stage, fraction]),
      [
        ['synced', 1],
        ['syncing', 0.5],
      ],
    );
  });

  it('loses no data type', () => {
    const failed = groups(Object.fromEntries(Object.keys(places).map((one) => [one, 'MapError'])));
    assert.deepEqual(
      failed.flatMap((one) => one.failed.map(({ dataType }) => dataType)).sort(),
      Object.keys(places).sort(),
    );
  });

  it('has no groups where nothing was synced', () => {
    assert.deepEqual(groups({}), []);
  });
});
