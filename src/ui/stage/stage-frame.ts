import { html, nothing } from 'lit';
import type { Localize } from '../../i18n/localize.js';
import { actionButton } from '../action-button.js';
import { heading } from '../heading.js';
import { supportText } from '../support-text.js';
import type { SceneLook } from './stage-context.js';

/** What is drawn of a scene. */
export interface StageScene {
  /** The logo, or what stands for the scene; for the eyes alone. */
  mark: unknown;
  title: string;
  text?: string;
  /** Whether something went wrong. */
  isProblem?: boolean;
  /** Under the words: what else there is to say or to fill in. */
  content?: unknown;
  /** What can be done, the most likely last. */
  actions?: unknown;
}

const arc = html`<svg class="arc" viewBox="0 0 88 88">
  <circle cx="44" cy="44" r="42.5" />
  <path d="M14 14a42.5 42.5 0 0 1 60 0" />
</svg>`;

/** A logo in a ring, of which a part turns while something is under way. */
export const ring = (logo: unknown, isTurning: boolean) =>
  html`<div class="ring ${isTurning ? 'turning' : ''}">${isTurning ? arc : nothing}${logo}</div>`;

/** The way back to the list. */
export const backToList = (localize: Localize, leave: () => void) =>
  actionButton(localize.term('backToList'), 'quiet', leave);

/**
 * What is shown in place of the list, in the list's own room. The heading takes the focus. What went wrong is an alert,
 * which holds the words alone: everything in an alert is read out.
 */
export function stageFrame(scene: StageScene, { localize, level, isCompact }: SceneLook) {
  const { title, text, isProblem, content, actions } = scene;
  const look = [isCompact ? 'compact' : '', isProblem ? 'problem' : ''].join(' ');
  return html`<div class="stage ${look}" part="stage attempt">
    <div class="stage-content">
      <div class="stage-mark" aria-hidden="true">${scene.mark}</div>
      <div class="stage-words" role=${isProblem ? 'alert' : nothing}>
        <div class="stage-title" tabindex="-1">${heading(level, 'heading', title)}</div>
        ${text ? html`<p class="lead">${supportText(text, localize)}</p>` : nothing}
      </div>
      ${content ?? nothing} ${actions ? html`<div class="actions">${actions}</div>` : nothing}
    </div>
  </div>`;
}
