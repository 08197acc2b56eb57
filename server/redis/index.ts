/** A store in Redis, for several instances of the proxy behind one address. */
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import { checkNames } from '../check-names.js';
import { isRecord, parseRecord } from '../json.js';
import {
  comparePositions,
  eventsAfter,
  isPosition,
  FIRST_STREAM_AGE_MS,
  LOG_AGE_MS,
  MAX_LOG_LENGTH,
  REPLAY_MEMORY_MS,
  type CompanyEvent,
  type LoggedEvent,
  type PublishedEvent,
  type TokenProxyStore,
} from '../store.js';
import {
  command,
  isClient,
  isCluster,
  isIoRedis,
  isReady,
  type IoRedisClient,
  type NodeRedisClient,
} from './client.js';
import { listen } from './listen.js';

export type { IoRedisClient, NodeRedisClient } from './client.js';

/** The host's own connections to Redis. The host opens, watches and closes them. */
export interface RedisStoreOptions {
  /** For commands; a client of `redis` (4 or later) or `ioredis`, or a `Cluster` of `ioredis`. */
  client: NodeRedisClient | IoRedisClient;
  /** For messages: a second connection (`client.duplicate()`), since one that listens can do nothing else. Never a cluster. */
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

/** A command without a key would go to any node of a cluster. KEYS: the log. */
const timeScript = `return redis.call('TIME')`;

/** Releases this process's own lock only: it may have expired, and be another's by now. */
const unlockScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** Since when these logs are kept: a Redis that was emptied has lost them. */
const begunScript = `redis.call('SET', KEYS[1], ARGV[1], 'NX') return redis.call('GET', KEYS[1])`;

/**
 * Keeps the proxy's store in Redis 6 or later.
 *
 * The keys of one company share a hash tag, so that a Redis Cluster can keep them: `client` may then be a `Cluster` of
 * `ioredis`, and `subscriber` is a plain connection to one of its nodes.
 *
 * @throws TypeError at once when an option cannot be right.
 */
export function redisStore(options: RedisStoreOptions): TokenProxyStore {
  checkRedisOptions(options);
  const { client, subscriber, prefix = 'codat-elements' } = options;
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
        String(MAX_LOG_LENGTH),
        String(LOG_AGE_MS),
        once === undefined ? '0' : '1',
        String(REPLAY_MEMORY_MS),
      );
      return id !== null;
    },
    async position(companyId) {
      const [[latest], time] = await Promise.all([
        send('XREVRANGE', logKey(companyId), '+', '-', 'COUNT', '1').then(entriesOf),
        redisTime(send, logKey(companyId)),
      ]);
      // What is logged within this millisecond comes after it.
      const here = `${time - 1}-999999999`;
      return latest && comparePositions(latest.id, here) > 0 ? latest.id : here;
    },
    async since(companyId, position) {
      if (!isPosition(position)) return undefined;
      const now = await redisTime(send, logKey(companyId));
      const [log, begun] = await Promise.all([
        send('XRANGE', logKey(companyId), '-', '+').then(entriesOf),
        send('EVAL', begunScript, '1', `${prefix}:begun`, String(now)).then(Number),
      ]);
      // Twice: the very first stream was given its place a little before it could be said that this began.
      return eventsAfter(log, position, { completeFrom: begun - 2 * FIRST_STREAM_AGE_MS, now });
    },
    async subscribe(listener, onLost = () => undefined) {
      const onMessage = (message: string) => {
        const event = publishedIn(message);
        if (event) listener(event);
      };
      return listen(subscriber, channel, onMessage, onLost);
    },
    createRateCounter: ({ name, points, duration }) =>
      new RateLimiterRedis({
        storeClient: scriptRunner(client, send),
        useRedisPackage: true,
        // A client that is not connected queues; meanwhile each instance counts by itself.
        rejectIfRedisNotReady: true,
        keyPrefix: `${prefix}:rate:${name}`,
        points,
        duration,
        // What is used up is refused without asking Redis again.
        inMemoryBlockOnConsumed: points + 1,
      }),
  };
}

function fail(message: string): never {
  throw new TypeError(`redisStore: ${message}.`);
}

/** As plain JavaScript may give them: a wrong client would be found by the first page that needs it. */
function checkRedisOptions(options: RedisStoreOptions): void {
  if (!isRecord(options) || isClient(options)) {
    fail('give both connections by name: redisStore({ client, subscriber })');
  }
  checkNames(options, ['client', 'subscriber', 'prefix'], 'redisStore', fail);
  const { client, subscriber, prefix } = options;
  if (!isClient(client)) fail('client must be a client of the package redis or ioredis');
  if (!isClient(subscriber)) {
    fail('subscriber must be a second connection, such as client.duplicate(), connected as well');
  }
  if (isCluster(client) && !isIoRedis(client)) {
    fail(
      'client must not be a cluster of the package redis, which takes other commands; use Cluster of ioredis',
    );
  }
  if (isCluster(subscriber)) {
    fail(
      'subscriber must be a plain connection to one node, which hears what all publish; a cluster moves to another node without a word',
    );
  }
  if (client === subscriber) {
    fail('client and subscriber are one connection; for subscriber give client.duplicate()');
  }
  if (prefix !== undefined && typeof prefix !== 'string') fail('prefix must be a text');
}

/** All that the counters need of a client, for either package: to run a script. */
function scriptRunner(
  client: NodeRedisClient | IoRedisClient,
  send: (...args: string[]) => Promise<unknown>,
) {
  return {
    get isReady(): boolean {
      return isReady(client);
    },
    eval: (script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown> =>
      send('EVAL', script, String(options.keys.length), ...options.keys, ...options.arguments),
  };
}

/** By the clock of the node that has the log, which gives the log its ids: others' clocks differ. */
async function redisTime(
  send: (...args: string[]) => Promise<unknown>,
  log: string,
): Promise<number> {
  const response = await send('EVAL', timeScript, '1', log);
  const [seconds, microseconds] = Array.isArray(response) ? response.map(textOf) : [];
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}

/** A stream's entries: `[id, ['e', event]]`. */
function entriesOf(response: unknown): LoggedEvent[] {
  return (Array.isArray(response) ? response : []).flatMap((entry: unknown): LoggedEvent[] => {
    const [id, fields] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const event = Array.isArray(fields) ? eventIn(textOf(fields[1])) : undefined;
    return event ? [{ id: textOf(id), event }] : [];
  });
}

function publishedIn(message: string): PublishedEvent | undefined {
  // What this proxy has not written is of another program that uses the same keys.
  const { companyId, id, event } = parseRecord(message) ?? {};
  const known = asEvent(event);
  return typeof companyId === 'string' && typeof id === 'string' && known
    ? { companyId, id, event: known }
    : undefined;
}

const eventIn = (text: string): CompanyEvent | undefined => asEvent(parseRecord(text));

function asEvent(value: unknown): CompanyEvent | undefined {
  if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
  const { type, connectionId } = value;
  return typeof connectionId === 'string' ? { type, connectionId } : { type };
}

/** Clients respond with strings, numbers or, if the host wants it so, buffers. */
const textOf = (value: unknown): string => String(value);
