/** What is used of a client of either package: it emits `ready`, `reconnecting` and `end`. */
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
  /** `wait` before `connect()` is called, `ready` when it is connected. */
  readonly status: string;
  call(command: string, ...args: string[]): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
  connect(): Promise<unknown>;
}

export function isIoRedis(client: NodeRedisClient | IoRedisClient): client is IoRedisClient {
  return 'call' in client;
}

/** Whether a value can be a client of either package. */
export function isClient(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { on, call, sendCommand } = value as Record<string, unknown>;
  return typeof on === 'function' && [call, sendCommand].some((one) => typeof one === 'function');
}

/** Whether it speaks to many nodes and not to one: of ioredis it says so, of node-redis it has the list of them. */
export function isCluster(value: object): boolean {
  return ('isCluster' in value && value.isCluster === true) || 'masters' in value;
}

export function isReady(client: NodeRedisClient | IoRedisClient): boolean {
  return isIoRedis(client) ? client.status === 'ready' : client.isReady;
}

export function command(
  client: NodeRedisClient | IoRedisClient,
  args: readonly string[],
): Promise<unknown> {
  const [name = '', ...rest] = args;
  return isIoRedis(client) ? client.call(name, ...rest) : client.sendCommand([...args]);
}
