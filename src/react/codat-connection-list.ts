/**
 * `<codat-connection-list>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatConnectionList as CodatConnectionListElement } from '../components/codat-connection-list/codat-connection-list.js';
import '../components/codat-connection-list/codat-connection-list.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

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
