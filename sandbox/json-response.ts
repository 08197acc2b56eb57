import type { SourceType } from 'codat-elements/api';
import { brands } from './brand/brands.js';
import type { CatalogIntegration } from './catalog/index.js';
import { dataTypesOf } from './data-types.js';
import { issuePassword } from './passwords.js';
import type { CompanyRecord, ConnectionRecord, ErrorRecord, FileRecord } from './records.js';
import { lastSyncOf } from './sync.js';

/*
 * Records as Codat sends them. What is not known is left out, never null: Codat's own SDK refuses
 * a null in most optional fields.
 */

/** What it takes to write a record down: where the sandbox is served, and what time it is. */
export interface RecordContext {
  readonly base: string;
  readonly now: number;
  readonly stepMs: number;
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}

/** The path of a brand's logo, below the sandbox's base. */
export function logoPath(integration: CatalogIntegration, shape: 'Square' | 'Full'): string {
  return `/public/officialLogos/${shape}/${brands[integration.brand].logoId}.svg`;
}

export function integrationToWire(
  { integration, enabled }: { integration: CatalogIntegration; enabled: boolean },
  { base }: Pick<RecordContext, 'base'>,
) {
  return {
    key: integration.key,
    logoUrl: base + logoPath(integration, 'Square'),
    name: integration.name,
    enabled,
    sourceId: integration.sourceId,
    sourceType: integration.sourceType,
    integrationId: integration.integrationId,
    isOfflineConnector: integration.offline ?? false,
    isBeta: false,
    datatypeFeatures: integration.isUpload ? [] : featuresOf(integration.sourceType),
  };
}

function featuresOf(sourceType: SourceType) {
  return dataTypesOf(sourceType).map((datatype) => ({
    datatype,
    supportedFeatures: [{ featureType: 'Get', featureState: 'Release' }],
  }));
}

/** A connection, with a new one-time password in its link: each response has one of its own. */
export function connectionToWire(connection: ConnectionRecord, context: RecordContext) {
  const { integration } = connection;
  const otp = issuePassword(connection, context.now);
  return {
    ...connectionFacts(connection, context),
    linkUrl: `${context.base}/companies/${connection.companyId}/connections/${connection.id}/start?otp=${otp}`,
    dataConnectionErrors: connection.errors.map(errorToWire),
    ...(integration.organisation &&
      connection.organisation !== undefined && {
        connectionInfo: { companyName: connection.organisation },
      }),
  };
}

/** What of a connection may be asked for in a query. */
export function connectionFacts(connection: ConnectionRecord, context: RecordContext) {
  const { integration } = connection;
  const lastSync = lastSyncOf(connection, context.now, context.stepMs);
  return {
    id: connection.id,
    integrationId: integration.integrationId,
    integrationKey: integration.key,
    sourceId: integration.sourceId,
    sourceType: integration.sourceType,
    platformName: integration.connectionName ?? integration.name,
    status: connection.status,
    created: iso(connection.createdAt),
    ...(lastSync !== undefined && { lastSync: iso(lastSync) }),
  };
}

function errorToWire(error: ErrorRecord) {
  return {
    statusCode: error.statusCode,
    statusText: error.statusText,
    errorMessage: error.errorMessage,
    erroredOnUtc: iso(error.at),
    status: error.status,
    ...(error.resolvedAt !== undefined && { resolvedOnUtc: iso(error.resolvedAt) }),
  };
}

/** An uploaded file, as Codat lists it. */
export function fileToWire({ fileName, displayName, sourceType, uploadedAt }: FileRecord) {
  return { fileName, displayName, sourceType, uploaded: iso(uploadedAt) };
}

/** What of a company may be asked for in a query. */
export function companyFacts(company: CompanyRecord, context: RecordContext) {
  const syncs = [...company.connections.values()].flatMap(
    (connection) => lastSyncOf(connection, context.now, context.stepMs) ?? [],
  );
  return {
    id: company.id,
    name: company.name,
    ...(company.description !== undefined && { description: company.description }),
    redirect: `${context.base}/company/${company.id}`,
    created: iso(company.createdAt),
    ...(syncs.length > 0 && { lastSync: iso(Math.max(...syncs)) }),
    tags: company.tags ?? {},
  };
}

export function companyToWire(company: CompanyRecord, context: RecordContext) {
  return {
    ...companyFacts(company, context),
    products: [],
    dataConnections: [...company.connections.values()].map((connection) =>
      connectionToWire(connection, context),
    ),
  };
}
