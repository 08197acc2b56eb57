/**
 * `<codat-link-flow>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatLinkFlow as CodatLinkFlowElement } from '../components/codat-link-flow/codat-link-flow.js';
import '../components/codat-link-flow/codat-link-flow.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

/** `<codat-link-flow>` as a React component. */
export const CodatLinkFlow = createComponent({
  react: React,
  tagName: 'codat-link-flow',
  elementClass: CodatLinkFlowElement,
  events: {
    onCodatConsent: 'codat-consent' as EventName<GlobalEventHandlersEventMap['codat-consent']>,
    onCodatFinish: 'codat-finish' as EventName<GlobalEventHandlersEventMap['codat-finish']>,
    onCodatClose: 'codat-close' as EventName<GlobalEventHandlersEventMap['codat-close']>,
    onCodatIntegrationSelect: 'codat-integration-select' as EventName<
      GlobalEventHandlersEventMap['codat-integration-select']
    >,
    onCodatConnectionStarted: 'codat-connection-started' as EventName<
      GlobalEventHandlersEventMap['codat-connection-started']
    >,
    onCodatLinkOpen: 'codat-link-open' as EventName<GlobalEventHandlersEventMap['codat-link-open']>,
    onCodatLinkBlocked: 'codat-link-blocked' as EventName<
      GlobalEventHandlersEventMap['codat-link-blocked']
    >,
    onCodatConnection: 'codat-connection' as EventName<
      GlobalEventHandlersEventMap['codat-connection']
    >,
    onCodatDisconnect: 'codat-disconnect' as EventName<
      GlobalEventHandlersEventMap['codat-disconnect']
    >,
    onCodatReconnect: 'codat-reconnect' as EventName<
      GlobalEventHandlersEventMap['codat-reconnect']
    >,
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatLinkEnd: 'codat-link-end' as EventName<GlobalEventHandlersEventMap['codat-link-end']>,
    onCodatFilesUploaded: 'codat-files-uploaded' as EventName<
      GlobalEventHandlersEventMap['codat-files-uploaded']
    >,
    onCodatSyncChange: 'codat-sync-change' as EventName<
      GlobalEventHandlersEventMap['codat-sync-change']
    >,
    onCodatSyncComplete: 'codat-sync-complete' as EventName<
      GlobalEventHandlersEventMap['codat-sync-complete']
    >,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});
