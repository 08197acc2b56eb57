import type { Terms } from '../../i18n/terms.js';

/** English of the banner about connections that need attention. */
export const alert = {
  alertReconnect: (name) => `Reconnect ${name} to keep your application moving`,
  alertExpired: (date) => (date ? `Our access expired on ${date}.` : 'Our access has expired.'),
  alertContinue: (name) => `Finish connecting ${name}`,
  alertStarted: (ago) => `Started ${ago}.`,
  alertSync: (name) =>
    name ? `We couldn’t sync some of your data from ${name}` : 'We couldn’t sync some of your data',
  alertSyncAll: (name) =>
    name ? `We couldn’t sync your data from ${name}` : 'We couldn’t sync your data',
  alertMore: (count) =>
    count === 1 ? '1 more needs your attention.' : `${count} more need your attention.`,
  alertSupport: 'Contact support',
} satisfies Partial<Terms>;
