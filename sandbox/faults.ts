import { isRecord } from './is-record.js';

const faultKinds = [
  'status',
  'delay',
  'hold',
  'cut',
  'malformed',
  'html',
  'shape',
  'empty',
  'network',
  'headers',
] as const;

/**
 * What goes wrong:
 * - `status`: Codat's error body with `status` (default 500), or none with 204, 205 and 304, which have no body; 429 gets a
 *   `Retry-After` of a second
 * - `delay`: the true response, `delayMs` later (default 1000)
 * - `hold`: the true response, once the fault is removed
 * - `cut`: headers and the first half of a body, then the connection breaks
 * - `malformed`: a whole body that ends in the middle of its JSON
 * - `html`: a gateway's page in HTML (default status 502)
 * - `shape`: JSON, but not what Codat promises
 * - `empty`: 200 without a body
 * - `network`: no response at all
 * - `headers`: the true response with `headers` added, for instance a platform's COOP
 */
export type FaultKind = (typeof faultKinds)[number];

/** Something that is to go wrong. */
export interface Fault {
  readonly kind: FaultKind;
  /** HTTP method; default any. */
  readonly method?: string;
  /**
   * Which paths (without the mount path): a glob with `*` for anything but a slash and `**` for
   * anything at all; or, when it begins with `^`, the source of a RegExp. Both may reach into the
   * query. Default any.
   *
   * A link page can also be named by its connection: `/companies/{companyId}/connections/{connectionId}/link`.
   */
  readonly path?: string | RegExp;
  /** How many requests it hits; default all, until it is removed. */
  readonly times?: number;
  /** Of the made-up response, from 200 to 599. */
  readonly status?: number;
  /** Headers of the made-up response. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /**
   * `before` (default): the request is never carried out. `after`: it is, and only its response is
   * lost. `delay`, `hold` and `headers` always carry it out; `delay` and `hold` wait before or after doing so.
   */
  readonly after?: 'before' | 'after';
}

/** The longest that timers wait. */
const MAX_DELAY_MS = 2 ** 31 - 1;

interface Rule {
  readonly isGood: (value: unknown) => boolean;
  /** What is said where it is not. */
  readonly words: string;
}

const isText = (value: unknown) => typeof value === 'string';
const isWithin = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most;

/** What each part of a fault can be: of anything else no response could be made. */
const rules: Readonly<Record<keyof Fault, Rule>> = {
  kind: {
    isGood: (value) => faultKinds.some((known) => known === value),
    words: `A fault has a kind: ${faultKinds.join(', ')}.`,
  },
  method: { isGood: isText, words: "A fault's method is a text, such as GET." },
  path: { isGood: isPattern, words: "A fault's path is a glob, a RegExp or the source of one." },
  times: {
    isGood: (value) =>
      value === Infinity || (Number.isInteger(value) && isWithin(value, 0, Infinity)),
    words: "A fault's times is a whole number of requests.",
  },
  status: {
    isGood: (value) => Number.isInteger(value) && isWithin(value, 200, 599),
    words: "A fault's status is a whole number from 200 to 599, as fetch has it.",
  },
  headers: {
    isGood: areHeaders,
    words: "A fault's headers are names and values that a response can have.",
  },
  delayMs: {
    isGood: (value) => isWithin(value, 0, MAX_DELAY_MS),
    words: `A fault's delayMs is a number from 0 to ${MAX_DELAY_MS}.`,
  },
  after: {
    isGood: (value) => value === 'before' || value === 'after',
    words: "A fault's after is before or after.",
  },
};

/** @throws TypeError when it has no kind, or something with which no response could be made */
export function checkFault(fault: unknown): asserts fault is Fault {
  const given = isRecord(fault) ? fault : {};
  for (const [name, { isGood, words }] of Object.entries(rules)) {
    const value = given[name];
    // JSON has null for what is left out, and for Infinity.
    const isLeftOut = (value === undefined || value === null) && name !== 'kind';
    if (isLeftOut || isGood(value)) continue;
    const what = typeof value === 'number' ? String(value) : JSON.stringify(value);
    throw new TypeError(`${words} It was given ${what}.`);
  }
}

function isPattern(value: unknown): boolean {
  if (value instanceof RegExp) return true;
  if (typeof value !== 'string') return false;
  try {
    return patternOf(value) instanceof RegExp;
  } catch {
    return false;
  }
}

function areHeaders(value: unknown): boolean {
  if (!isRecord(value)) return false;
  try {
    const headers = new Headers();
    for (const [name, text] of Object.entries(value)) headers.set(name, String(text));
    return true;
  } catch {
    return false;
  }
}

/** A fault in force, and how many requests it will yet hit. */
export type ActiveFault = Fault & { readonly id: number; readonly left: number };

/** Faults that can be switched on and off from outside. The first that fits a request hits it. */
export interface FaultList {
  /** Adds one after those there are; what it returns removes it again. Throws a TypeError for what no response can be made of. */
  add(fault: Fault): { readonly id: number; remove(): void };
  clear(): void;
  list(): readonly ActiveFault[];
}

interface Entry {
  readonly id: number;
  readonly fault: Fault;
  readonly pattern: RegExp | undefined;
  readonly removed: Promise<void>;
  /** Settles `removed`. */
  readonly release: () => void;
  left: number;
}

/** A fault that hits a request. */
export interface Hit {
  readonly fault: Fault;
  /** Settles when the fault is removed. */
  readonly removed: Promise<void>;
}

export class FaultStore implements FaultList {
  #entries: Entry[] = [];
  #made = 0;

  add(given: Fault): { readonly id: number; remove(): void } {
    checkFault(given);
    // A copy: what was checked is what is used.
    const fault = { ...given, ...(given.headers && { headers: { ...given.headers } }) };
    this.#made += 1;
    const id = this.#made;
    const { path } = fault;
    const isGiven = typeof path === 'string' || path instanceof RegExp;
    const pattern = isGiven ? patternOf(path) : undefined;
    let release = (): void => undefined;
    const removed = new Promise<void>((resolve) => {
      release = resolve;
    });
    const left = fault.times ?? Number.POSITIVE_INFINITY;
    this.#entries.push({ id, fault, pattern, removed, release, left });
    return { id, remove: () => this.#remove((entry) => entry.id === id) };
  }

  clear(): void {
    this.#remove(() => true);
  }

  list(): readonly ActiveFault[] {
    return this.#inForce().map(({ id, fault, left }) => ({ ...fault, id, left }));
  }

  /** The fault for a request that goes by these paths, counted as used. */
  take(method: string, paths: readonly string[]): Hit | undefined {
    const entry = this.#inForce().find(
      ({ fault, pattern }) =>
        (!fault.method || fault.method.toUpperCase() === method) &&
        (!pattern || paths.some((path) => pattern.test(path))),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    // One that is used up and holds responses can still be removed, which lets them go.
    if (entry.left <= 0 && entry.fault.kind !== 'hold') this.#remove((other) => other === entry);
    return entry;
  }

  #inForce(): readonly Entry[] {
    return this.#entries.filter(({ left }) => left > 0);
  }

  #remove(isMeant: (entry: Entry) => boolean): void {
    for (const entry of this.#entries) if (isMeant(entry)) entry.release();
    this.#entries = this.#entries.filter((entry) => !isMeant(entry));
  }
}

function patternOf(path: string | RegExp): RegExp {
  // A global or sticky RegExp would remember where it last matched.
  if (typeof path !== 'string') return new RegExp(path.source, path.flags.replace(/[gy]/g, ''));
  if (path.startsWith('^')) return new RegExp(path);
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}
