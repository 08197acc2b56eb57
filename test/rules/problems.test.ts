import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connection } from '../../src/api/schema.js';
import { problemsOf } from '../../src/store/sync/problems.js';
import { progressOf } from '../../src/store/sync/sync-progress.js';

const connection = (id: string, sourceType: string, status: string, more = {}): Connection => ({
  id,
  integrationId: id,
  integrationKey: id,
  sourceId: id,
  platformName: id,
  linkUrl: '',
  status,
  created: '2026-01-05T00:00:00Z',
  sourceType,
  ...more,
});

const lostOn = (date: string) => ({
  dataConnectionErrors: [{ statusCode: '401', erroredOnUtc: date }],
});

const progress = (statuses: Record<string, string>) =>
  progressOf(
    Object.fromEntries(
      Object.entries(statuses).map(([dataType, currentStatus]) => [
        dataType,
        { dataType, currentStatus },
      ]),
    ),
  );

const found = (...args: Parameters<typeof problemsOf>) =>
  problemsOf(...args).map(({ kind, connection: one }) => `${kind} ${one?.id ?? '-'}`);

describe('problemsOf', () => {
  it('finds none among connections that are linked or were disconnected', () => {
    const all = [connection('a', 'Accounting', 'Linked'), connection('b', 'Commerce', 'Unlinked')];
    assert.deepEqual(found(all, progress({ invoices: 'Complete' })), []);
  });

  it('puts the gravest kind first, then what has lasted longest', () => {
    const all = [
      connection('pending', 'Banking', 'PendingAuth'),
      connection('lately', 'Commerce', 'Deauthorized', lostOn('2026-03-09T00:00:00Z')),
      connection('unknown', 'Commerce', 'Deauthorized'),
      connection('long', 'Commerce', 'Deauthorized', lostOn('2026-02-01T00:00:00Z')),
      connection('linked', 'Accounting', 'Linked'),
    ];
    assert.deepEqual(found(all, progress({ invoices: 'FetchError' })), [
      'access-expired long',
      'access-expired lately',
      'access-expired unknown',
      'sync-failed linked',
      'unfinished pending',
    ]);
  });

  for (const sourceType of ['Accounting', 'accounting', 'BankFeed']) {
    for (const status of ['Deauthorized', 'PendingAuth']) {
      it(`takes ${sourceType} that is ${status} beside one that is linked for none`, () => {
        const all = [connection('a', sourceType, 'Linked'), connection('b', sourceType, status)];
        assert.deepEqual(found(all, undefined), []);
      });
    }
  }

  it('counts each of several banks', () => {
    const all = [
      connection('a', 'Banking', 'Linked'),
      connection('b', 'Banking', 'Deauthorized'),
      connection('c', 'Banking', 'PendingAuth'),
    ];
    assert.deepEqual(found(all, undefined), ['access-expired b', 'unfinished c']);
  });

  it('names no connection for a failed sync that two may have given', () => {
    const all = [connection('a', 'Commerce', 'Linked'), connection('b', 'Commerce', 'Linked')];
    assert.deepEqual(found(all, progress({ 'commerce-orders': 'MapError' })), ['sync-failed -']);
  });

  it('leaves a failed sync to the lost connection of its kind, which may be its reason', () => {
    const all = [
      connection('a', 'Commerce', 'Linked'),
      connection('b', 'Commerce', 'Deauthorized'),
    ];
    assert.deepEqual(found(all, progress({ 'commerce-orders': 'AuthError' })), [
      'access-expired b',
    ]);
  });

  it('reports a failed sync beside lost software whose place another has taken', () => {
    const all = [
      connection('old', 'Accounting', 'Deauthorized'),
      connection('new', 'Accounting', 'Linked'),
    ];
    assert.deepEqual(found(all, progress({ invoices: 'FetchError' })), ['sync-failed new']);
    // That is the old one's.
    assert.deepEqual(found(all, progress({ invoices: 'AuthError' })), []);
    const both = problemsOf(all, progress({ invoices: 'FetchError', bills: 'AuthError' }));
    assert.deepEqual(
      both
        .flatMap((one) => (one.kind === 'sync-failed' ? one.failed : []))
        .map((one) => one.dataType),
      ['invoices'],
    );
  });

  for (const [what, statuses, expected] of [
    [
      'something of each was synced',
      {
        invoices: 'FetchError',
        bills: 'Complete',
        'commerce-orders': 'MapError',
        'commerce-payments': 'Complete',
      },
      [true, true],
    ],
    [
      'nothing of the shop was synced',
      { invoices: 'FetchError', bills: 'Complete', 'commerce-orders': 'MapError' },
      [true, false],
    ],
    [
      'what the software has was not synced, and the rest it does not have',
      { invoices: 'FetchError', bills: 'NotSupported', 'commerce-orders': 'Complete' },
      [false],
    ],
  ] as const) {
    it(`calls a sync partly failed by the data of its own software: ${what}`, () => {
      const all = [connection('a', 'Accounting', 'Linked'), connection('b', 'Commerce', 'Linked')];
      const problems = problemsOf(all, progress(statuses));
      assert.deepEqual(
        problems.map((one) => one.kind === 'sync-failed' && one.isPartly),
        expected,
      );
    });
  }

  it('calls a sync of software that cannot be named partly failed where the company has other data', () => {
    const all = [connection('a', 'Commerce', 'Linked'), connection('b', 'Commerce', 'Linked')];
    const isPartly = (statuses: Record<string, string>) =>
      problemsOf(all, progress(statuses)).map((one) => one.kind === 'sync-failed' && one.isPartly);
    assert.deepEqual(isPartly({ 'commerce-orders': 'MapError', invoices: 'Complete' }), [true]);
    assert.deepEqual(isPartly({ 'commerce-orders': 'MapError' }), [false]);
  });

  it('says nothing of data that nothing is linked for, or that is still syncing', () => {
    const all = [connection('a', 'Commerce', 'Linked')];
    assert.deepEqual(found(all, progress({ invoices: 'FetchError' })), []);
    assert.deepEqual(
      found(all, progress({ 'commerce-orders': 'FetchError', 'commerce-payments': 'Fetching' })),
      [],
    );
  });
});
