import { expect } from '@open-wc/testing';
import { expectNothing, leftBy, rounds } from '../support/leaks.js';
import { atTheEnd } from '../support/page.js';
import { withEmptyMemory } from '../store/samples.js';

interface Manifest {
  modules: { declarations?: { tagName?: string }[] }[];
}

/** Every element, but those that have a file of their own. */
const { modules } = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const tags = modules
  .flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []))
  .filter((tag) => !['codat-integration-picker', 'codat-connect-button'].includes(tag));

describe('Mounting, loading, linking and taking out, a hundred times over', () => {
  beforeEach(withEmptyMemory);

  for (const tag of tags) {
    it(`leaves nothing of ${tag} behind`, async () => {
      expectNothing(await leftBy(tag));
    }).timeout(200_000);
  }

  it('is noticed where it leaves listeners and elements behind', async () => {
    const controller = new AbortController();
    atTheEnd(() => controller.abort());
    const { signal } = controller;
    const left = await leftBy('powered-by-codat', (element) => {
      document.documentElement.addEventListener('focus', () => element.remove(), { signal });
    });

    expect(left.eventListeners).to.be.at.least(rounds);
    expect(left.nodes).to.be.at.least(rounds);
    expect(left.remains['elements']).to.be.at.least(rounds);
  }).timeout(200_000);
});
