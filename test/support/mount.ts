/** Puts elements into the page and waits until they are drawn; they are gone when the test ends. */
import { fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CodatConnectButton } from '../../src/components/codat-connect-button/codat-connect-button.js';
import type { CodatConnectionAlert } from '../../src/components/codat-connection-alert/codat-connection-alert.js';
import type { CodatConnectionList } from '../../src/components/codat-connection-list/codat-connection-list.js';
import type { CodatFileUpload } from '../../src/components/codat-file-upload/codat-file-upload.js';
import type { CodatIntegrationPicker } from '../../src/components/codat-integration-picker/codat-integration-picker.js';
import type { CodatLinkFlow } from '../../src/components/codat-link-flow/codat-link-flow.js';
import type { CodatSyncStatus } from '../../src/components/codat-sync-status/codat-sync-status.js';
import '../../src/define.js';
import { AlertHarness } from './harness/alert-harness.js';
import { ButtonHarness } from './harness/button-harness.js';
import { FlowHarness } from './harness/flow-harness.js';
import { ListHarness } from './harness/list-harness.js';
import { PickerHarness } from './harness/picker-harness.js';
import { SyncHarness } from './harness/sync-harness.js';
import { UploadHarness } from './harness/upload-harness.js';

/** A picker, as soon as it is in the page. */
export async function mountPicker(template: TemplateResult): Promise<PickerHarness> {
  return new PickerHarness(await fixture<CodatIntegrationPicker>(template));
}

export async function mountButton(template: TemplateResult): Promise<ButtonHarness> {
  return new ButtonHarness(await fixture<CodatConnectButton>(template));
}

export async function mountAlert(template: TemplateResult): Promise<AlertHarness> {
  return new AlertHarness(await fixture<CodatConnectionAlert>(template));
}

export async function mountList(template: TemplateResult): Promise<ListHarness> {
  return new ListHarness(await fixture<CodatConnectionList>(template));
}

export async function mountUpload(template: TemplateResult): Promise<UploadHarness> {
  return new UploadHarness(await fixture<CodatFileUpload>(template));
}

export async function mountFlow(template: TemplateResult): Promise<FlowHarness> {
  return new FlowHarness(await fixture<CodatLinkFlow>(template));
}

export async function mountSync(template: TemplateResult): Promise<SyncHarness> {
  return new SyncHarness(await fixture<CodatSyncStatus>(template));
}

/** A page of this color scheme, on its usual ground, with what the template puts on it. */
export async function mountPage(scheme: string, template: TemplateResult): Promise<HTMLElement> {
  const ground = scheme === 'dark' ? '#0f1115' : '#fff';
  return fixture<HTMLElement>(
    html`<div style="color-scheme: ${scheme}; background: ${ground}">${template}</div>`,
  );
}
