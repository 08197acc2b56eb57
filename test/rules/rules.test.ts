import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { integrationStatus } from '../../src/store/catalog/integration-status.js';
import { journeyOf, stillNeeded } from '../../src/store/connections/journey.js';
import {
  conflictFor,
  isSingle,
  isUpToDate,
  lostConnections,
  mayConnect,
} from '../../src/store/connections/rules.js';
import { reachable } from '../../src/store/sync/access.js';
import { connectionOf, integrationOf } from '../store/samples.js';

describe('What may be connected', () => {
  for (const sourceType of ['Accounting', 'BankFeed']) {
    const xero = integrationOf('xero', { sourceType });
    const sage = integrationOf('sage', { sourceType });

    it(`allows the first ${sourceType} source`, () => {
      assert.deepEqual(mayConnect(xero, []), { allowed: true });
    });

    it(`refuses a second ${sourceType} source and names the conflicting connection`, () => {
      const linked = connectionOf('sage', { sourceType });
      const rule = mayConnect(xero, [linked]);
      assert.deepEqual(rule, { allowed: false, reason: 'one-only', sourceType, by: linked });
    });

    it(`refuses the same ${sourceType} source again`, () => {
      const linked = connectionOf('sage', { sourceType });
      const rule = mayConnect(sage, [linked]);
      assert.deepEqual(rule, { allowed: false, reason: 'already-linked', by: linked });
    });
  }

  for (const sourceType of ['Banking', 'Commerce', 'Expense', 'Other', 'Payroll', null]) {
    it(`allows any number of ${sourceType ?? 'unnamed'} sources`, () => {
      const bank = integrationOf('bank', { sourceType });
      const linked = [
        connectionOf('bank', { sourceType: sourceType ?? '' }),
        connectionOf('other', { sourceType: sourceType ?? '' }),
      ];
      assert.equal(mayConnect(bank, linked).allowed, true);
    });
  }

  it('takes what files are sent to for no software: it conflicts with nothing', () => {
    const files = connectionOf('files', { platformName: 'Accounting file upload' });
    const lost = connectionOf('xero', { status: 'Deauthorized' });
    assert.equal(conflictFor(lost, [files, lost]), undefined);
    assert.equal(conflictFor({ ...files, status: 'PendingAuth' }, [lost]), undefined);
    assert.equal(mayConnect(integrationOf('sage'), [files]).allowed, true);
    assert.deepEqual(lostConnections([files, lost]), [lost]);
    assert.equal(isUpToDate([files, lost]), false);
    assert.deepEqual(stillNeeded(journeyOf(['accounting'], [], [files])).length, 1);
    assert.equal(
      reachable({ invoices: { dataType: 'invoices', currentStatus: 'Queued' } }, [files, lost])[
        'invoices'
      ]?.currentStatus,
      'AuthError',
    );
  });

  for (const status of ['PendingAuth', 'Unlinked', 'Deauthorized', 'Resting']) {
    it(`lets a connection that is ${status} be in nobody’s way`, () => {
      const there = connectionOf('sage', { status });
      assert.equal(mayConnect(integrationOf('xero'), [there]).allowed, true);
    });
  }

  it('lets accounting conflict with accounting only', () => {
    const linked = connectionOf('sage');
    const feed = integrationOf('feed', { sourceType: 'BankFeed' });
    assert.equal(mayConnect(feed, [linked]).allowed, true);
  });

  it('reads source types with and without capitals', () => {
    const linked = connectionOf('sage', { sourceType: 'accounting' });
    assert.equal(mayConnect(integrationOf('xero'), [linked]).allowed, false);
    assert.equal(isSingle('bankfeed'), true);
    assert.equal(isSingle(undefined), false);
  });
});

describe('The connection that conflicts with linking again', () => {
  const lost = connectionOf('xero', { status: 'Deauthorized' });

  it('is another linked source of the kind', () => {
    const linked = connectionOf('sage');
    assert.equal(conflictFor(lost, [lost, linked]), linked);
  });

  it('is not the connection itself, nor one that is not linked', () => {
    const pending = connectionOf('sage', { status: 'PendingAuth' });
    assert.equal(conflictFor(lost, [{ ...lost, status: 'Linked' }, pending]), undefined);
  });

  it('is nothing for a bank, or for what is linked', () => {
    const bank = connectionOf('bank', { status: 'Unlinked', sourceType: 'Banking' });
    const other = connectionOf('other', { sourceType: 'Banking' });
    assert.equal(conflictFor(bank, [bank, other]), undefined);
    assert.equal(conflictFor(connectionOf('xero'), [connectionOf('sage')]), undefined);
  });
});

describe('How an integration stands', () => {
  const xero = integrationOf('xero');
  const kindOf = (status: string) =>
    integrationStatus(xero, [connectionOf('xero', { status })]).kind;

  it('follows its connection', () => {
    assert.deepEqual(integrationStatus(xero, []), { kind: 'available' });
    assert.equal(kindOf('PendingAuth'), 'pending');
    assert.equal(kindOf('Deauthorized'), 'lost');
    assert.equal(kindOf('Unlinked'), 'unlinked');
    assert.equal(kindOf('Linked'), 'linked');
  });

  it('is available when its connection has a status that is not known', () => {
    assert.equal(kindOf('Resting'), 'available');
  });

  it('says whether another one can be added', () => {
    const bank = integrationOf('bank', { sourceType: 'Banking' });
    const [one, many] = [
      integrationStatus(xero, [connectionOf('xero')]),
      integrationStatus(bank, [connectionOf('bank', { sourceType: 'Banking' })]),
    ];
    assert.ok(one.kind === 'linked' && !one.canAddAnother);
    assert.ok(many.kind === 'linked' && many.canAddAnother);
  });

  it('is excluded by another of its kind, even with a pending connection', () => {
    const linked = connectionOf('sage');
    const pending = connectionOf('xero', { status: 'PendingAuth' });
    const status = integrationStatus(xero, [pending, linked]);
    assert.deepEqual(status, { kind: 'excluded', by: linked, sourceType: 'Accounting' });
  });
});
