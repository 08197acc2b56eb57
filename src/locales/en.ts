import type { Terms } from '../internal/terms.js';

const sourceTypes: Record<string, string> = {
  accounting: 'Accounting',
  banking: 'Banking',
  bankfeed: 'Bank feeds',
  commerce: 'Commerce',
  expense: 'Expenses',
};

/** Codat's names that say too little once they are spelt out. */
const dataTypes: Record<string, string> = {
  company: 'company details',
  'commerce-companyInfo': 'shop details',
  'banking-accounts': 'bank accounts',
  'banking-transactions': 'bank transactions',
};

const dataTypeStatuses: Record<string, string> = {
  Initial: 'Waiting',
  Queued: 'Waiting',
  Complete: 'Read',
  NotSupported: 'Not offered',
  AuthError: 'Access lost',
  PermissionsError: 'Not allowed',
  Cancelled: 'Stopped',
};

/** What Codat calls something may be any word, even one that every object knows. */
const own = (words: Record<string, string>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** English: built in, and what a language without a word of its own falls back to. */
export const en: Terms = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',

  sourceTypeName: (sourceType) => own(sourceTypes, sourceType.toLowerCase()) ?? 'Other software',
  integrationsLoading: 'Loading what you can connect',
  pickerHeading: 'Connect your software',
  pickerDescription:
    'You sign in on your provider’s own site and choose what to share. We never see your password.',
  searchIntegrations: (count) => `Search ${count} integrations`,
  integrationsFound: (count) =>
    count === 0 ? 'Nothing found' : count === 1 ? '1 found' : `${count} found`,
  nothingFound: (query) => `Nothing found for “${query}”`,
  nothingFoundHint: 'Check the spelling, or search for a shorter part of the name.',
  clearSearch: 'Clear the search',
  nothingToConnect: 'Nothing to connect yet',
  nothingToConnectHint: 'No integration is turned on here. Please tell support.',
  connectOne: 'Connect one',
  connectTo: (name) => `Connect to ${name}`,
  addAnother: 'Add another',
  oneOnly: (name, sourceType) =>
    sourceType.toLowerCase() === 'accounting'
      ? `You’ve connected ${name}. Disconnect it to use other accounting software.`
      : `You’ve connected ${name}. Disconnect it to use another bank feed.`,
  isConnected: (name) => `${name} is connected`,
  hintPhone: 'Use a computer for this one',
  hintOffline: 'Install on the computer with your accounts',
  hintAdministrator: 'Administrator needed',
  hintKeys: 'Have your shop’s API keys ready',
  hintLong: 'Allow 20 minutes',
  hintBeta: 'New: still being tested',

  statusLinked: 'Connected',
  statusPending: 'Not finished',
  statusLost: 'Access lost',
  statusUnlinked: 'Disconnected',
  statusWaiting: 'Waiting for you',

  openingTitle: 'One moment…',
  openingMessage: (name) => `Taking you to ${name}…`,
  waitingFor: (name) => `Waiting for ${name}…`,
  waitingHint: 'Finish signing in in the window that opened.',
  nothingThere: 'Nothing there?',
  openAgain: 'Open it again',
  notChecked: 'We cannot see yet whether it is connected.',
  checkAgain: 'Check again',
  blockedTitle: (name) => `Open ${name} to go on`,
  blockedHint: 'Your browser did not open a window by itself.',
  openInNewTab: (name) => `Open ${name} in a new tab`,
  openInThisTab: 'Use this tab instead',
  copyHint: 'This page may not open it. Copy the address into a new tab; it works once.',
  addressOf: (name) => `Address of ${name}`,
  closedTitle: (name) => `${name} is not finished`,
  closedHint:
    'The window seems to be closed, or is behind another one. You can go on where you left off.',
  attemptLinked: (name) => `${name} is connected`,
  attemptUnchanged: (name) => `Nothing was changed at ${name}`,
  attemptCancelled: (name) => `${name} was not connected`,
  attemptCancelledHint: 'You cancelled before the end. You can go on whenever you like.',
  attemptFailed: (name) => `${name} could not be connected`,
  attemptFailedHint: 'Please try again. If it happens again, tell support.',
  attemptUnsupported: (name) => `This ${name} account cannot be connected`,
  attemptUnsupportedHint:
    'Its edition or region is not supported. Choose another, or tell support.',
  attemptAbandoned: (name) => `${name} was not finished`,
  swappedTitle: (name, organisation) => `You reconnected ${name} with ${organisation}`,
  swappedHint: (name, before) =>
    `Before, it was ${before}. If you did not mean to change that, disconnect ${name}, reconnect it and choose ${before}.`,
  platformSaid: (name, message) => `${name} said: “${message.replace(/[.\s]+$/, '')}”.`,

  continueLinking: 'Continue',
  reconnect: 'Reconnect',
  disconnect: 'Disconnect',
  deleteConnection: 'Delete',
  cancelLinking: 'Cancel',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  actionOn: (action, name) => `${action} ${name}`,

  connectionsLoading: 'Loading your connections',
  listHeading: 'Your connections',
  listDescription: 'You can disconnect at any time.',
  nothingConnected: 'Nothing connected yet',
  nothingConnectedHint: 'What you connect appears here.',
  since: (date) => `since ${date}`,
  started: (ago) => `Started ${ago}.`,
  lastRead: (when) => `read ${when}`,
  neverRead: 'not read yet',
  accessEnded: (name, date) =>
    date
      ? `${name} ended our access on ${date}. Data read before is kept.`
      : `${name} ended our access. Data read before is kept.`,
  unlinkedHint: 'Data read before is kept. You can reconnect at any time.',
  confirmDisconnect: (name) => `Disconnect ${name}?`,
  confirmDisconnectText: (name) =>
    `We stop reading from ${name}. What has been read so far is kept, and you can reconnect later.`,
  keepConnected: 'Keep connected',
  confirmDelete: (name) => `Delete ${name}?`,
  confirmDeleteText: (name) =>
    `The connection to ${name} is removed for good. This cannot be undone: to read from it again you would have to connect anew.`,
  keepIt: 'Keep it',
  isDisconnected: (name) => `${name} is disconnected`,
  isDeleted: (name) => `${name} is deleted`,

  // `commerce-paymentMethods` are payment methods.
  dataTypeName: (dataType) =>
    own(dataTypes, dataType) ??
    dataType
      .replace(/^(banking|commerce)-/, '')
      .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  dataTypeStatus: (status) =>
    own(dataTypeStatuses, status) ?? (/(Queued|ing)$/.test(status) ? 'Being read' : 'Not read'),
  syncLoading: 'Loading how far your data is read',
  syncWorking: 'Reading your data',
  syncFrom: (name) => `Reading your data from ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Reading ${what}: ` : ''}${settled} of ${total} done`,
  syncBegins: 'It begins in a moment',
  syncWorkingHint: 'You can leave this page: it goes on without you.',
  syncDone: 'Your data has been read',
  syncDoneHint: (count) => `All ${count} kinds of it. There is nothing more to do.`,
  syncFailed: 'Some of your data could not be read',
  syncMissing: (what) => `Not read: ${what}.`,
  syncFailedHint: 'What was read is kept. If this stays so, tell support.',
  syncReconnect: (names) =>
    `We lost access before the end. Reconnect ${names || 'it'}, and we read the rest.`,
  syncNothing: 'Nothing has been read yet',
  syncEmptyHint: 'You see here how far your data is read, once a reading begins.',

  returnLinked: 'You’re connected',
  returnLinkedHint: 'Your data is being read now.',
  returnUnchanged: 'Nothing was changed',
  returnUnchangedHint: 'Your connection is as it was.',
  returnCancelled: 'Not connected',
  returnCancelledHint: 'You cancelled before the end. You can go on whenever you like.',
  returnFailed: 'That did not work',
  returnFailedHint: 'Go back and try again. If it happens again, tell support.',
  returnUnsupported: 'This account cannot be connected',
  returnUnsupportedHint: 'Its edition or region is not supported. Go back and choose another.',
  returnUnknown: 'You’re back',
  returnUnknownHint: 'Go back to see what is connected.',
  returnClosing: 'This window closes by itself.',
  returnStillOpen: 'You can close this window.',
  returnBack: 'Go back',
  theySaid: (message) => `The message was: “${message.replace(/[.\s]+$/, '')}”.`,

  flowStep: (step, of) => `Step ${step} of ${of}`,
  flowLead: 'So that your figures come straight from where you keep them.',
  flowChoose: 'Choose the software you use.',
  flowSignIn: 'Sign in on its own site and choose what to share. We never see your password.',
  flowRead: 'We read your data from there. You can disconnect at any time.',
  flowBegin: 'Get started',
  consentText: 'I agree that my business’s data is read and used for this.',
  consentMissing: 'Tick the box to go on.',
  policyLink: 'How your data is used',
  flowConnectHeading: 'What do you use?',
  categoryNeeded: 'Needed',
  categoryOptional: 'Optional',
  stillNeeded: (kinds) => `Still needed: ${kinds}`,
  flowReady: 'That is all we need. Connect more, or go on.',
  flowConnectMore: 'Connect more',
  doneHeading: 'You’re connected',
  doneText: 'Your data is being read. You can leave: it goes on without you.',
  finish: 'Done',
  shareQuestion: 'Can’t sign in yourself?',
  shareAction: 'Ask someone who can',
  shareHeading: 'Ask someone else to connect',
  shareText:
    'Send this link to whoever can sign in, such as your accountant. It opens this step for your business.',
  shareLabel: 'Link to this step',
  shareCopy: 'Copy the link',
  shareCopied: 'Copied',
  shareMail: 'Write an email',
  shareMailSubject: 'Please connect our software',
  shareMailBody: (url) =>
    `Hello,\n\nplease sign in to our software here, so that our figures can be read from it:\n${url}\n\nThank you!`,
  shareNative: 'Share…',
  shareWaiting: 'Once they have connected, this page goes on by itself.',
  shareFailed: 'The link could not be made',
  back: 'Back',
  close: 'Close',
  leaveHeading: 'Leave without finishing?',
  leaveText: 'What you have connected is kept. You can come back and go on at any time.',
  leave: 'Leave',
  stay: 'Stay here',

  poweredByCodat: 'Powered by Codat',

  integrationsFailed: 'The list could not be loaded',
  connectionsFailed: 'Your connections could not be loaded',
  syncUnknown: 'How far your data is read could not be loaded',
  linkFailed: (name) => `${name} could not be opened`,
  disconnectFailed: (name) => `${name} could not be disconnected`,
  deleteFailed: (name) => `${name} could not be deleted`,
  notSetUp: 'This part of the page is not set up',
  // The errors themselves are in English.
  errorText: () => '',
  busyUntil: (when) => `There are too many requests right now. Please try again ${when}.`,
  reference: (id) => `Reference for support: ${id}`,
};

export default en;
