/** How long the browser may put off what waits for it to be idle. */
const TIMEOUT_MS = 3000;
/** Where browsers do not say when they are idle, as Safari does not. */
const DELAY_MS = 300;

/** Calls back once the browser has nothing better to do. */
export function whenIdle(callback: () => void): void {
  const idle = (window as Partial<Window>).requestIdleCallback;
  if (idle) idle.call(window, callback, { timeout: TIMEOUT_MS });
  else setTimeout(callback, DELAY_MS);
}
