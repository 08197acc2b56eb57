/**
 * `<codat-integration-picker>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatIntegrationPicker as CodatIntegrationPickerElement } from '../components/codat-integration-picker/codat-integration-picker.js';
import '../components/codat-integration-picker/codat-integration-picker.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

/** `<codat-integration-picker>` as a React component. */
export const CodatIntegrationPicker = createComponent({
  react: React,
  tagName: 'codat-integration-picker',
  elementClass: CodatIntegrationPickerElement,
  events: {
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
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});
