/** Counts what would keep a page busy: timers, listeners on window and document, channels, requests. */
import { atTheEnd } from '../support/page.js';

export interface ResourceLeaks {
  timers: number;
  listeners: number;
  channels: number;
  requests: number;
}

function replace<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  make: (original: Target[Name]) => Target[Name],
): void {
  const original = target[name];
  const own = Object.hasOwn(target, name);
  target[name] = make(original);
  atTheEnd(() => {
    if (own) target[name] = original;
    else Reflect.deleteProperty(target, name);
  });
}

/** Counts from here on until the test ends; gives what is left at the moment. */
export function countLeaks(): () => ResourceLeaks {
  const timers = new Set<unknown>();
  const listeners = new Set<string>();
  const channels = new Set<BroadcastChannel>();
  let requests = 0;
  const ids = new WeakMap<object, number>();
  let lastId = 0;
  const idOf = (value: object) => {
    const id = ids.get(value) ?? ++lastId;
    ids.set(value, id);
    return id;
  };

  const { setTimeout, setInterval } = window;
  replace(window, 'setTimeout', () => {
    const counting = (task: (...given: unknown[]) => void, ...rest: unknown[]) => {
      const run = (...given: unknown[]) => {
        timers.delete(id);
        task(...given);
      };
      const id = (setTimeout as (...all: unknown[]) => unknown)(run, ...rest);
      timers.add(id);
      return id;
    };
    return counting as unknown as typeof setTimeout;
  });
  replace(window, 'setInterval', () => {
    const counting = (...all: unknown[]) => {
      const id = (setInterval as (...all: unknown[]) => unknown)(...all);
      timers.add(id);
      return id;
    };
    return counting as unknown as typeof setInterval;
  });
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    replace(window, name, (clear) => (id) => {
      timers.delete(id);
      clear(id);
    });
  }
  for (const target of [window, document]) {
    const where = target === window ? 'window' : 'document';
    const key = (type: string, listener: object | null) =>
      `${where} ${type} ${idOf(listener ?? target)}`;
    const { addEventListener, removeEventListener } = target;
    replace(target as Window, 'addEventListener', () => {
      const counting = (
        ...[type, listener, options]: Parameters<EventTarget['addEventListener']>
      ) => {
        listeners.add(key(type, listener));
        addEventListener.call(target, type, listener as EventListener, options);
      };
      return counting as Window['addEventListener'];
    });
    replace(target as Window, 'removeEventListener', () => {
      const counting = (
        ...[type, listener, options]: Parameters<EventTarget['removeEventListener']>
      ) => {
        listeners.delete(key(type, listener));
        removeEventListener.call(target, type, listener as EventListener, options);
      };
      return counting as Window['removeEventListener'];
    });
  }
  replace(
    window,
    'BroadcastChannel',
    (Original) =>
      class extends Original {
        constructor(name: string) {
          super(name);
          channels.add(this);
        }

        override close(): void {
          channels.delete(this);
          super.close();
        }
      },
  );
  replace(window, 'fetch', (original) => async (input, init) => {
    requests++;
    try {
      return await original(input, init);
    } finally {
      requests--;
    }
  });
  return () => ({
    timers: timers.size,
    listeners: listeners.size,
    channels: channels.size,
    requests,
  });
}

export const nothing: ResourceLeaks = { timers: 0, listeners: 0, channels: 0, requests: 0 };
