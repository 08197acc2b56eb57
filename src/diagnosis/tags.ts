import { unknownAttributes } from './attributes.js';
import { concern, fault, fine, type Finding } from './finding.js';

interface DefinedElement extends CustomElementConstructor {
  readonly observedAttributes?: readonly string[];
  /** Among them, what it observes to say that it is none. */
  readonly propertyNames?: ReadonlyMap<string, string>;
}

const isOurs = (tag: string) => tag.startsWith('codat-') || tag === 'powered-by-codat';

/** Every element of ours in a tree, and in the shadow trees that scripts may look into. */
function* ours(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (isOurs(element.localName)) yield element;
    if (element.shadowRoot) yield* ours(element.shadowRoot);
  }
}

/** What is written in the page: tags that nothing defines, attributes that nothing reads, a second copy of the package. */
export function examineTags(
  document: Document,
  isOfThisCopy: (element: Element) => boolean,
): Finding[] {
  const elements = [...ours(document)];
  const undefinedTags = new Set<string>();
  const foreignTags = new Set<string>();
  const findings: Finding[] = [];
  for (const element of elements) {
    const tag = element.localName;
    const Class: DefinedElement | undefined = document.defaultView?.customElements.get(tag);
    if (!Class) {
      undefinedTags.add(tag);
      continue;
    }
    if (!isOfThisCopy(element)) foreignTags.add(tag);
    const { observedAttributes = [], propertyNames } = Class;
    const known = observedAttributes.filter((name) => !propertyNames?.has(name));
    for (const { name, meant } of unknownAttributes(element.getAttributeNames(), known)) {
      findings.push(describeUnknown(tag, name, meant));
    }
  }
  for (const tag of undefinedTags) {
    findings.push(
      fault(
        'undefined-element',
        `<${tag}> stands in the page, and nothing defines it: it stays empty.`,
        `Import codat-elements/define, or codat-elements/components/${tag}/define, or check the tag's name.`,
      ),
    );
  }
  if (foreignTags.size > 0) {
    findings.push(
      concern(
        'two-copies',
        `The page has two copies of codat-elements: another one defined ${[...foreignTags].map((tag) => `<${tag}>`).join(', ')}.`,
        'Load it once: by a script tag or by imports, of one version (npm ls codat-elements).',
      ),
    );
  }
  if (findings.length > 0) return findings;
  return [
    fine(
      'unknown-attribute',
      `The page has ${elements.length} elements, each defined, with attributes that it reads.`,
    ),
  ];
}

export function describeUnknown(tag: string, name: string, meant: string | undefined): Finding {
  return concern(
    'unknown-attribute',
    `<${tag}> does not read the attribute ${name}.`,
    meant
      ? `Write ${meant}.`
      : 'docs/elements.md lists its attributes; what is no text is a property.',
  );
}
