import { initialState, Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { pause } from '../../api/abort.js';
import { Absence } from '../../controllers/absence.js';
import { JourneyReporter } from '../../controllers/journey-reporter.js';
import { ActionTask } from '../../controllers/action-task.js';
import { codatMark } from '../../ui/codat-mark.js';
import { DEFAULT_HEADING_LEVEL, heading, headingLevelOf } from '../../ui/heading.js';
import { parseNonNegative, parseWords, type NumberSetting } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';
import { isOfPage, resolvedOnce } from '../base/host-url.js';
import { onLateReply, sendResult } from '../../store/linking/link-channel.js';
import type { AttemptTrace } from '../../store/attempt-trace.js';
import { saveResult, storedTrace } from '../../store/linking/attempt-storage.js';
import {
  outcomeOf,
  parametersOf,
  parseRedirect,
  queryOf,
  redirectNames,
  type RedirectResult,
  type ParameterNames,
} from '../../store/linking/redirect-parameters.js';
import { CodatReturnEvent, type ReturnOutcome } from '../../events/index.js';
import { supportText } from '../../ui/support-text.js';
import { CodatElement } from '../base/codat-element.js';
import { styles } from './codat-link-return.styles.js';
import { claimVisit, whenParsed } from './parts/page-visit.js';
import { addEnglish } from '../../i18n/english.js';
import { returnPage } from '../../locales/en/return.js';

addEnglish(returnPage);

/** The words for each outcome that an address can carry. */
const titles = {
  linked: 'returnLinked',
  unchanged: 'returnUnchanged',
  cancelled: 'returnCancelled',
  failed: 'returnFailed',
  unsupported: 'returnUnsupported',
  unknown: 'returnUnknown',
} as const satisfies Record<ReturnOutcome, string>;

/** What becomes of this window once the waiting pages were notified. */
type After = 'closing' | 'returning' | 'staying';

/** How long the result is shown unless the host says otherwise. */
const CLOSE_DELAY_MS = 1500;

/** A window that may close has gone by then. */
const CLOSE_WAIT_MS = 500;

/**
 * Stands on the page that Codat redirects to after linking: reads the result, notifies the page that waits for the
 * result, and closes this window, or leads back where no page waits.
 *
 * Anyone can write such an address: only the outcome is shown, in the element's own words, and the waiting page asks
 * the server.
 *
 * @summary The redirect page's part of linking.
 * @customElement codat-link-return
 *
 * @slot linked - In place of the words for "connected".
 * @slot unchanged - In place of the words for "nothing was changed".
 * @slot cancelled - In place of the words for "cancelled".
 * @slot failed - In place of the words for "did not work".
 * @slot unsupported - In place of the words for "cannot be connected".
 * @slot unknown - In place of the words for an address that says nothing of a result.
 *
 * @fires {CodatReturnEvent} codat-return - The address was read: once for each load of the page, before the window closes or leads back.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 *
 * @csspart panel - The card around everything.
 * @csspart back - The link that leads back.
 * @csspart error - An error in place of what could not be shown.
 * @csspart retry - The button to try again.
 *
 * @cssstate linked - The result says: linked.
 * @cssstate unchanged - The result says: nothing was changed.
 * @cssstate cancelled - The result says: cancelled.
 * @cssstate failed - The result says: failed.
 * @cssstate unsupported - The result says: not supported.
 * @cssstate unknown - The address says nothing of a result.
 * @cssstate error - The result could not be shown.
 */
export class CodatLinkReturn extends CodatElement {
  static override styles = styles;

  /** Where to go where no page waits: an address of this origin, such as `/connect`. */
  @property({ attribute: 'return-url' }) returnUrl = '';

  /** How long the result is shown before the window closes or leads back, in milliseconds. */
  @property({ type: Number, attribute: 'close-delay' }) closeDelay: NumberSetting = CLOSE_DELAY_MS;

  /**
   * The names that the host's redirect has for Codat's: `statusCode=code connectionId=conn`, space-separated.
   * The others keep Codat's. Letter case does not matter.
   */
  @property({ attribute: 'parameter-names' }) parameterNames = '';

  /** The level of its heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: NumberSetting =
    DEFAULT_HEADING_LEVEL;

  @state() private result: RedirectResult = {};

  /** Whether the result in the address was announced to the page. */
  #isAnnounced = false;
  /** Whether it was reported to the host's analytics, once it was known whose attempt it is. */
  #isReported = false;
  readonly #journey = new JourneyReporter(this);
  /** Whether a page that waits counts on this one to close the window. */
  #isToClose = false;
  #stopListening: (() => void) | undefined;

  /** Reads the address, and notifies the waiting pages; again where a framework sets the names only afterwards. */
  readonly #lookUp = new Task(this, {
    args: () => [this.parameterNames] as const,
    task: async ([names], { signal }): Promise<After | typeof initialState> => {
      this.#leave.reset();
      this.#stopListening?.();
      const query = queryOf(window.location);
      this.result = parseRedirect(query, this.#parameterNames(names));
      const announce = () => {
        if (!signal.aborted) this.#announce(parametersOf(query));
      };
      // Scripts that listen for the event may come after this one's in the page.
      const parsed = whenParsed(signal);
      // An address that says nothing may have names for it that a framework is about to set.
      if (this.#outcome() !== 'unknown') void parsed.then(announce);
      // Pages in other windows are notified even where this tab itself goes on: they may show the same company.
      const isHere = saveResult(this.result);
      let trace = storedTrace(this.result.connectionId);
      const isAwaited = await sendResult(this.result, undefined, signal, (known) => {
        trace = known;
      });
      await parsed;
      if (signal.aborted) return initialState;
      announce();
      this.#report(trace);
      if (isHere && this.#back()) return 'returning';
      return isAwaited ? 'closing' : 'staying';
    },
    onComplete: (after) => {
      if (after === 'staying') {
        this.#stopListening = onLateReply(this.result, () => this.#startLeaving('closing'));
      } else this.#startLeaving(after);
    },
  });

  /** Shows the result for a while, then closes the window or leads back. Complete in a window that did not close. */
  readonly #leave = new ActionTask(this, {
    run: async (signal, after: 'closing' | 'returning') => {
      await pause(parseNonNegative(this, 'close-delay', this.closeDelay, CLOSE_DELAY_MS), signal);
      const back = this.#back();
      if (after === 'returning' && back) {
        window.location.replace(back);
        return 'returning';
      }
      window.close();
      this.#isToClose = false;
      // Browsers close only what a script opened, and some not even that.
      await pause(CLOSE_WAIT_MS, signal);
      return 'open';
    },
  });

  constructor() {
    super();
    new Absence(this, {
      arrived: () => void this.refresh(),
      gone: () => {
        this.#lookUp.abort();
        this.#stopListening?.();
        // The page may show something else here now; nobody else closes the window.
        if (this.#isToClose) window.close();
        this.#isToClose = false;
        this.#isAnnounced = false;
        this.#isReported = false;
      },
    });
  }

  /** Reads the page's address again, and notifies the waiting pages again. */
  async refresh(): Promise<void> {
    await this.#lookUp.run();
    await this.whenDrawn();
  }

  #startLeaving(after: 'closing' | 'returning'): void {
    this.#isToClose = after === 'closing';
    void this.#leave.run(after);
  }

  protected override render() {
    const outcome = this.#outcome();
    this.states.set({ [outcome]: true });
    const title = titles[outcome];
    // What is read out are words alone, and of a change what is new; the way back is no news.
    return html`<div class="panel ${outcome}" part="panel">
      <div role="status" aria-atomic="false">
        <slot name=${outcome}>
          ${heading(headingLevelOf(this, this.headingLevel), 'heading', this.localize.term(title))}
          <p class="lead">${supportText(this.localize.term(`${title}Hint`), this.localize)}</p>
        </slot>
        ${this.#renderAfter()}
      </div>
      ${this.#renderBack()}
      <div class="foot">${codatMark}</div>
    </div>`;
  }

  #renderAfter() {
    switch (this.#phase) {
      case 'notifying':
      case 'returning':
        return nothing;
      case 'closing':
        return html`<p class="secondary">${this.localize.term('returnClosing')}</p>`;
      case 'open':
        return this.#renderStillOpen();
      case 'staying':
        return this.#back() ? nothing : this.#renderStillOpen();
      default:
        return this.#phase satisfies never;
    }
  }

  #renderStillOpen() {
    return html`<p class="secondary">${this.localize.term('returnStillOpen')}</p>`;
  }

  /** The way back, where this window stays. */
  #renderBack() {
    const back = this.#back();
    const phase = this.#phase;
    if (!back || (phase !== 'open' && phase !== 'staying')) return nothing;
    const look = phase === 'staying' ? 'primary' : '';
    return html`<a class="button ${look}" part="back" href=${back}
      >${this.localize.term('returnBack')}</a
    >`;
  }

  #announce(parameters: Readonly<Record<string, string>>): void {
    if (this.#isAnnounced || !claimVisit()) return;
    this.#isAnnounced = true;
    this.dispatchEvent(
      new CodatReturnEvent({ outcome: this.#outcome(), ...this.result, parameters }),
    );
  }

  #report(trace: AttemptTrace | undefined): void {
    if (!this.#isAnnounced || this.#isReported) return;
    this.#isReported = true;
    this.#journey.report({ name: 'return', outcome: this.#outcome() }, trace);
  }

  #outcome(): ReturnOutcome {
    const outcome = outcomeOf(this.result.statusCode);
    return outcome && outcome in titles ? (outcome as ReturnOutcome) : 'unknown';
  }

  /** What becomes of this window now; `open`: it did not close. */
  get #phase(): 'notifying' | After | 'open' {
    if (this.#lookUp.status !== TaskStatus.COMPLETE) return 'notifying';
    return this.#leave.value ?? this.#lookUp.value ?? 'staying';
  }

  #parameterNames(given: string): ParameterNames {
    const names: ParameterNames = {};
    for (const word of parseWords(this, 'parameter-names', given)) {
      const [theirs = '', own = ''] = word.split('=');
      const known = redirectNames.find((name) => name.toLowerCase() === theirs.toLowerCase());
      if (known && own) names[known] = own;
      else {
        const examples = redirectNames.join(', ');
        warnOnce(
          this,
          `Invalid parameter-names "${word}". Expected one of: ${examples}, each with "=" and a name. Ignoring it.`,
        );
      }
    }
    return names;
  }

  /** Where back is; never another origin's. */
  #back(): string | undefined {
    if (!this.returnUrl) return undefined;
    const url = resolvedOnce(this, 'return-url', this.returnUrl);
    if (url && isOfPage(url)) return url.href;
    warnOnce(
      this,
      `Invalid return-url "${this.returnUrl}". Expected an address of this origin. Ignoring it.`,
    );
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-link-return': CodatLinkReturn;
  }
}
