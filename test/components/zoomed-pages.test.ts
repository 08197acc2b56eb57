import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { needs } from '../support/engines.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { find, until, untilDrawn } from '../support/page.js';

const mountIn = (style: string, content: TemplateResult) =>
  fixture<HTMLElement>(html`<div style=${style}>${content}</div>`);

/** Sides of a box that lie outside of the window. */
function outside(box: Element): string[] {
  const { left, top, right, bottom } = box.getBoundingClientRect();
  const sides = { left, top, right: innerWidth - right, bottom: innerHeight - bottom };
  return Object.entries(sides).flatMap(([side, room]) => (room < -0.5 ? `${side}: ${room}` : []));
}

/** Scrolls to a tile until the rows around it are laid out, and takes no more room for it. Returns the body's height. */
async function settleAt(tile: HTMLElement, body: HTMLElement): Promise<number> {
  let height = NaN;
  await until('the rows to be laid out', async () => {
    const before = height;
    height = body.offsetHeight;
    tile.scrollIntoView({ block: 'center' });
    await untilDrawn();
    return height === before;
  });
  return height;
}

describe('In a page that enlarges or reduces itself', () => {
  for (const zoom of [0.6, 1.5, 2]) {
    it(`the journey’s dialog is in the window at zoom ${zoom}`, async () => {
      needs('boxes of a zoomed page');
      const { proxyUrl } = await createWorld();
      const page = await mountIn(
        `zoom: ${zoom}`,
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          modal
          open
          required="accounting"
        ></codat-link-flow>`,
      );
      const flow = new FlowHarness(find(page, 'codat-link-flow'));
      const dialog = await until('the dialog', () => flow.root.querySelector('dialog[open]'));
      const action = await until('what leads on', () => flow.root.querySelector('.foot .button'));

      expect(outside(dialog)).to.deep.equal([]);
      expect(outside(action)).to.deep.equal([]);
    });

    it(`a question is in the window at zoom ${zoom}, however much it says`, async () => {
      needs('boxes of a zoomed page');
      const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
      const page = await mountIn(
        `zoom: ${zoom}`,
        html`<codat-connection-list proxy-url=${proxyUrl}>
          <div slot="disconnect-note"><div style="block-size: 3000px">Note</div></div>
        </codat-connection-list>`,
      );
      const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
      await list.act('Xero', 'Disconnect');
      const dialog = await until('the question', () => list.root.querySelector('dialog[open]'));

      expect(outside(dialog)).to.deep.equal([]);
    });
  }

  for (const style of [
    'zoom: 1.5',
    'zoom: 0.6',
    'transform: scale(1.4)',
    'transform: scale(0.6)',
  ]) {
    it(`the stage is seen where the tile was pressed, by ${style}`, async () => {
      if (style.startsWith('zoom')) needs('boxes of a zoomed page');
      const { proxyUrl } = await createWorld();
      const page = await mountIn(
        `${style}; transform-origin: 0 0`,
        html`<codat-integration-picker
          proxy-url=${proxyUrl}
          collapse-after="0"
          featured=""
          style="inline-size: 300px"
          link-mode="manual"
        ></codat-integration-picker>`,
      );
      const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
      const { tile } = picker.tile('Zettle');
      const body = picker.get('.body');
      const height = await settleAt(tile, body);
      tile.click();
      await picker.untilStage('Continue in the Zettle window');

      expect(outside(picker.get('.stage-content'))).to.deep.equal([]);
      expect(body.offsetHeight).to.be.closeTo(height, 50);
    });
  }
});
