import * as v from 'valibot';
import { object } from '../../api/fields.js';
import { IntegrationSchema, type Integration } from '../../api/schema.js';

/** One catalog for each origin, the latest, so that what is stored stays bounded. The number is its format's. */
const STORAGE_KEY = 'codat-elements:catalog:1';
/** Older ones are more likely to be wrong than to help. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** In characters: leaves nearly all of an origin's storage to its host. */
const MAX_LENGTH = 500_000;

const StoredSchema = object({ of: v.string(), at: v.number(), integrations: v.unknown() });
const CatalogSchema = v.array(IntegrationSchema);

/** A name that does not tell which company it stands for. */
export function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/**
 * The catalog of the last visit, to be shown while it is checked. Holds integrations alone, nothing of the company;
 * without storage, or with a full one, every visit is the first.
 */
export class CatalogCache {
  readonly #of: string;
  #restored: { text: string; integrations: Integration[] } | undefined;

  /** `storeId`: proxy, company and credentials. */
  constructor(storeId: string) {
    this.#of = digest(storeId);
  }

  /** The stored catalog; undefined where there is none, or none that can be trusted. */
  restore(): Integration[] | undefined {
    try {
      const stored = v.parse(StoredSchema, JSON.parse(localStorage.getItem(STORAGE_KEY) ?? ''));
      // A clock that was ahead then must not keep it for as long.
      if (stored.of !== this.#of || Math.abs(Date.now() - stored.at) > MAX_AGE_MS) return undefined;
      const integrations = v.parse(CatalogSchema, stored.integrations);
      this.#restored = { text: JSON.stringify(stored.integrations), integrations };
      return integrations;
    } catch {
      // Not ours, or storage is denied.
      return undefined;
    }
  }

  /** Stores a catalog that has just come. Returns the restored one where both are equal: nothing is rendered again. */
  keep(integrations: Integration[]): Integration[] {
    const text = JSON.stringify(integrations);
    const isEqual = text === this.#restored?.text;
    const current = isEqual && this.#restored ? this.#restored.integrations : integrations;
    if (text.length > MAX_LENGTH) return current;
    try {
      const head = JSON.stringify({ of: this.#of, at: Date.now() }).slice(0, -1);
      localStorage.setItem(STORAGE_KEY, `${head},"integrations":${text}}`);
    } catch {
      // Denied or full: the next visit is like the first.
    }
    return current;
  }
}
