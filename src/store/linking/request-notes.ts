/** For so long after a request the list that is known may lack what it has created. */
const NOTED_MS = 60_000;

/** What is known of the last request to create a connection. */
interface RequestNote {
  /** For how many milliseconds from now a connection of it may still appear. */
  mayAppearFor: number;
}

/**
 * Notes that a connection was requested, and whether it may still appear, in localStorage for all tabs of this origin and for
 * this one after a reload. Where storage is denied or full they are this tab's alone, and the proxy's event stream updates the
 * others a little later.
 */
export class RequestNotes {
  readonly #own = new Map<string, string>();

  set(name: string, mayAppearFor: number): void {
    const now = Date.now();
    const note = `${now} ${now + mayAppearFor}`;
    this.#own.set(name, note);
    try {
      localStorage.setItem(name, note);
    } catch {
      // Kept in this tab.
    }
  }

  /** Undefined where none was made within the last minute. */
  get(name: string): RequestNote | undefined {
    const [at = 0, until = at] = (this.#read(name) ?? '').split(' ').map(Number);
    const age = Date.now() - at;
    // Not from a clock that was put back meanwhile either.
    if (Math.abs(age) < NOTED_MS) return { mayAppearFor: Math.max(0, until - at - Math.abs(age)) };
    this.#forget(name);
    return undefined;
  }

  #read(name: string): string | undefined {
    try {
      return localStorage.getItem(name) ?? this.#own.get(name);
    } catch {
      return this.#own.get(name);
    }
  }

  #forget(name: string): void {
    this.#own.delete(name);
    try {
      localStorage.removeItem(name);
    } catch {
      // It was never there.
    }
  }
}
