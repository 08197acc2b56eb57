import { ConnectionsPoller } from '../../../controllers/connections-poller.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import type { LiveStates } from '../../../controllers/live-region.js';
import type { CompanyStore } from '../../../store/company-store.js';
import { mayMoveFocus } from '../../../ui/dom/focus.js';
import type { FlowStep } from './flow-context.js';
import type { FlowSettings } from './flow-settings.js';
import { Invitation } from './invitation.js';
import { InviteOpening } from './invite-opening.js';
import { activityWords, InviteProgress, type InviteActivity } from './invite-progress.js';

/** Asking somebody else: the link, and what they do with it, while the person is at the step for it. */
export class Inviting {
  readonly invitation: Invitation;
  readonly #progress = new InviteProgress();
  readonly #flow: FlowSettings;
  #store: CompanyStore | undefined;
  /** Whether the person sees the step. */
  #isWaiting = false;

  constructor(flow: FlowSettings, journey: JourneyReporter) {
    this.#flow = flow;
    this.invitation = new Invitation(flow, journey);
    new ConnectionsPoller(flow, () => (this.#isWaiting ? this.#store : undefined));
    new InviteOpening(flow, () => (this.#isWaiting ? this.invitation : undefined));
  }

  /** What somebody else does with the link. */
  get activities(): readonly InviteActivity[] {
    return this.#progress.activities;
  }

  /** Before a step is rendered: the step to render. */
  update(step: FlowStep, store: CompanyStore | undefined, isShown: boolean): FlowStep {
    if (store && store !== this.#store) {
      // Another company's links are others, and may be made.
      if (this.#store) this.invitation.forget();
      this.#store = store;
    }
    const isRefused = step.kind === 'share' && !this.invitation.isOffered;
    const next: FlowStep = isRefused ? { kind: 'connect' } : step;
    this.#isWaiting = next.kind === 'share' && isShown && store !== undefined;
    if (this.#isWaiting) {
      this.invitation.begin();
      this.#progress.begin(store);
    } else if (next.kind !== 'share') {
      this.invitation.leave();
      this.#progress.end();
    }
    return next;
  }

  /**
   * What the step's live region announces: that the link was opened, and each connection that somebody makes. A new
   * connection is announced by the company's announcements.
   */
  announcement({ kind }: FlowStep): LiveStates {
    const { localize } = this.#flow;
    const { state, isRefused } = this.invitation;
    if (kind === 'connect' && isRefused) return localize.term('shareRefused');
    if (kind !== 'share') return '';
    if (state.kind === 'cancelled') return localize.term('shareCancelled');
    if (state.kind === 'expired') return localize.term('shareExpired');
    const connecting = this.activities.filter((one) => one.kind === 'connecting');
    return new Map<unknown, string>([
      ['opened', this.invitation.isOpened ? localize.term('shareOpened') : ''],
      ...connecting.map((one) => [one.connectionId, activityWords(one, localize)] as const),
    ]);
  }

  /** Makes another link. */
  readonly renew = (): void => {
    this.invitation.renew();
    this.#focusHeading();
  };

  /** Takes the link back. */
  readonly revoke = async (): Promise<void> => {
    await this.invitation.revoke();
    await this.#flow.updateComplete;
    // The button is gone with the link.
    if (this.invitation.state.kind === 'cancelled') this.#focusHeading();
  };

  #focusHeading(): void {
    if (!mayMoveFocus(this.#flow)) return;
    this.#flow.renderRoot.querySelector<HTMLElement>('.step > .head')?.focus();
  }
}
