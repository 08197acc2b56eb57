import type { ConnectionStatus, SourceType } from 'codat-elements/api';
import type { CatalogIntegration } from './catalog/index.js';

/** One entry of `dataConnectionErrors`; times in milliseconds since 1970. */
export interface ErrorRecord {
  readonly statusCode: string;
  readonly statusText: string;
  readonly errorMessage: string;
  readonly at: number;
  status: 'Active' | 'Resolved' | null;
  resolvedAt?: number;
}

/** What the sandbox knows of a connection; times in milliseconds since 1970. */
export interface ConnectionRecord {
  readonly id: string;
  readonly companyId: string;
  readonly integration: CatalogIntegration;
  readonly createdAt: number;
  status: ConnectionStatus;
  /** When the latest reading began; unset until it is first linked. */
  syncStartedAt?: number;
  /** When an earlier reading had ended, kept while the next one runs. */
  syncedBefore?: number;
  /** When the link was lost or cut: what was not yet read by then never will be. */
  endedAt?: number;
  organisation?: string;
  readonly errors: ErrorRecord[];
  readonly dataOutcomes: Readonly<Record<string, string>>;
  /** One-time passwords that may still be used, and when each was issued. */
  readonly passwords: Map<string, number>;
  /** How many were issued, used ones too. */
  passwordsIssued: number;
}

/** One file that was uploaded; its contents are not kept. */
export interface FileRecord {
  /** As it is stored. */
  readonly fileName: string;
  /** As it was called. */
  readonly displayName: string;
  readonly sourceType: SourceType;
  /** Milliseconds since 1970. */
  readonly uploadedAt: number;
  /** In bytes. */
  readonly size: number;
}

/** What the sandbox knows of a company. */
export interface CompanyRecord {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly connections: Map<string, ConnectionRecord>;
  /** What was uploaded, oldest first. */
  readonly files: FileRecord[];
}
