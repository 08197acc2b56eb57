import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { isWithin } from '../ui/dom/flat-tree.js';
import { isRendered } from '../ui/dom/focus.js';
import type { Localize } from '../i18n/localize.js';
import { announcementWords } from '../i18n/announcement-words.js';
import type { Announcer, Announcement } from '../store/announcements.js';
import type { CompanyStore } from '../store/company-store.js';
import type { StoreController } from './store-controller.js';

/** The browser's, or a library's. */
const OPEN_DIALOG = 'dialog[open], [aria-modal=true]';

/** What a live region needs of its element. */
interface LiveRegionHost extends ReactiveControllerHost, HTMLElement {
  readonly localize: Localize;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What there is to say of an element itself: texts that each have their place, or one for each thing, by its key. */
export type LiveStates = string | readonly string[] | Map<unknown, string>;

/**
 * An element's one live region: what a screen reader says although the focus is elsewhere. The region holds the latest
 * of the element's own state and the company's announcements, each of which is made by one element of the company.
 */
export class LiveRegion implements ReactiveController, Announcer {
  readonly #host: LiveRegionHost;
  readonly #storeController: StoreController;
  #store: CompanyStore | undefined;
  #leave: (() => void) | undefined;
  /** Whether the region is rendered: only changes of a region that is there are read. */
  #isThere = false;
  #states = new Map<unknown, string>();
  #about: unknown;
  #text = '';
  #isNews = false;
  #news: string[] = [];
  #count = 0;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(host: LiveRegionHost, storeController: StoreController) {
    this.#host = host;
    this.#storeController = storeController;
    host.addController(this);
  }

  get isShown(): boolean {
    const region = this.#region;
    if (!region || !isRendered(region, { visibilityProperty: true })) return false;
    // As what is around a library's dialog, and a dialog of its own that is closed.
    return !isWithin(region, '[inert], [aria-hidden=true]');
  }

  get nearness(): number {
    const host = this.#host;
    // Not of what is in a modal dialog of the element's own: `:focus-within` ends at the top layer.
    if (host.shadowRoot?.activeElement ?? host.matches(':focus-within')) return 2;
    return this.#region && isWithin(this.#region, OPEN_DIALOG) ? 1 : 0;
  }

  get #region(): Element | null {
    return this.#host.renderRoot.querySelector('.visually-hidden[role=status]');
  }

  hostUpdate(): void {
    const { store } = this.#storeController;
    if (!this.#host.isConnected || (store === this.#store && this.#leave)) return;
    this.#leave?.();
    this.#store = store;
    this.#leave = store?.announcements.add(this);
  }

  hostUpdated(): void {
    if (this.#isThere) return;
    this.#isThere = true;
    if (this.#text) void this.#host.updateComplete.then(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  announce(news: Announcement): void {
    const { localize } = this.#host;
    const connections = this.#store?.connections.value ?? [];
    const mayReconnect = this.#storeController.may('reconnect');
    this.#news.push(announcementWords(news, connections, localize, mayReconnect));
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#news = [];
    if (!this.#isNews) return;
    this.#text = '';
    this.#isNews = false;
    this.#host.requestUpdate();
  }

  /**
   * The region, for the element's template. `states` is what there is to say of the element itself, if anything: each is
   * said when it changes in its place, or for its key. With another `about` the same words are said again.
   */
  render(states: LiveStates, about?: unknown) {
    const before = this.#states;
    const all =
      states instanceof Map ? states : new Map<unknown, string>([states].flat().entries());
    const isAgain = about !== undefined && this.#about !== undefined && about !== this.#about;
    // What was said before is not said again with the news. Of what is gone nothing is to be said any more.
    const changed = [...new Set([...all.keys(), ...before.keys()])].filter(
      (key) => isAgain || (all.get(key) ?? '') !== (before.get(key) ?? ''),
    );
    const said = changed
      .map((key) => all.get(key))
      .filter(Boolean)
      .join(' ');
    if (changed.length > 0) this.#say(said, false);
    this.#states = all;
    this.#about = about;
    if (this.#news.length > 0) {
      this.#say([said, ...this.#news].filter(Boolean).join(' '), true);
      this.#news = [];
    }
    // A new node each time: the same words may be news again.
    return html`<p class="visually-hidden" role="status">
      ${keyed(this.#count, this.#isThere ? this.#text : '')}
    </p>`;
  }

  #say(text: string, isNews: boolean): void {
    this.#text = text;
    this.#isNews = isNews;
    this.#count++;
  }
}
