import { digest } from '../catalog/catalog-cache.js';

/** For so long after a request the list that is known may lack what it has created. */
const NOTED_MS = 60_000;

/** What is known of the last request to create a connection. */
interface RequestNote {
  /** For how many milliseconds from now a connection of it may still appear; none of another company's. */
  mayAppearFor: number;
}

/**
 * Notes that a connection was requested, and whether it may still appear, in localStorage for all tabs of this origin and for
 * this one after a reload. Where storage is denied or full they are this tab's alone, and the proxy's event stream updates the
 * others a little later.
 */
export class RequestNotes {
  readonly #own = new Map<string, string>();
  /** Which company, proxy and credentials it was for: nothing that is kept says it. */
  readonly #of: string;

  constructor(storeId: string) {
    this.#of = digest(storeId);
  }

  set(name: string, mayAppearFor: number): void {
    const now = Date.now();
    const note = `${now} ${now + mayAppearFor} ${this.#of}`;
    this.#own.set(name, note);
    try {
      localStorage.setItem(name, note);
    } catch {
      // Kept in this tab.
    }
  }

  /** Undefined where none was made within the last minute. */
  get(name: string): RequestNote | undefined {
    const [at, until, of] = (this.#read(name) ?? '').split(' ');
    // From a clock that was put back meanwhile too.
    const age = Math.abs(Date.now() - Number(at));
    const mayAppearFor = of === this.#of ? Math.max(0, Number(until) - Number(at) - age) : 0;
    if (age < NOTED_MS) return { mayAppearFor };
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
