import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionConfig } from '../session/session-registry.js';
import type { TextOverrides } from './terms.js';

/** What a `<codat-provider>` gives to what is inside it. */
export interface ProvidedConfig extends SessionConfig {
  text?: TextOverrides | undefined;
}

type Receive = (config: ProvidedConfig, stop: () => void) => void;

/** An element asks whatever is around it; the nearest provider answers, now and whenever it changes. */
class ConfigRequest extends Event {
  static readonly type = 'codat-config-request';
  readonly receive: Receive;

  constructor(receive: Receive) {
    super(ConfigRequest.type, { bubbles: true, composed: true });
    this.receive = receive;
  }
}

/** By what it carries: the page may hold two copies of this module, and each its own class. */
const isConfigRequest = (event: Event): event is ConfigRequest => 'receive' in event;

/** A provider's side: answers the elements inside `provider`. Returns how to tell them of a change. */
export function provideConfig(provider: EventTarget, current: () => ProvidedConfig): () => void {
  const receivers = new Map<Receive, () => void>();
  provider.addEventListener(ConfigRequest.type, (event) => {
    if (!isConfigRequest(event)) return;
    event.stopPropagation();
    const { receive } = event;
    const stop = () => receivers.delete(receive);
    receivers.set(receive, stop);
    receive(current(), stop);
  });
  return () => {
    for (const [receive, stop] of receivers) receive(current(), stop);
  };
}

/** An element's side: its nearest provider's configuration, as it is now. */
export class ConfigConsumer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #value: ProvidedConfig | undefined;
  #stop: (() => void) | undefined;
  #isFirst = true;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get value(): ProvidedConfig | undefined {
    return this.#value;
  }

  hostConnected(): void {
    this.#ask();
    // Modules may define what is inside a provider before they define the provider.
    if (this.#host.closest('codat-provider:not(:defined)')) {
      void customElements.whenDefined('codat-provider').then(() => this.#ask());
    }
  }

  hostUpdate(): void {
    // In one go with this element, the provider is there by the first rendering: nothing need be missed.
    if (this.#isFirst && !this.#value) this.#ask();
    this.#isFirst = false;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#value = undefined;
  }

  #ask(): void {
    if (!this.#host.isConnected) return;
    this.#stop?.();
    this.#host.dispatchEvent(new ConfigRequest(this.#receive));
  }

  readonly #receive: Receive = (config, stop) => {
    this.#stop = stop;
    this.#value = config;
    this.#host.requestUpdate();
  };
}
