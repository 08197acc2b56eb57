import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { CodatNetworkError } from '../../src/api/errors.js';
import type { CodatConsentEvent, ConsentDetail } from '../../src/events/index.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import type { FlowHarness } from '../support/harness/flow-harness.js';
import { mountFlow } from '../support/mount.js';
import { collect, until } from '../support/page.js';

/** A journey whose permission the person has ticked, with what is offered known. */
async function mountTicked(
  onConsent: (event: CodatConsentEvent) => unknown = () => undefined,
  content: TemplateResult | string = '',
) {
  const world = await createWorld();
  const flow = await mountFlow(template(world, onConsent, content));
  await until('what is offered', () => flow.sections[1]?.includes('company details'));
  flow.consent.click();
  await flow.element.updateComplete;
  return { flow, consents: collect(flow.element, 'codat-consent') };
}

const template = (
  { proxyUrl }: BrowserWorld,
  onConsent: (event: CodatConsentEvent) => unknown,
  content: TemplateResult | string,
) =>
  html`<codat-link-flow
    proxy-url=${proxyUrl}
    required="accounting"
    require-consent
    consent-purpose="To decide on your loan."
    consent-version="1"
    @codat-consent=${onConsent}
    >${content}</codat-link-flow
  >`;

/** Presses what leads on; returns whether the person is asked for their permission. */
async function isAsked(flow: FlowHarness): Promise<boolean> {
  flow.pressAction('Get started');
  await flow.element.updateComplete;
  return flow.texts('[role=alert]').includes('Please give your permission to continue.');
}

describe('codat-link-flow: what is ticked', () => {
  const changes: [what: string, change: (flow: FlowHarness) => void][] = [
    ['the version', ({ element }) => (element.consentVersion = '2')],
    ['the purpose', ({ element }) => (element.consentPurpose = 'To sell it.')],
    ['the policy', ({ element }) => (element.policyUrl = '/another-policy')],
    ['the words', ({ element }) => (element.text = { consentText: 'I agree to more.' })],
    ['a section', ({ element }) => (element.text = { consentRetentionText: 'For ever.' })],
    ['what is accessed', ({ element }) => (element.optional = 'banking')],
    ['the company', ({ element }) => (element.companyId = 'another-company')],
  ];
  for (const [what, change] of changes) {
    it(`has to be ticked again once ${what} is another`, async () => {
      const { flow, consents } = await mountTicked();
      change(flow);
      await until('the tick to be gone', () => !flow.consent.checked);
      const wasAsked = await isAsked(flow);
      const before = consents.length;
      flow.consent.click();
      flow.pressAction('Get started');
      await until('codat-consent', () => consents.length > 0);

      expect({ wasAsked, before }).to.deep.equal({ wasAsked: true, before: 0 });
    });
  }

  it('has to be ticked again once the host’s own words in a slot are others', async () => {
    const words = html`<span slot="consent">I agree.</span>`;
    const { flow, consents } = await mountTicked(undefined, words);
    const own = flow.element.querySelector('span');
    if (own) own.textContent = 'I agree to everything.';
    const wasAsked = await isAsked(flow);
    flow.consent.click();
    flow.pressAction('Get started');
    await flow.picker();

    expect(wasAsked).to.equal(true);
    expect(consents.map(({ detail }) => (detail as ConsentDetail).text)).to.deep.equal([
      'I agree to everything.',
    ]);
  });

  it('stays ticked where less data is asked for, as once it is known what is offered', async () => {
    const { flow, consents } = await mountTicked();
    flow.element.optional = 'banking';
    await until('the tick to be gone', () => !flow.consent.checked);
    flow.consent.click();
    await flow.element.updateComplete;
    flow.element.optional = '';
    await until('less data', () => !flow.sections[1]?.includes('Banking'));
    flow.pressAction('Get started');
    await flow.picker();

    const [{ detail } = { detail: undefined }] = consents;
    expect((detail as ConsentDetail).sourceTypes).to.deep.equal(['accounting']);
  });

  it('stays ticked where only the language changes, and where nothing of it changes', async () => {
    const { flow, consents } = await mountTicked();
    const before = flow.sections[2];
    flow.element.lang = 'de';
    await until('other words', () => flow.sections[2] !== before);
    await flow.element.refresh();
    const isTicked = flow.consent.checked;
    flow.get('[form=introduction]').click();
    await flow.picker();

    expect(isTicked).to.equal(true);
    expect(consents.map(({ detail }) => (detail as ConsentDetail).language)).to.deep.equal(['de']);
  });

  it('has to be ticked again where it changed while the host could not store it', async () => {
    let refuse: ((error: Error) => void) | undefined;
    const { flow } = await mountTicked((event) =>
      event.waitUntil(new Promise<void>((_resolve, reject) => (refuse = reject))),
    );
    flow.pressAction('Get started');
    await until('codat-consent', () => refuse);
    flow.element.consentPurpose = 'To sell it.';
    await flow.element.updateComplete;
    refuse?.(new CodatNetworkError('offline'));
    await flow.untilText('[role=alert]', 'We couldn’t save your permission');

    expect(flow.consent.checked).to.equal(false);
  });

  it('leads no further where it changed while the host stored it', async () => {
    let store: (() => void) | undefined;
    const { flow } = await mountTicked((event) =>
      event.waitUntil(new Promise<void>((done) => (store = done))),
    );
    flow.pressAction('Get started');
    await until('codat-consent', () => store);
    flow.element.consentPurpose = 'To sell it.';
    await flow.element.updateComplete;
    store?.();
    await until('it to be over', () => flow.get('[form=introduction]').ariaBusy === null);

    expect(flow.hasState('introduction')).to.equal(true);
    expect(flow.consent.checked).to.equal(false);
  });

  it('stays ticked while the page does not show the flow', async () => {
    const { flow } = await mountTicked();
    flow.element.style.display = 'none';
    await flow.element.refresh();
    flow.element.requestUpdate();
    await flow.element.updateComplete;
    flow.element.style.display = '';
    await flow.element.refresh();

    expect(flow.consent.checked).to.equal(true);
  });

  it('leads on where the host hides the flow while it stores the permission', async () => {
    let store: (() => void) | undefined;
    const { flow } = await mountTicked((event) =>
      event.waitUntil(new Promise<void>((done) => (store = done))),
    );
    flow.pressAction('Get started');
    await until('codat-consent', () => store);
    flow.element.style.visibility = 'hidden';
    flow.element.requestUpdate();
    await flow.element.updateComplete;
    store?.();
    await flow.untilState('connect');
    flow.element.style.visibility = '';
    await flow.picker();
  });

  it('has to be ticked again where it changed while the page did not show it', async () => {
    const { flow } = await mountTicked();
    flow.element.style.display = 'none';
    flow.element.consentPurpose = 'To sell it.';
    await flow.element.updateComplete;
    flow.element.style.display = '';

    expect(await isAsked(flow)).to.equal(true);
  });
});
