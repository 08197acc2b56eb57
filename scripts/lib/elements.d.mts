export function elementsOf(manifest: { modules: readonly object[] }): {
  tagName: string;
  className: string;
  events: string[];
  declaration: object;
}[];
