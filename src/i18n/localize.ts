import { displayText, isBlank, sentencePart } from './display-text.js';
import { formatOf } from './formats.js';
import { isSameLanguage } from './language-tag.js';
import {
  isWriter,
  NearestLocalize,
  type Arguments,
  type LocalizedHost,
} from './nearest-localize.js';
import { readFromHost } from '../ui/dom/read-from-host.js';
import { warnOnce } from '../ui/dom/warn-once.js';
import type { Terms, TextOverrides } from './terms.js';

type TermName = Exclude<keyof Terms, `$${string}`>;

const MINUTE_S = 60;

/** Only where it is another: to set `lang` or `dir` makes the browser style all that is inside anew. */
function setAttribute(
  element: Element,
  name: 'lang' | 'dir' | 'data-wordless',
  value: string | undefined,
): void {
  if ((element.getAttribute(name) ?? undefined) === value) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * An element's words, dates and numbers: in the nearest language around it that there are words of, in English
 * elsewhere. What the element draws carries the language and direction of these words.
 */
export class Localize {
  readonly #host: LocalizedHost;
  readonly #controller: NearestLocalize;
  #wasWordless = false;
  #revision: { parts: readonly unknown[]; object: object } = { parts: [], object: {} };

  constructor(host: LocalizedHost) {
    this.#host = host;
    this.#controller = new NearestLocalize(host);
    host.addController({ hostUpdated: () => this.#mark() });
  }

  /** Another object whenever words may be others: what was rendered with the same one can stay as it is. */
  get revision(): object {
    return this.#controller.once('revision', () => {
      const own = this.#host.textOverrides.map((overrides) =>
        readFromHost(this.#host, 'text', () => Object.entries(overrides ?? {})),
      );
      const parts = [
        this.lang(),
        this.dir(),
        this.supportUrl,
        ...this.#controller.translations,
        // What cannot be read may have changed.
        ...own.flatMap((entries) => entries?.flat() ?? [{}]),
      ];
      const { parts: before, object } = this.#revision;
      // What a host's function gives can be another each time.
      const isSame =
        parts.length === before.length &&
        parts.every((part, index) => part === before[index] && !isWriter(part));
      this.#revision = { parts, object: isSame ? object : {} };
      return this.#revision.object;
    });
  }

  term<Name extends TermName>(name: Name, ...args: Arguments<Terms[Name]>): string {
    // Names and messages come from outside: one that turns the writing direction would turn our sentence.
    const plain = args.map((arg: unknown) =>
      typeof arg === 'string' ? sentencePart(arg, this.dir()) : arg,
    );
    for (const overrides of this.#host.textOverrides) {
      const text = this.#hostsText(name, overrides, plain);
      if (text !== undefined) return text;
    }
    return this.#controller.term(name, ...(plain as never));
  }

  /** A host's own word; undefined where there is none, or a slip in its place. */
  #hostsText(
    name: TermName,
    overrides: TextOverrides | undefined,
    args: readonly unknown[],
  ): string | undefined {
    const slip = (what: string) => warnOnce(this.#host, `text.${name} ${what}. Using the default.`);
    let text: unknown;
    try {
      const own: unknown = overrides?.[name];
      if (own === undefined || own === null) return undefined;
      text = isWriter(own) ? own(...args) : own;
    } catch (error) {
      slip(`threw "${String(error)}"`);
      return undefined;
    }
    if (typeof text === 'string') return text;
    slip(
      `gives ${text === undefined ? 'nothing' : `a value of type ${typeof text}`}, not a string`,
    );
    return undefined;
  }

  /** A name from outside, as it may be shown; where nobody could see it, the next one, or words for none. */
  name(...names: readonly (string | null | undefined)[]): string {
    const visible = names.find((name) => name && !isBlank(name));
    return visible ? this.#display(visible) : this.term('unnamed');
  }

  /** A text from outside, as it may be shown; empty where nobody could see it. */
  text(text: string | null | undefined): string {
    return text && !isBlank(text) ? this.#display(text) : '';
  }

  /** The window that the words are shown in. */
  get view(): (Window & typeof globalThis) | undefined {
    // On the server there is no document.
    return (this.#host.ownerDocument as Document | undefined)?.defaultView ?? undefined;
  }

  /** Where support is, if the host has said so. */
  get supportUrl(): string | undefined {
    return this.#controller.once('support', () => this.#host.supportAddress);
  }

  /** Whether words may promise this to the person: nothing is promised to who may not do it. */
  may(action: 'disconnect' | 'reconnect'): boolean {
    return this.#host.may?.(action) ?? true;
  }

  /** The direction of the words. */
  dir(): 'ltr' | 'rtl' {
    return this.#controller.term('$dir') as 'ltr' | 'rtl';
  }

  /** The language of the words; as the page spells it where it is the page's, with its region. */
  lang(): string {
    return this.#controller.shown;
  }

  /** Several things in a row, such as `orders and payments`. */
  list(items: readonly string[]): string {
    const shown = items.map((item) => this.#display(item));
    return formatOf(Intl.ListFormat, this.#controller.formats, {}).format(shown);
  }

  /** Sentences in a row, as the language of the words sets them. */
  sentences(...sentences: readonly string[]): string {
    const isSpaced = !/^(?:ja|zh|th)\b/.test(this.#controller.term('$code'));
    return sentences.filter(Boolean).join(isSpaced ? ' ' : '');
  }

  /** A number, in the digits of the words. */
  number(value: number): string {
    return formatOf(Intl.NumberFormat, this.#controller.formats, {}).format(value);
  }

  /** A day, such as `3 March` or, in another year, `3 March 2024`. */
  day(time: number): string {
    const isThisYear = new Date(time).getFullYear() === new Date().getFullYear();
    return this.#date(time, {
      day: 'numeric',
      month: 'long',
      year: isThisYear ? undefined : 'numeric',
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
    if (seconds > -MINUTE_S) return this.term('justNow');
    const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
    // "Yesterday" is a day of the calendar; a day's length may have an hour more or less.
    const days = Math.round((midnight(time) - midnight(now)) / 86_400_000);
    return this.#relative(seconds, days);
  }

  /** In how long, such as `in 10 minutes`; `wait` in milliseconds. */
  ahead(wait: number): string {
    return this.#relative(Math.ceil(wait / 60_000) * 60);
  }

  #display(text: string): string {
    return displayText(text, this.dir());
  }

  /** Says of what is drawn which language it is in, for screen readers, hyphenation and the browser's own words. */
  #mark(): void {
    const { nearest, isWordless } = this.#controller;
    const words = this.lang();
    const isOther = nearest.lang !== undefined && !isSameLanguage(words, nearest.lang);
    const isProvided = this.#host.providedLocale !== undefined;
    // The page's own direction holds for the page's own language, and where the page says so.
    const isSet = isOther || isProvided || (nearest.dir === undefined && this.dir() === 'rtl');
    const root = this.#host.shadowRoot;
    for (const child of root?.children ?? []) {
      setAttribute(child, 'lang', words);
      setAttribute(child, 'dir', isSet ? this.dir() : undefined);
      setAttribute(child, 'data-wordless', isWordless ? '' : undefined);
    }
    // What the host put into a slot keeps the direction that it would have without the slot.
    for (const slot of root?.querySelectorAll('slot') ?? []) {
      const isHosts = isSet && slot.assignedNodes().length > 0;
      setAttribute(slot, 'dir', isHosts ? getComputedStyle(this.#host).direction : undefined);
    }
    // Code that waits for something to be visible, such as the focus, looks again.
    if (this.#wasWordless && !isWordless) queueMicrotask(() => this.#host.requestUpdate());
    this.#wasWordless = isWordless;
  }

  #date(time: number, options: Intl.DateTimeFormatOptions): string {
    return formatOf(Intl.DateTimeFormat, this.#controller.formats, options).format(time);
  }

  #relativeFormat(numeric: 'auto' | 'always' = 'auto'): Intl.RelativeTimeFormat {
    return formatOf(Intl.RelativeTimeFormat, this.#controller.formats, { numeric } as const);
  }

  /** A distance of a minute or more, in the largest unit that fits; of days so many. */
  #relative(seconds: number, days?: number): string {
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
    // Up, of what is ahead: a try before that would fail.
    const round = seconds > 0 ? Math.ceil : Math.round;
    const count = (unit === 'day' ? days : undefined) ?? round(seconds / size);
    // "Last month" would be one of the calendar too.
    return this.#relativeFormat(unit === 'day' ? 'auto' : 'always').format(count, unit);
  }
}
