import type { CodatFileUpload } from '../../../src/components/codat-file-upload/codat-file-upload.js';
import { until } from '../page.js';
import type { PickerHarness } from './picker-harness.js';
import { UploadHarness } from './upload-harness.js';

/** The kinds of files that a picker offers to upload. */
export const uploadRows = (picker: PickerHarness) =>
  picker.all('[part=upload]').map((row) => row.dataset['type']);

/** Opens the upload of a kind, and gives the element that takes the files. */
export async function openUpload(
  picker: PickerHarness,
  type = 'accounting',
): Promise<UploadHarness> {
  await until('the offer', () => uploadRows(picker).includes(type));
  picker.get(`[part=upload][data-type=${type}]`).click();
  await picker.element.updateComplete;
  const selector = `.upload:not([hidden]) codat-file-upload`;
  await until('the upload', () => customElements.get('codat-file-upload') !== undefined);
  const element = picker.root.querySelector<CodatFileUpload>(selector);
  if (!element) throw new Error('There is no upload.');
  return new UploadHarness(element).ready();
}
