import { html } from 'lit';
import type { FlowSettings } from './flow-settings.js';

/** The picker's slots for the host's words with an outcome. */
const outcomes = ['outcome-cancelled', 'outcome-failed', 'outcome-unsupported'];

type PickerSettings = Pick<
  FlowSettings['settings'],
  'platformKeys' | 'showSandbox' | 'upload' | 'linkMode' | 'headingLevel'
>;

/** What can be connected, with the host's own words from the flow's slots. */
export const picker = (settings: PickerSettings, sourceType: string) =>
  html`<codat-integration-picker
    part="picker"
    exportparts="search,group,tile,logo,official-button,status,stage,attempt"
    source-types=${sourceType}
    .platformKeys=${settings.platformKeys}
    ?show-sandbox=${settings.showSandbox}
    ?upload=${settings.upload}
    link-mode=${settings.linkMode}
    heading-level=${settings.headingLevel}
    ><slot name="not-listed" slot="not-listed"></slot
    ><span slot="footer"></span>
    ${outcomes.map((name) => html`<slot name=${name} slot=${name}></slot>`)}</codat-integration-picker
  >`;
