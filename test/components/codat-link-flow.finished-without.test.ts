import { expect } from '@open-wc/testing';
import { startAskedFlow, type Asked } from '../support/asked-flow.js';
import { setStatus } from '../support/browser-world.js';
import { collect, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const xero = { id: 'x1', platformKey: 'gbol' } as const;
const lostBank = { id: 'b1', platformKey: 'suuo', status: 'Deauthorized' } as const;

describe('codat-link-flow: finished without all that was asked for', () => {
  for (const [what, options, asked, heading] of [
    [
      'something is required of who may not connect',
      { scopes: ['read'] },
      { required: 'banking' },
      'Nothing connected yet',
    ],
    [
      'something optional is to be reconnected',
      { connections: [lostBank] },
      { optional: 'banking' },
      'Reconnect Plaid',
    ],
  ] satisfies [string, WorldOptions, Asked, string][]) {
    it(`stays so where ${what}`, async () => {
      const { flow } = await startAskedFlow(options, asked);
      const finished = collect(flow.element, 'codat-finish');
      await until('the way on', () => flow.actions.includes('Continue'));
      flow.pressAction('Continue');
      await flow.untilHeading(heading);
      flow.pressAction('Done');
      await flow.untilText('.foot', 'You’re all set');

      expect(flow.actions).to.not.include('Done');
      expect(finished).to.have.length(1);
    });
  }

  it('is open again once more is missing than then', async () => {
    const { world, flow } = await startAskedFlow(
      { connections: [xero, lostBank] },
      { optional: 'banking' },
    );
    await until('the way on', () => flow.actions.includes('Continue'));
    flow.pressAction('Continue');
    await flow.list();
    flow.pressAction('Done');
    await flow.untilText('.foot', 'You’re all set');
    await setStatus(world, 'x1', 'Deauthorized');
    await flow.element.refresh();
    await until('Done', () => flow.actions.includes('Done'));
  });
});
