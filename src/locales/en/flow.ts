import type { Terms } from '../../i18n/terms.js';
import { ownWord } from './own-word.js';

const flowHeadings: Record<string, string> = {
  accounting: 'Connect your accounting software',
  banking: 'Connect your bank',
  bankfeed: 'Connect your bank feed',
  commerce: 'Connect your store',
  expense: 'Connect your expense software',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Add another bank',
  commerce: 'Add another store',
};

/** English of the journey. */
export const flow = {
  flowStep: (step, of) => `Step ${step} of ${of}`,
  hostName: () => '',
  introductionHeading: (host) =>
    host ? `Connect your accounts to ${host}` : 'Connect your software',
  introductionDuration: 'About 2 minutes',
  flowSignIn: 'You sign in with your provider.',
  flowSignInHint: 'We never see your password.',
  flowSync: (data) => (data ? `We sync ${data}.` : 'We sync your data from there.'),
  flowSyncHint: 'We can’t change anything.',
  andMore: 'more',
  flowControl: 'You stay in control.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect ? 'Disconnect at any time.' : 'To disconnect, contact support.',
  flowStart: 'Get started',
  consentText: 'I give permission to access my business’s data for this purpose.',
  consentMissing: 'Please give your permission to continue.',
  consentSaving: 'Saving your permission',
  consentFailed: 'We couldn’t save your permission',
  consentPurposeHeading: 'Why we need it',
  consentPurposeText: 'To provide the service you’ve asked us for.',
  consentDataHeading: 'What we access',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'How long',
  consentRetentionText: 'Until you disconnect. Data we already have is kept.',
  consentWithdrawalHeading: 'How to withdraw',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Disconnect your software here at any time, or contact support.'
      : 'Contact support at any time.',
  policyLink: 'How your data is used',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'What software do you use?',
  categoriesLabel: 'What to connect',
  categoryRequired: 'Required',
  categoryOptional: 'Optional',
  areConnected: (names) => `${names} are connected`,
  moreThanOne: 'Most businesses use more than one.',
  optionalMoreThanOne: 'Optional. Most businesses use more than one.',
  addAnotherOf: (sourceType) => ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'Add another',
  changeConnection: 'Change',
  repairTitle: (name) => `Reconnect ${name}`,
  repairPending: (name) => `Finish connecting ${name}`,
  repairPendingHint: 'You can continue where you left off.',
  repairUnlinkedHint: 'Data we already have is kept. Reconnect to share new data.',
  repairDone: 'There’s nothing you need to do.',
  connectOnly: (name) => `Connect ${name}`,
  chooseDifferent: 'Choose different software',
  entryUnknown: 'We couldn’t find what this link opens',
  entryUnknownHint: 'It may have been removed. You can choose your software here.',
  stillNeeded: (kinds) => `Still needed: ${kinds}`,
  flowReady: 'That’s everything we need. You can connect more, or continue.',
  flowConnectMore: 'Connect more',
  doneHeading: 'You’re connected',
  doneText: 'Thank you. That’s everything we need from you here.',
  doneNothingText: 'You can connect your software at any time.',
  finish: 'Done',
  flowFinished: 'You’re all set. You can carry on with your application.',
  shareQuestion: 'No access?',
  shareAction: 'Ask someone who can',
  shareHeading: 'Ask someone else to connect',
  shareText:
    'Send this link to whoever can sign in: your accountant, your bookkeeper, or the account’s owner. It opens this step for your business.',
  shareLabel: 'Link to this step',
  shareCopy: 'Copy link',
  shareCopied: 'Copied',
  shareSelected: 'The link is selected. Copy it with your keyboard.',
  shareMail: 'Send by email',
  shareMailSubject: 'Please connect our software',
  shareMailBody: (url) =>
    `Hello,\n\nPlease use this link to connect our software:\n${url}\n\nThank you!`,
  shareNative: 'Share…',
  shareQr: 'Show QR code',
  shareQrHide: 'Hide QR code',
  shareQrLabel: 'QR code of the link to this step',
  shareQrHint: 'Scan it with the camera of another phone.',
  shareQrFailed: 'We couldn’t show the QR code',
  shareWaiting: 'This page will continue automatically once they’ve connected.',
  shareFailed: 'We couldn’t create the link',
  shareCreating: 'Creating the link…',
  shareEnds: (moment) => `This link works until ${moment}.`,
  shareExpired: 'This link has expired.',
  shareCancel: 'Cancel this link',
  shareCancelled: 'This link no longer works.',
  shareCancelFailed: 'We couldn’t cancel the link',
  shareNew: 'Create a new link',
  shareOpened: 'Your link was opened',
  shareConnecting: (name) => `Somebody is connecting ${name}`,
  shareRefused: 'You can’t invite anyone from here.',
  leaveHeading: 'Leave without finishing?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'Files that are still uploading may not be sent. '
      : 'Files that are still uploading won’t be sent. ';
    return `What you’ve connected is kept. ${isUploading ? files : ''}You can come back and continue at any time.`;
  },
  leave: 'Leave',
  stay: 'Stay here',
} satisfies Partial<Terms>;
