import type { CodatError } from '../../../api/errors.js';
import { ActionTask } from '../../../controllers/action-task.js';
import { CodatConsentEvent, type ConsentDetail } from '../../../events/index.js';
import type { FlowSettings } from './flow-settings.js';

/** The person's permission: whether it is there, and how the host is notified of it and stores it. */
export class ConsentRequest {
  readonly #flow: FlowSettings;
  readonly #task: ActionTask<[ConsentDetail], boolean>;
  /** The version that the person gave permission for on this page; empty where the host has none. */
  #given: string | undefined;

  constructor(flow: FlowSettings) {
    this.#flow = flow;
    this.#task = new ActionTask(flow, {
      operation: 'consent',
      run: async (_signal, detail) => {
        const event = new CodatConsentEvent(detail);
        const isWanted = flow.dispatchEvent(event);
        await event.settled();
        return isWanted;
      },
    });
  }

  /** Whether the person has given what the host requires, for the version that the host has now. */
  get isGiven(): boolean {
    const { requireConsent, consentVersion, acceptedConsentVersion } = this.#flow.settings;
    if (!requireConsent) return false;
    const isAccepted = consentVersion !== '' && acceptedConsentVersion === consentVersion;
    return isAccepted || this.#given === consentVersion;
  }

  /** Whether nobody may go on before they give it. */
  get isMissing(): boolean {
    return this.#flow.settings.requireConsent && !this.isGiven;
  }

  get isPending(): boolean {
    return this.#task.isPending;
  }

  /** What the step's live region announces. */
  get announcement(): string {
    return this.isPending ? this.#flow.localize.term('consentSaving') : '';
  }

  /** Why the host could not store it. */
  get error(): CodatError | undefined {
    return this.#task.error;
  }

  /** Whether the flow may go on: the host has not prevented the event, and has stored what it wanted to store. */
  async make(detail: ConsentDetail): Promise<boolean> {
    await this.#task.run(detail);
    const mayGoOn = this.#task.value === true;
    if (mayGoOn) this.#given = detail.version;
    if (!this.#task.error) this.#task.reset();
    return mayGoOn;
  }

  /** Takes it as given: the person was past it before this page was loaded. */
  assume(): void {
    this.#given = this.#flow.settings.consentVersion;
  }

  /** Waits no longer, and takes an error away. */
  reset(): void {
    this.#task.reset();
  }

  /** The journey is over: in another one only a permission for a version counts. */
  startOver(): void {
    if (this.#given === '') this.#given = undefined;
  }

  /** The company is another one, which it was not given for. */
  forget(): void {
    this.#task.reset();
    this.#given = undefined;
  }
}
