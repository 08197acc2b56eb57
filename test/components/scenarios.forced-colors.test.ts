import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { scenarios } from '../../demo/scenarios/index.js';
import { showScenario } from '../../demo/scenarios/scenario.js';
import '../../src/define.js';
import { settled } from '../support/audit.js';
import { chosenUnseen, forceColors, withoutEdge, withoutFocus } from '../support/forced-colors.js';
import { atTheEnd, collectWarnings } from '../support/page.js';

/** A page of 1280 px at 400 %, as who forces colors may have it. */
const zoomed = { width: 320, height: 640 };

async function zoomIn(): Promise<void> {
  const before = { width: innerWidth, height: innerHeight };
  await setViewport(zoomed);
  atTheEnd(() => setViewport(before));
}

describe('Scenarios, in forced colors', () => {
  for (const scenario of scenarios) {
    it(`${scenario.name} shows what can be pressed, what has the focus and what is chosen`, async () => {
      // First: an engine that cannot leaves the test out.
      await forceColors();
      await zoomIn();
      collectWarnings();
      const container = document.createElement('div');
      document.body.append(container);
      atTheEnd(() => container.remove());
      const element = await showScenario(scenario, container, { scheme: 'light', dir: 'ltr' });
      await settled(element);

      expect([
        ...withoutEdge(element),
        ...chosenUnseen(element),
        ...withoutFocus(element),
      ]).to.deep.equal([]);
    });
  }
});
