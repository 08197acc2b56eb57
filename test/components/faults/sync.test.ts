import { html } from 'lit';
import { pending } from '../../support/fault-moments.js';
import { holdMoments, type Cell } from '../../support/fault-matrix.js';
import { mountSync } from '../../support/mount.js';

const company = { connections: [{ ...pending, status: 'Linked' as const, syncAgeMs: 6e7 }] };

describe('codat-sync-status, when a call fails', () => {
  holdMoments([
    {
      name: 'sync status, asking how far it is',
      method: 'GET',
      path: '/companies/*/dataStatus',
      company,
      isAtOnce: true,
      title: 'We couldn’t load your sync status',
      operation: 'read-status',
      connections: 1,
      exceptions: { 'offline and back': 'then the connections are announced first' },
      async play({ client }: Cell) {
        const harness = await mountSync(
          html`<codat-sync-status .client=${client}></codat-sync-status>`,
        );
        return {
          harness,
          retry: () => harness.retry(),
          isWell: () => harness.title === 'Your data is up to date',
        };
      },
    },
  ]);
});
