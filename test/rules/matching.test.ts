import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectionsOf, isConnectionOf } from '../../src/store/connections/matching.js';
import { connectionOf, integrationOf } from '../store/samples.js';

describe('Whether a connection is one of an integration', () => {
  const natwest = integrationOf('natwest', { integrationId: 'truelayer', sourceId: 'natwest-id' });

  it('is decided by the key where there is one', () => {
    const other = connectionOf('hsbc', { integrationId: 'truelayer', sourceId: 'natwest-id' });
    assert.equal(isConnectionOf(connectionOf('natwest', { sourceId: 'x' }), natwest), true);
    assert.equal(isConnectionOf(other, natwest), false);
  });

  it('is decided by the source without a key: banks share one integration id', () => {
    const keyless = { integrationKey: null, integrationId: 'truelayer' };
    const own = connectionOf('natwest', { ...keyless, sourceId: 'natwest-id' });
    const other = connectionOf('hsbc', { ...keyless, sourceId: 'hsbc-id' });
    assert.equal(isConnectionOf(own, natwest), true);
    assert.equal(isConnectionOf(other, natwest), false);
  });

  it('is decided by the integration id where that is all there is', () => {
    const nameless = integrationOf('natwest', { integrationId: 'truelayer', sourceId: null });
    const keyless = { integrationKey: null };
    const own = connectionOf('x', { ...keyless, integrationId: 'truelayer' });
    assert.equal(isConnectionOf(own, nameless), true);
    assert.equal(isConnectionOf(connectionOf('x', keyless), nameless), false);
  });
});

describe('An integration’s connections', () => {
  const bank = integrationOf('bank', { sourceType: 'Banking' });
  const idsOf = (connections: ReturnType<typeof connectionOf>[]) =>
    connectionsOf(bank, connections).map(({ id }) => id);

  it('come with what tells most first', () => {
    const statuses = ['Unlinked', 'Resting', 'Deauthorized', 'PendingAuth', 'Linked'];
    const connections = statuses.map((status) => connectionOf('bank', { id: status, status }));
    assert.deepEqual(idsOf(connections), [
      'Linked',
      'PendingAuth',
      'Deauthorized',
      'Unlinked',
      'Resting',
    ]);
  });

  it('come with the newest first among equals, with and without a zone in their dates', () => {
    const connections = [
      connectionOf('bank', { id: 'old', created: '2026-01-01T00:00:00Z' }),
      connectionOf('bank', { id: 'undated' }),
      connectionOf('bank', { id: 'new', created: '2026-01-01T12:00:00' }),
    ];
    assert.deepEqual(idsOf(connections), ['new', 'old', 'undated']);
  });

  it('come in the same order whichever way they were listed', () => {
    const connections = ['b', 'a', 'c'].map((id) => connectionOf('bank', { id }));
    assert.deepEqual(idsOf(connections), idsOf([...connections].reverse()));
  });

  it('leave those of others out', () => {
    assert.deepEqual(idsOf([connectionOf('other'), connectionOf('bank')]), ['connection-bank']);
  });
});
