import type { Terms } from '../i18n/terms.js';

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
  'commerce-companyInfo': 'store details',
  'banking-accounts': 'bank accounts',
  'banking-transactions': 'bank transactions',
};

const dataTypeStatuses: Record<string, string> = {
  Initial: 'Waiting',
  Queued: 'Waiting',
  Complete: 'Synced',
  NotSupported: 'Not available',
  AuthError: 'Access expired',
  PermissionsError: 'No permission',
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

  unnamed: 'Unnamed software',
  sourceTypeName: (sourceType) => own(sourceTypes, sourceType.toLowerCase()) ?? 'Other software',
  integrationsLoading: 'Loading the software you can connect',
  pickerHeading: 'Connect your software',
  pickerDescription:
    'You’ll sign in on your provider’s own website and choose what to share. We never see your password.',
  searchIntegrations: 'Search for your software',
  integrationsFound: (count) =>
    count === 0 ? 'No results' : count === 1 ? '1 result' : `${count} results`,
  nothingFound: (query) => `No results for “${query}”`,
  nothingFoundHint: 'Check the spelling, or try a shorter search.',
  clearSearch: 'Clear search',
  nothingToConnect: 'No software to connect yet',
  nothingToConnectHint: 'Please check back later, or contact support.',
  connectOne: 'Choose one',
  connectTo: (name) => `Connect to ${name}`,
  addAnother: 'Add another',
  oneOnly: (name, sourceType) =>
    sourceType.toLowerCase() === 'accounting'
      ? `You’ve connected ${name}. Disconnect it to use other accounting software.`
      : `You’ve connected ${name}. Disconnect it to use another bank feed.`,
  isConnected: (name) => `${name} is connected`,
  hintPhone: 'Use a computer',
  hintOffline: 'Needs an app on your computer',
  hintAdministrator: 'Admin access needed',
  hintKeys: 'Have your store’s API keys ready',
  hintLong: 'Takes about 20 minutes',
  hintBeta: 'New (beta)',

  statusLinked: 'Connected',
  statusPending: 'Not finished',
  statusLost: 'Reconnect needed',
  statusUnlinked: 'Disconnected',
  statusWaiting: 'In progress',

  openingTitle: 'One moment…',
  openingMessage: (name) => `Taking you to ${name}…`,
  waitingFor: (name) => `Waiting for ${name}…`,
  waitingHint: 'Complete sign-in in the window we opened.',
  windowNotVisible: 'Can’t see the window?',
  openAgain: 'Open it again',
  checkFailed: 'We’re having trouble checking your connection.',
  checkAgain: 'Check again',
  blockedTitle: (name) => `Continue to ${name}`,
  blockedHint: 'Your browser blocked the pop-up window.',
  openInNewTab: (name) => `Open ${name} in a new tab`,
  openInThisTab: 'Use this tab instead',
  copyHint: 'This page can’t open a window. Copy the link into a new tab. It works only once.',
  addressOf: (name) => `Link to ${name}`,
  platformTitle: (name) => `Connect ${name} from your accounting software`,
  platformHint:
    'Sign in to your accounting software, open its banking page and choose Connect Bank. Select us from the list of banks, then enter this connection ID. If you’re asked for a one-time password, contact support.',
  connectionIdLabel: (name) => `Connection ID for ${name}`,
  closedTitle: (name) => `Finish connecting ${name}`,
  closedHint:
    'The window may be closed, or behind another one. You can continue where you left off.',
  attemptUnchanged: (name) => `No changes were made to ${name}`,
  attemptCancelled: (name) => `${name} wasn’t connected`,
  attemptCancelledHint: 'You cancelled before it was connected. You can continue at any time.',
  attemptFailed: (name) => `We couldn’t connect ${name}`,
  attemptFailedHint: 'Please try again. If the problem continues, contact support.',
  attemptUnsupported: (name) => `We can’t connect this ${name} account`,
  attemptUnsupportedHint:
    'Its edition or region isn’t supported. Choose another account, or contact support.',
  attemptAbandoned: (name) => `You didn’t finish connecting ${name}`,
  organisationChanged: (name, current) => `${name} is now connected to ${current}`,
  organisationChangedHint: (name, previous) =>
    `It was previously connected to ${previous}. If that’s not what you wanted, disconnect ${name}, then reconnect it and choose ${previous}.`,
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
  nothingConnectedHint: 'Software you connect will appear here.',
  justNow: 'just now',
  since: (date) => `since ${date}`,
  started: (ago) => `Started ${ago}.`,
  lastSynced: (when) => `last synced ${when}`,
  neverSynced: 'not synced yet',
  accessExpired: (name, date) =>
    date
      ? `Our access to ${name} expired on ${date}. Data we already have is kept.`
      : `Our access to ${name} expired. Data we already have is kept.`,
  unlinkedHint: 'Data we already have is kept. You can reconnect at any time.',
  confirmDisconnect: (name) => `Disconnect ${name}?`,
  confirmDisconnectText: (name) =>
    `We’ll stop syncing data from ${name}. Data we already have is kept. You can reconnect at any time.`,
  keepConnected: 'Keep connected',
  confirmDelete: (name) => `Delete the connection to ${name}?`,
  confirmDeleteText: (name) =>
    `This permanently deletes the connection to ${name}. You’ll need to connect again to share data.`,
  keepConnection: 'Keep connection',
  isDisconnected: (name) => `${name} is disconnected`,
  isDeleted: (name) => `The connection to ${name} has been deleted`,

  // `commerce-paymentMethods` are payment methods.
  dataTypeName: (dataType) =>
    own(dataTypes, dataType) ??
    dataType
      .replace(/^(banking|commerce)-/, '')
      .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  dataTypeStatus: (status) =>
    own(dataTypeStatuses, status) ?? (/(Queued|ing)$/.test(status) ? 'Syncing' : 'Not synced'),
  syncLoading: 'Loading your sync status',
  syncWorking: 'Syncing your data',
  syncFrom: (name) => `Syncing your data from ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Syncing ${what}: ` : ''}${settled} of ${total} done`,
  syncBegins: 'Starting in a moment',
  syncWorkingHint: 'You can close this page. Syncing continues in the background.',
  syncDone: 'Your data is up to date',
  syncDoneHint: (count) =>
    count === 1
      ? 'There’s nothing more for you to do.'
      : `All ${count} types of data are synced. There’s nothing more for you to do.`,
  syncFailed: 'We couldn’t sync some of your data',
  syncMissing: (what) => `Not synced: ${what}.`,
  syncFailedHint: 'We’ve kept what we could sync. If this continues, contact support.',
  syncReconnect: (names) =>
    names
      ? `We lost access to ${names} before syncing finished. Reconnect to continue.`
      : 'We lost access to some of your software before syncing finished. If this continues, contact support.',
  syncNothing: 'Nothing synced yet',
  syncNothingHint: 'Sync progress appears here once syncing starts.',
  syncEmptyHint: 'Sync progress appears here once you connect.',

  returnLinked: 'You’re connected',
  returnLinkedHint: 'We’re syncing your data now.',
  returnUnchanged: 'No changes were made',
  returnUnchangedHint: 'Your connection is the same as before.',
  returnCancelled: 'Not connected',
  returnCancelledHint: 'You cancelled before it was connected. You can continue at any time.',
  returnFailed: 'We couldn’t connect your software',
  returnFailedHint: 'Go back and try again. If the problem continues, contact support.',
  returnUnsupported: 'We can’t connect this account',
  returnUnsupportedHint: 'Its edition or region isn’t supported. Go back and choose another.',
  returnUnknown: 'Welcome back',
  returnUnknownHint: 'Go back to see your connections.',
  returnClosing: 'This window will close automatically.',
  returnStillOpen: 'You can close this window.',
  returnBack: 'Go back',

  flowStep: (step, of) => `Step ${step} of ${of}`,
  flowLead: 'Connect securely, so we can get your financial data directly from your software.',
  flowChoose: 'Choose the software you use.',
  flowSignIn: 'Sign in on its own website and choose what to share. We never see your password.',
  flowSync: 'We sync your data from there. You can disconnect at any time.',
  flowStart: 'Get started',
  consentText: 'I give permission to access my business’s data for this purpose.',
  consentMissing: 'Please give your permission to continue.',
  policyLink: 'How we use your data',
  flowConnectHeading: 'What software do you use?',
  categoryRequired: 'Required',
  categoryOptional: 'Optional',
  stillNeeded: (kinds) => `Still needed: ${kinds}`,
  flowReady: 'That’s everything we need. You can connect more, or continue.',
  flowConnectMore: 'Connect more',
  doneHeading: 'You’re connected',
  doneText: 'Thank you. That’s everything we need from you here.',
  doneNothingText: 'You can connect your software at any time.',
  finish: 'Done',
  flowFinished: 'You’re all set. You can carry on with your application.',
  shareQuestion: 'Can’t sign in yourself?',
  shareAction: 'Ask someone who can',
  shareHeading: 'Ask someone else to connect',
  shareText:
    'Send this link to someone who can sign in, such as your accountant. It opens this step for your business.',
  shareLabel: 'Link to this step',
  shareCopy: 'Copy link',
  shareCopied: 'Copied',
  shareMail: 'Send by email',
  shareMailSubject: 'Please connect our software',
  shareMailBody: (url) =>
    `Hello,\n\nPlease use this link to connect our software:\n${url}\n\nThank you!`,
  shareNative: 'Share…',
  shareWaiting: 'This page will continue automatically once they’ve connected.',
  shareFailed: 'We couldn’t create the link',
  back: 'Back',
  close: 'Close',
  leaveHeading: 'Leave without finishing?',
  leaveText: 'What you’ve connected is kept. You can come back and continue at any time.',
  leave: 'Leave',
  stay: 'Stay here',

  poweredByCodat: 'Powered by Codat',

  integrationsFailed: 'We couldn’t load the software you can connect',
  connectionsFailed: 'We couldn’t load your connections',
  syncStatusFailed: 'We couldn’t load your sync status',
  linkFailed: (name) => `We couldn’t open ${name}`,
  disconnectFailed: (name) => `We couldn’t disconnect ${name}`,
  deleteFailed: (name) => `We couldn’t delete the connection to ${name}`,
  configurationFailed: 'Something went wrong on our side',
  configurationFailedHint: 'Please contact support.',
  // The errors themselves are in English.
  errorText: () => '',
  busyUntil: (when) => `We’re very busy right now. Please try again ${when}.`,
  reference: (id) => `Reference for support: ${id}`,
  contactSupport: 'contact support',
};

export default en;
