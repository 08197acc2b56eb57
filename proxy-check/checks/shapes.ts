/**
 * The fields that the elements need of each response, as docs/proxy.openapi.yaml has them. Written for this check
 * alone: it holds proxies to the contract, not to what one version of the elements happens to read.
 */
import * as v from 'valibot';

const optionalText = v.nullish(v.string());
const image = v.nullish(v.looseObject({ image: v.nullish(v.looseObject({ src: optionalText })) }));

export const branding = v.looseObject({
  logo: v.nullish(v.looseObject({ full: image, square: image })),
  button: v.nullish(v.looseObject({ default: image, hover: image })),
});

export const connection = v.looseObject({
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
  dataConnectionErrors: v.nullish(
    v.array(v.looseObject({ errorMessage: optionalText, erroredOnUtc: optionalText })),
  ),
});

const integration = v.looseObject({
  key: v.string(),
  name: v.string(),
  enabled: v.boolean(),
  logoUrl: optionalText,
  sourceType: optionalText,
  integrationId: optionalText,
});

const pageOf = (item: v.GenericSchema) =>
  v.looseObject({ results: v.array(item), totalResults: v.nullish(v.number()) });

export const connectionsPage = pageOf(connection);
export const integrationsPage = pageOf(integration);

export const dataStatuses = v.pipe(
  v.unknown(),
  // Before the record, which takes a list for a record of its indexes and makes one of it.
  v.check((statuses) => !Array.isArray(statuses)),
  v.record(v.string(), v.looseObject({ currentStatus: optionalText })),
);
