/** What the browser itself says is left of what a page did. */
import { executeServerCommand } from '@web/test-runner-commands';
import { needs } from './engines.js';

/** Counts of the whole page, after a garbage collection. */
export interface Heap {
  /** Of all event targets of the page. */
  eventListeners: number;
  nodes: number;
  documents: number;
}

export async function measureHeap(): Promise<Heap> {
  needs('counts of what the page holds');
  // The collection leaves alone what the running task holds.
  await new Promise((resolve) => setTimeout(resolve));
  return executeServerCommand<Heap, undefined>('measure-heap');
}

/** Watches objects without holding them. */
export class Remains {
  readonly #refs: { name: string; ref: WeakRef<object> }[] = [];

  watch(name: string, object: object): void {
    this.#refs.push({ name, ref: new WeakRef(object) });
  }

  /** How many of each name are still there; after `measureHeap`, those that somebody holds. */
  get count(): Record<string, number> {
    const count: Record<string, number> = {};
    for (const { name, ref } of this.#refs) {
      count[name] ??= 0;
      if (ref.deref()) count[name] += 1;
    }
    return count;
  }
}
