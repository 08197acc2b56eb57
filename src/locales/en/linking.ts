import type { Terms } from '../../i18n/terms.js';
import { ownWord } from './own-word.js';

/** What a person needs before connecting, each said to the person who connects. */
const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `An administrator of your ${name} account. If that isn’t you, ask them to do this.`,
  computer: () => 'A computer. This doesn’t work on a phone.',
  bundle: () => 'Permission to install a bundle called AppLink.',
  package: () =>
    'Permission to install an extension called App Link. Installing it takes 10 to 20 minutes.',
  'token-authentication': () => 'Token-based authentication turned on. We’ll show you where.',
  'web-services': () => 'Web Services turned on, and a user for them. We’ll show you how.',
  'company-id': (name) => `Your ${name} company ID.`,
  'same-computer': (name) => `The computer that ${name} runs on.`,
  'company-file': (name) => `${name} open, with your company’s file.`,
  connector: () => 'Permission to install a small app on that computer.',
  login: (name) => `Your ${name} user name and password.`,
  'store-owner': (name) => `Permission to create an app in your ${name} admin.`,
  'api-keys': () => 'Your store’s API keys. We’ll show you where to find them.',
};

/** English of an attempt to connect: before it begins, while it is under way, and how it ended. */
export const linking = {
  waitingFor: (name) => `Continue in the ${name} window`,
  waitingHint: 'Sign in and choose what to share. This page updates by itself.',
  windowNotVisible: 'Can’t see the window?',
  openAgain: 'Open it again',
  checkFailed: 'We’re having trouble checking your connection.',
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
  leftHint: 'You can continue where you left off.',
  attemptUnchanged: (name) => `No changes were made to ${name}`,
  attemptCancelledHint: 'You cancelled before it was connected. You can continue at any time.',
  attemptFailed: (name) => `We couldn’t connect ${name}`,
  attemptFailedHint: 'Please try again. If the problem continues, contact support.',
  attemptUnsupported: (name) => `We can’t connect this ${name} account`,
  attemptUnsupportedHint:
    'Its edition or region isn’t supported. Choose another account, or contact support.',
  attemptAbandoned: (name) => `You didn’t finish connecting ${name}`,
  organisationChanged: (name, current) => `${name} is now connected to ${current}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `It was previously connected to ${previous}. If that’s not what you wanted, disconnect ${name}, then reconnect it and choose ${previous}.`
      : `It was previously connected to ${previous}. If that’s not what you wanted, contact support.`,

  show: 'Show',
  openWindow: 'Open window',
  connectedTitle: (name) => `${name} connected`,
  chooseOrganisation: (organisation, name) =>
    `Choose ${organisation} when ${name} asks for the organisation.`,

  prepareTitle: (name) => `Before you connect ${name}`,
  prepareTime: (minutes) => `This takes about ${minutes} minutes. You’ll need:`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'Don’t show this again',
  guideLink: 'Step-by-step guide',
  continueTo: (name) => `Continue to ${name}`,
} satisfies Partial<Terms>;
