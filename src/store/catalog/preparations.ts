/** What a person needs before a platform can be connected. */
export type PlatformNeed =
  | 'administrator'
  | 'computer'
  | 'bundle'
  | 'package'
  | 'token-authentication'
  | 'web-services'
  | 'company-id'
  | 'same-computer'
  | 'company-file'
  | 'connector'
  | 'login'
  | 'store-owner'
  | 'api-keys';

/** What connecting a platform takes. */
export interface Preparation {
  needs: readonly PlatformNeed[];
  /** How long it takes, about. */
  minutes: number;
}

/**
 * By Codat's platform key. From Codat's guides for the people who connect, such as
 * https://docs.codat.io/integrations/accounting/netsuite/company-linking-journey. They give a time only for Business
 * Central's package (10 to 20 minutes); the others are estimates from the number of their steps.
 */
const preparations = new Map<string, Preparation>([
  // Business Central
  ['trji', { needs: ['administrator', 'package', 'computer'], minutes: 20 }],
  // NetSuite
  ['akxx', { needs: ['administrator', 'bundle', 'token-authentication', 'computer'], minutes: 20 }],
  // Sage Intacct
  ['knfz', { needs: ['administrator', 'web-services', 'company-id', 'computer'], minutes: 20 }],
  // QuickBooks Desktop
  ['pqsw', { needs: ['same-computer', 'company-file', 'connector'], minutes: 15 }],
  // Sage 50
  ['hbql', { needs: ['same-computer', 'connector', 'login'], minutes: 15 }],
  // Shopify, BigCommerce
  ['fztf', { needs: ['store-owner', 'api-keys'], minutes: 10 }],
  ['vqzp', { needs: ['store-owner', 'api-keys'], minutes: 10 }],
]);

/** For software that runs on a computer of the business. */
const offline: Preparation = { needs: ['same-computer', 'connector'], minutes: 15 };

/** What connecting an integration takes that `takesPreparation`. */
export const preparationOf = (platformKey: string): Preparation =>
  preparations.get(platformKey) ?? offline;
