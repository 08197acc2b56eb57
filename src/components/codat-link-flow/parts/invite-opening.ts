import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CodatApiError, CodatNetworkError } from '../../../api/errors.js';
import { readInviteStatus } from '../../../api/invites.js';
import { Poller } from '../../../store/poller.js';
import type { Invitation } from './invitation.js';

/** The pauses between polls: the host's own route is asked, and Codat is not. */
const FIRST_PAUSE_MS = 4000;
const LONGEST_PAUSE_MS = 30_000;

/** Polls the host's route for whether a link was opened, while the person looks at it and it was not. */
export class InviteOpening implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #awaited: () => Invitation | undefined;
  /** Which link is polled, and how to stop. */
  #current: { id: string; stop: () => void } | undefined;
  /** The id of the link whose status the host's route does not serve. */
  #unsupported: string | undefined;

  /** `awaited` gives what to follow while the person sees the step. */
  constructor(host: ReactiveControllerHost & HTMLElement, awaited: () => Invitation | undefined) {
    this.#host = host;
    this.#awaited = awaited;
    host.addController(this);
  }

  hostUpdated(): void {
    const invitation = this.#host.isConnected ? this.#awaited() : undefined;
    const isOpen = invitation?.state.kind === 'open' && !invitation.isOpened;
    const route = isOpen ? invitation.route : undefined;
    if (route?.id === this.#current?.id) return;
    this.hostDisconnected();
    if (!invitation || !route || route.id === this.#unsupported) return;
    this.#current = { id: route.id, stop: this.#start(invitation, route) };
  }

  hostDisconnected(): void {
    this.#current?.stop();
    this.#current = undefined;
  }

  #start(invitation: Invitation, { address, id }: { address: URL; id: string }): () => void {
    const stopped = new AbortController();
    const poller = new Poller({
      nextPauseMs: (previousMs) =>
        previousMs === undefined ? FIRST_PAUSE_MS : Math.min(previousMs * 1.5, LONGEST_PAUSE_MS),
      poll: async () => {
        try {
          const { options } = invitation;
          const status = await readInviteStatus(address, id, options, stopped.signal);
          if (!stopped.signal.aborted) invitation.learn(status);
        } catch (error) {
          if (stopped.signal.aborted || isPassing(error)) return;
          // The route only makes links and takes them back: nothing is shown of this.
          this.#unsupported = id;
          this.hostDisconnected();
        }
      },
    });
    poller.start();
    return () => {
      poller.stop();
      stopped.abort();
    };
  }
}

/** Whether it is worth asking again. */
function isPassing(error: unknown): boolean {
  if (error instanceof CodatNetworkError) return true;
  return (
    error instanceof CodatApiError && (error.status >= 500 || [408, 429].includes(error.status))
  );
}
