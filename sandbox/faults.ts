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
 * - `status`: Codat's error body with `status` (default 500); 429 gets a `Retry-After` of a second
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

/** @throws TypeError if it has none of the kinds */
export function checkFault(fault: unknown): asserts fault is Fault {
  const kind = isRecord(fault) ? fault['kind'] : undefined;
  if (faultKinds.some((known) => known === kind)) return;
  throw new TypeError(
    `A fault has a kind: ${faultKinds.join(', ')}. It was given ${JSON.stringify(kind)}.`,
  );
}

/** A fault in force, and how many requests it will yet hit. */
export type ActiveFault = Fault & { readonly id: number; readonly left: number };

/** Faults that can be switched on and off from outside. The first that fits a request hits it. */
export interface FaultList {
  /** Adds one after those there are; what it returns removes it again. Throws for an unknown kind. */
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

  add(fault: Fault): { readonly id: number; remove(): void } {
    checkFault(fault);
    this.#made += 1;
    const id = this.#made;
    const pattern = fault.path === undefined ? undefined : patternOf(fault.path);
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
  // Without its flags: a global RegExp would remember where it last matched.
  if (typeof path !== 'string') return new RegExp(path.source);
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
