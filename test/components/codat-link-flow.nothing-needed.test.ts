import { expect } from '@open-wc/testing';
import { startAskedFlow, type Asked } from '../support/asked-flow.js';
import { until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const xero = { id: 'x1', platformKey: 'gbol' } as const;

describe('codat-link-flow: where nothing is needed', () => {
  for (const [what, options, asked] of [
    ['all that is needed is connected', { connections: [xero] }, { required: 'accounting' }],
    ['nothing is required', {}, { optional: 'banking' }],
  ] satisfies [string, WorldOptions, Asked][]) {
    it(`waits for nobody where ${what}`, async () => {
      const { flow } = await startAskedFlow(options, asked);
      await until('what is connected', () => flow.isReady);
      await flow.untilInvited();

      expect(flow.text('.foot')).to.not.include('continue automatically');
    });
  }

  it('says of something that is needed that the page waits for it', async () => {
    const { flow } = await startAskedFlow({}, { required: 'accounting' });
    await flow.untilInvited();

    expect(flow.text('.foot')).to.include('This page will continue automatically');
  });

  for (const scopes of [undefined, ['read'] as const]) {
    it(`thanks nobody who has given nothing: ${scopes?.join() ?? 'all scopes'}`, async () => {
      const { flow } = await startAskedFlow({ ...(scopes && { scopes }) }, { optional: 'banking' });
      await until('the way on', () => flow.isReady && flow.actions.includes('Continue'));

      expect(flow.text('.foot [role=status]')).to.equal('');
    });
  }
});
