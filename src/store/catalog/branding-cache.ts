import * as v from 'valibot';
import { object } from '../../api/fields.js';
import type { CodatClient } from '../../api/client.js';
import { BrandingSchema, type Branding, type Integration } from '../../api/schema.js';
import { TypedEventTarget } from '../typed-event-target.js';
import { failedImages } from './failed-images.js';

/** What is known of an integration's branding; `null` where none could be had. */
export type BrandingState = Branding | null | undefined;

/** Brands change their images seldom; Codat asks that its responses be kept. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
/** Leaves room under Codat's ten at a time. */
const MAX_CONCURRENT = 4;

const StoredSchema = v.record(v.string(), object({ at: v.number(), branding: BrandingSchema }));
type Stored = v.InferOutput<typeof StoredSchema>;

/**
 * The brandings behind one proxy, for all elements of the page: requested once, and only when an element is about to
 * show them; cached across visits in localStorage.
 */
export class BrandingCache extends TypedEventTarget<{
  /** More brandings are known. */
  change: undefined;
}> {
  readonly #storageKey: string;
  readonly #known = new Map<string, Branding | null>();
  readonly #waiting = new Set<string>();
  readonly #pending = new Set<string>();
  /** Of the stores that use it, the latest last: the one before may be of somebody whose session is over. */
  readonly #clients = new Set<CodatClient>();
  /** How often the failures were cleared. */
  #clearedCount = 0;
  #stored: Stored | undefined;
  #abort = new AbortController();

  /** Identifies the proxy among all others of this origin. */
  readonly proxyId: string;

  constructor(proxyId: string) {
    super();
    this.proxyId = proxyId;
    this.#storageKey = `codat-elements:branding:${proxyId}`;
  }

  /** What is known; undefined as long as nothing is. */
  get(platformKey: string): BrandingState {
    const known = this.#known.get(platformKey);
    if (known !== undefined) return known;
    const all = this.#read();
    // A key is data: it may be one that every object knows, such as `constructor`.
    const stored = Object.hasOwn(all, platformKey) ? all[platformKey] : undefined;
    // A clock that was ahead then must not keep it for as long.
    const isFresh = stored && Math.abs(Date.now() - stored.at) < MAX_AGE_MS;
    return isFresh ? stored.branding : undefined;
  }

  /** Takes what has come with the catalogue; the rest is asked for one by one. */
  take(integrations: Integration[]): Integration[] {
    for (const { key, branding } of integrations) {
      if (branding !== undefined) this.#known.set(key, branding);
    }
    return integrations;
  }

  /** Asks for it unless it is known or being asked for. */
  want(platformKey: string): void {
    if (this.get(platformKey) !== undefined || this.#pending.has(platformKey)) return;
    this.#waiting.add(platformKey);
    this.#next();
  }

  /** Lets what could not be had, images included, be requested again. */
  forgetFailures(): void {
    failedImages.clear();
    this.#clearedCount++;
    for (const [platformKey, branding] of this.#known) {
      if (!branding) this.#known.delete(platformKey);
    }
  }

  /** Requests by this store's client, until the signal is aborted; without any, nothing is requested. */
  connect(client: CodatClient, signal: AbortSignal): void {
    this.#clients.add(client);
    const leave = () => {
      this.#clients.delete(client);
      if (this.#clients.size === 0) this.#disconnect();
    };
    signal.addEventListener('abort', leave, { once: true });
    this.#next();
  }

  /** Aborts all requests; the next user requests what it shows again. */
  #disconnect(): void {
    this.#waiting.clear();
    this.#pending.clear();
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #next(): void {
    const client = [...this.#clients].at(-1);
    if (!client) return;
    for (const platformKey of this.#waiting) {
      if (this.#pending.size >= MAX_CONCURRENT) return;
      this.#waiting.delete(platformKey);
      void this.#ask(platformKey, client);
    }
  }

  async #ask(platformKey: string, client: CodatClient): Promise<void> {
    const { signal } = this.#abort;
    const askedAt = this.#clearedCount;
    this.#pending.add(platformKey);
    try {
      const branding = await client.getBranding(platformKey, { signal });
      if (signal.aborted) return;
      // Neither is no branding: a gateway responded in its place, and that is not cached.
      const isBranding = branding.logo ?? branding.button;
      this.#known.set(platformKey, isBranding ? branding : null);
      if (isBranding) this.#store(platformKey, branding);
    } catch {
      if (signal.aborted) return;
      // An element without branding shows a logo or initials and works: not worth an error.
      if (askedAt === this.#clearedCount) this.#known.set(platformKey, null);
      else this.#waiting.add(platformKey);
    }
    this.#pending.delete(platformKey);
    this.emit('change', undefined);
    this.#next();
  }

  #read(): Stored {
    if (this.#stored) return this.#stored;
    try {
      const stored = localStorage.getItem(this.#storageKey) ?? '{}';
      this.#stored = v.parse(StoredSchema, JSON.parse(stored));
    } catch {
      // Not ours, or storage is denied: it is asked for again.
      this.#stored = {};
    }
    return this.#stored;
  }

  #store(platformKey: string, branding: Branding): void {
    this.#stored = { ...this.#read(), [platformKey]: { at: Date.now(), branding } };
    try {
      localStorage.setItem(this.#storageKey, JSON.stringify(this.#stored));
    } catch {
      // Denied or full: it lives as long as the page.
    }
  }
}
