import type { Terms } from '../../i18n/terms.js';
import { ownWord } from './own-word.js';

const headings: Record<string, string> = {
  accounting: 'Upload your accounts',
  banking: 'Upload your bank statements',
  other: 'Upload business documents',
};

const refusals: Record<string, string> = {
  type: 'This type can’t be used. Save it as PDF, Excel, CSV, JPG or PNG.',
  content:
    'This file isn’t what its name says. Open it and save it again as PDF, Excel, CSV, JPG or PNG.',
  protected: 'This file is protected by a password. Save a copy without one.',
  empty: 'This file is empty.',
  'too-large': 'This file is larger than 10 MB. Split it, or save it in a smaller size.',
  'too-many': 'You can upload 20 files at a time. We’ll upload this one after the others.',
  duplicate: 'You’ve already added this file.',
  sent: 'You’ve already sent this file.',
  folder: 'Folders can’t be uploaded. Open it and choose the files in it.',
  unreadable: 'We couldn’t open this file. If it’s a folder, choose the files in it.',
};

const KILOBYTE = 1024;

/** English of uploading files. */
export const upload = {
  uploadHeading: (sourceType) => ownWord(headings, sourceType) ?? 'Upload your files',
  uploadLead: 'For when we can’t connect to your software, or you’d rather send files.',
  uploadDrop: 'Drop files here',
  uploadOr: 'or',
  uploadChoose: 'Choose files',
  uploadPhoto: 'Take a photo',
  uploadLimits: 'PDF, Excel, CSV, Word, PowerPoint or photos. Up to 10 MB each, 20 at a time.',
  uploadLoading: 'Loading your files',
  uploadProgress: (done, count) => `${done} of ${count} ${count === 1 ? 'file' : 'files'} uploaded`,
  uploadingFile: (name) => `Uploading ${name}`,
  uploadWaiting: 'Waiting',
  unnamedFile: 'Unnamed file',
  uploadReceived: 'Received',
  uploadReceivedOn: (date) => (date ? `Received ${date}` : 'Received'),
  uploadReceivedHeading: 'Files we’ve received',
  uploadMore: (count) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  uploadListFailed: 'We couldn’t load the files you’ve already sent',
  uploadNotOpened: 'We couldn’t open the upload',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'This file can’t be used.',
  uploadTooLarge: 'This file is too large. Split it, or save it in a smaller size.',
  uploadUnsafe: 'This file didn’t pass our security check, so we haven’t kept it.',
  uploadFailed: (name) => `We couldn’t upload ${name}`,
  uploadStarted: (count) => (count === 1 ? 'Uploading 1 file' : `Uploading ${count} files`),
  uploadRemove: 'Remove',
  fileSize: (bytes) =>
    bytes < KILOBYTE * KILOBYTE
      ? `${Math.max(1, Math.round(bytes / KILOBYTE))} kB`
      : `${(bytes / KILOBYTE / KILOBYTE).toFixed(1)} MB`,
} satisfies Partial<Terms>;
