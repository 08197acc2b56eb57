/** What is read of a press: `keyCode` is deprecated, and how Safari alone tells the key that ends a composition. */
interface Press {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Whether Esc was pressed, and not for an input method that composes. */
export const isEscape = ({ key, isComposing, keyCode }: Press): boolean =>
  key === 'Escape' && !isComposing && keyCode !== 229;

/**
 * A dialog's handlers for Esc and a phone's gesture to go back: the dialog stays open, and `ask` is called.
 *
 * A second Esc closes a dialog although its `cancel` event is prevented; the key itself can be stopped.
 */
export function onEscape(ask: () => void) {
  const stop = (event: Event) => {
    // Handled by a dialog inside.
    if (event.defaultPrevented) return;
    event.preventDefault();
    ask();
  };
  return {
    cancel: (event: Event) => {
      // A file field in it has such an event as well.
      if (event.target === event.currentTarget) stop(event);
    },
    keydown: (event: KeyboardEvent) => {
      if (!isEscape(event)) return;
      // Held down, the key would answer the question as well that it has called, or close what was behind one.
      if (event.repeat) event.preventDefault();
      else stop(event);
    },
  };
}
