import type { Connection } from '../../api/schema.js';
import type { LinkWindow } from '../link-window.js';
import type { LinkOptions } from './attempt-types.js';
import { LinkTab } from './link-tab.js';
import { linkUrlWith } from './link-url.js';

/** Opens an attempt's link where its mode says: in a window, in this tab, or wherever the host opens it. */
export class LinkOpener {
  #options: LinkOptions;
  #window: LinkWindow | undefined;
  readonly #tab = new LinkTab();
  /** Whether the window's return page was acknowledged, and so closes it after its own delay. */
  #isReturned = false;
  /** Whether the host was given a link to open. */
  #wasGivenToHost = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  get options(): LinkOptions {
    return this.#options;
  }

  get hasOpenWindow(): boolean {
    return this.#window !== undefined && !this.#window.closed;
  }

  /** Whether this tab can be redirected, as far as is known. */
  get canRedirect(): boolean {
    return this.#tab.canLeave;
  }

  /** Takes a blank window that was opened in the click; undefined where there is none. */
  takeWindow(opened: LinkWindow | undefined, options = this.#options): void {
    this.#options = options;
    this.#window = opened;
    this.#isReturned = false;
  }

  focus(): void {
    this.#window?.focus();
  }

  /** Closes the window where that can be done from here, and checks it until it is closed. */
  closeWindow(): void {
    this.#window?.close();
  }

  /** Leaves it to the return page, which is being acknowledged, when its window closes. */
  leaveToReturnPage(): void {
    this.#isReturned = true;
  }

  /** Closes the window where that can be done from here, unless its return page does, and gives it up. */
  close(): void {
    if (!this.#isReturned) this.closeWindow();
    this.#window = undefined;
  }

  /**
   * Leaves the link to the host where it prevented `codat-link-open`, or the mode is manual; returns whether it does. A
   * host that was given one link and has not opened it is not given another: the user opens that.
   */
  leaveToHost(isPrevented: boolean): boolean {
    const isForHost = isPrevented || (this.#options.mode === 'manual' && !this.#wasGivenToHost);
    this.#wasGivenToHost ||= isForHost;
    if (isForHost) this.close();
    return isForHost;
  }

  /** A connection's linkUrl with the host's parameters. Throws a CodatResponseError if it may not be opened. */
  readonly linkUrlOf = ({ linkUrl }: Connection): string =>
    linkUrlWith(linkUrl, this.#options.parameters);

  /** Opens the link. Returns where, or undefined where neither a window nor this tab may be used. */
  open(linkUrl: string): 'window-open' | 'leaving' | undefined {
    if (!this.#window) {
      return this.#options.mode === 'redirect' && this.#tab.navigate(linkUrl)
        ? 'leaving'
        : undefined;
    }
    // Of a window that was closed meanwhile, the next check reports.
    return this.#window.closed || this.#window.navigate(linkUrl) ? 'window-open' : undefined;
  }

  /** Checks the window, or this tab: `closing` once when it first reports to be closed, `lost` when it is given up. */
  check(): 'there' | 'closing' | 'lost' {
    const seen = (this.#window ?? this.#tab).look();
    if (seen === 'lost') this.#window = undefined;
    return seen;
  }

  /** Whether this tab had been redirected, and no window was opened since, and the user came back to this page; reported once. */
  takeRestored(): boolean {
    const hasLeft = this.#tab.hasLeft && !this.hasOpenWindow;
    this.#tab.hasLeft = false;
    return hasLeft;
  }
}
