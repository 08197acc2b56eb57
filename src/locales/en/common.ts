import type { Terms } from '../../i18n/terms.js';
import { ownWord } from './own-word.js';

const sourceTypes: Record<string, string> = {
  accounting: 'Accounting',
  banking: 'Banking',
  bankfeed: 'Bank feeds',
  commerce: 'Commerce',
  expense: 'Expenses',
};

const categories: Record<string, string> = {
  accounting: 'All accounting software',
  banking: 'All banks',
  bankfeed: 'All bank feeds',
  commerce: 'All commerce software',
  expense: 'All expense software',
};

/** English of what every page says: the picker, the button, states, actions, announcements and errors. */
export const common = {
  unnamed: 'Unnamed software',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Other software',
  integrationsLoading: 'Loading the software you can connect',
  pickerHeading: 'Connect your software',
  pickerDescription:
    'You’ll sign in on your provider’s own website and choose what to share. We never see your password.',
  searchIntegrations: 'Search for your software',
  searchExample: (one, other) => `Search, for example ${one} or ${other}`,
  popular: 'Popular',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'All other software',
  // A search finds the English words in every language.
  categoryWords: () => '',
  showAll: (count) => `Show all ${count}`,
  integrationsFound: (count) =>
    count === 0 ? 'No results' : count === 1 ? '1 result' : `${count} results`,
  nothingFound: (query) => `No results for “${query}”`,
  nothingFoundHint: 'Check the spelling, or try a shorter search.',
  clearSearch: 'Clear search',
  nothingToConnect: 'No software to connect yet',
  nothingToConnectHint: 'Please check back later, or contact support.',
  mayNotConnect: 'You can’t connect software here',
  mayNotConnectHint:
    'You can see what’s connected. If you think you should be able to connect, contact support.',
  isNotConnected: (name) => `${name} isn’t connected`,
  connectOne: 'Choose one',
  connectTo: (name) => `Connect to ${name}`,
  addAnother: 'Add another',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'other accounting software' : 'another bank feed';
    return mayDisconnect
      ? `You’ve connected ${name}. Disconnect it to use ${other}.`
      : `You’ve connected ${name}. To use ${other}, contact support.`;
  },
  isConnected: (name) => `${name} is connected`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Use a different bank feed'
      : 'Use different software',
  hintPhone: 'Use a computer',
  hintOffline: 'Needs an app on your computer',
  hintAdministrator: 'Admin access needed',
  hintKeys: 'Have your store’s API keys ready',
  hintLong: 'Allow 20 minutes',
  hintBeta: 'New (beta)',

  statusLinked: 'Connected',
  statusPending: 'Not finished',
  statusLost: 'Reconnect needed',
  statusUnlinked: 'Disconnected',
  statusWaiting: 'In progress',

  backToList: 'Back to the list',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Upload business documents' : 'Upload files instead',
  uploadInsteadHint: 'PDF, Excel, CSV or photos',
  uploadDone: (count) => (count === 1 ? '1 file received' : `${count} files received`),
  chooseAnother: 'Choose another',
  continueLinking: 'Continue',
  reconnect: 'Reconnect',
  disconnect: 'Disconnect',
  deleteConnection: 'Delete',
  cancelLinking: 'Cancel',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  checkAgain: 'Check again',
  actionOn: (action, name) => `${action} ${name}`,

  platformSaid: (name, message) => `${name} said: “${message}”.`,
  nothingConnected: 'Nothing connected yet',
  close: 'Close',
  back: 'Back',
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

  openingTitle: 'One moment…',

  openingMessage: (name) => `Taking you to ${name}…`,

  attemptCancelled: (name) => `${name} wasn’t connected`,

  justNow: 'just now',

  accessExpired: (name, date) =>
    date
      ? `Our access to ${name} expired on ${date}. Data we already have is kept.`
      : `Our access to ${name} expired. Data we already have is kept.`,

  isDisconnected: (name) => `${name} is disconnected`,

  isDeleted: (name) => `The connection to ${name} has been deleted`,
} satisfies Partial<Terms>;
