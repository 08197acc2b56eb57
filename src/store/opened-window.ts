import { isConnectedAtPlatform } from './catalog/platforms.js';
import type { AttemptTarget, LinkOptions } from './linking/attempt-types.js';
import { LinkWindow } from './link-window.js';

/** The blank window that a click has opened; undefined where there is none to open, or the browser has blocked it. */
export interface OpenedWindow {
  window: LinkWindow | undefined;
}

/** Opens the blank window of an attempt. To be called in the click itself: after an await, browsers block it. */
export function openLinkWindow(target: AttemptTarget, { mode, words }: LinkOptions): OpenedWindow {
  // Some platforms are connected from inside the software itself: there is no link to open.
  const hasLink = !isConnectedAtPlatform(target.platformKey, target.sourceId);
  return { window: hasLink ? LinkWindow.open(mode, words) : undefined };
}
