import type { LoadFailure } from '../../controllers/load-task.js';
import type { Localize } from '../../i18n/localize.js';
import { errorNotice } from '../../ui/notice.js';

/** The words over what could not be shown. */
const titles = {
  configure: 'configurationFailed',
  'list-integrations': 'integrationsFailed',
  'list-connections': 'connectionsFailed',
  'read-status': 'syncStatusFailed',
} as const;

/** Why an element has nothing to show, and to try again where that may help. */
export function failureNotice(
  { error, operation }: LoadFailure,
  localize: Localize,
  retry: () => void,
) {
  const isOurs = error.code === 'configuration';
  const title = localize.term(isOurs ? 'configurationFailed' : titles[operation]);
  return errorNotice(title, error, localize, operation === 'configure' ? undefined : retry);
}
