import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { Connection } from '../../../api/schema.js';
import { announceAttemptError } from '../../../controllers/announce-error.js';
import { LinkController } from '../../../controllers/link-controller.js';
import { Moment } from '../../../controllers/moment.js';
import { isConnected } from '../../../controllers/stage-controller.js';
import type { StoreController } from '../../../controllers/store-controller.js';
import type { Localize } from '../../../i18n/localize.js';
import { nameAmong } from '../../../i18n/software-names.js';
import { mendOf } from '../../../store/connections/rules.js';
import type { LinkParameterList } from '../../../store/link-parameters.js';
import type { LinkMode } from '../../../store/link-window.js';
import type { Attempt } from '../../../store/starting-attempt.js';
import {
  attemptAnnouncement,
  attemptDetails,
  attemptPanel,
  attemptWords,
} from '../../../ui/attempt-panel.js';
import { mayNotConnect } from '../../../ui/notice.js';
import { outcomeWithSlot } from '../../../ui/stage/attempt-stage.js';
import type { FlowContext } from './flow-context.js';
import { stepButton } from './step-frame.js';

interface RepairHost extends LitElement {
  linkMode: LinkMode;
  readonly localize: Localize;
  readonly addedLinkParameters: LinkParameterList | undefined;
  readonly isInFlow: boolean;
  applySettings(): void;
}

/** Whether the person may mend a connection of this status, where it can be mended: the host lets them, and the proxy does. */
export function mayMend(
  status: Connection['status'],
  { settings, mayConnect }: FlowContext,
): boolean {
  const mend = mendOf(status);
  return mayConnect && mend !== undefined && settings.actions.includes(mend);
}

/** Whether the person may disconnect something to connect another in its place. */
export const mayChange = ({ localize, mayConnect }: FlowContext): boolean =>
  mayConnect && localize.may('disconnect');

/** Links one connection again: a button, then how the attempt goes, and the moment in which it is mended. */
export class Repair implements ReactiveController {
  readonly #host: RepairHost;
  readonly #storeController: StoreController;
  readonly #linker: LinkController;
  readonly #moment: Moment;
  /** The attempt that this update renders; and the one under way in the last, of which it is news that it has connected something. */
  #attempt: Attempt | undefined;
  #awaited: Attempt | undefined;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(host: RepairHost, storeController: StoreController) {
    this.#host = host;
    this.#storeController = storeController;
    this.#linker = new LinkController(host, storeController);
    this.#moment = new Moment(host, () => host.requestUpdate());
    host.addController(this);
  }

  /**
   * The button that mends a connection, for who may do that, or the panel of the attempt that does; for who may connect
   * nothing, that they may not.
   */
  render(connection: Connection, context: FlowContext) {
    const { localize } = context;
    const attempt = this.#attemptAbout(connection);
    this.#attempt = attempt;
    this.#awaited = attempt?.isLive ? attempt : undefined;
    if (attempt && attemptWords(attempt, localize)) {
      return attemptPanel(attempt, localize, this.#linker);
    }
    if (!mendOf(connection.status)) return nothing;
    if (!context.mayConnect) return mayNotConnect(localize);
    if (!mayMend(connection.status, context)) return nothing;
    this.#linker.preload();
    const action = connection.status === 'PendingAuth' ? 'continueLinking' : 'reconnect';
    const all = this.#storeController.store?.connections.value;
    const name = nameAmong(connection, all, localize);
    const label = localize.term('actionOn', localize.term(action), name);
    return html`<div class="actions">
      ${stepButton(label, 'primary', () => this.#linker.relink(this.#latest(connection)))}
    </div>`;
  }

  /** How the attempt about a connection ended, where the host may add words to that. */
  outcomeOf(connection: Connection): string | undefined {
    const attempt = this.#attemptAbout(connection);
    return attempt && outcomeWithSlot(attempt);
  }

  /** Whether the attempt about a connection says that it is another organisation's now, which may not be what was wanted. */
  isOtherOrganisation(connection: Connection): boolean {
    const state = this.#attemptAbout(connection)?.state;
    return state?.kind === 'ended' && state.organisationChanged !== undefined;
  }

  /** What the live region says of the attempt about a connection. */
  announcement(connection: Connection): string {
    return attemptAnnouncement(this.#attemptAbout(connection), this.#host.localize);
  }

  /** What is shown in the moment in which the connection was mended; undefined at any other time. */
  renderMoment(level: number) {
    const { localize } = this.#host;
    const { attempt } = this.#moment;
    return attempt && attemptDetails.value?.connectedStage(attempt, { localize, level });
  }

  /** Resolves once it has been shown that the connection was mended. */
  whenSettled(): Promise<void> {
    return this.#moment.whenOver();
  }

  hostUpdate(): void {
    // A journey that is closed renders nothing, and says nothing of it.
    this.#attempt = undefined;
    const awaited = this.#awaited;
    if (!awaited || !isConnected(awaited)) return;
    // Once: after its moment it is no news.
    this.#awaited = undefined;
    this.#moment.show(awaited);
  }

  hostUpdated(): void {
    const attempt = this.#attempt;
    if (!attempt) return;
    if (!attemptDetails.value) {
      attemptDetails.load().then(
        () => this.#host.requestUpdate(),
        () => undefined,
      );
    }
    announceAttemptError(this.#host, attempt);
  }

  /** The attempt about a connection, unless another element shows it. */
  #attemptAbout({ id }: Connection): Attempt | undefined {
    const linking = this.#storeController.store?.linking;
    const attempt = linking?.attemptAbout(id);
    return attempt && linking?.speaksFor(attempt, this.#storeController.client)
      ? attempt
      : undefined;
  }

  /** The server's last response: one that says the same renders nothing, but its linkUrl is new. */
  #latest(shown: Connection): Connection {
    const all = this.#storeController.store?.connections.value;
    return all?.find(({ id }) => id === shown.id) ?? shown;
  }
}
