import type { Named } from './term-types.js';

/** What the journey says: introduction, permission, steps, invites and the end. */
export interface FlowTerms {
  /** Where the person is, of how many steps. */
  flowStep: (step: number, of: number) => string;
  /** The host's name, for the introduction's heading; empty by default. */
  hostName: () => string;
  /** `host` is `hostName`. */
  introductionHeading: (host: string) => string;
  introductionDuration: string;
  flowSignIn: string;
  flowSignInHint: string;
  /** `data` such as `invoices, bills and account balances`; empty where that is not known. */
  flowSync: (data: string) => string;
  flowSyncHint: string;
  /** The end of a list that names only the first of many. */
  andMore: string;
  flowControl: string;
  /** `mayDisconnect`: whether the person may disconnect here; else support can. */
  flowControlHint: (mayDisconnect: boolean) => string;
  flowStart: string;
  consentText: string;
  consentMissing: string;
  consentSaving: string;
  consentFailed: string;
  consentPurposeHeading: string;
  /** In place of the host's `consent-purpose`, where it has none. */
  consentPurposeText: string;
  consentDataHeading: string;
  /** `kind` of software, and what is synced from it; empty where that is not known. */
  consentDataText: (kind: string, data: string) => string;
  consentRetentionHeading: string;
  consentRetentionText: string;
  consentWithdrawalHeading: string;
  /** `mayDisconnect`: whether the person may disconnect here; else support can. */
  consentWithdrawalText: (mayDisconnect: boolean) => string;
  policyLink: string;
  /** The heading over what can be connected, by the kind of software; empty for any kind. */
  flowConnectHeading: (sourceType: string) => string;
  categoriesLabel: string;
  categoryRequired: string;
  categoryOptional: string;
  /** `names` of several. */
  areConnected: (names: string) => string;
  moreThanOne: string;
  optionalMoreThanOne: string;
  addAnotherOf: (sourceType: string) => string;
  changeConnection: string;
  /** The headings of a journey that opens at one connection, or at one integration. */
  repairTitle: Named;
  repairPending: Named;
  repairPendingHint: string;
  repairUnlinkedHint: string;
  repairDone: string;
  connectOnly: Named;
  chooseDifferent: string;
  entryUnknown: string;
  entryUnknownHint: string;
  stillNeeded: (kinds: string) => string;
  flowReady: string;
  flowConnectMore: string;
  doneHeading: string;
  doneText: string;
  doneNothingText: string;
  finish: string;
  flowFinished: string;
  shareQuestion: string;
  shareAction: string;
  shareHeading: string;
  shareText: string;
  shareLabel: string;
  shareCopy: string;
  shareCopied: string;
  /** The link is selected, since the page may not copy it. */
  shareSelected: string;
  shareQr: string;
  shareQrHide: string;
  shareQrLabel: string;
  shareQrHint: string;
  shareQrFailed: string;
  shareMail: string;
  shareMailSubject: string;
  shareMailBody: (url: string) => string;
  shareNative: string;
  shareWaiting: string;
  shareFailed: string;
  shareCreating: string;
  /** Until when the link works; the moment is a date with its time. */
  shareEnds: (moment: string) => string;
  shareExpired: string;
  shareCancel: string;
  shareCancelled: string;
  shareCancelFailed: string;
  shareNew: string;
  shareOpened: string;
  /** Somebody else, with the link, is at the provider's. */
  shareConnecting: Named;
  /** The host's server makes no link for this person. */
  shareRefused: string;
  back: string;
  close: string;
  leaveHeading: string;
  /** `isUploading`: files are on their way, and will not arrive; `isKept`: they may, if the host keeps the element in the page. */
  leaveText: (isUploading: boolean, isKept: boolean) => string;
  leave: string;
  stay: string;
}
