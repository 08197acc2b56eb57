import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Absence } from '../../controllers/absence.js';
import { DEFAULT_HEADING_LEVEL, heading, headingLevelOf } from '../../ui/heading.js';
import { parseNonNegative, parseWords } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';
import { isOfPage, resolvedOnce } from '../base/host-url.js';
import { sendResult } from '../../store/linking/link-channel.js';
import { saveResult } from '../../store/linking/attempt-storage.js';
import {
  linkParameters,
  outcomeOf,
  parseRedirect,
  queryOf,
  type RedirectResult,
  type ParameterNames,
} from '../../store/linking/redirect-parameters.js';
import { CodatElement } from '../base/codat-element.js';
import { styles } from './codat-link-return.styles.js';

/** The words for each outcome that a return page can be told of. */
const titles = {
  linked: 'returnLinked',
  unchanged: 'returnUnchanged',
  cancelled: 'returnCancelled',
  failed: 'returnFailed',
  unsupported: 'returnUnsupported',
  unknown: 'returnUnknown',
} as const;

type ReturnOutcome = keyof typeof titles;

/** What becomes of this window; `open` is one that did not close. */
type After = 'telling' | 'closing' | 'open' | 'returning' | 'staying';

/** How long the result is shown unless the host says otherwise. */
const CLOSE_DELAY_MS = 1500;

/** A window that may close is gone after this many milliseconds. */
const CLOSE_WAIT_MS = 500;

/**
 * Stands on the page that Codat redirects to after linking: reads the result, tells the page that waits for
 * it, and closes this window, or leads back where none waits.
 *
 * Anybody can open such an address: of what it says only the outcome is shown, in words of the element's own, and
 * the waiting page asks the server.
 *
 * @summary The redirect page's part of linking.
 * @customElement codat-link-return
 *
 * @slot linked - In place of the words for "connected".
 * @slot unchanged - In place of the words for "nothing was changed".
 * @slot cancelled - In place of the words for "cancelled".
 * @slot failed - In place of the words for "did not work".
 * @slot unsupported - In place of the words for "cannot be connected".
 *
 * @csspart panel - The card around everything.
 * @csspart back - The link that leads back.
 *
 * @cssstate linked - The result says: linked.
 * @cssstate unchanged - The result says: nothing was changed.
 * @cssstate cancelled - The result says: cancelled.
 * @cssstate failed - The result says: failed.
 * @cssstate unsupported - The result says: not supported.
 */
export class CodatLinkReturn extends CodatElement {
  static override styles = styles;

  /** Where to go where no page waits: an address of this origin, such as `/connect`. */
  @property({ attribute: 'return-url' }) returnUrl = '';

  /** How long the result is shown before the window closes or leads back, in milliseconds. */
  @property({ type: Number, attribute: 'close-delay' }) closeDelay = CLOSE_DELAY_MS;

  /**
   * The names that the host's redirect has for Codat's: `statusCode=code connectionId=conn`, space-separated.
   * The others keep Codat's. Letter case does not matter.
   */
  @property({ attribute: 'parameter-names' }) parameterNames = '';

  /** The level of its heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = DEFAULT_HEADING_LEVEL;

  @state() private result: RedirectResult = {};
  @state() private next: After = 'telling';

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The names that the address was read with, once it was. */
  #readWith: string | undefined;
  #telling = new AbortController();

  constructor() {
    super();
    new Absence(this, {
      arrived: () => void this.refresh(),
      gone: () => {
        this.#telling.abort();
        clearTimeout(this.#timer);
      },
    });
  }

  /** Reads the page's address again, and tells the waiting pages again. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#telling.abort();
    this.#telling = new AbortController();
    const { signal } = this.#telling;
    this.#readWith = this.parameterNames;
    this.result = parseRedirect(queryOf(window.location), this.#parameterNames());
    this.next = 'telling';
    // The other windows' view is asked even where this tab itself goes on: they may show the same company.
    const isHere = saveResult(this.result);
    const isAwaited = await sendResult(this.result, undefined, signal);
    if (signal.aborted) return;
    if (isHere && this.#back()) this.#afterDelay('returning');
    else if (isAwaited) this.#afterDelay('closing');
    else this.next = 'staying';
    await this.updateComplete;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A framework may set the names only after it has put the element in.
    const isOther = this.#readWith !== undefined && this.#readWith !== this.parameterNames;
    if (isOther) void this.refresh();
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
          <p class="lead">${this.localize.term(`${title}Hint`)}</p>
        </slot>
        ${this.#renderAfter()}
      </div>
      ${this.#renderBack()}
    </div>`;
  }

  #renderAfter() {
    switch (this.next) {
      case 'telling':
      case 'returning':
        return nothing;
      case 'closing':
        return html`<p class="secondary">${this.localize.term('returnClosing')}</p>`;
      case 'open':
        return this.#renderStillOpen();
      case 'staying':
        return this.#back() ? nothing : this.#renderStillOpen();
      default:
        return this.next satisfies never;
    }
  }

  #renderStillOpen() {
    return html`<p class="secondary">${this.localize.term('returnStillOpen')}</p>`;
  }

  /** The way back, where this window stays. */
  #renderBack() {
    const back = this.#back();
    if (!back || (this.next !== 'open' && this.next !== 'staying')) return nothing;
    const look = this.next === 'staying' ? 'primary' : '';
    return html`<a class="button ${look}" part="back" href=${back}
      >${this.localize.term('returnBack')}</a
    >`;
  }

  #outcome(): ReturnOutcome {
    const outcome = outcomeOf(this.result.statusCode);
    return outcome && outcome in titles ? (outcome as ReturnOutcome) : 'unknown';
  }

  #afterDelay(after: 'closing' | 'returning'): void {
    this.next = after;
    const delay = parseNonNegative(this, 'close-delay', this.closeDelay, CLOSE_DELAY_MS);
    this.#timer = setTimeout(() => {
      const back = this.#back();
      if (after === 'returning' && back) window.location.replace(back);
      else this.#close();
    }, delay);
  }

  #close(): void {
    window.close();
    // Browsers close only what a script opened, and some not even that.
    this.#timer = setTimeout(() => {
      this.next = 'open';
    }, CLOSE_WAIT_MS);
  }

  #parameterNames(): ParameterNames {
    const names: ParameterNames = {};
    for (const word of parseWords(this, 'parameter-names', this.parameterNames)) {
      const [theirs = '', own = ''] = word.split('=');
      const known = linkParameters.find((name) => name.toLowerCase() === theirs.toLowerCase());
      if (known && own) names[known] = own;
      else {
        const examples = linkParameters.join(', ');
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
