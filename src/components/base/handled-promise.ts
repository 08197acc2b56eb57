/**
 * What a public method does, as a promise that a host may leave alone: a rejection that nobody handles is no error of
 * the page. `run` is called at once, so that a click lasts until its first `await`.
 */
export function handledPromise(run: () => Promise<void>): Promise<void> {
  const promise = run();
  promise.catch(() => undefined);
  return promise;
}
