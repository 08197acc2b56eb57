import { html, nothing } from 'lit';
import { uploadTypes, type Uploads, type UploadType } from '../../../store/uploads-part.js';
import { uploadElement } from '../../base/upload-element.js';
import type { FlowContext, FlowStep } from './flow-context.js';
import type { PickerHold } from './picker-hold.js';

/**
 * The kinds of files that a step says something of: those on their way, and those that could not be sent, which go on while
 * the person is at something else; at the end all that have arrived too.
 */
export function summarizedTypes(
  uploads: Uploads | undefined,
  { kind }: FlowStep,
  { isUploadShown }: PickerHold,
): readonly UploadType[] {
  // Where files are chosen the person sees it all.
  if (!uploads || (kind === 'connect' && isUploadShown)) return [];
  if (kind !== 'done') return uploads.unsettledTypes;
  return uploadTypes.filter(
    (type) => uploads.summaryOf(type).length > 0 || uploads.unsettledTypes.includes(type),
  );
}

/** How files of these kinds are getting on, without a way to choose more. */
export function filesSummary({ fileTypes, settings }: FlowContext) {
  if (fileTypes.length === 0) return nothing;
  uploadElement.preload();
  return fileTypes.map(
    (type) =>
      html`<codat-file-upload
        part="files"
        exportparts="file,progress,error,retry"
        source-type=${type}
        heading-level=${settings.headingLevel}
        .isSummary=${true}
      ></codat-file-upload>`,
  );
}
