import { html, nothing } from 'lit';
import type { Localize } from '../../../i18n/localize.js';
import type { FlowContext } from './flow-context.js';
import type { PickerHold } from './picker-hold.js';

/** The picker's slots for the host's words with an outcome. */
const outcomes = ['outcome-cancelled', 'outcome-failed', 'outcome-unsupported'];

/** "No access? Ask someone who can", which begins the step for that. */
export const askSomeone = (localize: Localize, ask: () => void) =>
  html`<p class="secondary ask">
    ${localize.term('shareQuestion')}
    <button type="button" class="text-button" @click=${ask}>${localize.term('shareAction')}</button>
  </p>`;

/**
 * What can be connected, with the host's own words from the flow's slots. `ask` begins to ask somebody else, where that
 * can be offered: with an outcome too. `onOutcome` and `onUpload` are called when an outcome or files have come in place of
 * the list, or have gone.
 */
export const picker = (
  {
    settings,
    localize,
    disconnectNote,
  }: Pick<FlowContext, 'settings' | 'localize' | 'disconnectNote'>,
  sourceType: string,
  ask: (() => void) | undefined,
  { onOutcome, onUpload }: Partial<Pick<PickerHold, 'onOutcome' | 'onUpload'>> = {},
) =>
  html`<codat-integration-picker
    part="picker"
    exportparts="search,group,tile,logo,official-button,status,stage,attempt,dropzone,choose,camera,file,progress,dialog,error,retry,empty"
    source-types=${sourceType}
    .platformKeys=${settings.platformKeys}
    ?show-sandbox=${settings.showSandbox}
    ?upload=${settings.upload}
    link-mode=${settings.linkMode}
    .journeyActions=${settings.actions.join(' ')}
    heading-level=${settings.headingLevel}
    .onOutcome=${onOutcome}
    .onUpload=${onUpload}
    ><slot name="not-listed" slot="not-listed"></slot>${disconnectNote}<span slot="footer"></span>
    ${outcomes.map(
      (name) =>
        html`<div class="outcome" slot=${name}>
          <slot name=${name}></slot>${ask ? askSomeone(localize, ask) : nothing}
        </div>`,
    )}</codat-integration-picker
  >`;
