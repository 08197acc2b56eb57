import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { en } from '../locales/en.js';
import { plainText } from '../session/link-result.js';
import type { Terms, TextOverrides } from './terms.js';

registerTranslation(en);

type TermName = Exclude<keyof Terms, `$${string}`>;
type Arguments<Term> = Term extends (...args: infer Args) => string ? Args : [];

const isWriter = (own: unknown): own is (...args: unknown[]) => unknown =>
  typeof own === 'function';

interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  /** The host page's words, nearest first. */
  readonly textOverrides: readonly (TextOverrides | undefined)[];
}

const MINUTE_S = 60;

/** To make one takes long, and a list needs one for every row: kept by language and what it is like. */
const formats = new Map<string, unknown>();

function formatOf<Options, Format>(
  kind: new (language: string, options: Options) => Format,
  language: string,
  options: Options,
): Format {
  const key = JSON.stringify([kind.name, language, options]);
  const known = formats.get(key) as Format | undefined;
  const format = known ?? new kind(language, options);
  formats.set(key, format);
  return format;
}

/** An element's words, dates and numbers, in the language of the page around it. */
export class Localize {
  readonly #host: LocalizedHost;
  readonly #controller: LocalizeController<Terms>;

  constructor(host: LocalizedHost) {
    this.#host = host;
    this.#controller = new LocalizeController<Terms>(host);
  }

  term<Name extends TermName>(name: Name, ...args: Arguments<Terms[Name]>): string {
    // Names and messages come from outside: one that turns the writing direction would turn our sentence.
    const plain = args.map((arg: unknown) => (typeof arg === 'string' ? plainText(arg) : arg));
    for (const overrides of this.#host.textOverrides) {
      const own: unknown = overrides?.[name];
      if (typeof own === 'string') return own;
      if (isWriter(own)) return String(own(...plain));
    }
    return this.#controller.term(name, ...(plain as never));
  }

  dir(): string {
    return this.#controller.dir();
  }

  lang(): string {
    return this.#controller.lang();
  }

  /** Several things in a row, such as `orders and payments`. */
  list(items: readonly string[]): string {
    return formatOf(Intl.ListFormat, this.lang(), {}).format(items.map(plainText));
  }

  /** A day, such as `3 March` or, in another year, `3 March 2024`. */
  day(time: number): string {
    const isThisYear = new Date(time).getFullYear() === new Date().getFullYear();
    return this.#date(time, {
      day: 'numeric',
      month: 'long',
      ...(isThisYear ? {} : { year: 'numeric' }),
    });
  }

  /** Since when: `today`, or the day. */
  sinceDay(time: number): string {
    const isToday = new Date(time).toDateString() === new Date().toDateString();
    return isToday ? this.#relativeFormat().format(0, 'day') : this.day(time);
  }

  /** A moment, exactly. */
  moment(time: number): string {
    return this.#date(time, { dateStyle: 'long', timeStyle: 'short' });
  }

  /** How long ago, in the largest unit that fits, such as `5 minutes ago` or `yesterday`. */
  ago(time: number, now = Date.now()): string {
    const seconds = Math.min(0, Math.round((time - now) / 1000));
    // Browsers say `now`, which is no length of time in a sentence such as "Started now".
    return seconds > -MINUTE_S ? this.term('justNow') : this.#relative(seconds);
  }

  /** In how long, such as `in 10 minutes`; `wait` in milliseconds. */
  ahead(wait: number): string {
    // Rounded up to whole minutes: whoever comes earlier comes in vain.
    return this.#relative(Math.ceil(wait / 60_000) * 60);
  }

  #date(time: number, options: Intl.DateTimeFormatOptions): string {
    return formatOf(Intl.DateTimeFormat, this.lang(), options).format(time);
  }

  #relativeFormat(): Intl.RelativeTimeFormat {
    return formatOf(Intl.RelativeTimeFormat, this.lang(), { numeric: 'auto' } as const);
  }

  /** A distance of a minute or more, in the largest unit that fits. */
  #relative(seconds: number): string {
    const units = [
      ['year', 31_536_000],
      ['month', 2_592_000],
      ['day', 86_400],
      ['hour', 3600],
      ['minute', MINUTE_S],
    ] as const;
    const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? [
      'minute',
      MINUTE_S,
    ];
    return this.#relativeFormat().format(Math.round(seconds / size), unit);
  }
}
