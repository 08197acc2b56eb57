/** Pages whose other scripts have changed the language's own objects, or that lack a part of the platform. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountFlow, mountPicker } from '../support/mount.js';
import { atTheEnd, collectErrors } from '../support/page.js';

/** Sets a property of an object of the language, as a script would, until the test ends. */
function change(object: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: before?.enumerable ?? true,
  });
  atTheEnd(() => {
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  });
}

const changes: Record<string, () => void> = {
  'adds a method to all objects': () =>
    change(Object.prototype, 'clone', function (this: object) {
      return { ...this };
    }),
  'adds methods to all arrays': () => change(Array.prototype, 'each', () => undefined),
  'replaces Array.from, as MooTools does': () =>
    change(Array, 'from', (items: ArrayLike<unknown> | null) =>
      items !== null && typeof items === 'object' && 'length' in items ? [items].flat() : [items],
    ),
  'takes IntersectionObserver away, as where there is none': () =>
    change(window, 'IntersectionObserver', undefined),
};

describe('A page of which another script', () => {
  for (const [what, doChange] of Object.entries(changes)) {
    it(`${what} can list and connect`, async () => {
      const { proxyUrl } = await createWorld();
      const errors = collectErrors();
      doChange();
      const picker = await mountPicker(
        html`<codat-integration-picker
          proxy-url=${proxyUrl}
          link-mode="manual"
        ></codat-integration-picker>`,
      );
      await picker.ready();
      picker.choose('Xero');
      await picker.untilPanel('Continue in the Xero window');

      expect(errors).to.deep.equal([]);
    });

    it(`${what} has a journey`, async () => {
      const { proxyUrl } = await createWorld();
      const errors = collectErrors();
      doChange();
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>`,
      );
      await flow.untilText('.sections', 'Accounting: ');

      expect(errors).to.deep.equal([]);
    });
  }
});
