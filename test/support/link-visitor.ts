import type { CodatSandbox } from '../../sandbox/index.js';

/** Goes through link pages as a browser without script would. */
export class Visitor {
  readonly #sandbox: CodatSandbox;
  /** The address the latest page came from, or the one outside to which it was sent. */
  url = '';
  html = '';
  status = 0;

  constructor(sandbox: CodatSandbox) {
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
      const name = /name="([^"]*)"/.exec(input)?.[1];
      const value = /value="([^"]*)"/.exec(input)?.[1];
      if (!name || value === undefined || input.includes('type="checkbox"')) continue;
      if (input.includes('type="radio"') && !/\schecked\b/.test(input)) continue;
      fields[name] = value.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    }
    return fields;
  }

  async #follow(request: Request): Promise<this> {
    const answer = await this.#sandbox.fetch(request);
    const location = answer.headers.get('Location');
    if (answer.status === 303 && location) {
      this.url = location;
      this.html = '';
      this.status = 303;
      if (new URL(location).host !== new URL(request.url).host) return this;
      return this.#follow(new Request(location));
    }
    this.url = request.url;
    this.status = answer.status;
    this.html = await answer.text();
    return this;
  }
}
