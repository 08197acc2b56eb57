import type { JourneyController } from '../../../controllers/journey-controller.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import type { FlowStep } from './flow-context.js';

/** Reports the flow itself to the host's analytics: that it is seen, its steps, and that the person leaves. */
export class FlowReport {
  readonly #reporter: JourneyReporter;
  readonly #journey: JourneyController;
  /** The step that was reported last. */
  #step: FlowStep['kind'] | undefined;

  constructor(reporter: JourneyReporter, journey: JourneyController) {
    this.#reporter = reporter;
    this.#journey = journey;
  }

  /** To be called with each update. Returns whether the person has come from another step. */
  updated(isShown: boolean, step: FlowStep['kind']): boolean {
    const isOther = this.#step !== undefined && this.#step !== step;
    this.#step = step;
    this.#reporter.step = step;
    if (!isShown) this.#reporter.endView();
    else if (!this.#reporter.isInView) this.#reporter.view(this);
    else if (isOther) this.#reporter.report({ name: 'step' });
    return isOther;
  }

  left(): void {
    this.#reporter.report({ name: 'leave', isComplete: this.#journey.isComplete });
  }
}
