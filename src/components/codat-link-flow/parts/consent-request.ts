import type { LitElement } from 'lit';
import type { CodatError } from '../../../api/errors.js';
import { ActionTask } from '../../../controllers/action-task.js';
import { CodatConsentEvent, type ConsentDetail } from '../../../events/index.js';

/** Tells the host of the person's permission, and waits until the host has stored it. */
export class ConsentRequest {
  readonly #task: ActionTask<[ConsentDetail], boolean>;

  constructor(host: LitElement) {
    this.#task = new ActionTask(host, {
      operation: 'consent',
      run: async (_signal, detail) => {
        const event = new CodatConsentEvent(detail);
        const isWanted = host.dispatchEvent(event);
        await event.settled();
        return isWanted;
      },
    });
  }

  get isPending(): boolean {
    return this.#task.isPending;
  }

  /** Why the host could not store it. */
  get error(): CodatError | undefined {
    return this.#task.error;
  }

  /** Whether the flow may go on: the host has not prevented the event, and has stored what it wanted to store. */
  async make(detail: ConsentDetail): Promise<boolean> {
    await this.#task.run(detail);
    const mayGoOn = this.#task.value === true;
    if (!this.#task.error) this.#task.reset();
    return mayGoOn;
  }

  /** Waits no longer. */
  reset(): void {
    this.#task.reset();
  }
}
