/**
 * `<codat-link-return>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatLinkReturn as CodatLinkReturnElement } from '../components/codat-link-return/codat-link-return.js';
import '../components/codat-link-return/codat-link-return.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

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
