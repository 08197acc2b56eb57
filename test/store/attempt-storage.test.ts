import { expect } from '@open-wc/testing';
import { startTrace } from '../../src/store/attempt-trace.js';
import type { LinkMode } from '../../src/store/link-window.js';
import { atTheEnd } from '../support/page.js';
import {
  removeAttempt,
  loadAttempts,
  saveAttempt,
  saveRedirect,
  saveResult,
  takeResult,
} from '../../src/store/linking/attempt-storage.js';
import { connectionOf, storedAttempt as sample, withEmptyMemory } from './samples.js';

const attemptsKey = 'codat-elements:attempts';
const other = { ...sample, connectionId: 'c2', platformKey: 'exgd' };

/** As an attempt about the connection of the sample leaves, or opens its link again. */
function leaveBy(mode: LinkMode): void {
  const target = { platformKey: sample.platformKey, platformName: sample.platformName };
  const baseline = {
    startedAt: 1,
    status: 'PendingAuth',
    errors: new Set<string>(),
    organisation: undefined,
  };
  const attempt = { target, trace: startTrace(undefined, 'Accounting') };
  saveRedirect('s1', attempt, connectionOf('gbol', { id: 'c1' }), mode, baseline);
}

describe('The memory of this tab', () => {
  beforeEach(withEmptyMemory);

  it('keeps every attempt under way until it is removed', () => {
    saveAttempt(sample);
    saveAttempt(other);
    expect(loadAttempts()).to.deep.equal([sample, other]);
    removeAttempt('c1');
    expect(loadAttempts()).to.deep.equal([other]);
    removeAttempt('c1');
    expect(loadAttempts()).to.deep.equal([other]);
  });

  it('keeps an attempt once, as it was last saved', () => {
    saveAttempt({ ...sample, mode: 'popup' });
    saveAttempt(sample);
    expect(loadAttempts()).to.deep.equal([sample]);
  });

  it('returns the return page’s result once, and for that attempt only', () => {
    saveAttempt(sample);
    const result = { connectionId: 'c1', statusCode: '403' };
    expect(saveResult(result)).to.equal(true);
    expect(takeResult('c2')).to.equal(undefined);
    expect(takeResult('c1')).to.deep.equal(result);
    expect(takeResult('c1')).to.equal(undefined);
  });

  it('keeps a result only where an attempt left in this tab, and for that attempt', () => {
    expect(saveResult({ statusCode: '200' })).to.equal(false);
    saveAttempt(sample);
    expect(saveResult({ connectionId: 'c2', statusCode: '200' })).to.equal(false);
    expect(takeResult('c1')).to.equal(undefined);
  });

  it('keeps no result of an attempt whose window brought a copy of this memory along', () => {
    for (const mode of ['popup', 'tab']) {
      saveAttempt({ ...sample, mode });
      expect(saveResult({ connectionId: 'c1', statusCode: '200' }), mode).to.equal(false);
      expect(saveResult({ statusCode: '200' }), mode).to.equal(false);
      expect(takeResult('c1'), mode).to.equal(undefined);
    }
  });

  for (const result of [{ connectionId: 'c1', statusCode: '403' }, { statusCode: '201' }]) {
    it(`keeps ${JSON.stringify(result)} where the host has opened the link, which may have been in this tab`, () => {
      saveAttempt({ ...sample, mode: 'manual' });
      saveAttempt({ ...other, mode: 'popup' });
      expect(saveResult(result)).to.equal(false);
      expect(takeResult('c2')).to.equal(undefined);
      expect(takeResult('c1')).to.deep.equal(result);
    });
  }

  it('keeps a result that names no connection', () => {
    saveAttempt(sample);
    expect(saveResult({ statusCode: '200' })).to.equal(true);
    expect(takeResult('c1')).to.deep.equal({ statusCode: '200' });
  });

  for (const mode of ['popup', 'tab', 'manual', 'redirect']) {
    it(`keeps a result that names no connection for the attempt that left last in this tab (beside one by ${mode})`, () => {
      saveAttempt({ ...sample, mode });
      saveAttempt(other);
      expect(saveResult({ statusCode: '403' })).to.equal(true);
      expect(takeResult('c1')).to.equal(undefined);
      expect(takeResult('c2')).to.deep.equal({ statusCode: '403' });
    });
  }

  for (const result of [{ connectionId: 'c1', statusCode: '403' }, { statusCode: '403' }]) {
    const what = 'connectionId' in result ? 'the connection' : 'no connection';
    for (const mode of ['popup', 'tab', 'manual', 'redirect'] as const) {
      it(`forgets a result that names ${what} where its attempt is opened again (by ${mode})`, () => {
        saveAttempt(other);
        saveAttempt(sample);
        expect(saveResult(result)).to.equal(true);
        leaveBy(mode);
        expect(takeResult('c2')).to.equal(undefined);
        saveAttempt(sample);
        expect(takeResult('c1')).to.equal(undefined);
      });

      it(`keeps a result that names ${what} for its attempt where another one leaves later (by ${mode})`, () => {
        saveAttempt({ ...sample, connectionId: 'c3' });
        const own = 'connectionId' in result ? { ...result, connectionId: 'c3' } : result;
        expect(saveResult(own)).to.equal(true);
        leaveBy(mode);
        expect(takeResult('c1')).to.equal(undefined);
        expect(takeResult('c3')).to.deep.equal(own);
      });
    }
  }

  for (const stored of ['', '{', 'null', '7', '{"store":"s1"}', '[{"store":"s1"}]', '[]']) {
    it(`ignores malformed data in storage: ${stored || 'nothing'}`, () => {
      sessionStorage.setItem(attemptsKey, stored);
      expect(loadAttempts()).to.deep.equal([]);
      expect(saveResult({ statusCode: '200' })).to.equal(false);
      saveAttempt(sample);
      expect(loadAttempts()).to.deep.equal([sample]);
    });
  }

  it('does without storage where it is denied', () => {
    const { setItem, getItem } = Storage.prototype;
    atTheEnd(() => {
      Object.assign(Storage.prototype, { setItem, getItem });
    });
    const deny = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    Object.assign(Storage.prototype, { setItem: deny, getItem: deny });
    saveAttempt(sample);
    removeAttempt('c1');
    expect(loadAttempts()).to.deep.equal([]);
    expect(takeResult('c1')).to.equal(undefined);
  });
});
