import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in an element whose update takes the button away that had it, as "Try again" goes with its error:
 * else the next press of Tab would begin at the top of the page. What is left of the same panel or item takes it,
 * or the heading does.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: LitElement;
  #had: Element | null = null;
  /** Where it was, the nearest first. */
  #places: (Element | null)[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const had = this.#host.shadowRoot?.activeElement ?? null;
    this.#had = had;
    this.#places = had ? [had.closest('.attempt'), had.closest('li')] : [];
  }

  hostUpdated(): void {
    if (!this.#had || this.#had.isConnected || !this.#host.isConnected) return;
    const root = this.#host.renderRoot;
    const left = this.#places.filter((place) => place?.isConnected);
    const target = [
      ...left.map((place) => place?.querySelector<HTMLElement>('button, a')),
      ...['.head', 'button', '.panel'].map((one) => root.querySelector<HTMLElement>(one)),
    ].find((one) => one);
    if (!target) return;
    // A heading can be told to take it.
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}
