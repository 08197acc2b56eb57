import { Target } from './target.js';

/** The host's page for invites, with an invite that was made for the check. */
export interface InvitePage {
  readonly target: Target;
  /** The invite's address on its origin: path and query. */
  readonly path: string;
}

/** @param timeout in milliseconds */
export function invitePageAt(url: URL | undefined, timeout: number): InvitePage | undefined {
  if (!url) return undefined;
  const { origin, pathname, search } = url;
  const settings = { url: new URL(origin), headers: [], otherHeaders: [], origin, timeout };
  return { target: new Target(settings), path: pathname + search };
}
