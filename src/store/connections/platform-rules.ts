/**
 * What holds for single platforms, by Codat's keys. From Codat's guide to each platform, such as
 * https://docs.codat.io/integrations/accounting/netsuite/company-linking-journey: its API does not tell.
 */
const platforms = {
  bankingFileUpload: 'zpqy',
  bigCommerce: 'vqzp',
  businessCentral: 'trji',
  netSuite: 'akxx',
  quickBooksDesktop: 'pqsw',
  sage200: 'jcrp',
  sage50: 'hbql',
  sageBankFeeds: 'olpr',
  sageIntacct: 'knfz',
  shopify: 'fztf',
  stripeTest: 'yzth',
} as const;

const { businessCentral, netSuite, quickBooksDesktop, sage50, sageIntacct } = platforms;

const rules = {
  /** Connecting takes a computer. */
  noPhone: [businessCentral, netSuite, quickBooksDesktop, platforms.sage200, sage50, sageIntacct],
  /** Connecting takes the computer on which the software runs. */
  desktopSoftware: [quickBooksDesktop, sage50],
  /** Connecting takes an administrator of the software. */
  administrator: [businessCentral, netSuite, sageIntacct],
  /** Connecting takes keys that are made in the software. */
  apiKeys: [platforms.bigCommerce, platforms.shopify],
  /** Connecting takes long. */
  takesLong: [businessCentral, netSuite, sageIntacct],
  /** The platform's own test version, although its name does not say so. */
  testVersion: [platforms.stripeTest],
  /** Nothing is signed in to: files are uploaded. */
  fileUpload: [platforms.bankingFileUpload],
  /** Its linkUrl must never be sent: the business connects from inside its software. */
  connectedAtPlatform: [platforms.sageBankFeeds],
} as const satisfies Record<string, readonly string[]>;

export type PlatformRule = keyof typeof rules;

/** Whether a rule holds for the platform with this key. */
export function platformHas(rule: PlatformRule, platformKey: string): boolean {
  const keys: readonly string[] = rules[rule];
  return keys.includes(platformKey);
}

/** Codat's source id of Sage bank feeds, for connections that come without their integration's key. */
const sageBankFeedsSourceId = '98432954-a4fa-4640-a685-3af56909002a';

/**
 * Whether the business connects it from inside its software, and its linkUrl must not be sent.
 * @see https://docs.codat.io/integrations/bank-feeds/sage-bank-feeds/sage-bank-feeds-setup
 */
export function isConnectedAtPlatform(
  platformKey: string | null | undefined,
  sourceId: string | null | undefined,
): boolean {
  return (
    platformHas('connectedAtPlatform', platformKey ?? '') || sourceId === sageBankFeedsSourceId
  );
}
