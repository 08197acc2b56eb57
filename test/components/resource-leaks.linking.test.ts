import { expectNothing, leftBy } from '../support/leaks.js';
import { withEmptyMemory } from '../store/samples.js';

describe('Mounting, loading, linking and taking out, a hundred times over', () => {
  beforeEach(withEmptyMemory);

  for (const tag of ['codat-integration-picker', 'codat-connect-button']) {
    it(`leaves nothing of ${tag} behind`, async () => {
      expectNothing(await leftBy(tag));
    }).timeout(200_000);
  }
});
