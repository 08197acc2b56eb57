import type { LinkFlowId } from '../catalog/index.js';
import type { LinkOutcome } from './outcome.js';

/** One page of a link flow. */
export type StepKind =
  | 'name'
  | 'sign-in'
  | 'organisation'
  | 'permissions'
  | 'package'
  | 'connector'
  | 'store'
  | 'bank'
  | 'accounts'
  | 'feed'
  | 'consent';

/** One visit to a link page, from its one-time password to its end. */
export interface LinkSession {
  readonly token: string;
  readonly companyId: string;
  readonly connectionId: string;
  /** What the host added to the link: handed back by the redirect. */
  readonly params: Readonly<Record<string, string>>;
  /** Place in the flow. */
  step: number;
  /** What was filled in so far, by field name. */
  readonly fields: Map<string, string>;
  /** What was wrong with what was last entered. */
  problem?: string;
  outcome?: LinkOutcome;
}

/** The pages each kind of flow leads through, the last of which gives access. */
export const flows: Readonly<Record<LinkFlowId, readonly StepKind[]>> = {
  'sign-in': ['sign-in', 'consent'],
  sample: ['consent'],
  xero: ['name', 'sign-in', 'organisation', 'consent'],
  administrator: ['sign-in', 'permissions', 'consent'],
  package: ['sign-in', 'package', 'consent'],
  connector: ['connector', 'consent'],
  store: ['store', 'sign-in', 'consent'],
  bank: ['bank', 'sign-in', 'accounts', 'consent'],
  'bank-account': ['sign-in', 'accounts', 'consent'],
  'bank-feed': ['feed', 'consent'],
};
