/** A store in Redis, for several instances of the proxy behind one address. */
import { within } from '../deadline.js';
import {
  comparePositions,
  eventsAfter,
  isPosition,
  logLength,
  logReach,
  onceReach,
  type CompanyEvent,
  type LoggedEvent,
  type PublishedEvent,
  type TokenProxyStore,
} from '../store.js';
import { isRecord } from '../is-record.js';

/** What is used of a client of either package: `ready`, `reconnecting` and `end` tell of its connection. */
interface RedisClient {
  on(event: string, listener: (...args: string[]) => void): unknown;
  off(event: string, listener: (...args: string[]) => void): unknown;
}

/** What is used of a client of the package `redis`. */
export interface NodeRedisClient extends RedisClient {
  readonly isReady: boolean;
  sendCommand(args: string[]): Promise<unknown>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  unsubscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
}

/** What is used of a client of the package `ioredis`. */
export interface IoRedisClient extends RedisClient {
  /** `wait` before it is told to connect, `ready` when it has. */
  readonly status: string;
  call(command: string, ...args: string[]): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
  connect(): Promise<unknown>;
}

/** The host's own connections to Redis. The host opens, watches and closes them. */
export interface RedisStoreOptions {
  /** For commands; a client of `redis` (4 or later) or `ioredis`. */
  client: NodeRedisClient | IoRedisClient;
  /** For messages: a second connection (`client.duplicate()`), since one that listens can do nothing else. */
  subscriber: NodeRedisClient | IoRedisClient;
  /** Put before every key and channel. Default `codat-elements`. */
  prefix?: string;
}

/**
 * Log and message in one step, so that an instance that dies in between leaves both or neither, and so that
 * a webhook that was not logged is not taken for one that was.
 *
 * KEYS: the log, what was seen. ARGV: channel, company, event, length, reach, whether it counts once, its reach.
 */
const publishScript = `
if ARGV[6] == '1' and not redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[7]) then return false end
local id = redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[4], '*', 'e', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('PUBLISH', ARGV[1], '{"companyId":"' .. ARGV[2] .. '","id":"' .. id .. '","event":' .. ARGV[3] .. '}')
return id`;

/** Gives back one's own lock only: it may have ended, and be somebody else's by now. */
const unlockScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/**
 * Keeps the proxy's store in Redis 6 or later.
 *
 * The keys of one company share a hash tag, so that a Redis Cluster can keep them.
 */
export function redisStore({
  client,
  subscriber,
  prefix = 'codat-elements',
}: RedisStoreOptions): TokenProxyStore {
  const channel = `${prefix}:events`;
  const logKey = (companyId: string) => `${prefix}:{${companyId}}:log`;
  const send = (...args: string[]): Promise<unknown> => command(client, args);

  return {
    async get(key) {
      const value = await send('GET', `${prefix}:${key}`);
      return value === null || value === undefined ? undefined : textOf(value);
    },
    async set(key, value, lifetime) {
      await send('SET', `${prefix}:${key}`, value, 'PX', String(lifetime));
    },
    async lock(key, lifetime) {
      const name = `${prefix}:${key}`;
      const owner = crypto.randomUUID();
      const taken = await send('SET', name, owner, 'NX', 'PX', String(lifetime));
      if (taken === null) return undefined;
      return async () => {
        await send('EVAL', unlockScript, '1', name, owner);
      };
    },
    async publish(companyId, event, once) {
      const id = await send(
        'EVAL',
        publishScript,
        '2',
        logKey(companyId),
        `${prefix}:{${companyId}}:seen:${once ?? ''}`,
        channel,
        companyId,
        JSON.stringify(event),
        String(logLength),
        String(logReach),
        once === undefined ? '0' : '1',
        String(onceReach),
      );
      return id !== null;
    },
    async position(companyId) {
      const [[latest], time] = await Promise.all([
        send('XREVRANGE', logKey(companyId), '+', '-', 'COUNT', '1').then(entriesOf),
        redisTime(send),
      ]);
      // What is logged within this millisecond comes after it.
      const here = `${time - 1}-999999999`;
      return latest && comparePositions(latest.id, here) > 0 ? latest.id : here;
    },
    async since(companyId, position) {
      if (!isPosition(position)) return undefined;
      const [log, time] = await Promise.all([
        send('XRANGE', logKey(companyId), '-', '+').then(entriesOf),
        redisTime(send),
      ]);
      return eventsAfter(log, position, time);
    },
    async subscribe(listener, lost = () => undefined) {
      const heard = (message: string) => {
        const event = publishedIn(message);
        if (event) listener(event);
      };
      await untilReady(subscriber);
      // The client would subscribe again by itself, and say nothing of what was told meanwhile.
      subscriber.on('reconnecting', lost);
      subscriber.on('end', lost);
      const stop = await listen(subscriber, channel, heard);
      return async () => {
        subscriber.off('reconnecting', lost);
        subscriber.off('end', lost);
        await stop();
      };
    },
  };
}

function isIoRedis(client: NodeRedisClient | IoRedisClient): client is IoRedisClient {
  return 'call' in client;
}

/** How long the store may take to be there, in milliseconds; a page waits for it. */
const patience = 5000;

/** Subscribed before it is ready, a client of ioredis loses its connection: it has yet to ask how the server is. */
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

function command(client: NodeRedisClient | IoRedisClient, args: string[]): Promise<unknown> {
  const [name = '', ...rest] = args;
  return isIoRedis(client) ? client.call(name, ...rest) : client.sendCommand(args);
}

async function listen(
  client: NodeRedisClient | IoRedisClient,
  channel: string,
  heard: (message: string) => void,
): Promise<() => Promise<void>> {
  if (!isIoRedis(client)) {
    await client.subscribe(channel, heard);
    return async () => {
      await client.unsubscribe(channel, heard);
    };
  }
  const onMessage = (from = '', message = '') => {
    if (from === channel) heard(message);
  };
  client.on('message', onMessage);
  await client.subscribe(channel);
  return async () => {
    client.off('message', onMessage);
    await client.unsubscribe(channel);
  };
}

/** By Redis's clock, which gives the log its ids: instances' own clocks differ. */
async function redisTime(send: (...args: string[]) => Promise<unknown>): Promise<number> {
  const answer = await send('TIME');
  const [seconds, microseconds] = Array.isArray(answer) ? answer.map(textOf) : [];
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}

/** A stream's entries: `[id, ['e', event]]`. */
function entriesOf(answer: unknown): LoggedEvent[] {
  return (Array.isArray(answer) ? answer : []).flatMap((entry: unknown): LoggedEvent[] => {
    const [id, fields] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const event = Array.isArray(fields) ? eventIn(textOf(fields[1])) : undefined;
    return event ? [{ id: textOf(id), event }] : [];
  });
}

function publishedIn(message: string): PublishedEvent | undefined {
  const value = parsed(message);
  if (!isRecord(value)) return undefined;
  const { companyId, id, event } = value;
  const known = asEvent(event);
  return typeof companyId === 'string' && typeof id === 'string' && known
    ? { companyId, id, event: known }
    : undefined;
}

const eventIn = (text: string): CompanyEvent | undefined => asEvent(parsed(text));

function asEvent(value: unknown): CompanyEvent | undefined {
  if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
  const { type, connectionId } = value;
  return typeof connectionId === 'string' ? { type, connectionId } : { type };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not of this proxy's making: somebody else uses the same keys.
    return undefined;
  }
}

/** Clients answer with strings, numbers or, if the host wants it so, buffers. */
const textOf = (value: unknown): string => String(value);
