import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  connectionsOf,
  integrationOf as findIntegration,
  isConnectionOf,
  ofSourceTypes,
} from '../../src/store/connections/matching.js';
import { journeyOf } from '../../src/store/connections/journey.js';
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

  it('come with the most relevant first', () => {
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

describe('connectionsOf', () => {
  const bank = integrationOf('bank', { sourceType: 'Banking' });
  const idsOf = (connections: ReturnType<typeof connectionOf>[]) =>
    connectionsOf(bank, connections).map(({ id }) => id);

  it('finds connections that Codat lists without a key, and leaves those of other sources out', () => {
    const keyless = { integrationKey: null, integrationId: 'truelayer' };
    const connections = [
      connectionOf('bank', { ...keyless, id: 'keyless' }),
      connectionOf('other', { ...keyless, id: 'other' }),
      connectionOf('bank', { id: 'keyed' }),
    ];
    assert.deepEqual(idsOf(connections), ['keyed', 'keyless']);
  });

  it('sorts by date whichever of two connections has the smaller id', () => {
    const dated = (id: string, created: string) => connectionOf('bank', { id, created });
    const [early, late] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
    assert.deepEqual(idsOf([dated('a', early), dated('b', late)]), ['b', 'a']);
    assert.deepEqual(idsOf([dated('a', late), dated('b', early)]), ['a', 'b']);
  });
});

describe('The connections of a kind', () => {
  const connections = ['Banking', 'Other', 'Unknown', 'Payroll', 'accounting'].map((sourceType) =>
    connectionOf(sourceType, { sourceType }),
  );
  const namesOf = (...kinds: string[]) =>
    ofSourceTypes(connections, kinds).map(({ platformName }) => platformName);

  it('are those that the catalogue has under it: what is none of the named kinds is among the others', () => {
    assert.deepEqual(namesOf('other'), ['Other', 'Unknown', 'Payroll']);
    assert.deepEqual(namesOf('accounting', 'banking'), ['Banking', 'accounting']);
    assert.equal(namesOf().length, connections.length);
  });

  it('count for a journey that asks for it', () => {
    const [other, banking] = journeyOf(['other', 'banking'], [], connections);
    assert.deepEqual(
      other?.linked.map(({ sourceType }) => sourceType),
      ['Other', 'Unknown', 'Payroll'],
    );
    assert.equal(banking?.linked.length, 1);
  });
});

describe('integrationOf', () => {
  const integrations = ['bank', 'books', 'shop'].map((key) => integrationOf(key));

  it('finds an integration by the connection’s key, the second time as the first', () => {
    for (const key of ['books', 'shop', 'books']) {
      assert.equal(findIntegration(connectionOf(key), integrations)?.key, key);
    }
  });

  it('finds an integration by its source when the connection has no key', () => {
    const keyless = connectionOf('shop', { integrationKey: null });
    assert.equal(findIntegration(keyless, integrations)?.key, 'shop');
  });

  it('finds none when the connection’s integration is not listed', () => {
    assert.equal(findIntegration(connectionOf('gone'), integrations), undefined);
  });
});
