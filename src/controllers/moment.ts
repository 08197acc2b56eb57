import type { LitElement } from 'lit';
import type { LinkAttempt } from '../store/linking/link-attempt.js';
import { Absence } from './absence.js';

const MOMENT_MS = 1200;

/** The moment in which an element shows what an attempt has connected, before the element goes on. */
export class Moment {
  readonly #host: LitElement;
  readonly #onOver: (attempt: LinkAttempt) => void;
  #shown: { attempt: LinkAttempt; timer: ReturnType<typeof setTimeout>; end(): void } | undefined;
  #over: Promise<void> = Promise.resolve();

  constructor(host: LitElement, onOver: (attempt: LinkAttempt) => void) {
    this.#host = host;
    this.#onOver = onOver;
    new Absence(host, { gone: () => this.#end() });
  }

  /** What is shown; undefined at any other time. */
  get attempt(): LinkAttempt | undefined {
    return this.#shown?.attempt;
  }

  /** Shows what an attempt has connected; again and again for the same attempt is once. */
  show(attempt: LinkAttempt): void {
    if (this.#shown?.attempt === attempt) return;
    this.#end();
    const timer = setTimeout(() => this.#end(), MOMENT_MS);
    this.#over = new Promise((end) => {
      this.#shown = { attempt, timer, end };
    });
  }

  /** Resolves once the moment is over, if there is one. */
  async whenOver(): Promise<void> {
    await this.#host.updateComplete;
    await this.#over;
  }

  #end(): void {
    if (!this.#shown) return;
    const { attempt, timer, end } = this.#shown;
    clearTimeout(timer);
    this.#shown = undefined;
    this.#onOver(attempt);
    end();
  }
}
