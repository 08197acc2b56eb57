import { expect } from '@open-wc/testing';
import { CodatNetworkError } from '../../src/api/errors.js';
import { Query } from '../../src/store/query.js';
import { age } from '../support/clock.js';

/** A resource whose readings end when the test says so. */
class Readings {
  readonly signals: AbortSignal[] = [];
  readonly #pending: PromiseWithResolvers<string>[] = [];
  readonly arrivals: [string, string | undefined][] = [];
  changes = 0;
  readonly resource = new Query<string>(
    (signal) => {
      const reading = withResolvers<string>();
      this.signals.push(signal);
      this.#pending.push(reading);
      signal.addEventListener('abort', () => {
        this.#pending.splice(this.#pending.indexOf(reading), 1);
        reading.reject(new DOMException('Aborted', 'AbortError'));
      });
      return reading.promise;
    },
    (value, before) => this.arrivals.push([value, before]),
  );

  constructor() {
    this.resource.addEventListener('change', () => this.changes++);
  }

  async respond(value: string): Promise<void> {
    const done = this.resource.refresh();
    this.#pending.shift()?.resolve(value);
    await done;
  }

  async fail(error: unknown): Promise<void> {
    const done = this.resource.refresh();
    this.#pending.shift()?.reject(error);
    await done;
  }
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

describe('A query', () => {
  it('is as old as its request: what happened until the response may not be in it', async () => {
    const readings = new Readings();
    readings.resource.load();
    age(60_000);
    await readings.respond('one');
    expect(readings.resource.age).to.be.at.least(60_000);
  });

  it('loads when it is first needed, and once only', async () => {
    const readings = new Readings();
    expect(readings.resource.state.kind).to.equal('idle');
    readings.resource.load();
    readings.resource.load();
    expect(readings.resource.state.kind).to.equal('loading');
    await readings.respond('a');
    readings.resource.load();
    expect(readings.resource.state).to.deep.equal({ kind: 'ready', value: 'a' });
    expect(readings.signals).to.have.lengthOf(1);
  });

  it('sends one request for all callers while it is pending', async () => {
    const readings = new Readings();
    const both = [readings.resource.refresh(), readings.resource.refresh()];
    await readings.respond('a');
    await Promise.all(both);
    expect(readings.signals).to.have.lengthOf(1);
  });

  it('keeps its value while it reloads', async () => {
    const readings = new Readings();
    await readings.respond('a');
    void readings.resource.refresh();
    expect(readings.resource.state).to.deep.equal({ kind: 'loading', last: 'a' });
    expect(readings.resource.value).to.equal('a');
    await readings.respond('b');
    expect(readings.resource.value).to.equal('b');
    expect(readings.arrivals).to.deep.equal([
      ['a', undefined],
      ['b', 'a'],
    ]);
  });

  it('keeps its value when a reload fails', async () => {
    const readings = new Readings();
    await readings.respond('a');
    const error = new CodatNetworkError('offline');
    await readings.fail(error);
    const { state, value } = readings.resource;
    expect(state.kind === 'error' && state.error === error).to.equal(true);
    expect(value).to.equal('a');
  });

  it('waits, once it has failed, for a retry', async () => {
    const readings = new Readings();
    await readings.fail(new CodatNetworkError('offline'));
    readings.resource.load();
    expect(readings.signals).to.have.lengthOf(1);
    await readings.respond('a');
    expect(readings.resource.state.kind).to.equal('ready');
  });

  it('turns anything thrown into a CodatError', async () => {
    const readings = new Readings();
    await readings.fail(new TypeError('a bug'));
    const { state } = readings.resource;
    expect(state.kind === 'error' && state.error.name).to.equal('CodatError');
  });

  it('has its previous state when the request is aborted', async () => {
    const readings = new Readings();
    readings.resource.load();
    readings.resource.cancel();
    expect(readings.signals[0]?.aborted).to.equal(true);
    expect(readings.resource.state.kind).to.equal('idle');
    await readings.respond('a');
    void readings.resource.refresh();
    readings.resource.cancel();
    expect(readings.resource.state).to.deep.equal({ kind: 'ready', value: 'a' });
  });

  it('ignores the response to a request that was aborted', async () => {
    const late = withResolvers<string>();
    const responses = [late.promise, Promise.resolve('new')];
    const resource = new Query(
      () => responses.shift() ?? Promise.reject(new Error('Asked too often')),
    );
    const first = resource.refresh();
    resource.cancel();
    await resource.refresh();
    late.resolve('old');
    await first;
    expect(resource.state).to.deep.equal({ kind: 'ready', value: 'new' });
  });

  it('takes a value from elsewhere, while it is pending and while it is not', async () => {
    const readings = new Readings();
    await readings.respond('a');
    readings.resource.update('b');
    expect(readings.resource.state).to.deep.equal({ kind: 'ready', value: 'b' });
    void readings.resource.refresh();
    readings.resource.update('c');
    expect(readings.resource.state).to.deep.equal({ kind: 'loading', last: 'c' });
    expect(readings.arrivals).to.have.lengthOf(1);
  });

  it('notifies of every change of its state', async () => {
    const readings = new Readings();
    await readings.respond('a');
    expect(readings.changes).to.equal(2);
    await readings.fail(new CodatNetworkError('timeout'));
    expect(readings.changes).to.equal(4);
  });

  it('has an age that counts successes only', async () => {
    const readings = new Readings();
    expect(readings.resource.age).to.equal(Infinity);
    await readings.respond('a');
    const { age } = readings.resource;
    expect(age).to.be.lessThan(1000);
    await readings.fail(new CodatNetworkError('timeout'));
    expect(readings.resource.age).to.be.at.least(age);
  });
});
