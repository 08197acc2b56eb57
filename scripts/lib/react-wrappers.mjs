import { elementsOf, handlerName } from './elements.mjs';

const wrapper = ({ tagName, className, events }) => `
/** \`<${tagName}>\` as a React component. */
export const ${className} = createComponent({
  react: React,
  tagName: '${tagName}',
  elementClass: ${className}Element,
  events: {${events
    .map(
      (name) =>
        `${handlerName(name)}: '${name}' as EventName<GlobalEventHandlersEventMap['${name}']>,`,
    )
    .join('\n')}},
});
`;

/** The source of \`src/react/index.ts\`: a React component for each element of the manifest. */
export function reactWrappers(manifest) {
  const elements = elementsOf(manifest);
  return `/**
 * The elements as React components, for React 18 and for typed props and events in any version.
 *
 * Made from custom-elements.json by \`npm run manifest\`: change the elements, not this file.
 */
'use client';
${elements.some(({ events }) => events.length > 0) ? "import type { EventName } from '@lit/react';" : ''}
import * as React from 'react';
${elements
  .map(
    ({ tagName, className }) => `
import { ${className} as ${className}Element } from '../components/${tagName}/${tagName}.js';
import '../components/${tagName}/${tagName}.define.js';`,
  )
  .join('')}
import { createComponent } from './create-component.js';
${elements.map(wrapper).join('')}`;
}
