import type { Translation } from '@shoelace-style/localize';
import type { FlowTerms } from './flow-terms.js';
import type { Counted, Named } from './term-types.js';
import type { UploadTerms } from './upload-terms.js';

/** Everything the elements say. A host may replace any of it by the `text` property. */
export interface Terms extends Translation, FlowTerms, UploadTerms {
  /** Says a word with its numbers as a region writes them, such as `es-MX`: the words know their language alone. */
  $inRegion?: (region: string, say: () => string) => string;
  /** In place of a name that is empty or that nobody could see. */
  unnamed: string;
  sourceTypeName: (sourceType: string) => string;
  integrationsLoading: string;
  pickerHeading: string;
  pickerDescription: string;
  searchIntegrations: string;
  /** In the search field, with the names of two that can be found. */
  searchExample: (one: string, other: string) => string;
  popular: string;
  /** The row that opens a category. */
  allOfCategory: (sourceType: string) => string;
  /** What else people call a category, as the words of a search; the English ones are always found. */
  categoryWords: (sourceType: string) => string;
  showAll: Counted;
  integrationsFound: Counted;
  nothingFound: (query: string) => string;
  nothingFoundHint: string;
  clearSearch: string;
  nothingToConnect: string;
  nothingToConnectHint: string;
  mayNotConnect: string;
  mayNotConnectHint: string;
  isNotConnected: Named;
  connectOne: string;
  connectTo: Named;
  addAnother: string;
  /** `mayDisconnect`: whether the person may disconnect it; else support can. */
  oneOnly: (name: string, sourceType: string, mayDisconnect: boolean) => string;
  isConnected: Named;
  useDifferent: (sourceType: string) => string;
  useDifferentText: (name: string, sourceType: string) => string;
  hintPhone: string;
  hintOffline: string;
  hintAdministrator: string;
  hintKeys: string;
  hintLong: string;
  hintBeta: string;

  statusLinked: string;
  statusPending: string;
  statusLost: string;
  statusUnlinked: string;
  statusWaiting: string;

  openingTitle: string;
  openingMessage: Named;
  waitingFor: Named;
  waitingHint: string;
  windowNotVisible: string;
  openAgain: string;
  checkFailed: string;
  checkAgain: string;
  blockedTitle: Named;
  blockedHint: string;
  openInNewTab: Named;
  openInThisTab: string;
  copyHint: string;
  addressOf: Named;
  platformTitle: Named;
  platformHint: string;
  connectionIdLabel: Named;
  closedTitle: Named;
  closedHint: string;
  /** The person came back to this tab, in which they had gone to the provider. */
  leftHint: string;
  attemptUnchanged: Named;
  attemptCancelled: Named;
  attemptCancelledHint: string;
  attemptFailed: Named;
  attemptFailedHint: string;
  attemptUnsupported: Named;
  attemptUnsupportedHint: string;
  attemptAbandoned: Named;
  organisationChanged: (name: string, current: string) => string;
  /** `mayChange`: whether the person may disconnect and reconnect it; else support can. */
  organisationChangedHint: (name: string, previous: string, mayChange: boolean) => string;
  /** A reason in the software's own words, which come without the full stop at their end. */
  platformSaid: (name: string, message: string) => string;

  backToList: string;
  chooseAnother: string;
  /** On the line of an attempt that was put aside. */
  show: string;
  openWindow: string;
  /** The moment in which something was connected. */
  connectedTitle: Named;
  /** The organisation to choose again at the provider's. */
  chooseOrganisation: (organisation: string, name: string) => string;
  prepareTitle: Named;
  prepareTime: (minutes: number) => string;
  /** What the person needs, by the name of the need, such as `administrator`. */
  prepareNeed: (need: string, name: string) => string;
  prepareSkip: string;
  guideLink: string;
  /** Opens the window of what the person has prepared for. */
  continueTo: Named;

  continueLinking: string;
  reconnect: string;
  disconnect: string;
  deleteConnection: string;
  cancelLinking: string;
  dismiss: string;
  tryAgain: string;
  /** An action's accessible name, where several of its kind are on the page. */
  actionOn: (action: string, name: string) => string;

