import type { LitElement, ReactiveController } from 'lit';
import { warnOnce } from '../ui/dom/warn-once.js';
import { flatAncestors, isWithin, memberOf } from '../ui/dom/flat-tree.js';
import { closeDialog } from '../ui/dom/focus.js';

/** The interval between two checks whether the place of a modal dialog is displayed: no event reports that. */
const LOOK_MS = 250;

/** Whether the contents of an element are displayed, and may be used. */
function isUsable(element: HTMLElement, view: Window): boolean {
  if (isWithin(element, '[inert]')) return false;
  if (view.getComputedStyle(element).getPropertyValue('content-visibility') === 'hidden') {
    return false;
  }
  // What has no box of its own is as visible as what is around it.
  const box = [...flatAncestors(element)].find(
    (one) => view.getComputedStyle(one).display !== 'contents',
  );
  if (!box) return true;
  return memberOf(box, 'checkVisibility').call(box, { visibilityProperty: true });
}

/**
 * Shows an element's modal dialogs: those it has drawn with `data-modal`, the last one on top.
 *
 * A modal dialog makes the page inert even where it cannot be seen itself, as in an inactive tab or a closed
 * `<details>`: so it is shown only while its element is displayed.
 */
export class ModalController implements ReactiveController {
  readonly #host: LitElement;
  readonly #onShown: (dialog: HTMLDialogElement) => void;
  /** Those that were closed here while they are to be shown: their `close` event is not the person's. */
  readonly #suspended = new WeakSet<EventTarget>();
  /** Those that came up here, and that nobody has closed as far as is known. */
  readonly #shown = new WeakSet<EventTarget>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isListening = false;

  /** `onShown` is called each time when a dialog comes up. */
  constructor(host: LitElement, onShown: (dialog: HTMLDialogElement) => void = () => undefined) {
    this.#host = host;
    this.#onShown = onShown;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    if (!this.#isListening) {
      this.#isListening = true;
      this.#host.renderRoot.addEventListener('close', this.#onClose, { capture: true });
    }
    this.#sync();
  }

  /** Out of the page a dialog stops being modal but stays open: it would come back as a part of the page. */
  hostDisconnected(): void {
    clearTimeout(this.#timer);
    for (const dialog of this.#dialogs) this.#suspend(dialog);
  }

  get #dialogs(): HTMLDialogElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('dialog') ?? [])];
  }

  readonly #sync = () => {
    clearTimeout(this.#timer);
    const wanted: HTMLDialogElement[] = [];
    for (const dialog of this.#dialogs) {
      if ('modal' in dialog.dataset) wanted.push(dialog);
      else if (dialog.open) {
        this.#shown.delete(dialog);
        closeDialog(dialog);
      }
    }
    // Nothing is shown in the document of a frame or window that is gone.
    const view = this.#host.ownerDocument.defaultView;
    if (wanted.length === 0 || !view) return;
    if (isUsable(this.#host, view)) for (const dialog of wanted) this.#show(dialog);
    else {
      warnOnce(
        this.#host,
        'The dialog is not shown: its element is not displayed, or inert. It opens once the element can be seen.',
      );
      for (const dialog of wanted.reverse()) this.#suspend(dialog);
    }
    this.#timer = setTimeout(this.#sync, LOOK_MS);
  };

  #show(dialog: HTMLDialogElement): void {
    if (dialog.matches(':modal')) return;
    // Somebody else has closed it, as a form in it does, and its event is on its way.
    if (this.#shown.has(dialog) && !dialog.open) return;
    this.#suspend(dialog);
    dialog.showModal();
    this.#shown.add(dialog);
    this.#onShown(dialog);
  }

  #suspend(dialog: HTMLDialogElement): void {
    if (!dialog.open) return;
    this.#suspended.add(dialog);
    this.#shown.delete(dialog);
    dialog.close();
  }

  readonly #onClose = (event: Event) => {
    if (!event.target) return;
    this.#shown.delete(event.target);
    if (this.#suspended.delete(event.target)) event.stopPropagation();
  };
}
