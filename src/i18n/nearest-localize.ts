import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import { english } from './english.js';
import { formatOf } from './formats.js';
import { languageCode, requestLanguage } from './language-loader.js';
import { isSameLanguage, parseLanguageTag } from './language-tag.js';
import { NearestLanguage } from './nearest-language.js';
import type { Terms, TextOverrides } from './terms.js';

registerTranslation(english);

export type Arguments<Term> = Term extends (...args: infer Args) => string ? Args : [];

/** Whether a term takes arguments. */
export const isWriter = (own: unknown): own is (...args: unknown[]) => unknown =>
  typeof own === 'function';

/** What the words of an element need of it. */
export interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  /** The host page's words, nearest first. */
  readonly textOverrides: readonly (TextOverrides | undefined)[];
  /** The language that a provider asks for, before any around. */
  readonly providedLocale?: string | undefined;
  /** Where support is, if the host has said so. */
  readonly supportAddress?: string | undefined;
  /** Whether the person may do this here; without it, they may. */
  may?(action: 'disconnect' | 'reconnect'): boolean;
}

/** A language tag with the hyphens of the standard. */
const tagOf = (lang: string) => lang.trim().replaceAll('_', '-');

type Words = Partial<Terms>;

/** What the library looks up for a language, privately: it parses the language's tag anew for every word. */
interface TranslationLookup {
  getTranslationData(lang: string): { primary?: Words; secondary?: Words };
}

const { getTranslationData } = LocalizeController.prototype as unknown as TranslationLookup;

/** Other libraries on the page, such as Shoelace, register words for elements of theirs in the same place. */
const isOurs = (words: Words | undefined): words is Words => words?.connectTo !== undefined;

/** What the elements say, in the nearest language that there are words of. */
export class NearestLocalize extends LocalizeController<Terms> {
  readonly nearest: NearestLanguage;
  readonly #host: LocalizedHost;
  /** What was looked up since the last update began: each change of languages or words requests one. */
  readonly #known = new Map<string, unknown>();
  /** The last language that words were there for. */
  #settled: string | undefined;

  constructor(host: LocalizedHost) {
    super(host);
    this.#host = host;
    this.nearest = new NearestLanguage(host);
    host.addController({ hostUpdate: () => this.#known.clear() });
  }

  /** The translations that words are taken from, the nearest first. */
  get translations(): readonly Words[] {
    return this.once('words', () => {
      const lang = this.lang();
      const own = this.#registered(lang);
      return own.length > 0 ? own : this.#registered(languageCode(lang) ?? lang);
    });
  }

  #registered(lang: string): readonly Words[] {
    const { primary, secondary } = getTranslationData.call(this, lang);
    return [primary, secondary].filter(isOurs);
  }

  /** The word of the nearest language that has it. */
  override term<Name extends keyof Terms>(name: Name, ...args: Arguments<Terms[Name]>): string {
    const found = [...this.translations, english as Words].find((one) => one[name]);
    const word: unknown = found?.[name];
    if (isWriter(word)) {
      const say = () => String(word(...args));
      return found?.$inRegion?.(this.formats, say) ?? say();
    }
    return typeof word === 'string' ? word : name;
  }

  /** The language of the words; as the page spells it where it is the page's, with its region. */
  get shown(): string {
    return this.once('shown', () => {
      const words = this.term('$code');
      const page = tagOf(this.lang());
      return isSameLanguage(words, page) ? page : words;
    });
  }

  /** The language of formats: with the digits of the words, which have one kind for every region. */
  get formats(): string {
    return this.once('formats', () => {
      const words = formatOf(Intl.NumberFormat, this.term('$code'), {});
      const { numberingSystem } = words.resolvedOptions();
      return new Intl.Locale(this.shown, { numberingSystem }).toString();
    });
  }

  /** A value that is the same until the next update. */
  once<Value>(name: string, make: () => Value): Value {
    if (!this.#known.has(name)) this.#known.set(name, make());
    return this.#known.get(name) as Value;
  }

  /** The language that is asked for: by a provider, else by the nearest `lang`. */
  get asked(): string {
    return this.once('asked', () => {
      // A server knows the element's own alone.
      const nearest = this.nearest.lang ?? this.#host.getAttribute('lang') ?? undefined;
      const asked = this.#host.providedLocale ?? nearest;
      if (asked !== undefined && parseLanguageTag(asked)) return tagOf(asked);
      // Where nothing says, English, with the region of the browser's.
      const browsers = super.lang();
      return isSameLanguage(browsers, 'en') ? browsers : 'en';
    });
  }

  /** Whether the words of the language that is asked for are on their way. */
  get isLoading(): boolean {
    return this.once('loading', () => {
      const code = languageCode(this.asked);
      return code !== undefined && typeof document !== 'undefined' && requestLanguage(code);
    });
  }

  /** Whether there are no words yet that could be shown. */
  get isWordless(): boolean {
    return this.isLoading && this.#settled === undefined;
  }

  /** The language of the words: the one that is asked for, or the one before as long as that is loading. */
  override lang(): string {
    return this.once('lang', () => {
      if (!this.isLoading) this.#settled = this.asked;
      return this.#settled ?? this.asked;
    });
  }
}
