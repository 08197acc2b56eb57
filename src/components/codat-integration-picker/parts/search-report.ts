import type { ReactiveControllerHost } from 'lit';
import { Absence } from '../../../controllers/absence.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import { onPageLifecycle } from '../../../store/page-lifecycle.js';
import { cutText, plainText } from '../../../store/plain-text.js';

/** How long typing has paused when a search counts as one. */
const PAUSE_MS = 1000;

const MAX_TERM_LENGTH = 40;

/** Tells the host's analytics what came of a search, once the person has stopped typing or goes on with something else. */
export class SearchReport {
  readonly #journey: JourneyReporter;
  /** The search that is still to be told. */
  #pending: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopLifecycle: () => void = () => undefined;
  /** What was told last. */
  #told = '';

  constructor(host: ReactiveControllerHost, journey: JourneyReporter) {
    this.#journey = journey;
    new Absence(host, { gone: () => this.#clear() });
  }

  /** `result` gives how many integrations are found; undefined where nothing is. */
  searched(words: string, result: () => number | undefined): void {
    this.#clear();
    const term = cutText(plainText(words), MAX_TERM_LENGTH).trim();
    if (!term) this.#told = '';
    if (!term || term === this.#told) return;
    this.#pending = () => {
      this.#told = term;
      const found = result();
      const isFound = found !== undefined;
      this.#journey.report(isFound ? { name: 'search', found } : { name: 'no-results', term });
    };
    this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
    this.#stopLifecycle = onPageLifecycle({ pagehide: () => this.flush() });
  }

  /** Tells of the search now, where that is still to come. */
  flush(): void {
    const report = this.#pending;
    this.#clear();
    report?.();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#stopLifecycle();
    this.#pending = undefined;
  }
}
