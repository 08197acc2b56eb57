import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CodatNetworkError } from '../../src/api/errors.js';
import { CodatConsentEvent, type ConsentDetail, type ErrorDetail } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { mountFlow } from '../support/mount.js';
import { collect, collectUncaught, collectWarnings, until } from '../support/page.js';

/** A journey that requires a permission, which the host handles by `onConsent`. */
async function mountConsent(onConsent: (event: CodatConsentEvent) => unknown = () => undefined) {
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

  it('is dispatched to the host word for word, with its language, version, policy and time', async () => {
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

  it('shows and records what the data is for in full, however long it is', async () => {
    const purpose = `${'To decide on your loan, and on its terms. '.repeat(10)}Nothing else.`;
    const { flow, details } = await mountConsent();
    flow.element.consentPurpose = purpose;
    await flow.element.updateComplete;
    const [seen] = flow.sections;
    give(flow);
    await flow.picker();

    expect(seen).to.equal(`Why we need it: ${purpose}`);
    expect(details().map((detail) => detail.purpose)).to.deep.equal([purpose]);
  });

  it('has our default words where the host has none', async () => {
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

  it('shows an error once all promises have settled where one is rejected', async () => {
    let store: (() => void) | undefined;
    const { flow } = await mountConsent((event) => {
      event.waitUntil(Promise.reject(new CodatNetworkError('offline')));
      event.waitUntil(new Promise<void>((done) => (store = done)));
    });
    give(flow);
    await untilPending(flow);
    const before = flow.error;
    store?.();
    await untilFailed(flow);
    expect(before).to.equal('');
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
    await until('codat-consent', () => details().length === 1);
    await until('it to be over', () => flow.get('[form=introduction]').ariaBusy === null);
    expect(flow.hasState('introduction')).to.equal(true);
  });

  it('is tried again by the error’s own button, with the focus on the one that stays', async () => {
    let tries = 0;
    const { flow, details } = await mountConsent((event) => {
      if (++tries === 1) event.waitUntil(Promise.reject(new CodatNetworkError('offline')));
      else event.waitUntil(new Promise(() => undefined));
    });
    give(flow);
    await untilFailed(flow);
    await flow.retry();
    await untilPending(flow);

    expect(flow.error).to.equal('');
    expect(flow.root.activeElement === flow.get('[form=introduction]')).to.equal(true);
    expect(details()).to.have.lengthOf(2);
  });

  it('refuses a wait that comes too late, as the platform’s own events do', async () => {
    const refusals: string[] = [];
    let kept: CodatConsentEvent | undefined;
    const waitFor = (event: CodatConsentEvent | undefined) => {
      try {
        event?.waitUntil(Promise.resolve());
      } catch (error) {
        refusals.push(error instanceof DOMException ? error.name : 'another error');
      }
    };
    const { flow } = await mountConsent(async (event) => {
      kept = event;
      await Promise.resolve();
      waitFor(event);
    });
    give(flow);
    await flow.picker();
    waitFor(kept);
    waitFor(new CodatConsentEvent({} as ConsentDetail));
    expect(refusals).to.deep.equal(['InvalidStateError', 'InvalidStateError', 'InvalidStateError']);
  });

  it('asks before it is left unstored, and is dropped where the person leaves', async () => {
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
    await until('the question', () => flow.question === 'Leave without finishing?');
    flow.answer('Leave');
    await until('it to be closed', () => !flow.dialog.open);
    store?.();
    flow.element.show();
    await flow.element.updateComplete;
    expect(flow.hasState('introduction')).to.equal(true);
  });
});

describe('codat-link-flow: a permission that the host remembers', () => {
  const mountRemembered = async (accepted: string, version = '2') => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        require-consent
        consent-version=${version}
        accepted-consent-version=${accepted}
      ></codat-link-flow>`,
    );
    return { flow, consents: collect(flow.element, 'codat-consent') };
  };

  it('is not asked for again while the version is the one that was accepted', async () => {
    const { flow, consents } = await mountRemembered('2');
    await flow.picker();
    expect(consents).to.deep.equal([]);
  });

  for (const [what, accepted, version] of [
    ['another version', '1', '2'],
    ['nothing', '', '2'],
    ['something, and the host has no version', '2', ''],
    ['nothing, and the host has no version', '', ''],
  ] as const) {
    it(`is asked for where ${what} was accepted`, async () => {
      const { flow, consents } = await mountRemembered(accepted, version);
      expect(flow.hasState('introduction')).to.equal(true);
      give(flow);
      await flow.picker();
      expect(consents).to.have.lengthOf(1);
    });
  }

  it('is asked for again once the version changes, given here or before', async () => {
    const { flow, consents } = await mountRemembered('2');
    await flow.picker();
    flow.element.consentVersion = '3';
    await flow.untilState('introduction');
    const isTicked = flow.consent.checked;
    give(flow);
    await flow.picker();
    flow.element.consentVersion = '4';
    await flow.untilState('introduction');
    flow.element.acceptedConsentVersion = '4';
    await flow.picker();

    expect(isTicked).to.equal(false);
    expect(consents.map(({ detail }) => (detail as ConsentDetail).version)).to.deep.equal(['3']);
  });

  it('is taken from a property that the host has from its database, none included', async () => {
    const warnings = collectWarnings();
    const { flow } = await mountRemembered('2');
    await flow.picker();
    flow.element.acceptedConsentVersion = null as unknown as string;
    await flow.untilState('introduction');
    expect(warnings).to.deep.equal([]);
  });

  it('is not asked for twice on one page', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        modal
        open
        required="accounting"
        require-consent
        consent-version="2"
      ></codat-link-flow>`,
    );
    const consents = collect(flow.element, 'codat-consent');
    give(flow);
    await until('what is needed to be connected', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.list();
    flow.pressAction('Done');
    await until('it to be closed', () => !flow.dialog.open);
    flow.element.show();
    await flow.untilState('connect');
    expect(consents).to.have.lengthOf(1);
  });

  it('is asked for anew where the company is another one', async () => {
    const { flow } = await mountRemembered('1');
    give(flow);
    await flow.picker();
    const other = await createWorld();
    flow.element.proxyUrl = other.proxyUrl;
    await flow.untilState('introduction');
    expect(flow.consent.checked).to.equal(false);
  });
});
