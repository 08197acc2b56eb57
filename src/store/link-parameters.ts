/** Parameters that the host adds to each linkUrl, as name and value, in the host's order; a name may come twice. */
export type LinkParameterList = readonly (readonly [name: string, value: string])[];

/** Codat's servers may read names in any letter case. */
const keyOf = (name: string) => name.toLowerCase();

/** The parameters of which `names` has none, in whatever letter case. */
export function parametersBeside(
  parameters: LinkParameterList,
  names: Iterable<string>,
): LinkParameterList {
  const taken = new Set([...names].map(keyOf));
  return parameters.filter(([name]) => !taken.has(keyOf(name)));
}

/** An element's own parameters over those of the provider around it, name by name. */
export function mergeParameters(
  own: LinkParameterList,
  outer: LinkParameterList,
): LinkParameterList {
  const names = own.map(([name]) => name);
  return [...parametersBeside(outer, names), ...own];
}
