import type { Terms } from '../../i18n/terms.js';

/** English of an attempt to connect, once it has begun. */
export const linking = {
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
} satisfies Partial<Terms>;
