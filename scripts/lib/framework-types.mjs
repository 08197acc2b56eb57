import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { elementsOf, handlerName } from './elements.mjs';
import { withThemeProperties } from './theme-properties.mjs';

const elementImports = (elements) =>
  elements
    .map(
      ({ tagName, className }) =>
        `import type { ${className} } from '../components/${tagName}/${tagName}.js';`,
    )
    .join('\n');

/** Named by the DOM's own map, an event's class needs no import of its own. */
const eventType = (name) => `GlobalEventHandlersEventMap['${name}']`;

const reactTypes = (elements) => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type * as props from './jsx.js';
${elementImports(elements)}

type JsxElement<Element extends HTMLElement, Props> = Omit<
  Props,
  keyof HTMLAttributes<Element>
> &
  DetailedHTMLProps<HTMLAttributes<Element>, Element>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements
  .map(
    ({ tagName, className }) =>
      `      '${tagName}': JsxElement<${className}, props.${className}Props>;`,
  )
  .join('\n')}
    }
  }
  interface CSSProperties extends props.CustomCssProperties {}
}
`;

const vueElement = ({ tagName, className, events }) => {
  const types = events.map((name) => `'${name}': ${eventType(name)};`);
  const handlers = events.map(
    (name) => `${handlerName(name)}?: (event: ${eventType(name)}) => void;`,
  );
  return `    '${tagName}': VueElement<${className}, { ${types.join(' ')} }, { ${handlers.join(' ')} }>;`;
};

/** Vue's own recipe for the types of custom elements, filled in. */
const vueTypes = (elements) => `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${elementImports(elements)}

type VueElement<Element extends HTMLElement, Events, Handlers> = new () => Element & {
  /** For templates only: the element has no such property. */
  $props: HTMLAttributes & Partial<Omit<Element, keyof HTMLElement>> & Handlers & PublicProps;
  /** For templates only: the element has no such property. */
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  /** What goes into an element's slots says so itself: strict templates know no \`slot\` of other tags. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
  interface GlobalComponents {
${elements.map(vueElement).join('\n')}
  }
}
`;

/** Svelte's own recipe for the types of custom elements, filled in: attributes as in HTML, properties, and `on…`. */
const svelteTypes = (elements) => `import type { HTMLAttributes } from 'svelte/elements';
import type * as props from './jsx.js';
${elementImports(elements)}

type SvelteElement<Element extends HTMLElement, Props> = Omit<HTMLAttributes<Element>, keyof Props> & Props;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements
  .map(
    ({ tagName, className }) =>
      `    '${tagName}': SvelteElement<${className}, props.${className}Props>;`,
  )
  .join('\n')}
  }
}
`;

/**
 * Types for JSX of any kind. The generator also extends the modules of a dozen frameworks, which is an
 * error where those are not installed: a host extends its own with `CustomElements`.
 */
function writeJsxTypes(manifest, outdir) {
  const described = JSON.parse(JSON.stringify(manifest));
  for (const { declaration, events } of elementsOf(described)) {
    const own = new Map(declaration.events?.map((event) => [event.name, event]));
    declaration.events = events.map((name) => ({
      ...(own.get(name) ?? { name, description: 'From an element inside.' }),
      type: { text: eventType(name) },
    }));
  }
  const fileName = 'jsx.d.ts';
  generateJsxTypes(described, {
    outdir,
    fileName,
    componentTypePath: (_name, tagName) => `../components/${tagName}/${tagName}.js`,
    stronglyTypedEvents: true,
    includeDefaultDOMEvents: true,
  });
  const file = join(outdir, fileName);
  const [types] = readFileSync(file, 'utf8').split(/^declare (?:module|global)/m);
  writeFileSync(file, types);
}

/** Several elements have a part of the same name: an editor offers it once, and says what it is in each. */
function describePartsOnce(elements, outdir) {
  const file = join(outdir, 'vscode.css-custom-data.json');
  const data = JSON.parse(readFileSync(file, 'utf8'));
  const parts = new Map();
  for (const { tagName, declaration } of elements) {
    for (const { name, description } of declaration.cssParts ?? []) {
      parts.set(name, [...(parts.get(name) ?? []), `${tagName}: ${description}`]);
    }
  }
  data.pseudoElements = [...parts].map(([name, descriptions]) => ({
    name: `::part(${name})`,
    description: descriptions.join('\n'),
  }));
  writeFileSync(file, JSON.stringify(data, null, 2));
}

/** Writes types for JSX, and for templates of React, Svelte and Vue, and the elements' descriptions for editors. */
export function writeFrameworkTypes(manifest, outdir) {
  const elements = elementsOf(manifest);
  const described = withThemeProperties(manifest);
  const forEditors = { outdir, typesSrc: 'parsedType', hideLogs: true };
  mkdirSync(outdir, { recursive: true });
  writeJsxTypes(described, outdir);
  generateVsCodeCustomElementData(described, forEditors);
  describePartsOnce(elements, outdir);
  generateJetBrainsWebTypes(described, { ...forEditors, packageJson: false });
  writeFileSync(join(outdir, 'react.d.ts'), reactTypes(elements));
  writeFileSync(join(outdir, 'svelte.d.ts'), svelteTypes(elements));
  writeFileSync(join(outdir, 'vue.d.ts'), vueTypes(elements));
  // A host may import the types for their effect alone, which no compiler takes away.
  for (const name of ['jsx', 'react', 'svelte', 'vue'])
    writeFileSync(join(outdir, `${name}.js`), 'export {};\n');
}
