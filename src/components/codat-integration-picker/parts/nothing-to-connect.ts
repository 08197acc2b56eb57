import { html } from 'lit';
import type { Localize } from '../../../i18n/localize.js';
import { emptyNotice } from '../../../ui/notice.js';

/** In place of an empty list. `uploads`: the offers to upload files instead. */
export const nothingToConnect = (localize: Localize, retry: () => void, uploads: unknown) =>
  html`<slot name="empty"
      >${emptyNotice(localize.term('nothingToConnect'), localize.term('nothingToConnectHint'), localize, retry)}</slot
    >
    ${uploads}`;
