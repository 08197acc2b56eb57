import type { LitElement, ReactiveController } from 'lit';
import type { Integration } from '../api/schema.js';
import type { LinkAttempt } from '../store/linking/link-attempt.js';
import { StartingAttempt, type Attempt } from '../store/starting-attempt.js';
import { firstRendered, isRendered, mayMoveFocus, takeFocus } from '../ui/dom/focus.js';
import { placeStage } from '../ui/stage/place-stage.js';
import { Moment } from './moment.js';

/** The height of the stage as it is drawn where there is room, in em. */
const ROOM_EM = 17;

/** What takes the place of an element's list. */
export type Scene =
  /** The list is still loading, although one of its integrations was asked for by `name`. */
  | { kind: 'loading'; name: string }
  /** What the person needs for this integration, before its window opens. */
  | { kind: 'preparation'; integration: Integration }
  /** An attempt under way, or how it ended. */
  | { kind: 'attempt'; attempt: Attempt }
  /** It worked: shown for a moment. */
  | { kind: 'connected'; attempt: LinkAttempt }
  /** What was asked for cannot be connected. */
  | { kind: 'problem'; title: string; text: string; retry?: () => void };

/** A scene of the element's own, rather than an attempt's. */
type OwnScene = Exclude<Scene, { attempt: Attempt }>;

interface StageOptions {
  /** The attempts that the element shows. */
  attempts(): readonly Attempt[];
  /** Whether an earlier page of this tab started the attempt. */
  isResumed(attempt: Attempt): boolean;
  /** Something new takes the stage, which something else of the element's may cover. */
  taken(): void;
}

/**
 * How long an attempt of an earlier page may have ended before an element is there that shows it as news: longer than the
 * elements of one page take to come one after another.
 */
const RETURN_MS = 5000;

/** Attempts of which nothing is to be shown any more, in any element. */
const settled = new WeakSet<Attempt>();

const keyOf = ({ target }: Attempt) => target.platformKey;

/** Whether the person has cancelled the attempt on this page, and so needs no notice of it. */
const isCancelledHere = ({ state }: Attempt) => state.kind === 'ended' && state.isByPerson === true;

/** Whether an attempt has connected what it was meant to. */
export function isConnected(attempt: Attempt): attempt is LinkAttempt {
  const { state } = attempt;
  if (attempt instanceof StartingAttempt || state.kind !== 'ended') return false;
  return state.outcome === 'linked' && !state.organisationChanged;
}

/**
 * Decides what an element shows in place of its list: one attempt, or what comes before and after it. Other attempts
 * that the element shows are lines over its list. Nothing is locked: the person can leave the stage and come back.
 */
