import { withTimeout } from '../abort.js';
import { isIoRedis, isReady, type IoRedisClient, type NodeRedisClient } from './client.js';

/** How long the connection to Redis may take; a page waits for it. */
const CONNECT_TIMEOUT_MS = 5000;

/** How many listen to each channel of a client of ioredis, which unsubscribes all of them at once. */
const counts = new WeakMap<IoRedisClient, Map<string, number>>();

/** Counts a listener in or out. Returns how many there are then. */
function count(client: IoRedisClient, channel: string, change: 1 | -1): number {
  const known = counts.get(client) ?? new Map<string, number>();
  counts.set(client, known);
  const now = (known.get(channel) ?? 0) + change;
  known.set(channel, now);
  return now;
}

/**
 * Subscribes to a channel, until the connection breaks: then `onLost` is called. Resolves to how to unsubscribe.
 */
export async function listen(
  client: NodeRedisClient | IoRedisClient,
  channel: string,
  onMessage: (message: string) => void,
  onLost: () => void,
): Promise<() => Promise<void>> {
  await untilReady(client);
  const undo: (() => void)[] = [];
  const on = (event: string, listener: (...args: string[]) => void): void => {
    client.on(event, listener);
    undo.push(() => client.off(event, listener));
  };
  const removeListeners = (): void => {
    for (const off of undo) off();
  };
  // The client would subscribe again by itself, and say nothing of what was published meanwhile.
  on('reconnecting', onLost);
  on('end', onLost);
  if (isIoRedis(client)) {
    on('message', (from = '', message = '') => {
      if (from === channel) onMessage(message);
    });
  }
  const leave = async (): Promise<void> => {
    removeListeners();
    if (!isIoRedis(client)) await client.unsubscribe(channel, onMessage);
    // Others listen by the same subscription: one that was given up late must not take theirs.
    else if (count(client, channel, -1) === 0) await client.unsubscribe(channel);
  };
  try {
    if (isIoRedis(client)) {
      count(client, channel, 1);
      await client.subscribe(channel);
    } else await client.subscribe(channel, onMessage);
  } catch (error) {
    removeListeners();
    if (isIoRedis(client)) count(client, channel, -1);
    throw error;
  }
  return leave;
}

/** Subscribed before it is ready, a client of ioredis loses its connection: it has yet to ask how the server is. */
async function untilReady(client: NodeRedisClient | IoRedisClient): Promise<void> {
  if (isReady(client)) return;
  if (isIoRedis(client) && client.status === 'wait') {
    await client.connect();
    return;
  }
  let onReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    onReady = resolve;
    client.on('ready', onReady);
  });
  try {
    await withTimeout(CONNECT_TIMEOUT_MS, () => ready);
  } finally {
    client.off('ready', onReady);
  }
}
