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
      if (event.key !== 'Escape') return;
      // Held down, the key would answer the question as well that it has called, or close what was behind one.
      if (event.repeat) event.preventDefault();
      else stop(event);
    },
  };
}
