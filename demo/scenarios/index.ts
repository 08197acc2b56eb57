import { alertScenarios } from './alert.js';
import { buttonScenarios } from './button.js';
import { flowScenarios } from './flow.js';
import { listScenarios } from './list.js';
import { pickerScenarios } from './picker.js';
import { poweredByScenarios } from './powered-by.js';
import { returnScenarios } from './return.js';
import type { Scenario } from './scenario.js';
import { syncScenarios } from './sync.js';
import { flowFilesScenarios } from './flow-files.js';
import { uploadScenarios } from './upload.js';

/** Every state of every element. A new state gets its scenario in its element's list. */
export const scenarios: readonly Scenario[] = [
  ...pickerScenarios,
  ...buttonScenarios,
  ...alertScenarios,
  ...listScenarios,
  ...syncScenarios,
  ...flowFilesScenarios,
  ...uploadScenarios,
  ...flowScenarios,
  ...returnScenarios,
  ...poweredByScenarios,
];
