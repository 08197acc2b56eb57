import { html, nothing } from 'lit';
import type { CodatError } from '../../../api/errors.js';
import type { ConsentDetail, ConsentSection } from '../../../events/index.js';
import { seenText } from '../../../ui/dom/seen-text.js';
import { errorNotice } from '../../../ui/notice.js';
import { supportText } from '../../../ui/support-text.js';
import type { FlowContext } from './flow-context.js';

/** How the permission goes. */
export interface ConsentState {
  /** The person wanted to go on without it. */
  isConsentMissing: boolean | undefined;
  consent: {
    /** The host is storing it. */
    readonly isPending: boolean;
    /** Why the host could not store it. */
    readonly error: CodatError | undefined;
    /** What the person has ticked the box of this form for. */
    read(form: HTMLFormElement, context: FlowContext): ConsentDetail | undefined;
    /** The person has ticked the box, or taken the tick away. */
    ticked(context: FlowContext): void;
  };
  /** The person goes on; `consent` is what they gave permission for, as it stands on the page, if they did. */
  begin(consent: ConsentDetail | undefined): void;
}

function sectionsOf({ localize, settings, data }: FlowContext) {
  const kinds = data.map(({ sourceType, topics }) => {
    // Data types without a name of their own share one.
    const names = [...new Set(topics.map((topic) => localize.term('dataTypeName', topic)))];
    const kind = localize.term('sourceTypeName', sourceType);
    return html`<p>${localize.term('consentDataText', kind, localize.list(names))}</p>`;
  });
  return [
    {
      name: 'purpose',
      heading: localize.term('consentPurposeHeading'),
      // The host's own words, whole: they are what the person agrees to.
      content: settings.consentPurpose
        ? html`<bdi>${settings.consentPurpose}</bdi>`
        : localize.term('consentPurposeText'),
    },
    { name: 'data', heading: localize.term('consentDataHeading'), content: kinds },
    {
      name: 'retention',
      heading: localize.term('consentRetentionHeading'),
      content: localize.term('consentRetentionText'),
    },
    {
      name: 'withdrawal',
      heading: localize.term('consentWithdrawalHeading'),
      content: supportText(
        localize.term('consentWithdrawalText', localize.may('disconnect')),
        localize,
      ),
    },
  ];
}

/** What the person gives permission for: read from the page, since a host's slot or a page translator may have changed it. */
export function consentIn(
  form: HTMLFormElement,
  { localize, settings, data }: FlowContext,
): ConsentDetail {
  const textOf = (element: Element | null) => (element ? seenText(element) : '');
  const sections: ConsentSection[] = [...form.querySelectorAll<HTMLElement>('[data-section]')].map(
    (section) => ({
      name: section.dataset['section'] ?? '',
      heading: textOf(section.querySelector('dt')),
      text: textOf(section.querySelector('dd')),
    }),
  );
  return {
    text: textOf(form.querySelector('.consent-words')),
    sections,
    purpose: sections.find(({ name }) => name === 'purpose')?.text ?? '',
    version: settings.consentVersion,
    policyUrl: settings.policyUrl,
    language: localize.lang(),
    sourceTypes: data.map(({ sourceType }) => sourceType),
    at: new Date().toISOString(),
  };
}

function consentFields(context: FlowContext, { isConsentMissing, consent }: ConsentState) {
  const { localize } = context;
  const { isPending, error } = consent;
  // Fixed while the host stores what was given.
  const keep = (event: Event) => {
    if (isPending) event.preventDefault();
  };
  return html`<dl class="sections">
      ${sectionsOf(context).map(
        ({ name, heading, content }) =>
          html`<div data-section=${name}>
            <dt>${heading}</dt>
            <dd><slot name="consent-${name}">${content}</slot></dd>
          </div>`,
      )}
    </dl>
    ${policyLink(context)}
    <label class="consent"
      ><input
        type="checkbox"
        aria-describedby=${isConsentMissing ? 'consent-missing' : nothing}
        aria-invalid=${isConsentMissing ? 'true' : nothing}
        @click=${keep}
        @change=${() => consent.ticked(context)}
      /><span class="consent-words"
        ><slot name="consent">${localize.term('consentText')}</slot></span
      ></label
    >
    ${
      isConsentMissing
        ? html`<p class="wrong" id="consent-missing" role="alert">
            ${localize.term('consentMissing')}
          </p>`
        : nothing
    }
    ${error ? errorNotice(localize.term('consentFailed'), error, localize, sendAgain) : nothing}`;
}

/** By the button that stays: this one goes with the error. */
function sendAgain({ currentTarget }: Event): void {
  const form = (currentTarget as Element).closest('form');
  const controls = [...(form?.elements ?? [])];
  const submitter = controls.find((one): one is HTMLButtonElement =>
    one.matches('button:not([type=button])'),
  );
  submitter?.focus();
  form?.requestSubmit();
}

function policyLink({ localize, settings: { policyUrl } }: FlowContext) {
  if (!policyUrl) return nothing;
  return html`<p class="policy">
    <a class="link alone" href=${policyUrl} target="_blank" rel="noopener"
      >${localize.term('policyLink')}</a
    >
  </p>`;
}

/** The permission, section by section; without it only what leads on, and the policy. Its button is in the step's foot. */
export function consentForm(context: FlowContext, state: ConsentState) {
  const { requireConsent } = context.settings;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (state.consent.isPending) return;
    const form = event.currentTarget as HTMLFormElement;
    const given = state.consent.read(form, context);
    state.begin(given);
    if (!given) form.querySelector('input')?.focus();
  };
  return html`<form
    id="introduction"
    class=${requireConsent ? 'permission' : nothing}
    @submit=${onSubmit}
  >
    ${requireConsent ? consentFields(context, state) : policyLink(context)}
  </form>`;
}
