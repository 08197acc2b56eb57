import { expect } from '@open-wc/testing';
import { ElementModule } from '../../src/store/element-module.js';
import { LazyModule } from '../../src/store/lazy-module.js';
import { age, holdTimers } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';

/** A module whose loads fail until it is mended, with pauses that do not pass by themselves, and what is warned of. */
function setUp() {
  const timers = holdTimers((ms) => ms >= 1000);
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (line: string) => warnings.push(line);
  atTheEnd(() => {
    console.warn = warn;
  });
  const loading = { count: 0, isMended: false };
  const load = () => {
    loading.count++;
    return loading.isMended
      ? Promise.resolve({})
      : Promise.reject(new TypeError('Failed to fetch'));
  };
  return { timers, warnings, loading, load };
}

describe('The code of an element', () => {
  it('is asked for once while its load is pending, or when it has failed, however often the page changes', async () => {
    const { timers, warnings, loading, load } = setUp();
    const element = new ElementModule('codat-ticker-list', load);
    for (let change = 0; change < 5; change++) element.load();
    await until('the failure', () => timers.pauses.length === 1);
    for (let change = 0; change < 5; change++) element.load();
    expect(loading.count).to.equal(1);
    expect(warnings).to.eql([
      'codat-elements: <codat-ticker-list> could not be loaded. Trying again.',
    ]);
  });

  it('is tried again after ever longer pauses, with one warning, until it is there', async () => {
    const { timers, warnings, loading, load } = setUp();
    new ElementModule('codat-still-list', load).load();
    const pauses: (number | undefined)[] = [];
    for (let tries = 1; tries <= 7; tries++) {
      await until('the failure', () => timers.pauses.length === 1);
      pauses.push(timers.pauses[0]);
      loading.isMended = tries === 7;
      timers.pass();
    }
    expect(pauses).to.eql([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(warnings.length).to.equal(1);
    await until('the last load', () => loading.count === 8);
    window.dispatchEvent(new Event('online'));
    expect(timers.pauses).to.eql([]);
    expect(loading.count).to.equal(8);
  });

  it('is tried again at once when the device is back online', async () => {
    const { timers, loading, load } = setUp();
    new ElementModule('codat-offline-list', load).load();
    await until('the failure', () => timers.pauses.length === 1);
    loading.isMended = true;
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    expect(loading.count).to.equal(2);
    expect(timers.pauses).to.eql([]);
  });
});

describe('A module that is loaded ahead', () => {
  it('rests after a failure, and is loaded at once where it is needed', async () => {
    const { loading, load } = setUp();
    const module = new LazyModule(load);
    for (let rendering = 0; rendering < 5; rendering++) {
      module.preload();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(loading.count).to.equal(1);
    age(2000);
    module.preload();
    expect(loading.count).to.equal(2);
    loading.isMended = true;
    await module.load().catch(() => undefined);
    await module.load();
    expect(module.value).to.eql({});
  });
});
