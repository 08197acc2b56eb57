import { expect } from '@open-wc/testing';
import { atTheEnd } from '../support/page.js';
import {
  recallAttempt,
  rememberAttempt,
  rememberResult,
  takeAttempt,
} from '../../src/session/link-memory.js';
import { rememberedAttempt as sample, withEmptyMemory } from './samples.js';

const attemptKey = 'codat-elements:attempt';

describe('The memory of a trip in this tab', () => {
  beforeEach(withEmptyMemory);

  it('gives the attempt back once, to the session it belongs to', () => {
    rememberAttempt(sample);
    expect(takeAttempt('s2')).to.equal(undefined);
    expect(takeAttempt('s1')).to.deep.equal({ attempt: sample, result: undefined });
    expect(takeAttempt('s1')).to.equal(undefined);
  });

  it('gives what the return page was told along with it', () => {
    rememberAttempt(sample);
    const result = { connectionId: 'c1', statusCode: '403' };
    expect(rememberResult(result)).to.equal(true);
    expect(takeAttempt('s1')?.result).to.deep.equal(result);
    rememberAttempt(sample);
    expect(takeAttempt('s1')?.result).to.equal(undefined);
  });

  it('keeps a result only where an attempt left in this tab, and for that attempt', () => {
    expect(rememberResult({ statusCode: '200' })).to.equal(false);
    rememberAttempt(sample);
    expect(rememberResult({ connectionId: 'c2', statusCode: '200' })).to.equal(false);
    expect(takeAttempt('s1')?.result).to.equal(undefined);
  });

  it('keeps a result that names no connection', () => {
    rememberAttempt(sample);
    expect(rememberResult({ statusCode: '200' })).to.equal(true);
    expect(takeAttempt('s1')?.result).to.deep.equal({ statusCode: '200' });
  });

  for (const rubbish of ['', '{', 'null', '7', '{"session":"s1"}', '[]']) {
    it(`takes no harm from what is there instead: ${rubbish || 'nothing'}`, () => {
      sessionStorage.setItem(attemptKey, rubbish);
      expect(recallAttempt()).to.equal(undefined);
      expect(takeAttempt('s1')).to.equal(undefined);
      expect(rememberResult({ statusCode: '200' })).to.equal(false);
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
    rememberAttempt(sample);
    expect(takeAttempt('s1')).to.equal(undefined);
  });
});
