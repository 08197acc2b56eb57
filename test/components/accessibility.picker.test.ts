import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { LinkOpenDetail } from '../../src/events/index.js';
import { violations } from '../support/audit.js';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { closeByHand, comeBack } from '../support/linking.js';
import { everyStatus, mountPage } from '../support/mount.js';
import { blockWindows, collect, collectWarnings, collectWindows, find } from '../support/page.js';

const errorFor = { kind: 'status', status: 404 } as const;

for (const scheme of ['light', 'dark']) {
  const pickerOn = async (template: TemplateResult) =>
    new PickerHarness(find(await mountPage(scheme, template), 'codat-integration-picker'));

  describe(`Accessibility, ${scheme}: the picker`, () => {
    const picker = (proxyUrl: string, mode = 'manual') =>
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        link-mode=${mode}
      ></codat-integration-picker>`;

    it('while it loads', async () => {
      const { proxyUrl } = await createWorld();

      expect(await violations((await pickerOn(picker(proxyUrl))).element)).to.deep.equal([]);
    });

    it('with what can be connected, and how everything stands', async () => {
      const { proxyUrl } = await createWorld({ connections: everyStatus });
      const shown = await (await pickerOn(picker(proxyUrl))).ready();

      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('with brand buttons, and a search that finds nothing', async () => {
      const { proxyUrl } = await createWorld();
      const shown = await (await pickerOn(picker(proxyUrl))).ready();
      await shown.untilBranded('QuickBooks Online');
      const branded = await violations(shown.element);
      await shown.search('qqqq');

      expect(branded).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('with an error', async () => {
      const world = await createWorld();
      await breakCodat(world, errorFor);
      const shown = await (await pickerOn(picker(world.proxyUrl))).untilState('error');

      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('not set up, and empty', async () => {
      collectWarnings();
      const unset = await pickerOn(html`<codat-integration-picker></codat-integration-picker>`);
      await unset.untilState('error');
      const { proxyUrl } = await createWorld();
      const empty = await pickerOn(
        html`<codat-integration-picker
          proxy-url=${proxyUrl}
          platform-keys="none"
        ></codat-integration-picker>`,
      );
      await empty.untilState('empty');

      expect(await violations(unset.element)).to.deep.equal([]);
      expect(await violations(empty.element)).to.deep.equal([]);
    });

    it('while it opens a link, waits, and after a cancel', async () => {
      const world = await createWorld();
      const shown = await (await pickerOn(picker(world.proxyUrl))).ready();
      await breakCodat(world, { kind: 'delay', delayMs: 3000, method: 'POST' });
      shown.choose('Xero');
      await shown.untilPanel('Taking you to Xero…');
      const opening = await violations(shown.element);
      await shown.untilPanel('Waiting for Xero…');
      const waiting = await violations(shown.element);
      shown.pressInPanel('Cancel');
      await shown.untilText('[role=status]', 'Xero wasn’t connected');

      expect(opening).to.deep.equal([]);
      expect(waiting).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('with a link in place of a window that was blocked', async () => {
      blockWindows();
      const { proxyUrl } = await createWorld();
      const shown = await (await pickerOn(picker(proxyUrl, 'popup'))).ready();
      shown.choose('Xero');
      await shown.untilPanel('Continue to Xero');

      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('when the window was closed', async () => {
      const windows = collectWindows();
      const { proxyUrl } = await createWorld({ linksOnThisOrigin: true });
      const shown = await (await pickerOn(picker(proxyUrl, 'popup'))).ready();
      shown.choose('Xero');
      await shown.untilPanel('Waiting for Xero…');
      await closeByHand(windows[0]);
      await shown.untilPanel('Finish connecting Xero');

      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('after a failure, and where no link could be had', async () => {
      const world = await createWorld();
      const shown = await (await pickerOn(picker(world.proxyUrl))).ready();
      const opens = collect(shown.element, 'codat-link-open');
      shown.choose('Xero');
      await shown.untilPanel('Waiting for Xero…');
      const { connectionId } = opens[0]?.detail as LinkOpenDetail;
      await comeBack({ connectionId, statusCode: '500', errorMessage: 'Permission denied' });
      await shown.untilPanel('We couldn’t connect Xero');
      const failed = await violations(shown.element);
      await breakCodat(world, errorFor);
      shown.choose('Stripe');
      await shown.untilPanel('We couldn’t open Stripe');

      expect(failed).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });
  });
}
