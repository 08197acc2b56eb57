import { html } from 'lit';
import { ReturnHarness } from '../../test/support/harness/return-harness.js';
import { find } from '../../test/support/page.js';
import type { Scenario } from './scenario.js';

const tag = 'codat-link-return';
const outcomes = {
  linked: 'statusCode=200',
  unchanged: 'statusCode=201',
  cancelled: 'statusCode=403',
  failed: 'statusCode=500&statusText=ERR_1',
  unsupported: 'statusCode=501',
  'without-a-result': 'statusCode=',
};

export const returnScenarios: readonly Scenario[] = Object.entries(outcomes).map(
  ([outcome, query]) => ({
    name: `${tag}/${outcome}`,
    search: `?connectionId=none&${query}`,
    // Long, so that the page of the scenario is not closed.
    template: () =>
      html`<codat-link-return return-url="/connect" close-delay="100000000"></codat-link-return>`,
    reach: ({ root }) => new ReturnHarness(find(root, tag)).untilStaying(),
  }),
);
