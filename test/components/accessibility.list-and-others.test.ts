import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { violations } from '../support/audit.js';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { SyncHarness } from '../support/harness/sync-harness.js';
import { everyStatus, midway, mountPage } from '../support/mount.js';
import { collectWarnings, find, setAddress, until } from '../support/page.js';

const errorFor = { kind: 'status', status: 404 } as const;

for (const scheme of ['light', 'dark']) {
  const listOn = async (template: TemplateResult) =>
    new ListHarness(find(await mountPage(scheme, template), 'codat-connection-list'));
  const buttonOn = async (template: TemplateResult) =>
    new ButtonHarness(find(await mountPage(scheme, template), 'codat-connect-button'));

  describe(`Accessibility, ${scheme}: the list`, () => {
    const list = (proxyUrl: string) =>
      html`<codat-connection-list
        proxy-url=${proxyUrl}
        link-mode="manual"
        actions="continue reconnect disconnect delete"
      ></codat-connection-list>`;

    it('while it loads, and with everyStatus status', async () => {
      const { proxyUrl } = await createWorld({ connections: everyStatus });
      const shown = await listOn(list(proxyUrl));
      const loading = await violations(shown.element);
      await shown.ready();

      expect(loading).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('with how far the data is read, and that another organisation was linked', async () => {
      const world = await createWorld({
        connections: [
          midway,
          { id: 'c1', platformKey: 'gbol', status: 'Deauthorized', organisation: 'Before Ltd' },
        ],
      });
      const shown = await (await listOn(list(world.proxyUrl))).ready();
      await until('the bar', () => shown.has('progress'));
      await shown.act('Xero', 'Reconnect');
      await shown.untilPanel('Waiting for Xero…');
      await world.visit({ connectionId: 'c1', action: 'authorize' });
      window.dispatchEvent(new Event('focus'));
      await shown.untilPanel('Xero is now connected to The Corner Bakery');

      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('with an error, and empty', async () => {
      const world = await createWorld();
      await breakCodat(world, { ...errorFor, times: 1 });
      const shown = await (await listOn(list(world.proxyUrl))).untilState('error');
      const failed = await violations(shown.element);
      await shown.retry();
      await shown.untilState('empty');

      expect(failed).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('with its questions, and what went wrong in one', async () => {
      const world = await createWorld({ connections: everyStatus });
      const shown = await (await listOn(list(world.proxyUrl))).ready();
      await shown.act('Xero', 'Disconnect');
      const asked = await violations(shown.element);
      await breakCodat(world, errorFor);
      shown.pressInDialog('Disconnect');
      await shown.untilText('dialog [role=alert]', 'We couldn’t disconnect');
      const failed = await violations(shown.element);
      shown.pressInDialog('Keep connected');
      await shown.untilNoDialog();
      await shown.act('Xero', 'Delete');

      expect(asked).to.deep.equal([]);
      expect(failed).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });

    it('while one of its connections is linked again', async () => {
      const { proxyUrl } = await createWorld({ connections: everyStatus });
      const shown = await (await listOn(list(proxyUrl))).ready();
      await shown.act('Plaid', 'Continue');
      await shown.untilPanel('Waiting for Plaid…');

      expect(await violations(shown.element)).to.deep.equal([]);
    });
  });

  describe(`Accessibility, ${scheme}: how far the data is read`, () => {
    const day = 86_400_000;
    const xero = { platformKey: 'gbol', ageMs: day };
    const states = {
      'is being read': [midway],
      'is about to be read': [{ platformKey: 'gbol', syncAgeMs: -day }],
      'is read': [xero],
      'could not all be read': [{ ...xero, dataOutcomes: { bills: 'AuthError' } }],
      'is nothing': [],
    };
    for (const [state, connections] of Object.entries(states)) {
      it(`as it ${state}`, async () => {
        const { proxyUrl } = await createWorld({ connections });
        const page = await mountPage(
          scheme,
          html`<codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>`,
        );
        const shown = await new SyncHarness(find(page, 'codat-sync-status')).ready();

        expect(await violations(shown.element)).to.deep.equal([]);
      });
    }

    it('as it loads, and cannot be loaded', async () => {
      const world = await createWorld({ connections: [xero] });
      await breakCodat(world, { ...errorFor, path: '/companies/*/dataStatus' });
      const page = await mountPage(
        scheme,
        html`<codat-sync-status proxy-url=${world.proxyUrl}></codat-sync-status>`,
      );
      const shown = new SyncHarness(find(page, 'codat-sync-status'));
      const loading = await violations(shown.element);
      await shown.untilState('error');

      expect(loading).to.deep.equal([]);
      expect(await violations(shown.element)).to.deep.equal([]);
    });
  });

  describe(`Accessibility, ${scheme}: the button, the return page and the mark`, () => {
    for (const key of ['gbol', 'qhyg', 'fbrh', 'nope']) {
      it(`the button of ${key}`, async () => {
        collectWarnings();
        const connections = key === 'fbrh' ? [{ platformKey: 'gbol' }] : [];
        const { proxyUrl } = await createWorld({ connections });
        const shown = await buttonOn(
          html`<codat-connect-button
            proxy-url=${proxyUrl}
            platform-key=${key}
          ></codat-connect-button>`,
        );
        await shown.ready();
        if (key === 'qhyg') await until('its look', () => shown.officialImages.length === 2);

        expect(await violations(shown.element)).to.deep.equal([]);
      });
    }

    it('the button of what is connected, and of what is waited for', async () => {
      const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
      const connected = await buttonOn(
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="gbol"
        ></codat-connect-button>`,
      );
      const waiting = await buttonOn(
        html`<codat-connect-button
          proxy-url=${proxyUrl}
          platform-key="exgd"
          link-mode="manual"
        ></codat-connect-button>`,
      );
      await connected.ready();
      await waiting.ready();
      waiting.click();
      await waiting.untilPanel('Waiting for Stripe…');

      expect(await violations(connected.element)).to.deep.equal([]);
      expect(await violations(waiting.element)).to.deep.equal([]);
    });

    for (const statusCode of ['200', '201', '403', '500', '501', '']) {
      it(`the return page, told ${statusCode || 'nothing'}`, async () => {
        setAddress(`?connectionId=none&statusCode=${statusCode}&statusText=ERR_1`);
        const page = await mountPage(
          scheme,
          html`<codat-link-return return-url="/connect"></codat-link-return>`,
        );
        const shown = find(page, 'codat-link-return');
        await until('the way back', () => shown.shadowRoot?.querySelector('[part=back]'));

        expect(await violations(shown)).to.deep.equal([]);
      });
    }

    it('the mark, in words and as an image', async () => {
      const { codatUrl } = await createWorld();
      const image = await mountPage(
        scheme,
        html`<powered-by-codat
          src="${codatUrl}/public/branding/powered-by-codat.svg"
          href="https://codat.io/"
        ></powered-by-codat>`,
      );
      const words = await mountPage(
        scheme,
        html`<powered-by-codat variant="text" href="https://codat.io/"></powered-by-codat>`,
      );

      expect(await violations(find(image, 'powered-by-codat'))).to.deep.equal([]);
      expect(await violations(find(words, 'powered-by-codat'))).to.deep.equal([]);
    });
  });
}
