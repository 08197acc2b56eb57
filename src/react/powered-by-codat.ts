/**
 * `<powered-by-codat>` as a React component.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

import * as React from 'react';
import { PoweredByCodat as PoweredByCodatElement } from '../components/powered-by-codat/powered-by-codat.js';
import '../components/powered-by-codat/powered-by-codat.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

/** `<powered-by-codat>` as a React component. */
export const PoweredByCodat = createComponent({
  react: React,
  tagName: 'powered-by-codat',
  elementClass: PoweredByCodatElement,
  events: {},
});
