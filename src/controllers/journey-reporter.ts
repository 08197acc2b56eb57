import type { ReactiveControllerHost } from 'lit';
import {
  CodatJourneyEvent,
  type JourneyDetail,
  type JourneyStep,
} from '../events/codat-journey.js';
import type { AttemptTrace } from '../store/attempt-trace.js';
import { Absence } from './absence.js';

export interface JourneyHost extends ReactiveControllerHost, HTMLElement {
  /** The step of the flow that the element is in. */
  readonly journeyStep?: JourneyStep | undefined;
  /** Whether a flow around the element reports the views. */
  readonly isInFlow?: boolean;
}

type Without<Detail, Key extends PropertyKey> = Detail extends unknown ? Omit<Detail, Key> : never;

/** What an element says; the reporter adds the rest. */
type JourneyEntry = Without<JourneyDetail, 'element' | 'elapsed' | 'step' | keyof AttemptTrace>;

/** A person's choice: how long it took is counted from what they saw. */
const choices: readonly JourneyDetail['name'][] = ['select', 'retry'];

/** Dispatches an element's `codat-journey`: the one place where its details are made. */
export class JourneyReporter {
  /** The step of the flow that the element itself is. */
  step: JourneyStep | undefined;
  readonly #host: JourneyHost;
  readonly #dispatch: (event: Event) => unknown;
  /** On the clock of `performance.now()`. */
  #arrivedAt = 0;
  #viewedAt: number | undefined;
  /** What was in view when `view` was reported. */
  #viewed: unknown;

  constructor(
    host: JourneyHost,
    dispatch: (event: Event) => unknown = (event) => host.dispatchEvent(event),
  ) {
    this.#host = host;
    this.#dispatch = dispatch;
    new Absence(host, {
      arrived: () => {
        this.#arrivedAt = performance.now();
      },
      gone: () => this.endView(),
    });
  }

  /** Reports that the person sees the element: once for each company, and each time it is shown. */
  view(what: unknown): void {
    if (this.#viewedAt !== undefined && this.#viewed === what) return;
    this.#viewed = what;
    const elapsed = performance.now() - this.#arrivedAt;
    this.#viewedAt = performance.now();
    if (!this.#host.isInFlow) this.#send({ name: 'view' }, elapsed);
  }

  get isInView(): boolean {
    return this.#viewedAt !== undefined;
  }

  /** The person sees the element no longer: the next time is another view. */
  endView(): void {
    this.#viewedAt = undefined;
    this.#viewed = undefined;
  }

  /** Reports what happened, and which attempt or integration it is about, if any. */
  report(entry: JourneyEntry, about: Partial<AttemptTrace> = {}): void {
    const { startedAt, ...ids } = about;
    const isOfAttempt = startedAt !== undefined && !choices.includes(entry.name);
    const elapsed = isOfAttempt
      ? Date.now() - startedAt
      : performance.now() - (this.#viewedAt ?? this.#arrivedAt);
    this.#send({ ...entry, ...ids }, elapsed);
  }

  #send(entry: object, elapsed: number): void {
    const { journeyStep, localName: element } = this.#host;
    const step = this.step ?? journeyStep;
    const detail = {
      ...entry,
      ...(step && { step }),
      element,
      // A clock that was put right meanwhile must not make it negative.
      elapsed: Math.max(0, Math.round(elapsed)),
    };
    // The entry's name says what else is in it, which a spread loses.
    this.#dispatch(new CodatJourneyEvent(detail as JourneyDetail));
  }
}
