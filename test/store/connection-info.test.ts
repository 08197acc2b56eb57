import { expect } from '@open-wc/testing';
import { diffConnections } from '../../src/store/connections/connection-changes.js';
import { newestError, organisationOf } from '../../src/store/connections/connection-info.js';
import { connectionOf } from './samples.js';

describe('What changed between two lists', () => {
  const [a, b] = [connectionOf('a'), connectionOf('b')];

  it('is nothing when they say the same, in whatever order', () => {
    expect(diffConnections([a, b], [{ ...b }, { ...a }])).to.deep.equal([]);
  });

  it('is not a new link: every response has one', () => {
    const request = { ...a, linkUrl: 'https://link.codat.io/1' };
    expect(
      diffConnections([request], [{ ...a, linkUrl: 'https://link.codat.io/2' }]),
    ).to.deep.equal([]);
  });

  it('is what came, what is different and what went', () => {
    const unlinked = { ...b, status: 'Unlinked' };
    const c = connectionOf('c');
    expect(diffConnections([a, b], [unlinked, c])).to.deep.equal([
      { change: 'updated', connection: unlinked, previous: b },
      { change: 'created', connection: c, previous: undefined },
      { change: 'removed', connection: a, previous: a },
    ]);
  });
});

describe('The organisation’s name', () => {
  const nameIn = (connectionInfo: Record<string, unknown> | null) =>
    organisationOf(connectionOf('a', { connectionInfo }));

  it('is found by whatever name the integration gives it', () => {
    expect(nameIn({ companyName: 'Bakery' })).to.equal('Bakery');
    expect(nameIn({ region: 'UK', organisation_name: 'Bakery' })).to.equal('Bakery');
    expect(nameIn({ StoreName: 'Bakery' })).to.equal('Bakery');
  });

  it('is none where nothing is one', () => {
    expect(nameIn({ companyName: '', companyNameId: 'x', shopName: 7 })).to.equal(undefined);
    expect(nameIn(null)).to.equal(undefined);
  });

  it('is shown as plain text', () => {
    expect(nameIn({ companyName: 'Ba\u202ekery\n' })).to.equal('Ba kery');
  });
});

describe('The newest error', () => {
  it('is the last that happened, in whatever order they come', () => {
    const dataConnectionErrors = [
      { errorMessage: 'old', erroredOnUtc: '2026-01-01T10:00:00Z' },
      { errorMessage: 'new', erroredOnUtc: '2026-01-01T12:00:00' },
      { errorMessage: 'undated' },
    ];
    const connection = connectionOf('a', { dataConnectionErrors });
    expect(newestError(connection)?.errorMessage).to.equal('new');
  });

  it('is none once all are resolved', () => {
    const dataConnectionErrors = [{ errorMessage: 'x', status: 'Resolved' }];
    expect(newestError(connectionOf('a', { dataConnectionErrors }))).to.equal(undefined);
    expect(newestError(connectionOf('a', { dataConnectionErrors: null }))).to.equal(undefined);
  });
});
