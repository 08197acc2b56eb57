import type { ReactiveElement } from 'lit';

/**
 * A boolean as hosts write it. Vue's kebab-case bindings, Svelte and Angular's attributes write the text "false",
 * and templates of text "null" or "undefined" for what is not there: all mean false; any other text means true, as in HTML.
 */
function isFlagSet(value: unknown): boolean {
  if (typeof value === 'string') return !/^(false|null|undefined)$/i.test(value.trim());
  return Boolean(value);
}

/** For the attribute of a boolean `@property`. */
export const flagConverter = {
  fromAttribute: isFlagSet,
  toAttribute: (value: unknown) => (isFlagSet(value) ? '' : null),
};

/** Above a boolean `@property`: what a script or a framework sets it to is read like its attribute. */
export function flag(prototype: ReactiveElement, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const set = descriptor?.set;
  if (!set) return;
  Object.defineProperty(prototype, name, {
    ...descriptor,
    set(value: unknown) {
      set.call(this, isFlagSet(value));
    },
  });
}
