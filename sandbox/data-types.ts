import type { SourceType } from 'codat-elements/api';

/** What Codat reads first, in about the order in which it arrives. */
const firstRead: Partial<Record<SourceType, readonly string[]>> = {
  Accounting: [
    'company',
    'chartOfAccounts',
    'taxRates',
    'bankAccounts',
    'customers',
    'invoices',
    'creditNotes',
    'payments',
    'suppliers',
    'bills',
    'billPayments',
    'balanceSheet',
    'profitAndLoss',
  ],
  Banking: [
    'banking-accounts',
    'banking-accountBalances',
    'banking-transactionCategories',
    'banking-transactions',
  ],
  Commerce: [
    'commerce-companyInfo',
    'commerce-customers',
    'commerce-products',
    'commerce-orders',
    'commerce-payments',
    'commerce-transactions',
    'commerce-disputes',
  ],
};

/** The data types that are read as soon as software of this kind is linked. Bank feeds only receive. */
export function dataTypesOf(sourceType: SourceType): readonly string[] {
  return firstRead[sourceType] ?? [];
}
