import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import type { CodatError } from '../../src/api/errors.js';
import { CodatConfigurationError, CodatRuleError } from '../../src/api/errors.js';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { countPosts } from '../support/linking.js';
import { mountPicker } from '../support/mount.js';
import {
  collect,
  collectUncaught,
  collectWarnings,
  collectWindows,
  find,
  holdResponses,
  until,
} from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function mounted(mode = 'manual', options: WorldOptions = {}, keys = 'fbrh exgd') {
  const world = await createWorld(options);
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${world.proxyUrl}
      platform-keys=${keys}
      link-mode=${mode}
    ></codat-integration-picker>`,
  );
  return { world, picker };
}

/** What a promise rejects with; undefined where it resolves. */
const reasonOf = (promise: Promise<void>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('codat-integration-picker: link()', () => {
  beforeEach(() => localStorage.removeItem('codat-elements:skipped-preparations'));

  it('begins as a click on the tile does, with the window in that click', async () => {
    const windows = collectWindows();
    const { world, picker } = await mounted('popup');
    await picker.ready();
    const events = collect(picker.element, 'codat-integration-select', 'codat-link-open');
    const begun = picker.element.link('exgd');
    const inTheClick = windows.length;
    await begun;
    await picker.untilStage('Continue in the Stripe window');

    expect(inTheClick).to.equal(1);
    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-integration-select',
      'codat-link-open',
    ]);
    expect(await countPosts(world)).to.equal(1);
  });

  it('connects what the picker does not show, and shows it on the stage', async () => {
    const { picker } = await mounted();
    await picker.ready();
    await picker.element.link('gbol');
    await picker.untilStage('Continue in the Xero window');
    picker.pressOnStage('Back to the list');
    await picker.untilList();

    expect(picker.names).not.to.include('Xero');
    expect(picker.lines).to.deep.equal(['Continue in the Xero window']);
    picker.pressInLine('Cancel Xero');
    await until('the line to go', () => picker.lines.length === 0);
  });

  it('connects what a search has left out', async () => {
    const { picker } = await mounted('manual', {}, '');
    await picker.ready();
    await picker.search('stripe');
    await picker.element.link('gbol');
    await picker.untilStage('Continue in the Xero window');
  });

  it('shows first what has to be prepared, and opens no window', async () => {
    const windows = collectWindows();
    const { picker } = await mounted('popup');
    await picker.ready();
    await picker.element.link('akxx');
    await picker.untilStage('Before you connect Oracle NetSuite');

    expect(windows.length).to.equal(0);
  });

  it('does nothing more where the host prevents the choice', async () => {
    const windows = collectWindows();
    const { picker } = await mounted('popup');
    await picker.ready();
    picker.element.addEventListener('codat-integration-select', (event) => event.preventDefault());
    await picker.element.link('exgd');
    await picker.element.updateComplete;

    expect(windows.length).to.equal(0);
    expect(picker.has('.stage')).to.equal(false);
  });

  describe('before the list is loaded', () => {
    /** A picker whose list is still to come, and the window that a request opens at once. */
    async function early(key: string, mode = 'popup') {
      const windows = collectWindows();
      const world = await createWorld({ links: 'same-origin' });
      const { release } = holdResponses('GET', '/integrations');
      const page = await fixture<HTMLElement>(
        html`<div>
          <codat-integration-picker
            proxy-url=${world.proxyUrl}
            platform-keys="fbrh exgd"
            link-mode=${mode}
          ></codat-integration-picker>
        </div>`,
      );
      const picker = new PickerHarness(find(page, 'codat-integration-picker'));
      const request = picker.element.link(key);
      return { picker, request, release, windows, inTheClick: windows.length };
    }

    it('opens the window in the click, waits for the list, and goes on in that window', async () => {
      const { picker, request, release, windows, inTheClick } = await early('exgd');
      await picker.untilStage('One moment…');
      release();
      await request;
      await picker.untilStage('Continue in the Stripe window');
      await until('the provider', () => windows[0]?.location.pathname.includes('/link/'));

      expect(inTheClick).to.equal(1);
      expect(windows.length).to.equal(1);
    });

    it('goes on with the latest where it is asked for twice, as by a double click', async () => {
      const { picker, request, release, windows } = await early('exgd');
      const latest = picker.element.link('exgd');
      release();
      await request;
      await Promise.race([latest, new Promise((resolve) => setTimeout(resolve, 4000))]);
      await picker.untilStage('Continue in the Stripe window');

      expect(windows.map(({ closed }) => closed)).to.deep.equal([true, false]);
    });

    it('opens no window for what has to be prepared', async () => {
      const { picker, request, release, windows } = await early('akxx');
      release();
      await request;
      await picker.untilStage('Before you connect Oracle NetSuite');

      expect(windows.length).to.equal(0);
    });

    it('closes the window where there is no such key', async () => {
      collectWarnings();
      const { request, release, windows } = await early('nope');
      release();
      const reason = await reasonOf(request);

      expect(reason instanceof CodatConfigurationError).to.equal(true);
      await until('the window to be closed', () => windows.every(({ closed }) => closed));
    });

    it('closes the window where the person goes back to the list', async () => {
      const { picker, request, release, windows } = await early('exgd');
      await picker.untilStage('One moment…');
      picker.pressOnStage('Back to the list');
      release();
      await request;
      await until('the window to be closed', () => windows.every(({ closed }) => closed));

      expect(picker.has('.stage')).to.equal(false);
    });

    it('closes the window where the host prevents the choice', async () => {
      const { picker, request, release, windows } = await early('exgd');
      picker.element.addEventListener('codat-integration-select', (event) =>
        event.preventDefault(),
      );
      release();
      await request;
      await until('the window to be closed', () => windows.every(({ closed }) => closed));
      await picker.untilList();
    });

    it('closes the window where the list cannot be loaded, and rejects with the reason', async () => {
      const windows = collectWindows();
      const world = await createWorld();
      await breakCodat(world, { kind: 'status', status: 404, path: '/integrations' });
      const picker = await mountPicker(
        html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
      );
      const reason = await reasonOf(picker.element.link('exgd'));
      await until('the window to be closed', () => windows.every(({ closed }) => closed));

      expect((reason as CodatError).code).to.equal('not-found');
      expect(picker.error).to.include('We couldn’t load the software you can connect');
      await mendCodat(world);
    });

    it('closes the window where the picker shows another company, and creates nothing there', async () => {
      const { picker, request, windows } = await early('exgd');
      const other = await createWorld();
      picker.element.proxyUrl = other.proxyUrl;
      const reason = await reasonOf(request);
      await until('the window to be closed', () => windows.every(({ closed }) => closed));
      await picker.untilList();

      expect((reason as Error).message).to.include('another company');
      expect(await countPosts(other)).to.equal(0);
    });

    it('closes the window where the picker is removed', async () => {
      const { picker, request, windows } = await early('exgd');
      picker.element.remove();
      const reason = await reasonOf(request);
      await until('the window to be closed', () => windows.every(({ closed }) => closed));

      expect(reason instanceof CodatConfigurationError).to.equal(true);
    });
  });

  describe('right after another company was set', () => {
    /** Two companies, a picker that shows the first, and the windows of what is asked for then. */
    async function two(template: (proxyUrl: string) => TemplateResult) {
      const windows = collectWindows();
      const [first, other] = await Promise.all([createWorld(), createWorld()]);
      const page = await fixture<HTMLElement>(html`<div>${template(first.proxyUrl)}</div>`);
      const picker = new PickerHarness(find(page, 'codat-integration-picker'));
      await picker.ready();
      return { first, other, page, picker, windows };
    }

    const alone = (proxyUrl: string) =>
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`;

    for (const [what, template, set] of [
      [
        'the picker',
        alone,
        (page: HTMLElement, proxyUrl: string) => {
          find(page, 'codat-integration-picker').proxyUrl = proxyUrl;
        },
      ],
      [
        'the picker, as a client',
        alone,
        (page: HTMLElement, proxyUrl: string) => {
          find(page, 'codat-integration-picker').client = createCodatClient({ proxyUrl });
        },
      ],
      [
        'the provider around it',
        (proxyUrl: string) =>
          html`<codat-provider proxy-url=${proxyUrl}>
            <codat-integration-picker></codat-integration-picker>
          </codat-provider>`,
        (page: HTMLElement, proxyUrl: string) => {
          find(page, 'codat-provider').proxyUrl = proxyUrl;
        },
      ],
      [
        'the outer one of two providers',
        (proxyUrl: string) =>
          html`<codat-provider proxy-url=${proxyUrl}>
            <codat-provider locale="en">
              <codat-integration-picker></codat-integration-picker>
            </codat-provider>
          </codat-provider>`,
        (page: HTMLElement, proxyUrl: string) => {
          find(page, 'codat-provider').proxyUrl = proxyUrl;
        },
      ],
    ] as const) {
      it(`connects for the company that was set on ${what}, in the window of the click`, async () => {
        const { first, other, page, picker, windows } = await two(template);
        set(page, other.proxyUrl);
        const request = picker.element.link('exgd');
        const inTheClick = windows.length;
        await request;
        await picker.untilStage('Continue in the Stripe window');

        expect(inTheClick).to.equal(1);
        expect(windows.length).to.equal(1);
        expect(await countPosts(first)).to.equal(0);
        expect(await countPosts(other)).to.equal(1);
      });
    }

    it('gives up what waits for the company before, and nothing else', async () => {
      const windows = collectWindows();
      const [first, other] = await Promise.all([createWorld(), createWorld()]);
      const { release } = holdResponses('GET', '/integrations');
      const page = await fixture<HTMLElement>(html`<div>${alone(first.proxyUrl)}</div>`);
      const picker = new PickerHarness(find(page, 'codat-integration-picker'));
      const before = reasonOf(picker.element.link('exgd'));
      await picker.untilStage('One moment…');
      picker.element.proxyUrl = other.proxyUrl;
      const request = picker.element.link('exgd');
      const reason = await before;
      release();
      await request;
      await picker.untilStage('Continue in the Stripe window');

      expect((reason as Error).message).to.include('another company');
      expect(windows.map(({ closed }) => closed)).to.deep.equal([true, false]);
      expect(await countPosts(first)).to.equal(0);
      expect(await countPosts(other)).to.equal(1);
    });
  });

  it('rejects where no integration has this key, says so in place, and throws nothing into the page', async () => {
    const uncaught = collectUncaught();
    const warnings = collectWarnings();
    const windows = collectWindows();
    const { picker } = await mounted('popup');
    await picker.ready();
    const errors = collect(picker.element, 'codat-error');
    void picker.element.link('nope');
    await picker.untilStage('Something went wrong on our side');
    const reason = await reasonOf(picker.element.link('nope'));
    await new Promise((resolve) => setTimeout(resolve));

    expect(reason instanceof CodatConfigurationError).to.equal(true);
    expect((reason as Error).message).to.include('link("nope")');
    expect(warnings.filter((line) => line.includes('link("nope")'))).to.have.lengthOf(1);
    expect(errors[0]?.detail).to.include({ operation: 'link' });
    expect(windows.length).to.equal(0);
    expect(uncaught).to.deep.equal([]);
    picker.pressOnStage('Back to the list');
    await picker.untilList();
  });

  for (const key of [undefined, null, 7, '', 'constructor'] as unknown as string[]) {
    it(`rejects for ${typeof key} ${JSON.stringify(key)}`, async () => {
      collectWarnings();
      const { picker } = await mounted();
      await picker.ready();
      const reason = await reasonOf(picker.element.link(key));

      expect(reason instanceof CodatConfigurationError).to.equal(true);
    });
  }

  it('rejects where another one is connected in its place, and says which', async () => {
    const windows = collectWindows();
    const { picker } = await mounted('popup', { connections: [{ platformKey: 'gbol' }] });
    await picker.ready();
    const reason = await reasonOf(picker.element.link('fbrh'));
    await picker.untilStage('FreeAgent wasn’t connected');

    expect(reason instanceof CodatRuleError).to.equal(true);
    expect(picker.stage).to.include('You’ve connected Xero.');
    expect(windows.length).to.equal(0);
  });

  it('rejects where it is connected already, and says so', async () => {
    const { picker } = await mounted('manual', { connections: [{ platformKey: 'gbol' }] });
    await picker.ready();
    const reason = await reasonOf(picker.element.link('gbol'));
    await picker.untilStage('Xero is connected');

    expect((reason as CodatRuleError).isSame).to.equal(true);
    expect((reason as CodatRuleError).message).to.equal('Xero is already connected.');
    expect(picker.stage.match(/Xero is connected/g)?.length).to.equal(1);
    expect(picker.stage).not.to.include('couldn’t');
    expect(picker.stage).not.to.include('Disconnect it');
  });

  it('rejects while the picker is in no page', async () => {
    const picker = document.createElement('codat-integration-picker');
    const reason = await reasonOf(picker.link('gbol'));

    expect(reason instanceof CodatConfigurationError).to.equal(true);
  });
});
