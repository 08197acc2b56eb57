/** Bounds an `LRUCache` by its number of entries. Not by its `max`, which takes the memory for all of them at once. */
export const atMost = (count: number) => ({ maxSize: count, sizeCalculation: () => 1 });
