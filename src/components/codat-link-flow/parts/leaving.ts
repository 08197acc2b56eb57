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
  /** What the person does by leaving all the same; undefined while nothing is asked. */
  #confirmed: (() => void) | undefined;
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
    if (this.#isDispatching || !this.#flow.isShown) return;
    if (isUnderWay || this.#journey.isUploading) this.#ask(this.leave);
    else this.leave();
  }

  /** Takes the question away with the journey, and once nothing is half done any more: what was under way has ended behind it. */
  update(isUnderWay: boolean): void {
    if (!this.#flow.isShown || !(isUnderWay || this.#journey.isUploading)) this.stay();
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

  /** The dialog was closed by other means than its element's. */
  readonly onClosed = (): void => {
    if (this.#flow.open && this.#flow.isConnected) this.leave();
  };

  /** Takes the question away. */
  readonly stay = (): void => this.#ask(undefined);

  /**
   * Notifies the host that the person is done; while files are on their way, after a question. Then a dialog closes, and
   * `onFinished` is called for a journey in the page, unless a listener has closed the journey, or tried to.
   */
  finish(onFinished: () => void): void {
    const finish = () => {
      this.stay();
      const before = this.#closeCount;
      this.#flow.dispatchEvent(new CodatFinishEvent(this.#journey.detail));
      if (this.#closeCount !== before) return;
      if (this.#flow.modal) this.leave();
      else onFinished();
    };
    if (this.#journey.isUploading) this.#ask(finish);
    else finish();
  }

  render(context: FlowContext) {
    return this.#confirmed
      ? leaveQuestion(context, {
          isUploading: this.#journey.isUploading,
          isKept: !this.#flow.modal,
          confirm: this.#confirmed,
          keep: this.stay,
        })
      : nothing;
  }

  #ask(confirmed: (() => void) | undefined): void {
    if (this.#confirmed === confirmed) return;
    this.#confirmed = confirmed;
    this.#flow.requestUpdate();
  }
}
