import { elementsOf, handlerName } from './elements.mjs';

const head = (what) => `/**
 * ${what}
 *
 * Made from custom-elements.json by \`npm run manifest\`: change the elements, not this file.
 */
'use client';
`;

const wrapper = ({
  tagName,
  className,
  events,
}) => `${head(`\`<${tagName}>\` as a React component.`)}
${events.length > 0 ? "import type { EventName } from '@lit/react';" : ''}
import * as React from 'react';
import { ${className} as ${className}Element } from '../components/${tagName}/${tagName}.js';
import '../components/${tagName}/${tagName}.define.js';
import type {} from '../events/index.js';
import { createComponent } from './create-component.js';

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

const index = (
  elements,
) => `${head('The elements as React components, for React 18 and for typed props and events in any version.')}
${elements.map(({ tagName, className }) => `export { ${className} } from './${tagName}.js';`).join('\n')}
`;

/**
 * The sources of `src/react`: a React component for each element of the manifest, a file each, so that a page loads
 * those it names.
 *
 * @returns {Record<string, string>} the text of each file by its path
 */
export function reactWrappers(manifest) {
  const elements = elementsOf(manifest);
  const files = elements.map((element) => [element.tagName, wrapper(element)]);
  return Object.fromEntries(
    [['index', index(elements)], ...files].map(([name, text]) => [`src/react/${name}.ts`, text]),
  );
}
