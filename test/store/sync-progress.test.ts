import { expect } from '@open-wc/testing';
import { progressOf, sourceOf } from '../../src/store/sync/sync-progress.js';

/** Codat's response of data types with these statuses. */
const statuses = (given: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(given).map(([dataType, currentStatus]) => [
      dataType,
      { dataType, ...(currentStatus ? { currentStatus } : {}) },
    ]),
  );

const stageOf = (status: string) => progressOf(statuses({ bills: status })).perType[0]?.stage;

describe('A data type’s status', () => {
  const groups = {
    working: [
      'Initial',
      'Queued',
      'Fetching',
      'MapQueued',
      'Mapping',
      'ValidationQueued',
      'Validating',
      'ProcessingQueued',
      'Processing',
      'Routing',
    ],
    done: ['Complete', 'NotSupported'],
    failed: [
      'FetchError',
      'MapError',
      'ValidationError',
      'ProcessingError',
      'InternalError',
      'AuthError',
      'PermissionsError',
      'RateLimitError',
      'RoutingError',
      'Cancelled',
      'PrerequisiteNotMet',
    ],
  };
  for (const [stage, all] of Object.entries(groups)) {
    for (const status of all) {
      it(`${status} is ${stage}`, () => {
        expect(stageOf(status)).to.equal(stage);
      });
    }
  }

  it('that Codat adds is a stage where it is spelt like one, and else an end that is not a good one', () => {
    expect(stageOf('EnrichmentQueued')).to.equal('working');
    expect(stageOf('Enriching')).to.equal('working');
    expect(stageOf('Skipped')).to.equal('failed');
    expect(stageOf('')).to.equal(undefined);
  });
});

describe('The progress of a reading', () => {
  it('is none where nothing is read, or was ever', () => {
    const { kind, total, fraction } = progressOf(statuses({ invoices: undefined }));
    expect({ kind, total, fraction }).to.deep.equal({ kind: 'none', total: 0, fraction: 0 });
  });

  it('counts what has ended, well or not', () => {
    const progress = progressOf(
      statuses({
        company: 'Complete',
        bills: 'NotSupported',
        items: 'MapError',
        taxRates: 'Queued',
      }),
    );
    expect(progress.kind).to.equal('working');
    expect([progress.settled, progress.total, progress.fraction]).to.deep.equal([3, 4, 0.75]);
    expect(progress.failed.map(({ dataType }) => dataType)).to.deep.equal(['items']);
  });

  it('is done when all has ended, and what a platform does not have is no failure', () => {
    const progress = progressOf(statuses({ company: 'Complete', bills: 'NotSupported' }));
    expect(progress.kind).to.equal('done');
    expect(progress.fraction).to.equal(1);
    expect(progress.failed).to.deep.equal([]);
  });

  it('has failed when all has ended and not all of it well', () => {
    const progress = progressOf(statuses({ company: 'Complete', bills: 'FetchError' }));
    expect([progress.kind, progress.settled, progress.needsReconnect]).to.deep.equal([
      'failed',
      2,
      false,
    ]);
  });

  it('says that access was lost', () => {
    expect(progressOf(statuses({ bills: 'AuthError' })).needsReconnect).to.equal(true);
  });

  it('keeps Codat’s order, and Codat’s key where an entry has no name', () => {
    const progress = progressOf({
      bills: { currentStatus: 'Queued' },
      company: { dataType: 'company', currentStatus: 'Queued' },
    });
    expect(progress.perType.map(({ dataType }) => dataType)).to.deep.equal(['bills', 'company']);
  });

  it('never runs backwards while data types join', () => {
    const first = progressOf(statuses({ company: 'Complete', bills: 'Complete', items: 'Queued' }));
    const second = progressOf(
      statuses({ company: 'Complete', bills: 'Complete', items: 'Queued', taxRates: 'Queued' }),
      first,
    );
    expect([second.settled, second.total]).to.deep.equal([2, 4]);
    expect(second.fraction).to.equal(first.fraction);
  });

  it('never runs backwards when what was read is read once more', () => {
    const first = progressOf(statuses({ company: 'Complete', bills: 'Complete', items: 'Queued' }));
    const second = progressOf(
      statuses({ company: 'Queued', bills: 'Complete', items: 'Queued' }),
      first,
    );
    expect(second.settled).to.equal(2);
    expect(second.fraction).to.equal(first.fraction);
  });

  it('is not all of it while something is being read, even of a set that shrinks', () => {
    const first = progressOf(
      statuses({ company: 'Complete', bills: 'Complete', items: 'Complete', taxRates: 'Queued' }),
    );
    const second = progressOf(statuses({ bills: 'Complete', taxRates: 'Queued' }), first);
    expect([second.settled, second.total]).to.deep.equal([1, 2]);
    expect(second.fraction).to.be.lessThan(1);
  });

  it('begins anew with the next reading', () => {
    const done = progressOf(statuses({ company: 'Complete', bills: 'Complete' }));
    const next = progressOf(statuses({ company: 'Queued', bills: 'Queued' }), done);
    expect([next.settled, next.fraction]).to.deep.equal([0, 0]);
  });
});

describe('A data type', () => {
  it('comes from the kind of software that its name begins with, or from accounting', () => {
    expect(
      ['invoices', 'banking-accounts', 'commerce-orders', 'bankAccounts'].map(sourceOf),
    ).to.deep.equal(['accounting', 'banking', 'commerce', 'accounting']);
  });
});
