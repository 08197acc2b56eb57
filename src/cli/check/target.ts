import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer.js';
import { sendRaw } from './wire.js';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Who asks: the test user, the second one, or somebody who is not signed in. */
export type Who = 'user' | 'other' | 'nobody';

export interface Asked {
  readonly method?: string;
  /** Below the proxy's own path, as it is to go over the wire. */
  readonly path: string;
  readonly as?: Who;
  /** Beside what the elements send, or instead of it; `null`: without. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

/** One question and its answer. */
export interface Exchange {
  /** The method and the path, fit for a terminal. */
  readonly request: string;
  readonly answer: Answer;
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
const longestPause = 65;

/** The proxy that is checked. It remembers all that was said. */
export class Target {
  readonly exchanges: Exchange[] = [];
  readonly #settings: TargetSettings;
  readonly #base: string;

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
  async ask(asked: Asked): Promise<Exchange> {
    return this.askWith(this.headersOf(asked.as ?? 'user'), asked);
  }

  /** The same, signed in by these headers. */
  async askWith(credentials: HeaderList, asked: Asked): Promise<Exchange> {
    const { method = 'GET', path, body } = asked;
    const request = {
      method,
      path: this.#base + path,
      headers: this.#headers(credentials, asked),
      body,
    };
    let answer = await sendRaw(request, this.#settings);
    const pause = Number(answer.header('Retry-After'));
    if (answer.status === 429 && pause > 0 && pause <= longestPause) {
      await wait(pause * 1000);
      answer = await sendRaw(request, this.#settings);
    }
    const exchange = { request: `${method} ${printable(request.path)}`, answer };
    this.exchanges.push(exchange);
    return exchange;
  }

  #headers(credentials: HeaderList, { method = 'GET', headers = {}, body }: Asked): HeaderList {
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

/** Control characters would move the cursor, and a long path would fill the screen. */
export function printable(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
  return plain.length > 160 ? `${plain.slice(0, 120)}… (${plain.length} characters)` : plain;
}
