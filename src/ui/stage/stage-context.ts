import type { Integration } from '../../api/schema.js';
import type { Localize } from '../../i18n/localize.js';
import type { Attempt } from '../../store/starting-attempt.js';
import type { AttemptActions } from '../attempt-parts.js';

/** What the person can do on the stage, beside what an attempt itself offers. */
export interface StageActions extends AttemptActions {
  /** Gives the list back. */
  leave(): void;
  /** Shows an attempt again that was put aside. */
  showAttempt(platformKey: string): void;
  /** Takes the line of what was connected away. */
  settle(attempt: Attempt): void;
  /** Connects what the person has prepared for; to be called in the click. */
  begin(integration: Integration): void;
}

/** How a scene is drawn. */
export interface SceneLook {
  localize: Localize;
  /** The level of the scene's heading. */
  level: number;
  /** Whether there is room for a line only. */
  isCompact?: boolean;
}

/** What every scene is drawn with. */
export interface StageContext extends SceneLook {
  actions: StageActions;
  /** The logo of an integration by its platform key, or the initials of its name. */
  logoOf(platformKey: string, name: string): unknown;
  /** The host's help with a platform. */
  guideOf(platformKey: string): string | undefined;
}
