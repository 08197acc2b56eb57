import { html } from 'lit';
import {
  brandingMoment,
  loadingMoment,
  pending,
  relinkingMoments,
  type LinkingStage,
} from '../../support/fault-moments.js';
import { holdMoments, type Cell, type Moment } from '../../support/fault-matrix.js';
import type { ListHarness } from '../../support/harness/list-harness.js';
import { mountList } from '../../support/mount.js';
import { until } from '../../support/page.js';

const mount = ({ client }: Cell) =>
  mountList(
    html`<codat-connection-list
      .client=${client}
      actions="continue reconnect disconnect delete"
      link-mode="manual"
    ></codat-connection-list>`,
  );

const hasXero = (list: ListHarness) => list.names.includes('Xero');

async function stage(cell: Cell): Promise<LinkingStage> {
  const list = await mount(cell);
  return {
    harness: list,
    choose: () => list.act('Xero', 'Continue'),
    isShown: () => hasXero(list),
    isLinked: () => hasXero(list) && list.row('Xero').status.startsWith('Connected'),
  };
}

const one = { connections: [pending] };
const linked = { connections: [{ ...pending, status: 'Linked' as const }] };

/** What is asked in a dialog and done by its button. */
const asking = (
  name: string,
  changes: Pick<Moment, 'method' | 'title' | 'operation' | 'connections' | 'exceptions'>,
  label: string,
  isDone: (list: ListHarness) => boolean,
): Moment => ({
  name: `list, ${name}`,
  path: '/companies/*/connections/*',
  company: linked,
  isChange: true,
  ...changes,
  async play(cell) {
    const list = await mount(cell);
    await until('the list to be loaded', () => hasXero(list), 30_000);
    await list.act('Xero', label);
    return {
      harness: list,
      act: () => list.pressInDialog(label),
      retry: () => list.pressInDialog(label),
      isWell: () => list.dialog === null && isDone(list),
    };
  },
});

describe('codat-connection-list, when a call fails', () => {
  holdMoments([
    loadingMoment('list', 'connections', stage, one),
    ...relinkingMoments('list', stage),
    asking(
      'disconnecting',
      {
        method: 'PATCH',
        title: 'We couldn’t disconnect Xero',
        operation: 'disconnect',
        connections: 1,
      },
      'Disconnect',
      (list) => list.row('Xero').status === 'Disconnected',
    ),
    asking(
      'deleting',
      {
        method: 'DELETE',
        title: 'We couldn’t delete the connection to Xero',
        operation: 'delete',
        connections: 0,
        exceptions: {
          '404': 'it is not there: that is what was wanted',
          'another shape': 'Codat promises none: any JSON is a yes',
          'an empty response': 'it is what Codat responds',
        },
      },
      'Delete',
      (list) => !hasXero(list),
    ),
    brandingMoment('list', linked, async (cell) => {
      const list = await mount(cell);
      return {
        harness: list,
        isUsable: () => hasXero(list) && list.row('Xero').actions.includes('Disconnect'),
        isBranded: () => list.has('[part=logo] img'),
      };
    }),
  ]);
});
