import type { SourceType } from 'codat-elements/api';
import type { BrandId } from '../brand/brands.js';

/** The way a link page leads through a platform's authorization. */
export type LinkFlowId =
  | 'sign-in'
  | 'sample'
  | 'xero'
  | 'administrator'
  | 'package'
  | 'connector'
  | 'store'
  | 'bank'
  | 'bank-account'
  | 'bank-feed';

/** One integration, as written down in the catalogue. */
export interface CatalogEntry {
  /** Codat's platform key. */
  readonly key: string;
  readonly name: string;
  readonly brand: BrandId;
  /** Codat's id where it is published; else one is made from the key. */
  readonly sourceId?: string;
  readonly integrationId?: string;
  readonly offline?: true;
  /** Default: switched on. */
  readonly enabled?: false;
  /** How its connections call the platform, where that is not the integration's name. */
  readonly connectionName?: string;
  /** Codat forbids to send its linkUrl: the business connects from inside its software. */
  readonly connectedAtPlatform?: true;
  /** Files are sent to its connections in place of an authorization. */
  readonly isUpload?: true;
  /** Default `sign-in`. */
  readonly flow?: LinkFlowId;
  /** Whether the organisation's name is known: to connections, and to the redirect as well. */
  readonly organisation?: 'connection' | 'redirect';
  /** What the account being linked is called on its link page. */
  readonly account?: string;
}

/** An integration with all its ids. */
export interface CatalogueIntegration extends CatalogEntry {
  readonly sourceType: SourceType;
  readonly sourceId: string;
  readonly integrationId: string;
}
