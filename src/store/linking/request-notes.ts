import * as v from 'valibot';
import { object } from '../../api/fields.js';
import { digest } from '../catalog/catalog-cache.js';

/** For so long after a request the list that is known may lack what it has created. */
const NOTED_MS = 60_000;
/** Of the companies that request an integration within a minute, the latest; so that what is stored stays bounded. */
const MAX_NOTES = 20;

const NoteSchema = object({
  /** Which company it was for, as a digest; empty where it was the user's own, whichever that is. */
  of: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
  /** Until when a connection of it may still appear. */
  until: v.number(),
});

type Note = v.InferOutput<typeof NoteSchema>;

const NotesSchema = v.array(NoteSchema);

/** What is known of the last request to create a connection. */
interface RequestNote {
  /** For how many milliseconds from now a connection of it may still appear; none of another company's. */
  mayAppearFor: number;
}

/** The company of a store, as notes name it. A client of the host's own does not say whose it is. */
function companyIn(storeId: string, proxyId: string): string {
  const [company] = storeId.slice(proxyId.length + 1).split(' ');
  return company && company !== 'me' ? digest(company) : '';
}

/**
 * Notes that a connection was requested, and whether it may still appear, in localStorage for all tabs of this origin and for
 * this one after a reload: one for each company, whatever its credentials. Where storage is denied or full they are this
 * tab's alone, and the proxy's event stream updates the others a little later.
 */
export class RequestNotes {
  readonly #own = new Map<string, readonly Note[]>();
  readonly #of: string;

  constructor(storeId: string, proxyId: string) {
    this.#of = companyIn(storeId, proxyId);
  }

  set(name: string, mayAppearFor: number): void {
    const at = Date.now();
    const others = this.#recent(name).filter(({ of }) => of !== this.#of);
    const notes = [...others.slice(1 - MAX_NOTES), { of: this.#of, at, until: at + mayAppearFor }];
    this.#own.set(name, notes);
    try {
      localStorage.setItem(name, JSON.stringify(notes));
    } catch {
      // Kept in this tab.
    }
  }

  /** Undefined where none was made within the last minute. */
  get(name: string): RequestNote | undefined {
    const notes = this.#recent(name);
    if (notes.length === 0) {
      this.#forget(name);
      return undefined;
    }
    // What one page calls `me` another may call by its id.
    const ours = notes.filter(({ of }) => of === this.#of || !of || !this.#of);
    const left = ours.map((note) => note.until - note.at - ageOf(note));
    return { mayAppearFor: Math.max(0, ...left) };
  }

  /** The latest of each company. */
  #recent(name: string): Note[] {
    const latest = new Map<string, Note>();
    for (const note of [...storedNotes(name), ...(this.#own.get(name) ?? [])]) {
      const isLater = note.at >= (latest.get(note.of)?.at ?? -Infinity);
      if (isLater && ageOf(note) < NOTED_MS) latest.set(note.of, note);
    }
    return [...latest.values()];
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

/** In milliseconds; from a clock that was put back meanwhile too. */
const ageOf = ({ at }: Note) => Math.abs(Date.now() - at);

function storedNotes(name: string): Note[] {
  try {
    return v.parse(NotesSchema, JSON.parse(localStorage.getItem(name) ?? '[]'));
  } catch {
    // None of ours, or storage is denied.
    return [];
  }
}
