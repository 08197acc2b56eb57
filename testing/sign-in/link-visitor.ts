import { attributeOf, readPage, type PageField, type PageState } from './read-page.js';
import type { SignInPage } from './sign-in-page.js';

/** What responds with the sandbox's pages. */
export interface PageSource {
  fetch(request: Request): Promise<Response>;
}

/** Goes through link pages as a browser without script would. */
export class Visitor {
  readonly #sandbox: PageSource;
  /** The address the latest page came from, or the one outside to which it was sent. */
  url = '';
  html = '';
  status = 0;

  constructor(sandbox: PageSource) {
    this.#sandbox = sandbox;
  }

  async open(url: string): Promise<this> {
    return this.#follow(new Request(url));
  }

  /** Sends the form that has this button, its fields as they stand but for those given. */
  async press(action: string, fields: Record<string, string> = {}): Promise<this> {
    const form = new URLSearchParams({ ...this.#fields(), ...fields, action });
    return this.#follow(new Request(this.url, { method: 'POST', body: form }));
  }

  get heading(): string {
    return /<h1[^>]*>(.*?)<\/h1>/s.exec(this.html)?.[1] ?? '';
  }

  #fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [input] of this.html.matchAll(/<input[^>]*>/gs)) {
      const [name, value] = [attributeOf(input, 'name'), attributeOf(input, 'value')];
      if (!name || value === undefined || input.includes('type="checkbox"')) continue;
      if (input.includes('type="radio"') && !/\schecked\b/.test(input)) continue;
      fields[name] = value;
    }
    return fields;
  }

  async #follow(request: Request): Promise<this> {
    const response = await this.#sandbox.fetch(request);
    const location = response.headers.get('Location');
    if (response.status === 303 && location) {
      this.url = location;
      this.html = '';
      this.status = 303;
      // A host's return page may stand on the same origin, and is not the sandbox’s to respond to.
      if (!isLinkPage(location, baseOf(request.url))) return this;
      return this.#follow(new Request(location));
    }
    this.url = request.url;
    this.status = response.status;
    this.html = await response.text();
    return this;
  }
}

/** The address under which the sandbox has the page of this address. */
const baseOf = (url: string) =>
  url.replace(/\/(companies\/[^/]+\/connections|link|company)\/.*$/, '');

const isLinkPage = (url: string, base: string) =>
  ['companies', 'link', 'company'].some((folder) => url.startsWith(`${base}/${folder}/`));

/** A visit to the sign-in pages without any window. */
export class VisitedPage implements SignInPage {
  readonly #visitor: Visitor;
  readonly #comeBack: () => Promise<void>;
  #values: Record<string, string> = {};

  /** `visitor` has opened the link. */
  constructor(visitor: Visitor, comeBack: () => Promise<void>) {
    this.#visitor = visitor;
    this.#comeBack = comeBack;
  }

  look(): Promise<PageState> {
    return Promise.resolve(readPage(this.#visitor.html));
  }

  url(): string {
    return this.#visitor.url;
  }

  fill({ name }: PageField, value: string): Promise<void> {
    this.#values[name] = value;
    return Promise.resolve();
  }

  async press(action: 'next' | 'cancel'): Promise<void> {
    await this.#visitor.press(action, this.#values);
    this.#values = {};
  }

  async fail(reason: string): Promise<void> {
    await this.#visitor.press('fail', { reason });
  }

  comeBack(): Promise<void> {
    return this.#comeBack();
  }
}
