import { expect } from '@open-wc/testing';
import { integrationStatus } from '../../src/store/catalog/integration-status.js';
import { conflictFor, isSingle, mayConnect } from '../../src/store/connections/rules.js';
import { connectionOf, integrationOf } from './samples.js';

describe('What may be connected', () => {
  for (const sourceType of ['Accounting', 'BankFeed']) {
    const xero = integrationOf('xero', { sourceType });
    const sage = integrationOf('sage', { sourceType });

    it(`allows the first ${sourceType} source`, () => {
      expect(mayConnect(xero, [])).to.deep.equal({ allowed: true });
    });

    it(`refuses a second ${sourceType} source and says which is in the way`, () => {
      const linked = connectionOf('sage', { sourceType });
      const rule = mayConnect(xero, [linked]);
      expect(rule).to.deep.equal({ allowed: false, reason: 'one-only', sourceType, by: linked });
    });

    it(`refuses the same ${sourceType} source again`, () => {
      const linked = connectionOf('sage', { sourceType });
      const rule = mayConnect(sage, [linked]);
      expect(rule).to.deep.equal({ allowed: false, reason: 'already-linked', by: linked });
    });
  }

  for (const sourceType of ['Banking', 'Commerce', 'Expense', 'Other', 'Payroll', null]) {
    it(`allows any number of ${sourceType ?? 'unnamed'} sources`, () => {
      const bank = integrationOf('bank', { sourceType });
      const linked = [
        connectionOf('bank', { sourceType: sourceType ?? '' }),
        connectionOf('other', { sourceType: sourceType ?? '' }),
      ];
      expect(mayConnect(bank, linked).allowed).to.equal(true);
    });
  }

  for (const status of ['PendingAuth', 'Unlinked', 'Deauthorized', 'Resting']) {
    it(`lets a connection that is ${status} be in nobody’s way`, () => {
      const there = connectionOf('sage', { status });
      expect(mayConnect(integrationOf('xero'), [there]).allowed).to.equal(true);
    });
  }

  it('lets accounting be in the way of accounting only', () => {
    const linked = connectionOf('sage');
    const feed = integrationOf('feed', { sourceType: 'BankFeed' });
    expect(mayConnect(feed, [linked]).allowed).to.equal(true);
  });

  it('reads source types with and without capitals', () => {
    const linked = connectionOf('sage', { sourceType: 'accounting' });
    expect(mayConnect(integrationOf('xero'), [linked]).allowed).to.equal(false);
    expect(isSingle('bankfeed')).to.equal(true);
    expect(isSingle(undefined)).to.equal(false);
  });
});

describe('What is in the way of linking again', () => {
  const lost = connectionOf('xero', { status: 'Deauthorized' });

  it('is another linked source of the kind', () => {
    const linked = connectionOf('sage');
    expect(conflictFor(lost, [lost, linked])).to.equal(linked);
  });

  it('is not the connection itself, nor one that is not linked', () => {
    const pending = connectionOf('sage', { status: 'PendingAuth' });
    expect(conflictFor(lost, [{ ...lost, status: 'Linked' }, pending])).to.equal(undefined);
  });

  it('is nothing for a bank, or for what is linked', () => {
    const bank = connectionOf('bank', { status: 'Unlinked', sourceType: 'Banking' });
    const other = connectionOf('other', { sourceType: 'Banking' });
    expect(conflictFor(bank, [bank, other])).to.equal(undefined);
    expect(conflictFor(connectionOf('xero'), [connectionOf('sage')])).to.equal(undefined);
  });
});

describe('How an integration stands', () => {
  const xero = integrationOf('xero');
  const kindOf = (status: string) =>
    integrationStatus(xero, [connectionOf('xero', { status })]).kind;

  it('follows its connection', () => {
    expect(integrationStatus(xero, [])).to.deep.equal({ kind: 'available' });
    expect(kindOf('PendingAuth')).to.equal('pending');
    expect(kindOf('Deauthorized')).to.equal('lost');
    expect(kindOf('Unlinked')).to.equal('unlinked');
    expect(kindOf('Linked')).to.equal('linked');
  });

  it('is available when its connection has a status that is not known', () => {
    expect(kindOf('Resting')).to.equal('available');
  });

  it('says whether another one can be added', () => {
    const bank = integrationOf('bank', { sourceType: 'Banking' });
    const [one, many] = [
      integrationStatus(xero, [connectionOf('xero')]),
      integrationStatus(bank, [connectionOf('bank', { sourceType: 'Banking' })]),
    ];
    expect(one).to.include({ kind: 'linked', canAddAnother: false });
    expect(many).to.include({ kind: 'linked', canAddAnother: true });
  });

  it('is excluded by another of its kind, even with a pending connection', () => {
    const linked = connectionOf('sage');
    const pending = connectionOf('xero', { status: 'PendingAuth' });
    const status = integrationStatus(xero, [pending, linked]);
    expect(status).to.deep.equal({ kind: 'excluded', by: linked, sourceType: 'Accounting' });
  });
});
