import { nothing } from 'lit';
import type { JourneyController } from '../../../controllers/journey-controller.js';
import { CodatCloseEvent, CodatFinishEvent } from '../../../events/index.js';
import type { FlowContext } from './flow-context.js';
import type { FlowSettings } from './flow-settings.js';
import { leaveQuestion } from './leave-question.js';

/** How a journey is left: a question where something is half done, and one `codat-close` each time. */
export class Leaving {
  readonly #flow: FlowSettings;
  readonly #journey: JourneyController;
  readonly #onLeft: () => void;
  #isAsked = false;
  /** Whether `codat-close` is being dispatched, whose listeners may close the journey too. */
  #isDispatching = false;
  #closeCount = 0;

  /** `onLeft` is called once the host has let the person go. */
  constructor(flow: FlowSettings, journey: JourneyController, onLeft: () => void) {
    this.#flow = flow;
    this.#journey = journey;
    this.#onLeft = onLeft;
  }

  /** Leaves; where something is under way, after a question. */
  close(isUnderWay: boolean): void {
    if (this.#isDispatching) return;
    if (!isUnderWay) this.leave();
    else this.#setAsked(true);
  }

  /** Leaves without a question, unless the host prevents it. */
  readonly leave = (): void => {
    if (this.#isDispatching) return;
    this.stay();
    this.#closeCount += 1;
    this.#isDispatching = true;
    const mayLeave = this.#flow.dispatchEvent(new CodatCloseEvent(this.#journey.detail));
    this.#isDispatching = false;
    if (mayLeave) this.#onLeft();
  };

  /** Takes the question away. */
  readonly stay = (): void => this.#setAsked(false);

  /** Notifies the host that the person is done. Returns false where a listener has closed the journey, or tried to. */
  finish(): boolean {
    const before = this.#closeCount;
    this.#flow.dispatchEvent(new CodatFinishEvent(this.#journey.detail));
    return this.#closeCount === before;
  }

  render(context: FlowContext) {
    return this.#isAsked ? leaveQuestion(context, this.leave, this.stay) : nothing;
  }

  #setAsked(isAsked: boolean): void {
    if (this.#isAsked === isAsked) return;
    this.#isAsked = isAsked;
    this.#flow.requestUpdate();
  }
}
