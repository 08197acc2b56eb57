interface Entry<Value> {
  value: Value;
  /** Who alone has asked for it; undefined once somebody else has. */
  asker: string | undefined;
}

/**
 * So many values, those that were used last. What one company alone has asked for goes first: whoever invents
 * queries must not push out what all share.
 */
export class RecentlyUsed<Value> {
  readonly #most: number;
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string, asker: string | undefined): Value | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (entry.asker !== asker) entry.asker = undefined;
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    return entry.value;
  }

  set(name: string, asker: string | undefined, value: Value): void {
    const known = this.#entries.get(name);
    this.#entries.delete(name);
    this.#entries.set(name, { value, asker: known && known.asker !== asker ? undefined : asker });
    if (this.#entries.size > this.#most) this.#entries.delete(this.#leastWorth(name));
  }

  #leastWorth(latest: string): string {
    let oldest: string | undefined;
    for (const [name, { asker }] of this.#entries) {
      if (asker !== undefined && name !== latest) return name;
      oldest ??= name;
    }
    return oldest ?? latest;
  }
}
