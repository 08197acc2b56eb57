import type { LinkMode } from '../store/link-window.js';
import type { LinkOutcome } from '../store/linking/redirect-parameters.js';
import { CodatEvent } from './codat-event.js';
import type { ReturnOutcome } from './codat-return.js';

/** The steps of `codat-link-flow`. */
export type JourneyStep = 'introduction' | 'connect' | 'share' | 'done';

interface JourneyBase {
  /** The tag of the element that reports, also inside a `codat-link-flow`. */
  element: string;
  /**
   * Milliseconds. Of an attempt's events since the attempt was selected; of all others since the element's `view`; of
   * `view` since the element came into the page.
   */
  elapsed: number;
  /** The step of the `codat-link-flow` that it happened in. */
  step?: JourneyStep;
}

interface JourneyIntegration {
  /** Codat's platform key, such as `gbol`. */
  integrationKey: string;
  /** As Codat has it, such as `Accounting`. */
  sourceType: string;
}

interface JourneyAttempt extends JourneyIntegration {
  /** Random, and the same in all events of one attempt: after a reload, a redirect and on the return page too. */
  attemptId: string;
}

/** The attempt, where it is known which one. */
type PerhapsAttempt = Partial<JourneyAttempt>;

/** What happened on the way to a connection. `docs/analytics.md` describes each name. */
export type JourneyDetail = JourneyBase &
  (
    | { name: 'view' }
    | { name: 'step'; step: JourneyStep }
    /** `found`: how many integrations. */
    | { name: 'search'; found: number }
    /** `term`: what was typed, up to 40 characters. */
    | { name: 'no-results'; term: string }
    | ({ name: 'select' } & JourneyAttempt)
    | ({ name: 'hint' } & JourneyAttempt)
    | ({ name: 'open'; mode: LinkMode } & JourneyAttempt)
    | ({ name: 'blocked' } & JourneyAttempt)
    | ({ name: 'return'; outcome: ReturnOutcome } & PerhapsAttempt)
    /** `errorCode`: that of the `CodatError` where the attempt could not begin. */
    | ({
        name: 'outcome';
        outcome: LinkOutcome;
        statusCode?: string;
        errorCode?: string;
      } & JourneyAttempt)
    | { name: 'invite'; way: 'copy' | 'mail' | 'share' | 'qr' }
    /** `files`: how many have arrived. */
    | ({ name: 'upload'; files: number } & JourneyIntegration)
    | ({ name: 'dismiss' } & JourneyAttempt)
    /** `previousAttemptId`: the attempt that is tried again; none where something is loaded again. */
    | ({ name: 'retry'; previousAttemptId?: string } & PerhapsAttempt)
    /** `isComplete`: whether all that a `codat-link-flow` requires is connected. */
    | ({ name: 'leave'; isComplete?: boolean } & PerhapsAttempt)
  );

/** Something happened on the way to a connection: for the host's analytics, with nothing personal in it. */
export class CodatJourneyEvent extends CodatEvent<JourneyDetail> {
  static override readonly type = 'codat-journey';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-journey': CodatJourneyEvent;
  }
}