  connectionsLoading: string;
  listHeading: string;
  /** Empty where the person may not disconnect. */
  listDescription: (mayDisconnect: boolean) => string;
  nothingConnected: string;
  nothingConnectedHint: string;
  /** How long ago something was that happened within the last minute. */
  justNow: string;
  /** `date` is a day such as `3 March`, or `today`. */
  since: (date: string) => string;
  connectedSince: (date: string) => string;
  started: (ago: string) => string;
  lastSynced: (when: string) => string;
  neverSynced: string;
  accessExpired: (name: string, date: string) => string;
  unlinkedHint: string;
  confirmDisconnect: Named;
  confirmDisconnectText: (name: string, mayReconnect: boolean, sourceType: string) => string;
  keepConnected: string;
  confirmDelete: Named;
  confirmDeleteText: Named;
  keepConnection: string;
  isDisconnected: Named;
  isDeleted: Named;

  /** Codat's name of a kind of data, such as `invoices` or `commerce-orders`, in plain words. */
  dataTypeName: (dataType: string) => string;
  /** Data types that belong together, as a line of their own; by `SyncGroupName`. */
  syncGroup: (group: string) => string;
  /** The same in a sentence, in a word or two, with commas between several things. */
  syncGroupShort: (group: string) => string;
  /** How such a group stands; by `SyncGroupStage`. */
  syncGroupStage: (stage: string) => string;
  /** What is synced, what is syncing and what comes next; each is empty where there is nothing. */
  syncStory: (done: string, now: string, next: string) => string;
  /** How long a sync takes, as a sentence. */
  syncUsually: string;
  /** The same, of `names` of software that gives its data only while it runs on somebody's computer. */
  syncDesktop: (names: string) => string;
  syncLoading: string;
  syncWorking: string;
  syncFrom: Named;
  /** `what` is syncing at the moment; empty where nothing is yet. */
  syncCount: (what: string, settled: number, total: number) => string;
  /** `what` is syncing at the moment, in a row of the list; empty where nothing is yet. */
  syncNow: (what: string) => string;
  /** How long a sync takes, after other words. */
  syncDuration: string;
  syncBegins: string;
  syncWorkingHint: string;
  syncDone: string;
  syncDoneHint: Counted;
  syncFailed: string;
  /** Nothing at all was synced. */
  syncFailedAll: string;
  syncMissing: (what: string) => string;
  syncFailedHint: string;
  /** `names` of the software whose access was lost; empty where that is not known. */
  syncReconnect: (names: string) => string;
  syncNothing: string;
  syncNothingHint: string;
  syncEmptyHint: string;

  alertReconnect: Named;
  /** `date` of a day; empty where it is not known. */
  alertExpired: (date: string) => string;
  alertContinue: Named;
  alertStarted: (ago: string) => string;
  /** `name` of the software that could not be synced from; empty where there are several. */
  alertSync: Named;
  /** As `alertSync`, where nothing at all was synced. */
  alertSyncAll: Named;
  /** How many other problems there are. */
  alertMore: Counted;
  alertSupport: string;

  returnLinked: string;
  returnLinkedHint: string;
  returnUnchanged: string;
  returnUnchangedHint: string;
  returnCancelled: string;
  returnCancelledHint: string;
  returnFailed: string;
  returnFailedHint: string;
  returnUnsupported: string;
  returnUnsupportedHint: string;
  returnUnknown: string;
  returnUnknownHint: string;
  returnClosing: string;
  returnStillOpen: string;
  returnBack: string;

  poweredByCodat: string;

  integrationsFailed: string;
  connectionsFailed: string;
  syncStatusFailed: string;
  linkFailed: Named;
  disconnectFailed: Named;
  deleteFailed: Named;
  configurationFailed: string;
  configurationFailedHint: string;
  /** What a kind of failure means for the person; by `CodatError.code`. */
  errorText: (code: string) => string;
  /** When to try again after too many requests; `when` such as `in 10 minutes`. */
  busyUntil: (when: string) => string;
  reference: (id: string) => string;
  /** The words in other terms that become a link to the host's support, in any letter case; empty for none. */
  contactSupport: string;
}

/** A host's own words, in place of any of ours. A function's place may be taken by a plain text. */
export type TextOverrides = {
  [Name in Exclude<keyof Terms, `$${string}`>]?: Terms[Name] | string;
};
