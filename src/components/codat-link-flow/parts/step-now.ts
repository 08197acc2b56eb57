import type { JourneyController } from '../../../controllers/journey-controller.js';
import type { ConsentRequest } from './consent-request.js';
import type { FlowStep } from './flow-context.js';
import { currentCategory } from './next-step.js';

/** What decides where a journey is, beside what the person does. */
interface Situation {
  consent: ConsentRequest;
  journey: JourneyController;
  /** Whether the host opens the journey at one thing. */
  isOpenedAt: boolean;
  /** Whether a sign-in is under way, or files are, which are not interrupted. */
  isLive: boolean;
  /** Whether the picker has to stay where it is. */
  isPickerHeld: boolean;
}

/**
 * The step that a journey is at: past the introduction where the host opens it at something or the permission is given,
 * back there where one is missing, and at the end once somebody else has connected what is needed.
 */
export function stepNow(step: FlowStep, situation: Situation): FlowStep {
  const { consent, journey, isOpenedAt, isLive, isPickerHeld } = situation;
  if (step.kind === 'introduction') {
    const mayEnter = consent.isGiven || (isOpenedAt && !consent.isMissing);
    return mayEnter ? { kind: 'connect' } : step;
  }
  if (step.kind !== 'done' && consent.isMissing && !isLive) return { kind: 'introduction' };
  if (step.kind === 'share' && !step.isExtra && journey.isComplete) return { kind: 'done' };
  if (step.kind !== 'connect' || step.chosen !== undefined || !isPickerHeld) return step;
  return { ...step, chosen: currentCategory(journey.categories, undefined)?.sourceType ?? '' };
}
