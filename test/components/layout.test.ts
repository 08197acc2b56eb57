import { expect, fixture } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { overflows, settled, smallTargets } from '../support/audit.js';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { SyncHarness } from '../support/harness/sync-harness.js';
import { everyStatus, midway } from '../support/companies.js';
import '../support/mount.js';
import { atTheEnd, blockWindows, find, setAddress, until } from '../support/page.js';

const buttons = '.button, .tile, [part=button], input';
const targets = 'button, a, input';

/** The element of this tag, as the template puts it on a page of this direction. */
async function onPage<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  dir: string,
  template: TemplateResult,
): Promise<HTMLElementTagNameMap[Tag]> {
  return find(await fixture<HTMLElement>(html`<div dir=${dir}>${template}</div>`), tag);
}

/** Everything wrong with how an element lies on the page. */
async function faults(element: Element): Promise<string[]> {
  await settled(element);
  return [
    ...overflows(element),
    ...smallTargets(element, buttons, 44).map((line) => `under 44: ${line}`),
    ...smallTargets(element, targets, 24).map((line) => `under 24: ${line}`),
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
  ];
}

async function narrow(): Promise<void> {
  const { innerWidth: width, innerHeight: height } = window;
  atTheEnd(() => setViewport({ width, height }));
  await setViewport({ width: 320, height: 640 });
}

for (const dir of ['ltr', 'rtl']) {
  describe(`At 320 px, ${dir}`, () => {
    it('the picker with everything in it fits, and can be touched', async () => {
      await narrow();
      blockWindows();
      const { proxyUrl } = await createWorld({ connections: everyStatus.slice(1) });
      const element = await onPage(
        'codat-integration-picker',
        dir,
        html`<codat-integration-picker proxy-url=${proxyUrl}>
          <a slot="not-listed" href="/upload">Upload files instead</a>
        </codat-integration-picker>`,
      );
      const picker = new PickerHarness(element);
      const loading = await faults(element);
      await picker.ready();
      const loaded = await faults(element);
      picker.tile('QuickBooks Online').tile.scrollIntoView();
      await picker.untilBranded('QuickBooks Online');
      const branded = await faults(element);
      picker.choose('QuickBooks Online');
      await picker.untilPanel('Continue to QuickBooks Online');
      const blocked = await faults(element);
      await picker.search('qqqq');

      expect(loading).to.deep.equal([]);
      expect(loaded).to.deep.equal([]);
      expect(branded).to.deep.equal([]);
      expect(blocked).to.deep.equal([]);
      expect(await faults(element)).to.deep.equal([]);
    });

    it('the picker with an error fits', async () => {
      await narrow();
      const world = await createWorld();
      await breakCodat(world, { kind: 'status', status: 404 });
      const element = await onPage(
        'codat-integration-picker',
        dir,
        html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
      );
      await new PickerHarness(element).untilState('error');

      expect(await faults(element)).to.deep.equal([]);
    });

    it('the list and its question fit, and can be touched', async () => {
      await narrow();
      const { proxyUrl } = await createWorld({ connections: everyStatus });
      const element = await onPage(
        'codat-connection-list',
        dir,
        html`<codat-connection-list
          proxy-url=${proxyUrl}
          link-mode="manual"
          actions="continue reconnect disconnect delete"
        ></codat-connection-list>`,
      );
      const list = await new ListHarness(element).ready();
      const loaded = await faults(element);
      await list.act('Plaid', 'Continue');
      await list.untilPanel('Continue in the Plaid window');
      const waiting = await faults(element);
      await list.act('Xero', 'Delete');

      expect(loaded).to.deep.equal([]);
      expect(waiting).to.deep.equal([]);
      expect(await faults(element)).to.deep.equal([]);
    });

    it('how far the data is read fits, here and in the list', async () => {
      await narrow();
      const { proxyUrl } = await createWorld({
        connections: [midway, { platformKey: 'gbol', dataOutcomes: { bills: 'AuthError' } }],
      });
      const element = await onPage(
        'codat-sync-status',
        dir,
        html`<codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>
          <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
      );
      const loading = await faults(element);
      await new SyncHarness(element).untilState('working');
      const { parentElement } = element;
      const list = parentElement && find(parentElement, 'codat-connection-list');
      await until('the bar', () => list?.shadowRoot?.querySelector('progress'));

      expect(loading).to.deep.equal([]);
      expect(await faults(element)).to.deep.equal([]);
      expect(list && (await faults(list))).to.deep.equal([]);
    });

    for (const key of ['qhyg', 'trji']) {
      it(`the button of ${key} fits, and can be touched`, async () => {
        await narrow();
        const { proxyUrl } = await createWorld();
        const element = await onPage(
          'codat-connect-button',
          dir,
          html`<codat-connect-button
            proxy-url=${proxyUrl}
            platform-key=${key}
            link-mode="manual"
          ></codat-connect-button>`,
        );
        const button = await new ButtonHarness(element).ready();
        if (key === 'qhyg') await until('its look', () => button.officialImages.length === 2);
        const idle = await faults(element);
        button.click();
        await button.untilPanel('Continue in the');

        expect(idle).to.deep.equal([]);
        expect(await faults(element)).to.deep.equal([]);
      });
    }

    it('the return page fits, and can be touched', async () => {
      await narrow();
      await setAddress('?connectionId=none&statusCode=500&errorMessage=Denied&statusText=ERR_1');
      const element = await onPage(
        'codat-link-return',
        dir,
        html`<codat-link-return return-url="/connect"></codat-link-return>`,
      );
      await until('the way back', () => element.shadowRoot?.querySelector('[part=back]'));

      expect(await faults(element)).to.deep.equal([]);
    });
  });
}

describe('From right to left', () => {
  it('the picker is mirrored: the logo is on the right of the name', async () => {
    const { proxyUrl } = await createWorld();
    const element = await onPage(
      'codat-integration-picker',
      'rtl',
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="gbol"
      ></codat-integration-picker>`,
    );
    const picker = await new PickerHarness(element).ready();
    const { tile } = picker.tile('Xero');
    const logo = tile.querySelector('.logo')?.getBoundingClientRect();
    const name = tile.querySelector('.name')?.getBoundingClientRect();

    expect(logo?.left).to.be.greaterThan(name?.right ?? Infinity);
  });
});

describe('The host’s page', () => {
  it('decides the colors and the shape', async () => {
    const { proxyUrl } = await createWorld();
    const element = await onPage(
      'codat-integration-picker',
      'ltr',
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        style="--codat-color-surface: rgb(1, 2, 3); --codat-radius: 3px; --codat-color-text: rgb(250, 251, 252)"
      ></codat-integration-picker>`,
    );
    const panel = element.shadowRoot?.querySelector('[part=panel]');
    const { backgroundColor, borderRadius, color } = getComputedStyle(panel ?? element);

    expect({ backgroundColor, borderRadius, color }).to.deep.equal({
      backgroundColor: 'rgb(1, 2, 3)',
      borderRadius: '3.6px',
      color: 'rgb(250, 251, 252)',
    });
  });

  it('is dark where the page is dark', async () => {
    const { proxyUrl } = await createWorld();
    const surfaces = [];
    for (const scheme of ['light', 'dark']) {
      const page = await fixture<HTMLElement>(
        html`<div style="color-scheme: ${scheme}">
          <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>
        </div>`,
      );
      const panel = page.firstElementChild?.shadowRoot?.querySelector('[part=panel]');
      surfaces.push(getComputedStyle(panel ?? page).backgroundColor);
    }

    expect(surfaces).to.deep.equal(['rgb(255, 255, 255)', 'rgb(23, 26, 33)']);
  });
});
