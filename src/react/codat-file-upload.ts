/**
 * `<codat-file-upload>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import type { EventName } from '@lit/react';
import * as React from 'react';
import { CodatFileUpload as CodatFileUploadElement } from '../components/codat-file-upload/codat-file-upload.js';
import '../components/codat-file-upload/codat-file-upload.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

/** `<codat-file-upload>` as a React component. */
export const CodatFileUpload = createComponent({
  react: React,
  tagName: 'codat-file-upload',
  elementClass: CodatFileUploadElement,
  events: {
    onCodatFilesUploaded: 'codat-files-uploaded' as EventName<
      GlobalEventHandlersEventMap['codat-files-uploaded']
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
