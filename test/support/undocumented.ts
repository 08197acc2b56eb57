/** What a host can name of an element's inside, held against what `custom-elements.json` has of it. */

interface Described {
  name: string;
}

interface Declaration {
  tagName?: string;
  slots?: Described[];
  cssParts?: Described[];
  cssStates?: Described[];
}

interface Manifest {
  modules: { declarations: Declaration[] }[];
}

const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const declarations = manifest.modules.flatMap((module) => module.declarations);

/** A state can only be asked for by its name: those of all elements are. */
const stateNames = new Set(
  declarations.flatMap(({ cssStates = [] }) => cssStates.map(({ name }) => name)),
);

/** The names outside of an attribute `exportparts`. */
const exported = (text: string) =>
  text.split(',').map((pair) => (pair.split(':').at(-1) ?? '').trim());

/** The parts, slots and states that an element has as it stands and that the manifest does not tell of. */
export function undocumented(element: Element): string[] {
  const root = element.shadowRoot;
  const declaration = declarations.find(({ tagName }) => tagName === element.localName);
  if (!root || !declaration) return [];
  const all = [...root.querySelectorAll('*')];
  const found = {
    part: all.flatMap((inner) => [
      ...inner.part,
      ...(inner.hasAttribute('exportparts')
        ? exported(inner.getAttribute('exportparts') ?? '')
        : []),
    ]),
    slot: all
      .filter((inner) => inner.localName === 'slot')
      .map((slot) => slot.getAttribute('name')),
    state: [...stateNames].filter((name) => element.matches(`:state(${name})`)),
  };
  const { cssParts = [], slots = [], cssStates = [] } = declaration;
  const missing = (kind: string, names: readonly (string | null)[], known: readonly Described[]) =>
    [...new Set(names)]
      .filter((name) => name && !known.some((each) => each.name === name))
      .map((name) => `undocumented ${kind}: ${element.localName} ${name}`);
  return [
    ...missing('part', found.part, cssParts),
    ...missing('slot', found.slot, slots),
    ...missing('state', found.state, cssStates),
  ];
}
