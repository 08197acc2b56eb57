/** Keys that move the caret in a text field, or take text away. */
const editingKeys = new Set([
  'Backspace',
  'Delete',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'End',
  'Home',
  'PageDown',
  'PageUp',
]);

/** An input method's: what is being composed, or an accent that waits for its letter. */
const composingKeys = new Set(['Dead', 'Process', 'Unidentified']);

const pressed = 'button, summary, [role=button], input:is([type=checkbox], [type=radio])';
const notTyped =
  '[type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=file], [type=color], [type=image]';
const typed = `input:not(${notTyped}), textarea, select, [contenteditable]:not([contenteditable=false])`;

/** A character, a combination that types one included; not a shortcut. */
function isCharacter({ key, isComposing }: KeyboardEvent): boolean {
  return isComposing || composingKeys.has(key) || [...key].length === 1;
}

function isChord(event: KeyboardEvent): boolean {
  // Windows reports the key for third characters, such as @ on many keyboards, as Ctrl and Alt.
  if (event.getModifierState('AltGraph')) return false;
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** Whether the key does something in the control that has the focus. */
function isUsedBy(control: Element, event: KeyboardEvent): boolean {
  if (isChord(event)) return false;
  if (control.matches(typed)) return isCharacter(event) || editingKeys.has(event.key);
  if (control.matches('[type=radio]') && event.key.startsWith('Arrow')) return true;
  return event.key === ' ' && control.matches(pressed);
}

/**
 * Keeps what is typed into a shadow root's own fields, and what moves between its choices, from the page's key
 * listeners: from outside, the event's target is the element, which no shortcut library takes for a field. Escape, Tab,
 * Enter and chords pass.
 *
 * Capturing listeners on the way in get the event all the same; `event.composedPath()[0]` is the field.
 */
export function containKeys(root: ShadowRoot): void {
  /** Keys that are down and whose press was kept. */
  const kept = new Set<string>();
  const nameOf = ({ code, key }: KeyboardEvent) => code || key;
  /** Not by `instanceof`: an element that was moved into another window gets that window's events. */
  const on = (type: 'keydown' | 'keypress' | 'keyup', listener: (event: KeyboardEvent) => void) =>
    root.addEventListener(type, listener as EventListener);

  const isKept = (event: KeyboardEvent): boolean => {
    const control = event.composedPath()[0] as Element;
    // Fields that the host put into a slot are the host's: the page sees them for what they are.
    if (control.nodeType !== Node.ELEMENT_NODE || control.getRootNode() !== root) return false;
    return isUsedBy(control, event);
  };

  on('keydown', (event) => {
    kept.delete(nameOf(event));
    if (!isKept(event)) return;
    kept.add(nameOf(event));
    event.stopPropagation();
  });
  on('keypress', (event) => {
    if (isKept(event)) event.stopPropagation();
  });
  // Who saw a key go down sees it come up.
  on('keyup', (event) => {
    if (kept.delete(nameOf(event))) event.stopPropagation();
  });
}
