/**
 * What Codat sends, checked once where it comes in.
 *
 * Tolerant of what is unknown (extra fields and new enum values pass through), strict about what an
 * element cannot do without. Optional fields that Codat sends as `null` are treated as absent.
 */
import * as v from 'valibot';
import { looseObject } from './fields.js';

/** An enum that Codat may extend: the known values are suggested, any other string is accepted. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** The kinds of software Codat connects, as Codat spells them. */
export type SourceType =
  'Accounting' | 'Banking' | 'BankFeed' | 'Commerce' | 'Expense' | 'Other' | 'Unknown';

/** Where a connection stands. Only `Linked` gives data. */
export type ConnectionStatus = 'PendingAuth' | 'Linked' | 'Unlinked' | 'Deauthorized';

const optionalText = v.nullish(v.string());
/** Codat's documents say text, its responses have been seen with numbers. */
const optionalCode = v.nullish(v.union([v.string(), v.number()]));

const Image = looseObject({
  image: v.nullish(looseObject({ src: optionalText, alt: optionalText })),
});

/** The official images of an integration; any of them may be missing. */
export const BrandingSchema = looseObject({
  logo: v.nullish(looseObject({ full: v.nullish(Image), square: v.nullish(Image) })),
  button: v.nullish(looseObject({ default: v.nullish(Image), hover: v.nullish(Image) })),
  sourceId: optionalText,
});

/** What an integration can do with one data type. Codat's responses say `datatype`, its SDK `dataType`. */
const DatatypeFeatureSchema = looseObject({
  datatype: optionalText,
  dataType: optionalText,
  supportedFeatures: v.nullish(
    v.array(looseObject({ featureType: optionalText, featureState: optionalText })),
  ),
});

/** One integration of the client's catalogue. */
export const IntegrationSchema = looseObject({
  key: v.string(),
  name: v.string(),
  enabled: v.boolean(),
  logoUrl: optionalText,
  sourceId: optionalText,
  sourceType: optionalText,
  integrationId: optionalText,
  isOfflineConnector: v.nullish(v.boolean()),
  isBeta: v.nullish(v.boolean()),
  /** Only shown to the person: not worth refusing the integration for. */
  datatypeFeatures: v.fallback(v.nullish(v.array(DatatypeFeatureSchema)), undefined),
  /**
   * From a token proxy that adds it: `null` where there is none; absent where it has to be asked for, or is not
   * worth refusing the integration for.
   */
  branding: v.fallback(v.nullish(BrandingSchema), undefined),
});

/** One failed or lost authorization; the order of a connection's errors is not promised. */
export const DataConnectionErrorSchema = looseObject({
  statusCode: optionalCode,
  statusText: optionalText,
  errorMessage: optionalText,
  erroredOnUtc: optionalText,
  status: optionalText,
  resolvedOnUtc: optionalText,
});

/** One company's link to one integration. */
export const ConnectionSchema = looseObject({
  id: v.string(),
  integrationId: v.string(),
  sourceId: v.string(),
  platformName: v.string(),
  status: v.string(),
  sourceType: v.string(),
  integrationKey: optionalText,
  linkUrl: optionalText,
  created: optionalText,
  lastSync: optionalText,
  connectionInfo: v.nullish(v.record(v.string(), v.unknown())),
  dataConnectionErrors: v.nullish(v.array(DataConnectionErrorSchema)),
});

/** Where one data type's sync stands. */
export const DataStatusSchema = looseObject({
  dataType: optionalText,
  currentStatus: optionalText,
  lastSuccessfulSync: optionalText,
  latestSyncId: optionalText,
  latestSuccessfulSyncId: optionalText,
});

/** The company's data types, each with its status. */
export const DataStatusesSchema = v.pipe(
  v.unknown(),
  // Before the record, which takes a list for a record of its indexes and makes one of it.
  v.check((statuses) => !Array.isArray(statuses)),
  v.record(v.string(), DataStatusSchema),
);

/** The company's uploaded files, all of them: Codat does not page this list. */
export const FilesSchema = v.array(
  looseObject({
    fileName: optionalText,
    displayName: optionalText,
    sourceType: optionalText,
    uploaded: optionalText,
  }),
);

const page = <const Item extends v.GenericSchema>(item: Item) =>
  looseObject({
    results: v.array(item),
    pageNumber: v.nullish(v.number()),
    pageSize: v.nullish(v.number()),
    totalResults: v.nullish(v.number()),
  });

export const IntegrationsPageSchema = page(IntegrationSchema);
export const ConnectionsPageSchema = page(ConnectionSchema);

/** Codat's error response. Every field may be missing: a gateway may respond instead of Codat. */
export const ErrorBodySchema = looseObject({
  statusCode: optionalCode,
  service: optionalText,
  error: optionalText,
  correlationId: optionalText,
  validation: v.nullish(v.unknown()),
  canBeRetried: optionalText,
  detailedErrorCode: v.nullish(v.number()),
  /** The token proxy's own: `insufficient-scope`. */
  errorCode: optionalText,
});

export type Branding = v.InferOutput<typeof BrandingSchema>;
export type Integration = v.InferOutput<typeof IntegrationSchema>;
export type DataConnectionError = v.InferOutput<typeof DataConnectionErrorSchema>;
export type Connection = v.InferOutput<typeof ConnectionSchema>;
export type DataStatus = v.InferOutput<typeof DataStatusSchema>;
export type DataStatuses = v.InferOutput<typeof DataStatusesSchema>;
export type UploadedFile = v.InferOutput<typeof FilesSchema>[number];
export type ErrorBody = v.InferOutput<typeof ErrorBodySchema>;
