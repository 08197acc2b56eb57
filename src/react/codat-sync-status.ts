/**
 * `<codat-sync-status>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatSyncStatus as CodatSyncStatusElement } from '../components/codat-sync-status/codat-sync-status.js';
import '../components/codat-sync-status/codat-sync-status.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

/** `<codat-sync-status>` as a React component. */
export const CodatSyncStatus = createComponent({
  react: React,
  tagName: 'codat-sync-status',
  elementClass: CodatSyncStatusElement,
  events: {
    onCodatSyncChange: 'codat-sync-change' as EventName<
      GlobalEventHandlersEventMap['codat-sync-change']
    >,
    onCodatSyncComplete: 'codat-sync-complete' as EventName<
      GlobalEventHandlersEventMap['codat-sync-complete']
    >,
    onCodatLinkOpen: 'codat-link-open' as EventName<GlobalEventHandlersEventMap['codat-link-open']>,
    onCodatLinkBlocked: 'codat-link-blocked' as EventName<
      GlobalEventHandlersEventMap['codat-link-blocked']
    >,
    onCodatReconnect: 'codat-reconnect' as EventName<
      GlobalEventHandlersEventMap['codat-reconnect']
    >,
    onCodatLinkEnd: 'codat-link-end' as EventName<GlobalEventHandlersEventMap['codat-link-end']>,
    onCodatConnection: 'codat-connection' as EventName<
      GlobalEventHandlersEventMap['codat-connection']
    >,
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});
