import { expect } from '@open-wc/testing';
import { connectionsOf, isConnectionOf } from '../../src/store/connections/matching.js';
import { connectionOf, integrationOf } from './samples.js';

describe('Whether a connection is one of an integration', () => {
  const natwest = integrationOf('natwest', { integrationId: 'truelayer', sourceId: 'natwest-id' });

  it('is decided by the key where there is one', () => {
    const other = connectionOf('hsbc', { integrationId: 'truelayer', sourceId: 'natwest-id' });
    expect(isConnectionOf(connectionOf('natwest', { sourceId: 'x' }), natwest)).to.equal(true);
    expect(isConnectionOf(other, natwest)).to.equal(false);
  });

  it('is decided by the source without a key: banks share one integration id', () => {
    const keyless = { integrationKey: null, integrationId: 'truelayer' };
    const own = connectionOf('natwest', { ...keyless, sourceId: 'natwest-id' });
    const other = connectionOf('hsbc', { ...keyless, sourceId: 'hsbc-id' });
    expect(isConnectionOf(own, natwest)).to.equal(true);
    expect(isConnectionOf(other, natwest)).to.equal(false);
  });

  it('is decided by the integration id where that is all there is', () => {
    const nameless = integrationOf('natwest', { integrationId: 'truelayer', sourceId: null });
    const keyless = { integrationKey: null };
    const own = connectionOf('x', { ...keyless, integrationId: 'truelayer' });
    expect(isConnectionOf(own, nameless)).to.equal(true);
    expect(isConnectionOf(connectionOf('x', keyless), nameless)).to.equal(false);
  });
});

describe('An integration’s connections', () => {
  const bank = integrationOf('bank', { sourceType: 'Banking' });
  const idsOf = (connections: ReturnType<typeof connectionOf>[]) =>
    connectionsOf(bank, connections).map(({ id }) => id);

  it('come with what tells most first', () => {
    const statuses = ['Unlinked', 'Resting', 'Deauthorized', 'PendingAuth', 'Linked'];
    const connections = statuses.map((status) => connectionOf('bank', { id: status, status }));
    expect(idsOf(connections)).to.deep.equal([
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
    expect(idsOf(connections)).to.deep.equal(['new', 'old', 'undated']);
  });

  it('come in the same order whichever way they were listed', () => {
    const connections = ['b', 'a', 'c'].map((id) => connectionOf('bank', { id }));
    expect(idsOf(connections)).to.deep.equal(idsOf([...connections].reverse()));
  });

  it('leave those of others out', () => {
    expect(idsOf([connectionOf('other'), connectionOf('bank')])).to.deep.equal(['connection-bank']);
  });
});
