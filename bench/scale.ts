/**
 * How many requests Codat gets when 5,000 people link within one hour: `npm run bench:scale`.
 *
 * The real client, proxy and sandbox in one process, with a clock that is moved on by hand; the session's own
 * schedule says when a page asks. Fails when a promise is not kept.
 */
import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createCodatClient, type CodatClient } from '../src/api/index.js';
import { createTokenProxy } from '../server/index.js';
import { createCodatSandbox, type CodatSandbox } from '../sandbox/index.js';
import { firstPause, nextPause } from '../src/store/linking/poll-schedule.js';
import { isStale } from '../src/store/connections/is-stale.js';
import { random } from './random.js';

const people = Number(process.env['BENCH_PEOPLE'] ?? 5000);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** From the page to the end of the attempt. */
const journey = 3 * minute;
/** Until the person has chosen. */
const choosing = 20 * second;
/** How many look at the page in between, which makes it ask. */
const lookingBack = 0.3;
const step = second;
const secret = 'whsec_c2VjcmV0LW9mLXRoZS1iZW5jaC1zY2FsZQ==';
const apiKey = 'sandbox';

type Way = 'reference' | 'polling' | 'push';

interface Outcome {
  way: Way;
  calls: number;
  completed: number;
  worstMinute: number;
}

mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: Date.UTC(2026, 0, 5, 9) });

/** Lets everything that is under way get as far as it can without the clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await setImmediate();
}

/** One person's page, as far as it asks the server. */
class Page {
  readonly #client: CodatClient;
  readonly #sandbox: CodatSandbox;
  readonly #companyId: string;
  readonly #way: Way;
  readonly #startAt: number;
  readonly #looksBackAt: number | undefined;
  #phase: 'before' | 'choosing' | 'linking' | 'done' = 'before';
  #connectionId = '';
  #status = '';
  #isLive = false;
  #asking: Promise<unknown> | undefined;
  #pause = 0;
  #nextAskAt = Infinity;
  #hasLookedBack = false;
  readonly #abort = new AbortController();

  constructor(client: CodatClient, sandbox: CodatSandbox, companyId: string, way: Way, at: number) {
    this.#client = client;
    this.#sandbox = sandbox;
    this.#companyId = companyId;
    this.#way = way;
    this.#startAt = at;
    this.#looksBackAt =
      random() < lookingBack ? at + choosing + random() * (journey - 2 * choosing) : undefined;
  }

  get isDone(): boolean {
    return this.#phase === 'done';
  }

