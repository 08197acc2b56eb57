import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * How long an element may be out of its document and is only being moved: longer than a framework takes to put
 * it elsewhere, shorter than a person notices that work goes on for an element that is gone.
 */
const MOVE_GRACE_MS = 250;

/** What an element does once it is clear that it is gone. */
interface AbsenceHandlers {
  /** The element is in a document for the first time, or again after it was gone. */
  arrived?(): void;
  /** The element has been out of every document for longer than a move takes. */
  gone(): void;
}

/**
 * Distinguishes a removal from a move: what an element has under way stops once it is gone, and not while it is moved
 * (removed and put back in one task, or a moment later), so that nothing is ended that has to begin again.
 */
export class Absence implements ReactiveController {
  readonly #handlers: AbsenceHandlers;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, handlers: AbsenceHandlers) {
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    const wasMoved = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!wasMoved) this.#handlers.arrived?.();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#handlers.gone();
    }, MOVE_GRACE_MS);
  }
}
