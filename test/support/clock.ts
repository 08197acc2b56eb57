/** Time as a page sees it, where a test does not wait for it. */
import { atTheEnd } from './page.js';

/** Lets `performance.now()` run ahead until the test ends. */
export function age(ms: number): void {
  const now = performance.now.bind(performance);
  performance.now = () => now() + ms;
  atTheEnd(() => {
    performance.now = now;
  });
}

/** Puts this device's clock forward, or back, until the test ends or what it gives is called. */
export function moveClock(ms: number): () => void {
  const { now } = Date;
  const moveBack = () => {
    Date.now = now;
  };
  atTheEnd(moveBack);
  Date.now = () => now() + ms;
  return moveBack;
}

/** The page seems to be hidden, or seen, from here on until the test ends. */
export function setHidden(hidden: boolean): void {
  const isFirst = !Object.hasOwn(document, 'hidden');
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  if (isFirst) {
    atTheEnd(() => {
      Reflect.deleteProperty(document, 'hidden');
    });
  }
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Timers that do not run by themselves. */
export interface HeldTimers {
  /** The pauses that are being waited for, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets them pass. */
  pass(): void;
}

/** Holds timers of these times in milliseconds that are set from here on, until they are let pass or the test ends. */
export function holdTimers(isHeld: (ms: number) => boolean): HeldTimers {
  const held = new Map<number, { ms: number; task: () => void }>();
  const { setTimeout, clearTimeout } = window;
  let lastId = 1e9;
  const holding = (task: (...given: unknown[]) => void, ms = 0, ...rest: unknown[]) => {
    if (!isHeld(ms)) return setTimeout(task, ms, ...rest);
    held.set(++lastId, { ms, task: () => task(...rest) });
    return lastId;
  };
  window.setTimeout = holding as typeof setTimeout;
  const clearing = (id?: number) => {
    if (!held.delete(id ?? 0)) clearTimeout(id);
  };
  window.clearTimeout = clearing as typeof clearTimeout;
  atTheEnd(() => {
    Object.assign(window, { setTimeout, clearTimeout });
  });
  return {
    get pauses() {
      return [...held.values()].map(({ ms }) => ms);
    },
    pass() {
      const due = [...held.values()];
      held.clear();
      for (const { task } of due) task();
    },
  };
}
