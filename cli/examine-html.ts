/** What a page has of this package in its HTML, and what is wrong with it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  describeUnknown,
  fault,
  unknown,
  unknownAttributes,
  type Finding,
} from 'codat-elements/diagnosis';
import type { WrittenElement } from './page-html.js';

interface Manifest {
  modules: { declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

/** The attributes of every element, by tag. */
function knownAttributes(): Map<string, readonly string[]> {
  const file = fileURLToPath(import.meta.resolve('codat-elements/custom-elements.json'));
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const elements = modules.flatMap(({ declarations }) => declarations);
  return new Map(
    elements.map(({ tagName = '', attributes = [] }) => [
      tagName,
      attributes.map(({ name }) => name),
    ]),
  );
}

/** What the page has of ours in its HTML: tags there are none of, attributes that nothing reads. */
export function examineHtml(elements: readonly WrittenElement[]): Finding[] {
  if (elements.length === 0) {
    return [
      unknown(
        'undefined-element',
        'None of the elements is in the page’s HTML; a script may put them there.',
        'In the browser: console.log(String(await document.querySelector("codat-provider").diagnose()))',
      ),
    ];
  }
  const known = knownAttributes();
  return elements.flatMap(({ tag, attributes }): Finding[] => {
    const its = known.get(tag);
    if (!its) {
      const message = `<${tag}> stands in the page, and there is no such element.`;
      return [fault('undefined-element', message, 'Check the tag’s name.')];
    }
    return unknownAttributes([...attributes.keys()], its).map(({ name, meant }) =>
      describeUnknown(tag, name, meant),
    );
  });
}
