import type { ReactiveControllerHost } from 'lit';
import { Absence } from '../../../controllers/absence.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import { onPageLifecycle } from '../../../store/page-lifecycle.js';
import { isSearch } from '../../../store/catalog/search-text.js';
import { cutText, plainText } from '../../../store/plain-text.js';

/** How long typing has paused when a search counts as one. */
const PAUSE_MS = 1000;

const MAX_TERM_LENGTH = 40;

/** Reports a search's result to the host's analytics, once the person has stopped typing or continues with something else. */
export class SearchReport {
  readonly #journey: JourneyReporter;
  /** Reports the search that is still pending. */
  #pending: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopLifecycle: () => void = () => undefined;
  /** The term that was reported last. */
  #reported = '';

  constructor(host: ReactiveControllerHost, journey: JourneyReporter) {
    this.#journey = journey;
    new Absence(host, { gone: () => this.#clear() });
  }

  /** `result` gives how many integrations are found; undefined where nothing is. */
  searched(words: string, result: () => number | undefined): void {
    this.#clear();
    const term = isSearch(words) ? cutText(plainText(words), MAX_TERM_LENGTH).trim() : '';
    if (!term) this.#reported = '';
    if (!term || term === this.#reported) return;
    this.#pending = () => {
      this.#reported = term;
      const found = result();
      const isFound = found !== undefined;
      this.#journey.report(isFound ? { name: 'search', found } : { name: 'no-results', term });
    };
    this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
    this.#stopLifecycle = onPageLifecycle({ pagehide: () => this.flush() });
  }

  /** Reports a pending search now. */
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
