import type { CompanyStore } from '../../../store/company-store.js';
import type { ConsentRequest } from './consent-request.js';
import type { FlowStep } from './flow-context.js';
import type { FlowSettings } from './flow-settings.js';

/**
 * The trip in this tab that a person is back from when the page is loaded: the introduction was read before it, and the
 * permission given. What the tab remembers may be the trip of somebody who used it before, or of a connection that is gone:
 * it counts for the permission, and opens a dialog, once the server has its connection.
 */
export class ReturnedTrip {
  readonly #flow: FlowSettings;
  readonly #consent: ConsentRequest;
  #store: CompanyStore | undefined;
  /** Whether the server has still to say whose it is. */
  #isAwaited = false;

  constructor(flow: FlowSettings, consent: ConsentRequest) {
    this.#flow = flow;
    this.#consent = consent;
  }

  /** Before a step is rendered: the step to render. */
  update(step: FlowStep, store: CompanyStore | undefined): FlowStep {
    if (!store) return step;
    const { linking } = store;
    const isNew = store !== this.#store;
    this.#store = store;
    if (isNew) this.#isAwaited = linking.mayHaveReturned;
    const isConfirmed = this.#isAwaited && linking.hasReturned;
    if (isConfirmed) {
      this.#isAwaited = false;
      this.#consent.assume();
      this.#flow.open ||= this.#flow.modal;
    }
    const isBack = isConfirmed || (isNew && this.#isAwaited);
    const mayEnter = isBack && step.kind === 'introduction' && !this.#consent.isMissing;
    return mayEnter ? { kind: 'connect' } : step;
  }

  /** The person has left the journey: it is not opened again by itself. */
  forget(): void {
    this.#isAwaited = false;
  }
}
