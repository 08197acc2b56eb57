/**
 * The elements as React components, for React 18 and for typed props and events in any version.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';
import type { EventName } from '@lit/react';
import * as React from 'react';

import { CodatConnectButton as CodatConnectButtonElement } from '../components/codat-connect-button/codat-connect-button.js';
import '../components/codat-connect-button/codat-connect-button.define.js';
import { CodatConnectionAlert as CodatConnectionAlertElement } from '../components/codat-connection-alert/codat-connection-alert.js';
import '../components/codat-connection-alert/codat-connection-alert.define.js';
import { CodatConnectionList as CodatConnectionListElement } from '../components/codat-connection-list/codat-connection-list.js';
import '../components/codat-connection-list/codat-connection-list.define.js';
import { CodatFileUpload as CodatFileUploadElement } from '../components/codat-file-upload/codat-file-upload.js';
import '../components/codat-file-upload/codat-file-upload.define.js';
import { CodatIntegrationPicker as CodatIntegrationPickerElement } from '../components/codat-integration-picker/codat-integration-picker.js';
import '../components/codat-integration-picker/codat-integration-picker.define.js';
import { CodatLinkFlow as CodatLinkFlowElement } from '../components/codat-link-flow/codat-link-flow.js';
import '../components/codat-link-flow/codat-link-flow.define.js';
import { CodatLinkReturn as CodatLinkReturnElement } from '../components/codat-link-return/codat-link-return.js';
import '../components/codat-link-return/codat-link-return.define.js';
import { CodatProvider as CodatProviderElement } from '../components/codat-provider/codat-provider.js';
import '../components/codat-provider/codat-provider.define.js';
import { CodatSyncStatus as CodatSyncStatusElement } from '../components/codat-sync-status/codat-sync-status.js';
import '../components/codat-sync-status/codat-sync-status.define.js';
import { PoweredByCodat as PoweredByCodatElement } from '../components/powered-by-codat/powered-by-codat.js';
import '../components/powered-by-codat/powered-by-codat.define.js';
import { createComponent } from './create-component.js';

/** `<codat-connect-button>` as a React component. */
export const CodatConnectButton = createComponent({
  react: React,
  tagName: 'codat-connect-button',
  elementClass: CodatConnectButtonElement,
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
    onCodatReconnect: 'codat-reconnect' as EventName<
      GlobalEventHandlersEventMap['codat-reconnect']
    >,
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatLinkEnd: 'codat-link-end' as EventName<GlobalEventHandlersEventMap['codat-link-end']>,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});

/** `<codat-connection-alert>` as a React component. */
export const CodatConnectionAlert = createComponent({
  react: React,
  tagName: 'codat-connection-alert',
  elementClass: CodatConnectionAlertElement,
  events: {
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
    onCodatReconnect: 'codat-reconnect' as EventName<
      GlobalEventHandlersEventMap['codat-reconnect']
    >,
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatLinkEnd: 'codat-link-end' as EventName<GlobalEventHandlersEventMap['codat-link-end']>,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});

/** `<codat-connection-list>` as a React component. */
export const CodatConnectionList = createComponent({
  react: React,
  tagName: 'codat-connection-list',
  elementClass: CodatConnectionListElement,
  events: {
    onCodatDisconnect: 'codat-disconnect' as EventName<
      GlobalEventHandlersEventMap['codat-disconnect']
    >,
    onCodatReconnect: 'codat-reconnect' as EventName<
      GlobalEventHandlersEventMap['codat-reconnect']
    >,
    onCodatDelete: 'codat-delete' as EventName<GlobalEventHandlersEventMap['codat-delete']>,
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
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatLinkEnd: 'codat-link-end' as EventName<GlobalEventHandlersEventMap['codat-link-end']>,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});

/** `<codat-file-upload>` as a React component. */
export const CodatFileUpload = createComponent({
  react: React,
  tagName: 'codat-file-upload',
  elementClass: CodatFileUploadElement,
  events: {
    onCodatFilesUploaded: 'codat-files-uploaded' as EventName<
      GlobalEventHandlersEventMap['codat-files-uploaded']
    >,
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});

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

/** `<codat-link-return>` as a React component. */
export const CodatLinkReturn = createComponent({
  react: React,
  tagName: 'codat-link-return',
  elementClass: CodatLinkReturnElement,
  events: {
    onCodatReturn: 'codat-return' as EventName<GlobalEventHandlersEventMap['codat-return']>,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
  },
});

/** `<codat-provider>` as a React component. */
export const CodatProvider = createComponent({
  react: React,
  tagName: 'codat-provider',
  elementClass: CodatProviderElement,
  events: {},
});

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
    onCodatConnectionChange: 'codat-connection-change' as EventName<
      GlobalEventHandlersEventMap['codat-connection-change']
    >,
    onCodatJourney: 'codat-journey' as EventName<GlobalEventHandlersEventMap['codat-journey']>,
    onCodatError: 'codat-error' as EventName<GlobalEventHandlersEventMap['codat-error']>,
  },
});

/** `<powered-by-codat>` as a React component. */
export const PoweredByCodat = createComponent({
  react: React,
  tagName: 'powered-by-codat',
  elementClass: PoweredByCodatElement,
  events: {},
});