  async tick(now: number): Promise<void> {
    const at = now - this.#startAt;
    if (this.#phase === 'before' && at >= 0) {
      this.#phase = 'choosing';
      if (this.#way === 'push') void this.#listen();
      await Promise.all([
        this.#client.listIntegrations({ enabled: true }),
        this.#client.listConnections(),
      ]);
    } else if (this.#phase === 'choosing' && at >= choosing) {
      this.#phase = 'linking';
      // As the store does: what came by an event needs no request, else another tab may have begun the same.
      if (!this.#isLive) await this.#client.listConnections({ fresh: true });
      const connection = await this.#client.createConnection('gbol');
      this.#connectionId = connection.id;
      this.#status = connection.status;
      this.#schedule(now, false);
    } else if (this.#phase === 'linking') {
      if (at >= journey && this.#sandbox.connectionsOf(this.#companyId)[0]?.status !== 'Linked') {
        this.#sandbox.setConnectionStatus(this.#connectionId, 'Linked');
        // The return page says so, its window closes, and the page has the focus again.
        if (this.#way !== 'reference') await this.#comeBack();
      } else if (
        this.#looksBackAt !== undefined &&
        !this.#hasLookedBack &&
        now >= this.#looksBackAt
      ) {
        this.#hasLookedBack = true;
        if (this.#way !== 'reference') {
          await this.#comeBack();
          this.#schedule(now, false);
        }
      } else if (now >= this.#nextAskAt) {
        await this.#ask();
        this.#nextAskAt = now + this.#pause;
        if (this.#way !== 'reference') this.#pause = nextPause(this.#pause, this.#isLive);
      }
    }
  }

  #schedule(now: number, isLikely: boolean): void {
    this.#pause = this.#way === 'reference' ? 5 * second : firstPause(isLikely, this.#isLive);
    this.#nextAskAt = now + this.#pause;
    if (this.#way !== 'reference') this.#pause = nextPause(this.#pause, this.#isLive);
  }

  /** What the session does when the page is looked at: the attempt asks, and a list that may be old is read. */
  async #comeBack(): Promise<void> {
    await this.#ask();
    if (!this.#isLive) await this.#client.listConnections({ fresh: true });
  }

  async #ask(): Promise<void> {
    if (this.#phase !== 'linking') return;
    const asking = this.#client.getConnection(this.#connectionId);
    this.#asking = asking;
    const { status } = await asking;
    this.#status = status;
    if (status !== 'Linked') return;
    this.#phase = 'done';
    this.#abort.abort();
  }

  /** As the connection store does: a pending response may say it already. */
  async #onEvent(type: string): Promise<void> {
    await this.#asking;
    if (isStale(type, this.#status)) await this.#ask();
  }

  async #listen(): Promise<void> {
    let lastEventId: string | undefined;
    while (!this.#abort.signal.aborted) {
      try {
        await this.#client.listen?.(
          ({ type, connectionId, id }) => {
            lastEventId = id;
            if (type === 'ready') this.#isLive = true;
            else if (connectionId === this.#connectionId) void this.#onEvent(type);
          },
          { signal: this.#abort.signal, lastEventId },
        );
      } catch {
        // Left, or cut: the loop says which.
      }
      await setImmediate();
    }
  }
}

async function simulate(way: Way): Promise<Outcome> {
  const start = Date.now();
  const ids = Array.from(
    { length: people },
    (_, place) => `8a210b68-6988-11ed-a1eb-${String(place).padStart(12, '0')}`,
  );
  const perMinute = new Map<number, number>();
  let calls = 0;
  const shardOf = (id: string) => Number(id.slice(-12)) % Math.ceil(people / 100);
  const origin = 'https://lender.test';
  // Companies of a hundred to a sandbox, which looks at all of its companies for its rate limit.
  const sandboxes = Array.from({ length: Math.ceil(people / 100) }, (_, shard) =>
    createCodatSandbox({
      apiKey,
      seed: {
        companies: ids
          .filter((id) => shardOf(id) === shard)
          .map((id) => ({ id, name: `Company ${id}` })),
      },
      ...(way === 'push' && {
        webhook: { url: `${origin}/webhooks`, secret, fetch: (request: Request) => proxy(request) },
      }),
    }),
  );
  const sandboxOf = (id: string): CodatSandbox => {
    const sandbox = sandboxes[shardOf(id)];
    if (!sandbox) throw new Error(`There is no company ${id}.`);
    return sandbox;
  };
  const atCodat = (request: Request): Promise<Response> => {
    calls += 1;
    const at = Math.floor((Date.now() - start) / minute);
    perMinute.set(at, (perMinute.get(at) ?? 0) + 1);
    const company = /\/companies\/([^/]+)/.exec(request.url)?.[1];
    return sandboxOf(company ?? ids[0] ?? '').fetch(request);
  };
  const proxy = createTokenProxy({
    apiKey,
    apiUrl: 'https://codat.test',
    resolveCompany: (request) => request.headers.get('x-company'),
    fetch: atCodat,
    ...(way === 'push' && { webhookSecret: secret }),
  });
  const clientOf = (company: string): CodatClient =>
    createCodatClient({
      proxyUrl: origin,
      headers: { 'x-company': company },
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('sec-fetch-site', 'same-origin');
        // As a browser does.
        if (init?.cache === 'no-store') headers.set('cache-control', 'no-cache');
        const request = new Request(input, { ...init, headers });
        if (way !== 'reference') return proxy(request);
        // A proxy that only adds the key: nothing is kept, nothing is shared.
        const url = new URL(request.url);
        headers.set('authorization', `Basic ${btoa(apiKey)}`);
        const path = url.pathname.replace('/me/', `/${company}/`) + url.search;
        return atCodat(new Request(`https://codat.test${path}`, { ...init, headers }));
      },
    });
  const waiting = ids
    .map((id) => {
      // A second apart at least: people do not come in step.
      const at = start + Math.floor((random() * hour) / step) * step;
      return { at, page: new Page(clientOf(id), sandboxOf(id), id, way, at) };
    })
    .sort((one, other) => one.at - other.at);
  let here: Page[] = [];
  let completed = 0;
  while (waiting.length > 0 || here.length > 0) {
    const now = Date.now();
    while (waiting[0] && waiting[0].at <= now) {
      const next = waiting.shift();
      if (next) here.push(next.page);
    }
    // Not waited for one by one: they ask at the same time, and a request that waits needs the clock.
    const asking = Promise.all(here.map((page) => page.tick(now)));
    await settle();
    mock.timers.tick(step);
    await settle();
    await asking;
    const before = here.length;
    here = here.filter((page) => !page.isDone);
    completed += before - here.length;
  }
  await proxy.close();
  return { way, calls, completed, worstMinute: Math.max(...perMinute.values()) };
}

const names: Record<Way, string> = {
  reference: 'every 5 s, no cache (reference)',
  polling: 'ours, polling',
  push: 'ours, push',
};
const allowed: Record<Way, number> = { reference: Infinity, polling: 10, push: 4 };
const mostInMinute = 1000;

console.log(`${people} people linking within one hour, three minutes each\n`);
let isKept = true;
let reference: Outcome | undefined;
for (const way of ['reference', 'polling', 'push'] as const) {
  const outcome = await simulate(way);
  reference ??= outcome;
  const { calls, completed, worstMinute } = outcome;
  const each = calls / completed;
  const isGood =
    way === 'reference' ||
    (completed === people && each <= allowed[way] && worstMinute < mostInMinute);
  isKept &&= isGood;
  const ratio = (calls / reference.calls) * 100;
  console.log(
    [
      names[way].padEnd(34),
      `${each.toFixed(2).padStart(6)} calls a completed journey`,
      `worst minute ${String(worstMinute).padStart(5)}`,
      `${ratio.toFixed(1).padStart(5)} % of the reference`,
      isGood ? '' : '  NOT KEPT',
    ].join('  '),
  );
}
console.log(
  `\nPromised: at most 10 polling and 4 with push, and under ${mostInMinute} in any minute.`,
);
process.exitCode = isKept ? 0 : 1;
