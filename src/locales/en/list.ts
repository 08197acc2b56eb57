import type { Terms } from '../../i18n/terms.js';

/** English of the connection list, and of the questions before a connection is ended. */
export const list = {
  connectionsLoading: 'Loading your connections',
  listHeading: 'Your connections',
  listDescription: (mayDisconnect) => (mayDisconnect ? 'You can disconnect at any time.' : ''),
  nothingConnectedHint: 'Software you connect will appear here.',
  since: (date) => `since ${date}`,
  connectedSince: (date) => `Connected since ${date}`,
  started: (ago) => `Started ${ago}.`,
  lastSynced: (when) => `synced ${when}`,
  neverSynced: 'not synced yet',
  unlinkedHint: 'data we already have is kept',
  confirmDisconnect: (name) => `Disconnect ${name}?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `We’ll stop sending bank transactions to ${name}. What we’ve already sent stays there.`
        : `We’ll stop syncing data from ${name}. Data we already have is kept.`;
    return mayReconnect ? `${text} You can reconnect at any time.` : text;
  },
  keepConnected: 'Keep connected',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `We’ll disconnect ${name} and stop sending bank transactions to it. What we’ve already sent stays there. You can then choose what to connect instead.`
      : `We’ll disconnect ${name} and stop syncing data from it. Data we already have is kept. You can then choose what to connect instead.`,
  confirmDelete: (name) => `Delete the connection to ${name}?`,
  confirmDeleteText: (name) =>
    `This permanently deletes the connection to ${name}. You’ll need to connect again to share data.`,
  keepConnection: 'Keep connection',
} satisfies Partial<Terms>;
