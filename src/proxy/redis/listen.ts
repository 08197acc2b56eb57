import { within } from '../deadline.js';
import { isIoRedis, type IoRedisClient, type NodeRedisClient } from './client.js';

/** How long the line to Redis may take to stand, in milliseconds; a page waits for it. */
const patience = 5000;

/** Hears what is published in a channel, until the line breaks: that is `lost`. Resolves to how to stop. */
export async function listen(
  client: NodeRedisClient | IoRedisClient,
  channel: string,
  heard: (message: string) => void,
  lost: () => void,
): Promise<() => Promise<void>> {
  await untilReady(client);
  const undo: (() => void)[] = [];
  const on = (event: string, listener: (...args: string[]) => void): void => {
    client.on(event, listener);
    undo.push(() => client.off(event, listener));
  };
  const hearNothing = (): void => {
    for (const off of undo) off();
  };
  // The client would subscribe again by itself, and say nothing of what was told meanwhile.
  on('reconnecting', lost);
  on('end', lost);
  if (isIoRedis(client)) {
    on('message', (from = '', message = '') => {
      if (from === channel) heard(message);
    });
  }
  try {
    await (isIoRedis(client) ? client.subscribe(channel) : client.subscribe(channel, heard));
  } catch (error) {
    hearNothing();
    throw error;
  }
  return async () => {
    hearNothing();
    await (isIoRedis(client) ? client.unsubscribe(channel) : client.unsubscribe(channel, heard));
  };
}

/** Subscribed before it is ready, a client of ioredis loses its line: it has yet to ask how the server is. */
async function untilReady(client: NodeRedisClient | IoRedisClient): Promise<void> {
  if (isIoRedis(client) ? client.status === 'ready' : client.isReady) return;
  if (isIoRedis(client) && client.status === 'wait') {
    await client.connect();
    return;
  }
  await within(
    patience,
    (stop) =>
      new Promise<void>((resolve) => {
        const ready = () => {
          client.off('ready', ready);
          resolve();
        };
        client.on('ready', ready);
        stop.undo = () => client.off('ready', ready);
      }),
  );
}
