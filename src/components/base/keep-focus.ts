import { firstRendered, isRendered, mayMoveFocus, takeFocus } from '../../ui/dom/focus.js';
import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in an element whose update takes the button away that had it, as "Try again" goes with its error:
 * else the next press of Tab would begin at the top of the page. What is left of the same panel or item takes it: a
 * button, the stage's heading, or the item itself, such as a tile that is connected now and no button any more. Else the
 * heading of the stage or of the element takes it.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: LitElement;
  #had: Element | null = null;
  /** Where it was, the nearest first. */
  #places: (HTMLElement | null)[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const had = this.#host.shadowRoot?.activeElement ?? null;
    this.#had = had;
    this.#places = had ? [had.closest<HTMLElement>('.stage, .attempt'), had.closest('li')] : [];
  }

  hostUpdated(): void {
    if (!this.#had || this.#had.isConnected || !this.#host.isConnected) return;
    if (!mayMoveFocus(this.#host)) return;
    const root = this.#host.renderRoot;
    const left = this.#places.filter((place) => place?.isConnected);
    const target = [
      ...left.map((place) => firstRendered(place, '.stage-title, button, a')),
      ...left,
    ].find((one) => one && isRendered(one));
    takeFocus(
      target ?? firstRendered(root, '.stage-title', '.head', 'button', '.panel', '.chip', '.place'),
    );
  }
}
