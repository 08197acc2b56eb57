import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CodatNetworkError } from '../../src/api/errors.js';
import type { CodatConsentEvent, ConsentDetail, ErrorDetail } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { mountFlow } from '../support/mount.js';
import { collect, collectUncaught, collectWarnings, until } from '../support/page.js';

/** A journey that requires a permission, which the host handles by `onConsent`. */
async function mountConsent(onConsent: (event: CodatConsentEvent) => void = () => undefined) {
  const { proxyUrl } = await createWorld();
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      required="accounting"
      require-consent
      @codat-consent=${onConsent}
    ></codat-link-flow>`,
  );
  const consents = collect(flow.element, 'codat-consent');
  const details = () => consents.map(({ detail }) => detail as ConsentDetail);
  return { flow, details };
}

const give = (flow: FlowHarness) => {
  if (!flow.consent.checked) flow.consent.click();
  flow.pressAction('Get started');
};

const untilPending = (flow: FlowHarness) =>
  until('it to be pending', () => flow.get('[form=introduction]').ariaBusy === 'true');

const untilFailed = (flow: FlowHarness) =>
  flow.untilText('[role=alert]', 'We couldn’t save your permission');

describe('codat-link-flow: permission', () => {
  it('goes no further without the permission that the host requires, and says so', async () => {
    const { flow, details } = await mountConsent();
    flow.pressAction('Get started');
    await flow.untilText('[role=alert]', 'Please give your permission to continue.');

    expect(flow.root.activeElement === flow.consent).to.equal(true);
    expect(flow.consent.getAttribute('aria-describedby')).to.equal(flow.get('[role=alert]').id);
    expect(flow.hasState('introduction')).to.equal(true);
    expect(details()).to.deep.equal([]);
  });

  it('says for what, what, how long and how to withdraw, by the software that is offered', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        optional="banking"
        require-consent
        consent-purpose="To decide on your loan."
      ></codat-link-flow>`,
    );
    await until('what is offered', () => flow.sections[1]?.includes('company details'));
    expect(flow.sections).to.deep.equal([
      'Why we need it: To decide on your loan.',
      'What we access: Accounting: invoices, bills, payments, financial statements, customers, suppliers, bank accounts, ledger accounts, and company details\nBanking: account balances, bank transactions, and bank accounts',
      'How long: Until you disconnect. Data we already have is kept.',
      'How to withdraw: Disconnect your software here at any time, or contact support.',
    ]);
  });

  it('is told to the host word for word, with its language, version, policy and time', async () => {
    const { proxyUrl } = await createWorld();
    const before = Date.now();
    const page = await mountFlow(
      html`<div lang="en-GB">
        <codat-link-flow
          proxy-url=${proxyUrl}
          required="commerce"
          require-consent
          consent-purpose="To decide on your loan."
          consent-version="2026-11"
          policy-url="/privacy"
          .text=${{ consentRetentionText: 'For two years.' }}
        >
          <span slot="consent">I agree to <b>Saltmarsh’s</b> terms<i hidden> (draft)</i>.</span>
          <div slot="consent-withdrawal">
            <p>Call us.</p>
            <ul>
              <li>By day</li>
              <li>By night</li>
            </ul>
            <style></style>
          </div>
        </codat-link-flow>
      </div>`,
    );
    const flow = new FlowHarness(page.element.querySelector('codat-link-flow')!);
    const consents = collect(flow.element, 'codat-consent');
    flow.consent.click();
    const seen = flow.sections;
    flow.pressAction('Get started');
    await flow.picker();

    expect(consents).to.have.lengthOf(1);
    const detail = consents[0]?.detail as ConsentDetail;
    const { at, sections, ...rest } = detail;
    expect(rest).to.deep.equal({
      text: 'I agree to Saltmarsh’s terms.',
      purpose: 'To decide on your loan.',
      version: '2026-11',
      policyUrl: `${location.origin}/privacy`,
      language: 'en-GB',
      sourceTypes: ['commerce'],
    });
    expect(sections.map(({ name }) => name)).to.deep.equal([
      'purpose',
      'data',
      'retention',
      'withdrawal',
    ]);
    expect(sections.map(({ heading, text }) => `${heading}: ${text}`)).to.deep.equal(seen);
    expect(sections[2]?.text).to.equal('For two years.');
    expect(sections[3]?.text).to.equal('Call us.\nBy day\nBy night');
    expect(Date.parse(at)).to.be.within(before, Date.now());
  });

  it('is told in our own words where the host has none', async () => {
    const { flow, details } = await mountConsent();
    give(flow);
    await flow.picker();
    const [{ text, purpose, version, policyUrl } = {} as ConsentDetail] = details();
    expect({ text, purpose, version, policyUrl }).to.deep.equal({
      text: 'I give permission to access my business’s data for this purpose.',
      purpose: 'To provide the service you’ve asked us for.',
      version: '',
      policyUrl: undefined,
    });
  });

  it('keeps the person on the step while the host stores it, and goes on once all is stored', async () => {
    const stored: (() => void)[] = [];
    const { flow, details } = await mountConsent((event) => {
      event.waitUntil(new Promise<void>((done) => stored.push(done)));
      event.waitUntil(new Promise<void>((done) => stored.push(done)));
    });
    give(flow);
    await untilPending(flow);
    // Neither a second press nor another tick changes what is being stored.
    flow.pressAction('Get started');
    flow.consent.click();
    stored[0]?.();
    await flow.element.updateComplete;
    const meanwhile = { checked: flow.consent.checked, isWaiting: flow.hasState('introduction') };
    const announced = flow.announced;
    stored[1]?.();
    await flow.picker();

    expect(meanwhile).to.deep.equal({ checked: true, isWaiting: true });
    expect(announced).to.equal('Saving your permission');
    expect(details()).to.have.lengthOf(1);
    expect(flow.root.activeElement === flow.get('.head')).to.equal(true);
  });

  it('waits for what a promise leads to as well', async () => {
    let store: (() => void) | undefined;
    const { flow } = await mountConsent((event) => {
      const first = Promise.resolve();
      event.waitUntil(first);
      void first.then(() => {
        event.waitUntil(new Promise<void>((done) => (store = done)));
      });
    });
    give(flow);
    await until('the second promise', () => store);
    const wasWaiting = flow.hasState('introduction');
    store?.();
    await flow.picker();
    expect(wasWaiting).to.equal(true);
  });

  it('says in place that it could not be stored, and tries again with the same button', async () => {
    let tries = 0;
    const uncaught = collectUncaught();
    const { flow, details } = await mountConsent((event) => {
      if (++tries === 1) event.waitUntil(Promise.reject(new CodatNetworkError('offline')));
    });
    const errors = collect(flow.element, 'codat-error');
    give(flow);
    await untilFailed(flow);
    const failed = { isHere: flow.hasState('introduction'), isTicked: flow.consent.checked };
    give(flow);
    await flow.picker();

    expect(failed).to.deep.equal({ isHere: true, isTicked: true });
    expect(errors.map(({ detail }) => (detail as ErrorDetail).operation)).to.deep.equal([
      'consent',
    ]);
    expect(details()).to.have.lengthOf(2);
    expect(uncaught).to.deep.equal([]);
  });

  it('shows nothing of what the host’s own code threw', async () => {
    const { flow } = await mountConsent((event) =>
      event.waitUntil(Promise.reject(new Error('secret detail'))),
    );
    give(flow);
    await untilFailed(flow);
    expect(flow.error).to.not.include('secret');
  });

  it('stays on the step where the host prevents it', async () => {
    const { flow, details } = await mountConsent((event) => event.preventDefault());
    give(flow);
    await until('it to be told', () => details().length === 1);
    await until('it to be over', () => flow.get('[form=introduction]').ariaBusy === null);
    expect(flow.hasState('introduction')).to.equal(true);
  });

  it('warns of a wait that comes too late', async () => {
    const warnings = collectWarnings();
    let kept: CodatConsentEvent | undefined;
    const { flow } = await mountConsent((event) => (kept = event));
    give(flow);
    await flow.picker();
    kept?.waitUntil(Promise.resolve());
    expect(warnings.filter((line) => line.includes('waitUntil()'))).to.have.lengthOf(1);
  });

  it('is forgotten where the person leaves before it is stored', async () => {
    let store: (() => void) | undefined;
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        modal
        open
        require-consent
        @codat-consent=${(event: CodatConsentEvent) =>
          event.waitUntil(new Promise<void>((done) => (store = done)))}
      ></codat-link-flow>`,
    );
    give(flow);
    await untilPending(flow);
    flow.element.close();
    await until('it to be closed', () => !flow.dialog.open);
    store?.();
    flow.element.show();
    await flow.element.updateComplete;
    expect(flow.hasState('introduction')).to.equal(true);
  });
});
