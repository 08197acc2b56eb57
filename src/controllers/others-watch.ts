import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanySession } from '../session/company-session.js';
import { LinkWatch } from '../session/link-watch.js';

/** While an element waits for somebody else, on another device for instance: looks now and then what they linked. */
export class OthersWatch implements ReactiveController {
  readonly #awaited: () => CompanySession | undefined;
  #watch: LinkWatch | undefined;

  /** `awaited` gives the session to look at as long as somebody is waited for. */
  constructor(host: ReactiveControllerHost, awaited: () => CompanySession | undefined) {
    this.#awaited = awaited;
    host.addController(this);
  }

  hostUpdated(): void {
    const session = this.#awaited();
    if (!session) this.hostDisconnected();
    else if (!this.#watch) {
      const watch = new LinkWatch({
        ask: () => session.connections.refresh(),
        heard: () => {
          // Somebody waits for that attempt; here it only says that it is time to look.
          watch.hasten();
          return false;
        },
        look: () => undefined,
      });
      this.#watch = watch;
      watch.start();
    }
  }

  hostDisconnected(): void {
    this.#watch?.stop();
    this.#watch = undefined;
  }
}
