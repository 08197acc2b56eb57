import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanyStore } from '../store/company-store.js';
import { LinkPoller } from '../store/linking/link-poller.js';

/** Polls the connections while an element waits for somebody else, who links on another device for instance. */
export class ConnectionsPoller implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #awaited: () => CompanyStore | undefined;
  #poller: LinkPoller | undefined;

  /** `awaited` gives the store to look at as long as somebody is waited for. */
  constructor(host: ReactiveControllerHost & HTMLElement, awaited: () => CompanyStore | undefined) {
    this.#host = host;
    this.#awaited = awaited;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update may come after the element was removed: nothing would stop the poller.
    const store = this.#host.isConnected ? this.#awaited() : undefined;
    if (!store) this.hostDisconnected();
    else if (!this.#poller) {
      const poller = new LinkPoller({
        ask: () => store.connections.refresh(),
        heard: () => {
          // The result is of another page's attempt: only a reason to poll now.
          poller.pollNow();
          return false;
        },
        look: () => undefined,
        // The proxy's event stream may miss something: the poller finds it.
        isPushed: () => false,
      });
      this.#poller = poller;
      poller.start();
    }
  }

  hostDisconnected(): void {
    this.#poller?.stop();
    this.#poller = undefined;
  }
}
