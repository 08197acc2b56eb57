import * as v from 'valibot';
import manifest from '../../custom-elements.json';

const Attribute = v.object({
  name: v.string(),
  description: v.optional(v.string(), ''),
  default: v.optional(v.string()),
  type: v.optional(v.object({ text: v.string() })),
  /** The type with its words, where `type` has a name for them. */
  parsedType: v.optional(v.object({ text: v.string() })),
});

const Declaration = v.object({
  customElement: v.optional(v.boolean()),
  tagName: v.optional(v.string()),
  summary: v.optional(v.string(), ''),
  attributes: v.optional(v.array(Attribute), []),
  cssProperties: v.optional(
    v.array(v.object({ name: v.string(), description: v.optional(v.string(), '') })),
    [],
  ),
  events: v.optional(v.array(v.object({ name: v.optional(v.string()) })), []),
});

const Manifest = v.object({
  modules: v.array(v.object({ declarations: v.optional(v.array(Declaration), []) })),
});

export type ElementAttribute = v.InferOutput<typeof Attribute>;

/** One element as the package describes it. */
export interface ElementDescription {
  tag: string;
  summary: string;
  attributes: readonly ElementAttribute[];
  cssProperties: readonly { name: string; description: string }[];
  events: readonly string[];
}

/**
 * The elements of the package's own manifest, so that an element or attribute that is added there
 * turns up in the playground by itself.
 */
export const elements: readonly ElementDescription[] = v
  .parse(Manifest, manifest)
  .modules.flatMap((module) => module.declarations)
  .flatMap((declaration) => {
    const { tagName, summary, attributes, cssProperties } = declaration;
    if (!tagName) return [];
    const events = declaration.events.flatMap((event) => event.name ?? []);
    return [{ tag: tagName, summary, attributes, cssProperties, events }];
  });
