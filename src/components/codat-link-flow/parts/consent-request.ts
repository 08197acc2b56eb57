import type { CodatError } from '../../../api/errors.js';
import { ActionTask } from '../../../controllers/action-task.js';
import { CodatConsentEvent, type ConsentDetail } from '../../../events/index.js';
import type { SyncedData } from '../../../store/catalog/data-topics.js';
import { isRendered } from '../../../ui/dom/focus.js';
import { consentIn } from './consent-form.js';
import type { FlowContext } from './flow-context.js';
import type { FlowSettings } from './flow-settings.js';

/** A permission, and the data that it is for. */
interface Asked {
  detail: ConsentDetail;
  data: readonly SyncedData[];
}

const wordsOf = ({ text, sections }: ConsentDetail) => JSON.stringify([text, sections]);
const termsOf = ({ version, policyUrl }: ConsentDetail) => JSON.stringify([version, policyUrl]);
const withoutData = ({ sections, ...detail }: ConsentDetail): ConsentDetail => ({
  ...detail,
  sections: sections.filter(({ name }) => name !== 'data'),
});

/** Whether all of this data is in the other: until it is known what is offered, the usual data is named. */
const isWithin = (data: readonly SyncedData[], other: readonly SyncedData[]): boolean =>
  data.every(({ sourceType, topics }) => {
    const known = other.find((one) => one.sourceType === sourceType);
    return known && topics.every((topic) => known.topics.includes(topic));
  });

/**
 * Whether who has permitted the one permits the other: it is for the same, or for less data. In another language the words are
 * others, and say what they said.
 */
function includesConsent(permitted: Asked, other: Asked): boolean {
  if (termsOf(permitted.detail) !== termsOf(other.detail)) return false;
  if (!isWithin(other.data, permitted.data)) return false;
  if (permitted.detail.language !== other.detail.language) return true;
  const isLess = !isWithin(permitted.data, other.data);
  const [one, two] = [permitted, other].map(({ detail }) =>
    wordsOf(isLess ? withoutData(detail) : detail),
  );
  return one === two;
}

/** The person's permission: whether it is there, and how the host is notified of it and stores it. */
export class ConsentRequest {
  readonly #flow: FlowSettings;
  readonly #task: ActionTask<[ConsentDetail], boolean>;
  /** The version that the person gave permission for on this page; empty where the host has none. */
  #given: string | undefined;
  /** What the box is ticked for. */
  #ticked: Asked | undefined;

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

  /** Whether the box is ticked for what stands on the page. */
  get isTicked(): boolean {
    return this.#ticked !== undefined;
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

  /**
   * What the person gives permission for, as it stands on the page; undefined without a tick. A tick counts for what the
   * person set it for, and is taken away once something else stands there.
   */
  read(form: HTMLFormElement, context: FlowContext): ConsentDetail | undefined {
    const box = form.querySelector('input');
    const { data } = context;
    const asked = box?.checked ? { detail: consentIn(form, context), data } : undefined;
    const isPermitted = !asked || !this.#ticked || includesConsent(this.#ticked, asked);
    if (box && !isPermitted) box.checked = false;
    this.#ticked = isPermitted ? asked : undefined;
    return this.#ticked?.detail;
  }

  /** The person has ticked the box, or taken the tick away. */
  ticked(context: FlowContext): void {
    this.updated(context);
    this.#flow.requestUpdate();
  }

  /** To be called with each update. */
  updated(context: FlowContext): void {
    const form = this.#form;
    // What the page does not show at the moment reads as nothing, which is no other text.
    if (form && isRendered(form, { visibilityProperty: true })) this.read(form, context);
  }

  /** Whether the flow may go on: the host has not prevented the event, and has stored what the person ticked. */
  async make(detail: ConsentDetail): Promise<boolean> {
    if (!this.isTicked) return false;
    await this.#task.run(detail);
    // This run was given up, and another one has begun since.
    if (this.isPending) return false;
    const mayGoOn = this.#task.value === true && this.#ticked !== undefined;
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
    this.#ticked = undefined;
    this.#form?.reset();
  }

  /** Where the person is asked. */
  get #form(): HTMLFormElement | null {
    return this.#flow.renderRoot.querySelector<HTMLFormElement>('form.permission');
  }
}
