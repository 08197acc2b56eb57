import { setTimeout as wait } from 'node:timers/promises';
import type { ProxyResponse } from './response.js';
import { printable } from './printable.js';
import { Queue } from './queue.js';
import { sendRaw } from './raw-http.js';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Who asks: the test user, the second one, or somebody who is not signed in. */
export type Who = 'user' | 'other' | 'nobody';

export interface ProxyRequest {
  readonly method?: string;
  /** Below the proxy's own path, as it is to go over the wire. */
  readonly path: string;
  readonly as?: Who;
  /** Beside what the elements send, or instead of it; `null`: without. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

/** One question and its response. */
export interface Exchange {
  /** The method and the path, fit for a terminal. */
  readonly request: string;
  readonly response: ProxyResponse;
  /** What was sent is such that closing the line without a response refuses it. */
  readonly mayClose: boolean;
}

export interface TargetSettings {
  readonly url: URL;
  readonly headers: HeaderList;
  readonly otherHeaders: HeaderList;
  /** The origin of the host's own pages. */
  readonly origin: string;
  /** In milliseconds. */
  readonly timeout: number;
}

/** A minute, with a bit to spare: what a limit by the minute asks for. In seconds. */
const MAX_PAUSE_S = 65;

/** A run must not look like a flood, and hosts allow so many lines for one caller. */
const MAX_CONCURRENT = 4;

/** In characters; servers close on longer bodies before they have read them. */
const LARGE_BODY_BYTES = 64 * 1024;

/** Characters that no request line may have: some servers close on them without a word. */
const noPath = /[^\x21-\x7e]|\\/;

/** The proxy that is checked. It remembers all that was said. */
export class Target {
  readonly exchanges: Exchange[] = [];
  readonly #settings: TargetSettings;
  readonly #base: string;
  readonly #queue = new Queue(MAX_CONCURRENT);

  constructor(settings: TargetSettings) {
    this.#settings = settings;
    this.#base = settings.url.pathname.replace(/\/+$/, '');
  }

  get url(): URL {
    return this.#settings.url;
  }

  get origin(): string {
    return this.#settings.origin;
  }

  /** The path before Codat's own: `/codat`. */
  get base(): string {
    return this.#base;
  }

  get hasOther(): boolean {
    return this.#settings.otherHeaders.length > 0;
  }

  headersOf(who: Who): HeaderList {
    switch (who) {
      case 'user':
        return this.#settings.headers;
      case 'other':
        return this.#settings.otherHeaders;
      case 'nobody':
        return [];
    }
  }

  /** Asks as the elements would, but for what is said otherwise. A 429 is waited for once. */
  async send(request: ProxyRequest): Promise<Exchange> {
    return this.sendWith(this.headersOf(request.as ?? 'user'), request);
  }

  /** The same for several questions, a few at a time. */
  async sendAll(all: readonly ProxyRequest[]): Promise<readonly Exchange[]> {
    return Promise.all(all.map((request) => this.send(request)));
  }

  /** The same, signed in by these headers. */
  async sendWith(credentials: HeaderList, request: ProxyRequest): Promise<Exchange> {
    return this.#queue.run(() => this.#exchange(credentials, request));
  }

  async #exchange(credentials: HeaderList, request: ProxyRequest): Promise<Exchange> {
    const { method = 'GET', path, body } = request;
    const raw = {
      method,
      path: this.#base + path,
      headers: this.#headers(credentials, request),
      body,
    };
    let response = await sendRaw(raw, this.#settings);
    const pause = Number(response.header('Retry-After'));
    if (response.status === 429 && pause > 0 && pause <= MAX_PAUSE_S) {
      await wait(pause * 1000);
      response = await sendRaw(raw, this.#settings);
    }
    const mayClose = noPath.test(path) || (body?.length ?? 0) > LARGE_BODY_BYTES;
    const exchange = { request: `${method} ${printable(raw.path)}`, response, mayClose };
    this.exchanges.push(exchange);
    return exchange;
  }

  #headers(
    credentials: HeaderList,
    { method = 'GET', headers = {}, body }: ProxyRequest,
  ): HeaderList {
    const all = new Map<string, readonly [string, string]>([
      ['host', ['Host', this.url.host]],
      ['accept', ['Accept', 'application/json']],
      ['x-requested-with', ['X-Requested-With', 'codat-elements']],
    ]);
    // As a browser does for everything that may change something.
    if (method !== 'GET' && method !== 'HEAD') all.set('origin', ['Origin', this.origin]);
    if (body !== undefined) all.set('content-type', ['Content-Type', 'application/json']);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name.toLowerCase());
      else all.set(name.toLowerCase(), [name, value]);
    }
    return [...all.values(), ...credentials];
  }
}
