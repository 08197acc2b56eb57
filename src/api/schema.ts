/**
 * What Codat sends, checked once where it comes in.
 *
 * Tolerant of what is unknown (extra fields and new enum values pass through), strict about what an
 * element cannot do without. Optional fields that Codat sends as `null` are treated as absent.
 */
import {
  anything,
  either,
  flag,
  ifValid,
  listOf,
  mapOf,
  number,
  objectWith,
  optional,
  text,
  type Shape,
  type ValueOf,
} from './shape.js';

/** An enum that Codat may extend: the known values are suggested, any other string is accepted. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** The kinds of software Codat connects, as Codat spells them. */
export type SourceType =
  'Accounting' | 'Banking' | 'BankFeed' | 'Commerce' | 'Expense' | 'Other' | 'Unknown';

/** Where a connection stands. Only `Linked` gives data. */
export type ConnectionStatus = 'PendingAuth' | 'Linked' | 'Unlinked' | 'Deauthorized';

const optionalText = optional(text);
/** Codat's documents say text, its answers have been seen with numbers. */
const optionalCode = optional(either(text, number));

const Image = objectWith({
  image: optional(objectWith({ src: optionalText, alt: optionalText })),
});

/** The official images of an integration; any of them may be missing. */
export const BrandingSchema = objectWith({
  logo: optional(objectWith({ full: optional(Image), square: optional(Image) })),
  button: optional(objectWith({ default: optional(Image), hover: optional(Image) })),
  sourceId: optionalText,
});

/** One integration of the client's catalogue. */
export const IntegrationSchema = objectWith({
  key: text,
  name: text,
  enabled: flag,
  logoUrl: optionalText,
  sourceId: optionalText,
  sourceType: optionalText,
  integrationId: optionalText,
  isOfflineConnector: optional(flag),
  isBeta: optional(flag),
  /** From a token proxy that adds it: `null` where there is none; absent where it has to be asked for. */
  branding: ifValid(BrandingSchema),
});

/** One failed or lost authorization; the order of a connection's errors is not promised. */
export const DataConnectionErrorSchema = objectWith({
  statusCode: optionalCode,
  statusText: optionalText,
  errorMessage: optionalText,
  erroredOnUtc: optionalText,
  status: optionalText,
  resolvedOnUtc: optionalText,
});

/** One company's link to one integration. */
export const ConnectionSchema = objectWith({
  id: text,
  integrationId: text,
  sourceId: text,
  platformName: text,
  status: text,
  sourceType: text,
  integrationKey: optionalText,
  linkUrl: optionalText,
  created: optionalText,
  lastSync: optionalText,
  connectionInfo: optional(mapOf(anything)),
  dataConnectionErrors: optional(listOf(DataConnectionErrorSchema)),
});

/** How far the reading of one data type is. */
export const DataStatusSchema = objectWith({
  dataType: optionalText,
  currentStatus: optionalText,
  lastSuccessfulSync: optionalText,
  latestSyncId: optionalText,
  latestSuccessfulSyncId: optionalText,
});

/** The company's data types, each with its status. */
export const DataStatusesSchema = mapOf(DataStatusSchema);

const page = <Item>(item: Shape<Item>) =>
  objectWith({
    results: listOf(item),
    pageNumber: optional(number),
    pageSize: optional(number),
    totalResults: optional(number),
  });

export const IntegrationsPageSchema = page(IntegrationSchema);
export const ConnectionsPageSchema = page(ConnectionSchema);

/** What Codat answers when it refuses. Every field may be missing: a gateway may answer instead of Codat. */
export const ErrorBodySchema = objectWith({
  statusCode: optionalCode,
  service: optionalText,
  error: optionalText,
  correlationId: optionalText,
  validation: optional(anything),
  canBeRetried: optionalText,
  detailedErrorCode: optional(number),
});

export type Branding = ValueOf<typeof BrandingSchema>;
export type Integration = ValueOf<typeof IntegrationSchema>;
export type DataConnectionError = ValueOf<typeof DataConnectionErrorSchema>;
export type Connection = ValueOf<typeof ConnectionSchema>;
export type DataStatus = ValueOf<typeof DataStatusSchema>;
export type DataStatuses = ValueOf<typeof DataStatusesSchema>;
export type ErrorBody = ValueOf<typeof ErrorBodySchema>;
