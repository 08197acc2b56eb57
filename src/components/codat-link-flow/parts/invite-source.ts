import { resolveAddress } from '../../../api/address.js';
import { warnOnce } from '../../../ui/dom/warn-once.js';
import { hostUrl, isOfPage, resolvedOnce } from '../../base/host-url.js';
import type { FlowSettings, MadeInvite } from './flow-settings.js';

/** Where the link for somebody else comes from. */
export type InviteSource =
  /** The host's route, which makes one when it is asked. */
  | { kind: 'route'; address: URL }
  /** The host's function. */
  | { kind: 'function'; make: () => MadeInvite | Promise<MadeInvite> }
  /** An address that is the same each time. */
  | { kind: 'fixed'; url: string };

/** Whether the page's session and token may go to an address: to the page's own origin, and to the proxy's. */
function isTrusted(flow: FlowSettings, url: URL): boolean {
  const { proxyUrl } = flow.storeConfig;
  const isProxys = Boolean(proxyUrl) && resolveAddress(proxyUrl ?? '')?.origin === url.origin;
  return !url.username && !url.password && (isOfPage(url) || isProxys);
}

function routeOf(flow: FlowSettings, given: string): InviteSource | undefined {
  const address = resolvedOnce(flow, 'invite-url', given);
  if (address && isTrusted(flow, address)) return { kind: 'route', address };
  warnOnce(
    flow,
    `Invalid invite-url "${given}". Expected an address of this site, or of the origin of proxy-url: it is asked for a link. ` +
      'A link that is always the same is share-url. Ignoring it.',
  );
  return undefined;
}

/** What the host has set; undefined where nobody can be invited. */
export function inviteSourceOf(flow: FlowSettings): InviteSource | undefined {
  const { inviteUrl, shareUrl } = flow;
  if (typeof inviteUrl === 'function') return { kind: 'function', make: inviteUrl };
  if (inviteUrl) return routeOf(flow, inviteUrl);
  if (typeof shareUrl === 'function') return { kind: 'function', make: shareUrl };
  const url = hostUrl(flow, 'share-url', shareUrl);
  return url ? { kind: 'fixed', url } : undefined;
}

/** Whether both give the same links. */
export function isSameSource(one: InviteSource, other: InviteSource | undefined): boolean {
  if (one.kind === 'route')
    return other?.kind === 'route' && other.address.href === one.address.href;
  if (one.kind === 'fixed') return other?.kind === 'fixed' && other.url === one.url;
  // Frameworks make functions anew with every rendering.
  return other?.kind === 'function';
}
