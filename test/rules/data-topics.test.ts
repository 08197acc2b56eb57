import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Integration } from '../../src/api/schema.js';
import { mainTopics, syncedData } from '../../src/store/catalog/data-topics.js';
import { integrationOf } from '../store/samples.js';

const feature = (datatype: string, featureState = 'Release', featureType = 'Get') => ({
  datatype,
  supportedFeatures: [{ featureType, featureState }],
});

const offering = (
  key: string,
  sourceType: string,
  datatypeFeatures: Integration['datatypeFeatures'],
) => integrationOf(key, { sourceType, datatypeFeatures });

describe('What is synced of each kind of software', () => {
  it('is in topics, the most relevant first, of all integrations of a kind together', () => {
    const offered = [
      offering('a', 'Accounting', [feature('company'), feature('creditNotes')]),
      offering('b', 'accounting', [feature('profitAndLoss'), feature('invoices')]),
    ];
    assert.deepEqual(syncedData(['accounting'], offered), [
      { sourceType: 'accounting', topics: ['invoices', 'financialStatements', 'company'] },
    ]);
  });

  it('is nothing where Codat calls the kind a word that every object knows', () => {
    for (const sourceType of ['constructor', '__proto__', 'tostring']) {
      assert.deepEqual(syncedData([sourceType], []), [{ sourceType, topics: [] }]);
    }
  });

  it('holds nothing that is not read', () => {
    const offered = [
      offering('a', 'Accounting', [
        feature('bills'),
        feature('invoices', 'NotSupported'),
        feature('customers', 'NotImplemented'),
        feature('suppliers', 'Release', 'Create'),
        { datatype: 'payments', supportedFeatures: null },
      ]),
    ];
    assert.deepEqual(syncedData(['accounting'], offered)[0]?.topics, ['bills']);
  });

  it('names a data type that belongs to no topic by itself, and reads the SDK’s spelling', () => {
    const offered = [
      offering('a', 'Commerce', [
        { dataType: 'commerce-orders', supportedFeatures: [{ featureType: 'Get' }] },
        feature('commerce-somethingNew'),
      ]),
    ];
    assert.deepEqual(syncedData(['commerce'], offered)[0]?.topics, [
      'commerce-orders',
      'commerce-somethingNew',
    ]);
  });

  it('is in the order in which the kinds are asked for, without those of which none is offered', () => {
    const offered = [
      offering('a', 'Accounting', [feature('bills')]),
      offering('b', 'Banking', [feature('banking-transactions')]),
    ];
    const kinds = syncedData(['banking', 'commerce', 'accounting'], offered);
    assert.deepEqual(
      kinds.map(({ sourceType }) => sourceType),
      ['banking', 'accounting'],
    );
  });

  it('is of every kind that is offered where none is named', () => {
    const offered = [
      offering('a', 'Expense', [feature('company')]),
      offering('b', 'Banking', [feature('banking-transactions')]),
    ];
    const kinds = syncedData([], offered);
    assert.deepEqual(
      kinds.map(({ sourceType }) => sourceType),
      ['banking', 'expense'],
    );
  });

  for (const offered of [undefined, []]) {
    it(`is what is usual while ${offered ? 'nothing is offered' : 'the integrations load'}`, () => {
      const kinds = syncedData(['banking', 'other'], offered);
      assert.deepEqual(kinds, [
        {
          sourceType: 'banking',
          topics: ['banking-accountBalances', 'banking-transactions', 'banking-accounts'],
        },
        { sourceType: 'other', topics: [] },
      ]);
    });
  }

  it('is what is usual for a kind whose integrations do not say', () => {
    const offered = [offering('a', 'Accounting', undefined)];
    assert.equal(syncedData(['accounting'], offered)[0]?.topics[0], 'invoices');
  });
});

describe('The few topics that say most', () => {
  const kind = (...topics: string[]) => ({ sourceType: 'x', topics });

  it('come from each kind in turn', () => {
    assert.deepEqual(mainTopics([kind('a', 'b', 'c'), kind('d')], 3), ['a', 'd', 'b']);
    assert.deepEqual(mainTopics([kind(), kind('d')], 3), ['d']);
    assert.deepEqual(mainTopics([], 3), []);
  });
});
