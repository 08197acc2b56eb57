/** Sets exactly these of an element's custom states, for a host's `:state(…)` selectors. */
export class CustomStates {
  readonly #internals: ElementInternals | undefined = undefined;
  #current: readonly string[] = [];

  constructor(element: HTMLElement) {
    // Absent on the server, where nothing can be styled yet.
    if ('attachInternals' in element) this.#internals = element.attachInternals();
  }

  /** A group takes a name of its own, which what has no role does not. */
  setGroup(isGroup: boolean): void {
    if (this.#internals) this.#internals.role = isGroup ? 'group' : null;
  }

  set(states: Readonly<Record<string, boolean>>): void {
    const next = Object.keys(states).filter((name) => states[name]);
    if (next.join() === this.#current.join()) return;
    this.#current = next;
    const set = this.#internals?.states;
    if (!set) return;
    set.clear();
    for (const name of next) {
      try {
        set.add(name);
      } catch {
        // Browsers of before 2024 take only names with two dashes, and style them as `:--name`.
        set.add(`--${name}`);
      }
    }
  }
}
