/** A page that sets the company in its listener for `codat-integration-select`: what follows is meant for that company. */
import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { countPosts } from '../support/linking.js';
import '../support/mount.js';
import { collect, collectWindows, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

type Template = (first: string, other: string) => TemplateResult;

const picker: Template = (first) =>
  html`<codat-integration-picker id="asked" proxy-url=${first}></codat-integration-picker>`;

const button: Template = (first) =>
  html`<codat-connect-button
    id="asked"
    proxy-url=${first}
    platform-key="exgd"
  ></codat-connect-button>`;

/** An element that shows the first company until something is chosen in it, and then the other one. */
async function mountSwitching(template: Template, options: WorldOptions = {}) {
  const windows = collectWindows();
  const [first, other] = await Promise.all([createWorld(), createWorld(options)]);
  const page = await fixture<HTMLElement>(
    html`<div>${template(first.proxyUrl, other.proxyUrl)}</div>`,
  );
  const events = collect(
    page,
    'codat-integration-select',
    'codat-link-open',
    'codat-connection',
    'codat-reconnect',
    'codat-error',
  );
  page.addEventListener('codat-integration-select', ({ target }) => {
    (target as HTMLElement & { proxyUrl: string }).proxyUrl = other.proxyUrl;
  });
  const isClosed = () => windows.every(({ closed }) => closed);
  return { first, other, page, events, windows, isClosed };
}

const pickerIn = (page: HTMLElement) =>
  new PickerHarness(find(page, 'codat-integration-picker')).ready();

describe('A company that is set in codat-integration-select', () => {
  for (const [what, template] of [
    ['alone on the page', picker],
    [
      'beside a list of the company before',
      (first: string, other: string) =>
        html`${picker(first, other)}
          <codat-connection-list proxy-url=${first}></codat-connection-list>`,
    ],
    [
      'beside a list of that company',
      (first: string, other: string) =>
        html`${picker(first, other)}
          <codat-connection-list proxy-url=${other}></codat-connection-list>`,
    ],
  ] as const) {
    for (const [how, press] of [
      ['press of a tile', (of: PickerHarness) => of.choose('Stripe')],
      ['link()', (of: PickerHarness) => void of.element.link('exgd')],
    ] as const) {
      it(`is the one that a ${how} connects for, in its window: a picker ${what}`, async () => {
        const { first, other, page, events, windows } = await mountSwitching(template);
        const asked = await pickerIn(page);
        press(asked);
        const inTheClick = windows.length;
        await asked.untilStage('Continue in the Stripe window');

        expect([inTheClick, windows.length]).to.deep.equal([1, 1]);
        expect(windows[0]?.closed).to.equal(false);
        expect(await countPosts(first)).to.equal(0);
        expect(await countPosts(other)).to.equal(1);
        expect(events.map(({ type }) => type)).to.deep.equal([
          'codat-integration-select',
          'codat-link-open',
        ]);
      });
    }
  }

  it('is the one that link() connects for where the picker had no list yet', async () => {
    const { first, other, page, events, windows } = await mountSwitching(picker);
    const asked = new PickerHarness(find(page, 'codat-integration-picker'));
    await asked.element.link('exgd');
    await asked.untilStage('Continue in the Stripe window');

    expect(windows).to.have.lengthOf(1);
    expect(await countPosts(first)).to.equal(0);
    expect(await countPosts(other)).to.equal(1);
    expect(events.filter(({ type }) => type === 'codat-integration-select')).to.have.lengthOf(1);
  });

  for (const [how, press] of [
    ['press', (of: ButtonHarness) => of.click()],
    ['click()', (of: ButtonHarness) => of.element.click()],
  ] as const) {
    it(`is the one that a connect button’s ${how} connects for, in its window`, async () => {
      const { first, other, page, events, windows } = await mountSwitching(button);
      const asked = await new ButtonHarness(find(page, 'codat-connect-button')).ready();
      press(asked);
      const inTheClick = windows.length;
      await asked.untilPanel('Continue in the Stripe window');

      expect([inTheClick, windows.length]).to.deep.equal([1, 1]);
      expect(await countPosts(first)).to.equal(0);
      expect(await countPosts(other)).to.equal(1);
      expect(events.map(({ type }) => type)).to.deep.equal([
        'codat-integration-select',
        'codat-link-open',
      ]);
    });
  }

  it('is asked for its own permission in a journey, before anything is connected', async () => {
    const { first, other, page, isClosed } = await mountSwitching(
      (proxyUrl) =>
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          required="commerce"
          require-consent
        ></codat-link-flow>`,
    );
    const flow = new FlowHarness(find(page, 'codat-link-flow'));
    await until('what is offered', () => flow.has('input[type=checkbox]'));
    flow.consent.click();
    const asked = await flow.begin();
    asked.choose('Stripe');
    await until('the permission', () => flow.has('input[type=checkbox]') && !flow.consent.checked);
    await until('the window to close', isClosed);

    expect([await countPosts(first), await countPosts(other)]).to.deep.equal([0, 0]);
  });

  it('leaves no window where the listener takes the company away', async () => {
    const { first, page, events, windows, isClosed } = await mountSwitching(
      () => html`<codat-integration-picker></codat-integration-picker>`,
    );
    const { element } = new PickerHarness(find(page, 'codat-integration-picker'));
    page.addEventListener('codat-integration-select', () => {
      element.proxyUrl = undefined;
    });
    // From here on a company that is missing is missing at once.
    await until('the error', () => events.some(({ type }) => type === 'codat-error'));
    element.proxyUrl = first.proxyUrl;
    await element.link('exgd');
    await until('the window to close', isClosed);

    expect(windows).to.have.lengthOf(1);
  });

  it('is the one for which what it takes is shown first', async () => {
    const { first, other, page } = await mountSwitching(picker);
    const asked = await pickerIn(page);
    asked.choose('Oracle NetSuite');
    await asked.untilStage('Before you connect Oracle NetSuite');
    asked.pressOnStage('Continue to Oracle NetSuite');
    await until('the connection', async () => (await countPosts(other)) === 1);

    expect(await countPosts(first)).to.equal(0);
  });

  for (const [what, template] of [
    ['is not known yet', picker],
    [
      'is known',
      (first: string, other: string) =>
        html`<codat-connection-list proxy-url=${other}></codat-connection-list> ${picker(
            first,
            other,
          )}`,
    ],
  ] as const) {
    it(`is not said to have connected what it had already, where that ${what}`, async () => {
      const { other, page, events, isClosed } = await mountSwitching(template, {
        connections: [{ platformKey: 'gbol' }],
      });
      const list = page.querySelector('codat-connection-list');
      if (list) await new ListHarness(list).ready();
      const asked = await pickerIn(page);
      asked.choose('Xero');
      await asked.untilStage('Xero is connected');
      await until('the window to close', isClosed);

      expect(events.map(({ type }) => type)).to.deep.equal([
        'codat-integration-select',
        'codat-error',
      ]);
      expect(await countPosts(other)).to.equal(0);
    });
  }
});
