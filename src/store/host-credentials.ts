import type { CodatClientOptions } from '../api/client.js';

/** What a host gives for its requests. */
interface Given {
  getToken?: CodatClientOptions['getToken'] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * What the elements of one company were given for its requests. Many frameworks make functions and objects anew with every
 * rendering, which mean the same: those that were given last count, until the element that was given them is given none.
 */
export class HostCredentials {
  readonly #given = new Map<object, Given>();

  get getToken(): Given['getToken'] {
    return this.#last('getToken');
  }

  get headers(): NonNullable<Given['headers']> {
    return this.#last('headers') ?? {};
  }

  /** Takes over what an element is given now. Returns whether requests carry a token, or headers, that they did not. */
  give(element: object, { getToken, headers }: Given): boolean {
    const known = this.#given.get(element);
    if (known?.getToken === getToken && known?.headers === headers) return false;
    const before = this.#carried;
    this.#given.delete(element);
    if (getToken || headers) this.#given.set(element, { getToken, headers });
    return this.#carried !== before;
  }

  /** An element is gone: what it was given stays where no other was given any. */
  leave(element: object): void {
    if (this.#given.size > 1) this.#given.delete(element);
  }

  #last<Name extends keyof Given>(name: Name): Given[Name] {
    return [...this.#given.values()].findLast((given) => given[name])?.[name];
  }

  get #carried(): string {
    const headers = Object.entries<unknown>(this.headers).map(
      ([name, value]) => `${name} ${String(value)}`,
    );
    return [Boolean(this.getToken), ...headers].join('\n');
  }
}
