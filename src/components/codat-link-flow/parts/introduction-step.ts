import { html, nothing } from 'lit';
import type { FlowContext } from './flow-context.js';
import { stepHead } from './step-frame.js';

/** The words of a slot as the person sees them: the host's, or ours. */
function wordsIn(slot: HTMLSlotElement | null | undefined): string {
  const nodes = slot?.assignedNodes({ flatten: true }) ?? [];
  const text = nodes.map(({ textContent }) => textContent).join(' ');
  return text.replace(/\s+/g, ' ').trim();
}

/** What is about to happen, and the consent to it. `begin` gets what was agreed to, if it was. */
export function introductionStep(
  { localize, requireConsent, policyUrl, headingLevel }: FlowContext,
  step: { isConsentMissing: boolean; begin(agreedTo: string | undefined): void },
) {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const isAgreed = form.querySelector('input')?.checked;
    step.begin(isAgreed ? wordsIn(form.querySelector('slot')) : undefined);
    if (requireConsent && !isAgreed) form.querySelector('input')?.focus();
  };
  return html`${stepHead('introduction', headingLevel, localize.term('pickerHeading'), localize.term('flowLead'))}
    <ol class="points" role="list">
      <li>${localize.term('flowChoose')}</li>
      <li>${localize.term('flowSignIn')}</li>
      <li>${localize.term('flowSync')}</li>
    </ol>
    <form novalidate @submit=${onSubmit}>
      ${
        requireConsent
          ? html`<label class="consent"
              ><input
                type="checkbox"
                aria-describedby=${step.isConsentMissing ? 'consent-missing' : nothing}
                aria-invalid=${step.isConsentMissing ? 'true' : nothing}
              /><span><slot name="consent">${localize.term('consentText')}</slot></span></label
            >`
          : nothing
      }
      ${
        step.isConsentMissing
          ? html`<p class="wrong" id="consent-missing" role="alert">
              ${localize.term('consentMissing')}
            </p>`
          : nothing
      }
      ${
        policyUrl
          ? html`<p class="secondary">
              <a href=${policyUrl} target="_blank" rel="noopener">${localize.term('policyLink')}</a>
            </p>`
          : nothing
      }
      <div class="actions">
        <button class="button primary" part="action">${localize.term('flowStart')}</button>
      </div>
    </form>`;
}
