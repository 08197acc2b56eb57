/**
 * `<codat-provider>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatProvider as CodatProviderElement } from '../components/codat-provider/codat-provider.js';
import '../components/codat-provider/codat-provider.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

/** `<codat-provider>` as a React component. */
export const CodatProvider = createComponent({
  react: React,
  tagName: 'codat-provider',
  elementClass: CodatProviderElement,
  events: {
    onCodatClose: 'codat-close' as EventName<GlobalEventHandlersEventMap['codat-close']>,
    onCodatConnection: 'codat-connection' as EventName<
      GlobalEventHandlersEventMap['codat-connection']
    >,
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatConnectionStarted: 'codat-connection-started' as EventName<
      GlobalEventHandlersEventMap['codat-connection-started']
    >,
    onCodatConsent: 'codat-consent' as EventName<GlobalEventHandlersEventMap['codat-consent']>,
    onCodatDelete: 'codat-delete' as EventName<GlobalEventHandlersEventMap['codat-delete']>,
    onCodatDisconnect: 'codat-disconnect' as EventName<
      GlobalEventHandlersEventMap['codat-disconnect']
    >,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
    onCodatFilesUploaded: 'codat-files-uploaded' as EventName<
      GlobalEventHandlersEventMap['codat-files-uploaded']
    >,
    onCodatFinish: 'codat-finish' as EventName<GlobalEventHandlersEventMap['codat-finish']>,
    onCodatIntegrationSelect: 'codat-integration-select' as EventName<
      GlobalEventHandlersEventMap['codat-integration-select']
    >,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatLinkBlocked: 'codat-link-blocked' as EventName<
      GlobalEventHandlersEventMap['codat-link-blocked']
    >,
    onCodatLinkEnd: 'codat-link-end' as EventName<GlobalEventHandlersEventMap['codat-link-end']>,
    onCodatLinkOpen: 'codat-link-open' as EventName<GlobalEventHandlersEventMap['codat-link-open']>,
    onCodatReconnect: 'codat-reconnect' as EventName<
      GlobalEventHandlersEventMap['codat-reconnect']
    >,
    onCodatReturn: 'codat-return' as EventName<GlobalEventHandlersEventMap['codat-return']>,
    onCodatSyncChange: 'codat-sync-change' as EventName<
      GlobalEventHandlersEventMap['codat-sync-change']
    >,
    onCodatSyncComplete: 'codat-sync-complete' as EventName<
      GlobalEventHandlersEventMap['codat-sync-complete']
    >,
  },
});
