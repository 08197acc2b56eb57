import type { CodatClientOptions } from '../api/client.js';
import { entriesOf } from '../api/request-headers.js';

/** What a host gives for its requests. */
interface Given {
  getToken?: CodatClientOptions['getToken'] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * What the elements of one company were given for its requests. Many frameworks make functions and objects anew with every
 * rendering, which mean the same: those that were given last count, until the element that was given them is given none. What
 * an element that is gone was given counts for the others until one of them is given the same anew.
 */
export class HostCredentials {
  readonly #given = new Map<object, Given>();
  /** What elements that are gone were given. */
  #left: Given = {};

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
    const { getToken: token, headers: more } = this.#left;
    this.#left = { ...(!getToken && { getToken: token }), ...(!headers && { headers: more }) };
    return this.#carried !== before;
  }

  /** An element is gone. */
  leave(element: object): void {
    const { getToken = this.#left.getToken, headers = this.#left.headers } =
      this.#given.get(element) ?? {};
    this.#left = { getToken, headers };
    this.#given.delete(element);
  }

  /** No element is left: the next to come may be of somebody else. */
  clear(): void {
    this.#given.clear();
    this.#left = {};
  }

  #last<Name extends keyof Given>(name: Name): Given[Name] {
    return [this.#left, ...this.#given.values()].findLast((given) => given[name])?.[name];
  }

  get #carried(): string {
    const headers = (entriesOf(this.headers) ?? []).map(
      ([name, value]) => `${String(name)} ${String(value)}`,
    );
    return [Boolean(this.getToken), ...headers].join('\n');
  }
}
