import { withTimeout } from '../abort.js';
import { isIoRedis, isReady, type IoRedisClient, type NodeRedisClient } from './client.js';

/** How long the connection to Redis may take; a page waits for it. */
const CONNECT_TIMEOUT_MS = 5000;

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
  try {
    await (isIoRedis(client) ? client.subscribe(channel) : client.subscribe(channel, onMessage));
  } catch (error) {
    removeListeners();
    throw error;
  }
  return async () => {
    removeListeners();
    await (isIoRedis(client)
      ? client.unsubscribe(channel)
      : client.unsubscribe(channel, onMessage));
  };
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
