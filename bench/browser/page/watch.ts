/** Runs in a page before its own scripts: when the list is there, what moves, how long a press takes, what wakes it. */
export interface Watched {
  /** When the first tile was there, in milliseconds since the page was asked for. */
  listAt: number;
  layoutShift: number;
  /** How long the press of a tile took until it was painted, in milliseconds. */
  pressed: number;
  timers: number;
  requests: number;
}

/** Not every browser's types know these. */
interface LayoutShift extends PerformanceEntry {
  value: number;
}

declare global {
  var watched: Watched;
}

const watched = { listAt: 0, layoutShift: 0, pressed: 0, timers: 0, requests: 0 };
globalThis.watched = watched;

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) watched.layoutShift += (entry as LayoutShift).value;
}).observe({ type: 'layout-shift', buffered: true });

const eventTiming: PerformanceObserverInit & { durationThreshold: number } = {
  type: 'event',
  buffered: true,
  durationThreshold: 16,
};
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) {
    // The click, and what begins it.
    if (/^(pointer|click)/.test(name)) watched.pressed = Math.max(watched.pressed, duration);
  }
}).observe(eventTiming);

type Schedule = (callback: () => void, ...rest: unknown[]) => number;

const animationFrame = globalThis.requestAnimationFrame;
for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
  const original = globalThis[name] as Schedule;
  const counted: Schedule = (callback, ...rest) =>
    original(
      () => {
        watched.timers++;
        callback();
      },
      ...rest,
    );
  Object.assign(globalThis, { [name]: counted });
}
const { fetch } = globalThis;
globalThis.fetch = (...args) => {
  watched.requests++;
  return fetch(...args);
};

function look(): void {
  const host = document.querySelector('codat-integration-picker, #box > div');
  const tile = host?.shadowRoot?.querySelector('[part=group] [part=tile]');
  if (tile) watched.listAt = performance.now();
  else animationFrame(look);
}

animationFrame(look);
