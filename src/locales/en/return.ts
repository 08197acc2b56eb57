import type { Terms } from '../../i18n/terms.js';

/** English of the return page. */
export const returnPage = {
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
} satisfies Partial<Terms>;
