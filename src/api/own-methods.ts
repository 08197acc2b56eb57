/** What a class has of methods and getters. */
type Members = Record<string, { get?: () => unknown; value?: () => unknown; enumerable?: boolean }>;

/**
 * Makes the methods and getters of an object's class its own, bound to it. A proxy that a framework puts around what it is
 * given (Vue's `reactive`) has no private fields, and a copy by spread nothing of the class.
 */
export function withOwnMethods<Instance extends object>(instance: Instance): Instance {
  const prototype = Object.getPrototypeOf(instance) as object;
  const { constructor: _, ...members }: Members = Object.getOwnPropertyDescriptors(prototype);
  for (const member of Object.values(members)) {
    member.get &&= member.get.bind(instance);
    member.value &&= member.value.bind(instance);
    member.enumerable = true;
  }
  return Object.defineProperties(instance, members);
}
