import type { Localize } from '../../../i18n/localize.js';
import type { SyncedData } from '../../../store/catalog/data-topics.js';
import type { JourneyCategory } from '../../../store/connections/journey.js';
import type { UploadType } from '../../../store/uploads-part.js';
import type { FlowSettings } from './flow-settings.js';

/** Where the person is in the journey. */
export type FlowStep =
  | { kind: 'introduction'; isConsentMissing?: boolean }
  /**
   * `chosen`: the kind of software that was picked out, instead of the next one that is needed. `isAdding`: another one
   * of a kind that is connected already.
   */
  | { kind: 'connect'; chosen?: string; isAdding?: boolean }
  /** `isExtra`: nothing is needed any more, so that nothing is waited for. */
  | { kind: 'share'; isExtra?: boolean }
  /** `without`: the person has finished, and this was missing then. */
  | { kind: 'done'; without?: readonly string[] };

/** Asking somebody else is a part of connecting. */
export const stepNumbers = { introduction: 1, connect: 2, share: 2, done: 3 } as const;

/** What the steps show of their flow. */
export interface FlowContext {
  localize: Localize;
  settings: FlowSettings['settings'];
  categories: readonly JourneyCategory[];
  /** What is synced from the software that is offered. */
  data: readonly SyncedData[];
  /** The kinds of files of which something is to be said, beside the place where they are chosen. */
  fileTypes: readonly UploadType[];
  /** Whether this page's user may connect anything: what the proxy would refuse is not offered. */
  mayConnect: boolean;
  /** What hands the host's note before disconnecting on to an element inside. */
  disconnectNote: unknown;
}

/** A step as it is drawn: what scrolls, and what stays in view under it. */
export interface StepContent {
  body: unknown;
  foot: unknown;
}