export class StageController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: StageOptions;
  /** Attempts that the element has shown. */
  readonly #known = new WeakSet<Attempt>();
  /** The integrations whose attempts the person has put aside, by platform key. */
  readonly #aside = new Set<string>();
  #own: OwnScene | undefined;
  /** The platform key of the attempt on the stage. */
  #key: string | undefined;
  #scene: Scene | undefined;
  #lines: readonly Attempt[] = [];
  readonly #moment: Moment;
  /** What had the focus when the stage was taken. */
  #origin: HTMLElement | undefined;
  /** The scene and key that were rendered last, and whether the focus was on the stage. */
  #rendered: { scene: Scene | undefined; key: string | undefined } = {
    scene: undefined,
    key: undefined,
  };
  #hadFocus = false;
  #readTitle: string | undefined;
  #isCompact = false;
  #cancelled: Attempt | undefined;
  /** When the element began to show its company, on the clock of `performance.now()`. */
  #arrivedAt = 0;

  constructor(host: LitElement, options: StageOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#moment = new Moment(host, (attempt) => this.settle(attempt));
  }

  /** What is on the stage; undefined while the list is shown. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  /** The attempts that are lines over the list. */
  get lines(): readonly Attempt[] {
    return this.#lines;
  }

  /** The attempt that the person has cancelled last, until another scene is shown. */
  get cancelled(): Attempt | undefined {
    return this.#cancelled;
  }

  /**
   * Whether this title is read by the focus, which goes to it as the stage is taken: it is not to be said again as long as it
   * stays. `willFocus`: whether the focus may go there.
   */
  isRead(title: string | undefined, willFocus: () => boolean): boolean {
    const isTaken = this.#scene !== undefined && this.#rendered.scene === undefined;
    if (isTaken) this.#readTitle = willFocus() ? title : undefined;
    else if (title !== this.#readTitle) this.#readTitle = undefined;
    return this.#readTitle !== undefined;
  }

  /** Whether the list is so low that the stage is drawn in a line, so that nothing under it moves. */
  get isCompact(): boolean {
    return this.#isCompact;
  }

  /** Resolves once the moment is over in which something was connected, if there is one. */
  whenSettled(): Promise<void> {
    return this.#moment.whenOver();
  }

  /** Shows a scene of the element's own. */
  show(scene: OwnScene): void {
    this.#options.taken();
    this.#own = scene;
    this.#host.requestUpdate();
  }

  /** Shows the attempt about an integration, as soon as there is one. */
  showAttempt(platformKey: string): void {
    this.#options.taken();
    this.#own = undefined;
    this.#key = platformKey;
    this.#aside.delete(platformKey);
    this.#host.requestUpdate();
  }

  /** Gives the list back; an attempt on the stage becomes a line. */
  leave(): void {
    if (this.#scene?.kind === 'attempt' && !this.#own) this.#aside.add(keyOf(this.#scene.attempt));
    this.#own = undefined;
    this.#key = undefined;
    this.#host.requestUpdate();
  }

  /** Gives the list back without a trace of what was on the stage. */
  reset(): void {
    this.#own = undefined;
    this.#key = undefined;
    this.#aside.clear();
    this.#cancelled = undefined;
    this.#arrivedAt = performance.now();
  }

  /** Takes the line of an attempt away that has connected something. */
  settle(attempt: Attempt): void {
    settled.add(attempt);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#arrivedAt = performance.now();
  }

  hostUpdate(): void {
    const { activeElement } = this.#host.shadowRoot ?? {};
    this.#hadFocus = Boolean(activeElement?.closest('.stage'));
    const attempts = this.#options.attempts();
    for (const attempt of attempts) if (!this.#known.has(attempt)) this.#meet(attempt);
    this.#handleCancelled(attempts);
    const shown = attempts.filter((attempt) => !settled.has(attempt));
    this.#scene = this.#own ?? this.#sceneOf(shown.findLast((one) => keyOf(one) === this.#key));
    if (!this.#scene) this.#key = undefined;
    else if (!this.#rendered.scene) this.#onTaken(activeElement);
    const { scene } = this;
    const onStage = scene && 'attempt' in scene ? scene.attempt : undefined;
    if (onStage && isConnected(onStage)) this.#moment.show(onStage);
    this.#lines = shown.filter((attempt) => attempt !== onStage);
  }

  hostUpdated(): void {
    const { scene, key } = this.#rendered;
    this.#rendered = { scene: this.#scene, key: this.#keyOnStage };
    if (this.#scene && this.#scene.kind !== scene?.kind) placeStage(this.#host.renderRoot);
    if (this.#scene && !scene && mayMoveFocus(this.#host)) {
      this.#find('.stage-title')?.focus({ preventScroll: true });
    } else if (!this.#scene && scene && this.#hadFocus) this.#returnFocus(key);
  }

  #handleCancelled(attempts: readonly Attempt[]): void {
    for (const attempt of attempts.filter(isCancelledHere)) {
      if (settled.has(attempt)) continue;
      settled.add(attempt);
      this.#aside.delete(keyOf(attempt));
      this.#cancelled = attempt;
    }
  }

  /** Before the stage is rendered: what had the focus, and how much room there is. */
  #onTaken(focused: Element | null | undefined): void {
    this.#cancelled = undefined;
    // Nothing else of an element's own has the focus; of whichever window's class.
    this.#origin = (focused as HTMLElement | null | undefined) ?? undefined;
    const body = this.#find('.body');
    const em = body ? parseFloat(getComputedStyle(body).fontSize) : 0;
    this.#isCompact = body !== null && body.offsetHeight < ROOM_EM * em;
  }

  get #keyOnStage(): string | undefined {
    const scene = this.#scene;
    if (scene && 'attempt' in scene) return keyOf(scene.attempt);
    return scene?.kind === 'preparation' ? scene.integration.key : undefined;
  }

  /** Handles an attempt that is seen for the first time: one under way takes the stage. */
  #meet(attempt: Attempt): void {
    this.#known.add(attempt);
    const key = keyOf(attempt);
    const isNews =
      attempt.isLive ||
      (!(attempt instanceof StartingAttempt) &&
        this.#options.isResumed(attempt) &&
        attempt.changedAt > this.#arrivedAt - RETURN_MS);
    // Ended elsewhere, or before this element was there: what it has connected is no news here.
    if (!isNews && isConnected(attempt)) settled.add(attempt);
    if (!isNews) return;
    if (this.#aside.has(key) || settled.has(attempt)) return;
    this.#options.taken();
    this.#own = undefined;
    this.#key = key;
  }

  #sceneOf(attempt: Attempt | undefined): Scene | undefined {
    if (!attempt) return undefined;
    return isConnected(attempt) ? { kind: 'connected', attempt } : { kind: 'attempt', attempt };
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(selector);
  }

  /** To what the person pressed, or the tile of what was on the stage; else to the heading. */
  #returnFocus(platformKey: string | undefined): void {
    const origin = this.#origin;
    const tile = `[data-near="${CSS.escape(platformKey ?? '')}"]`;
    takeFocus(
      origin?.isConnected && isRendered(origin)
        ? origin
        : firstRendered(this.#host.renderRoot, tile, '.head', 'button', '.panel'),
    );
  }
}
