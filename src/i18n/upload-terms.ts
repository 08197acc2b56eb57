import type { Counted, Named } from './term-types.js';

/** What is said of files that are uploaded. */
export interface UploadTerms {
  uploadHeading: (sourceType: string) => string;
  uploadLead: string;
  uploadDrop: string;
  uploadOr: string;
  uploadChoose: string;
  uploadPhoto: string;
  uploadLimits: string;
  uploadLoading: string;
  uploadProgress: (done: number, count: number) => string;
  uploadingFile: Named;
  uploadWaiting: string;
  /** In place of a file's name that is empty or that nobody could see. */
  unnamedFile: string;
  uploadReceived: string;
  /** `date` may be empty. */
  uploadReceivedOn: (date: string) => string;
  uploadReceivedHeading: string;
  uploadMore: Counted;
  uploadListFailed: string;
  /** In place of all where the code for it cannot be loaded. */
  uploadNotOpened: string;
  uploadRefused: (reason: string) => string;
  uploadTooLarge: string;
  uploadUnsafe: string;
  uploadFailed: Named;
  uploadStarted: Counted;
  uploadDone: Counted;
  uploadRemove: string;
  fileSize: (bytes: number) => string;
  uploadInstead: (sourceType: string) => string;
  uploadInsteadHint: string;
}
