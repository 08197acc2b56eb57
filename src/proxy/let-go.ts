/** In Node a timer keeps the process alive; none of these is worth waiting for. */
export function letGo(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
    (timer as { unref: () => void }).unref();
  }
}
