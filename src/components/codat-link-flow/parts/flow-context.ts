import type { WordList } from '../../../ui/dom/enum-attribute.js';
import type { Localize } from '../../../i18n/localize.js';
import type { JourneyCategory } from '../../../store/connections/journey.js';
import type { LinkMode } from '../../../store/link-window.js';

/** Where the person is in the journey. */
export type FlowStep =
  | { kind: 'introduction'; isConsentMissing?: boolean }
  /** `chosen`: the kind of software that was picked out, instead of the next one that is needed. */
  | { kind: 'connect'; chosen?: string }
  | { kind: 'share'; isCopied?: boolean }
  | { kind: 'done'; isFinished?: boolean };

/** Handing the journey on is a part of connecting. */
export const stepNumbers = { introduction: 1, connect: 2, share: 2, done: 3 } as const;

/** What the person may do with a connection at the end of a journey: nothing that cannot be taken back. */
export const flowActions = ['continue', 'reconnect', 'disconnect'] as const;

type FlowAction = (typeof flowActions)[number];

/** What the steps show of their flow. */
export interface FlowContext {
  localize: Localize;
  categories: readonly JourneyCategory[];
  requireConsent: boolean;
  policyUrl: string | undefined;
  platformKeys: WordList;
  actions: readonly FlowAction[];
  showSandbox: boolean;
  linkMode: LinkMode;
  headingLevel: number;
}
