import type { Terms } from '../i18n/terms.js';
import { alert } from './en/alert.js';
import { common } from './en/common.js';
import { flow } from './en/flow.js';
import { linking } from './en/linking.js';
import { list } from './en/list.js';
import { returnPage } from './en/return.js';
import { sync } from './en/sync.js';
import { upload } from './en/upload.js';

/** English, whole: what a translation starts from. The elements have it built in, each with what it says itself. */
export const en: Terms = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  ...common,
  ...linking,
  ...list,
  ...sync,
  ...alert,
  ...returnPage,
  ...flow,
  ...upload,
};

export default en;
