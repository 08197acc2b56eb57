import { html, nothing } from 'lit';
import {
  isConnected,
  type Scene,
  type StageController,
} from '../../../controllers/stage-controller.js';
import type { Localize } from '../../../i18n/localize.js';
import { actionButton } from '../../../ui/action-button.js';
import { attemptDetails, attemptWords } from '../../../ui/attempt-panel.js';
import { attemptStage } from '../../../ui/stage/attempt-stage.js';
import type { StageContext } from '../../../ui/stage/stage-context.js';
import { backToList, ring, stageFrame } from '../../../ui/stage/stage-frame.js';

/** Something loads that the scene needs. */
const loadingStage = (text: string, context: StageContext) =>
  stageFrame(
    {
      mark: ring(nothing, true),
      title: context.localize.term('openingTitle'),
      text,
      actions: backToList(context.localize, context.actions.leave),
    },
    context,
  );

const loadingText = (name: string, localize: Localize) =>
  name && localize.term('openingMessage', name);

function sceneStage(scene: Scene, context: StageContext) {
  const { localize, actions } = context;
  const details = attemptDetails.value;
  switch (scene.kind) {
    case 'attempt':
      return attemptStage(scene.attempt, context);
    case 'connected':
      return details?.connectedStage(scene.attempt, context) ?? nothing;
    case 'preparation':
      return details?.preparationStage(scene.integration, context) ?? loadingStage('', context);
    case 'loading':
      return loadingStage(loadingText(scene.name, localize), context);
    case 'problem':
      return stageFrame(
        {
          mark: nothing,
          title: scene.title,
          text: scene.text,
          isProblem: true,
          actions: [
            backToList(localize, actions.leave),
            scene.retry ? actionButton(localize.term('tryAgain'), 'primary', scene.retry) : nothing,
          ],
        },
        context,
      );
    default:
      return scene satisfies never;
  }
}

/** The list, and over it what takes its place. */
export function pickerStage(
  list: unknown,
  { scene, lines }: StageController,
  context: StageContext,
) {
  return html`<div class="body">
    <div class="choices" ?inert=${scene !== undefined}>
      ${lines.map((attempt) => {
        const words = attemptWords(attempt, context.localize);
        return attemptDetails.value?.attemptLine(attempt, words, isConnected(attempt), context);
      })}
      ${list}
    </div>
    ${scene ? sceneStage(scene, context) : nothing}
  </div>`;
}

/** The words of a scene that the live region says: what went wrong is an alert, and what was connected is news. */
function sceneWords(scene: Scene, localize: Localize): readonly string[] {
  switch (scene.kind) {
    case 'attempt': {
      const words = attemptWords(scene.attempt, localize);
      return words && !words.isProblem ? [words.title, words.text] : [];
    }
    case 'preparation':
      return [
        attemptDetails.value?.preparationTitle(scene.integration, localize) ??
          localize.term('openingTitle'),
      ];
    case 'loading':
      return [localize.term('openingTitle'), loadingText(scene.name, localize)];
    case 'connected':
    case 'problem':
      return [];
    default:
      return scene satisfies never;
  }
}

/** What the live region says of the stage: not its title, as long as the focus has read that. */
export function stageAnnouncement(
  stage: StageController,
  willFocus: () => boolean,
  localize: Localize,
): string {
  const { scene, cancelled } = stage;
  if (!scene) {
    return cancelled
      ? localize.term('attemptCancelled', localize.name(cancelled.target.platformName))
      : '';
  }
  const words = sceneWords(scene, localize);
  return words
    .slice(stage.isRead(words[0], willFocus) ? 1 : 0)
    .filter(Boolean)
    .join(' ');
}
