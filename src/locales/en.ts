import type { Terms } from '../internal/terms.js';

const sourceTypes: Record<string, string> = {
  accounting: 'Accounting',
  banking: 'Banking',
  bankfeed: 'Bank feeds',
  commerce: 'Commerce',
  expense: 'Expenses',
};

/** English: built in, and what a language without a word of its own falls back to. */
export const en: Terms = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',

  sourceTypeName: (sourceType) => sourceTypes[sourceType.toLowerCase()] ?? 'Other software',
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
  hintOffline: 'Install on the computer with your accounts',
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

  poweredByCodat: 'Powered by Codat',

  integrationsFailed: 'The list could not be loaded',
  connectionsFailed: 'Your connections could not be loaded',
  linkFailed: (name) => `${name} could not be opened`,
  disconnectFailed: (name) => `${name} could not be disconnected`,
  deleteFailed: (name) => `${name} could not be deleted`,
  notSetUp: 'This part of the page is not set up',
  // The errors themselves are in English.
  errorText: () => '',
  reference: (id) => `Reference for support: ${id}`,
};

export default en;
