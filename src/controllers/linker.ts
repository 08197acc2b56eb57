import type { Connection, Integration } from '../api/schema.js';
import type { LinkOptions } from '../session/company-session.js';
import type { LinkAttempt } from '../session/link-attempt.js';
import type { LinkMode } from '../session/link-window.js';
import { CodatIntegrationSelectEvent } from './events.js';
import type { SessionController } from './session-controller.js';

/** What linking needs of its element. */
export interface LinkerOptions {
  host: HTMLElement;
  sessions: SessionController;
  mode: () => LinkMode;
  /** The words on the blank window, for this platform. */
  words: (platformName: string) => { title: string; message: string };
}

/** An element's way to begin, go on with and end attempts to link. All of it in the click itself. */
export class Linker {
  readonly #options: LinkerOptions;

  constructor(options: LinkerOptions) {
    this.#options = options;
  }

  /** The person has chosen this integration; the host page may prevent what follows. */
  select(integration: Integration): void {
    const { host, sessions } = this.#options;
    if (!host.dispatchEvent(new CodatIntegrationSelectEvent(integration))) return;
    sessions.session?.link(integration, this.#how(integration.name), sessions);
  }

  /** The person goes on with a pending connection, or repairs a lost one. */
  relink(connection: Connection): void {
    const { sessions } = this.#options;
    sessions.session?.relink(connection, this.#how(connection.platformName), sessions);
  }

  readonly reopen = (attempt: LinkAttempt) => attempt.reopen();

  readonly openHere = (attempt: LinkAttempt) => attempt.reopen('redirect');

  readonly cancel = (attempt: LinkAttempt) => void attempt.cancel();

  readonly dismiss = (attempt: LinkAttempt) => this.#options.sessions.session?.dismiss(attempt);

  readonly retry = (attempt: LinkAttempt) => {
    const { sessions } = this.#options;
    sessions.session?.retry(attempt, this.#how(attempt.target.platformName), sessions);
  };

  #how(platformName: string): LinkOptions {
    const { mode, words } = this.#options;
    return { mode: mode(), words: words(platformName) };
  }
}
