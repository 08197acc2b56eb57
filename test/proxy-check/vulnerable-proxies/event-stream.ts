/** Mistakes about pushing. */
import { careHeaders } from '../modified-proxy.js';
import { type Vulnerability, pathOf } from './kit.js';

export const eventStreamVulnerabilities: readonly Vulnerability[] = [
  {
    mistake: 'takes every webhook',
    foundBy: 'webhooks',
    proxy: ({ method, target }, { next }) =>
      method === 'POST' && pathOf(target) === '/webhooks'
        ? { status: 204, headers: careHeaders, body: '' }
        : next(),
  },
  {
    mistake: 'streams events without a session',
    foundBy: 'events',
    proxy: ({ target }, { next }) =>
      pathOf(target) === '/events'
        ? {
            status: 200,
            headers: { ...careHeaders, 'content-type': 'text/event-stream' },
            body: ': hello\n\n',
          }
        : next(),
  },
];
