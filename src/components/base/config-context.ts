import { ContextEvent, ContextProvider, createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost, ReactiveElement } from 'lit';
import type { JourneyStep } from '../../events/index.js';
import { mergeParameters, type LinkParameterList } from '../../store/link-parameters.js';
import type { StoreConfig } from '../../store/store-registry.js';
import type { TextOverrides } from '../../i18n/terms.js';
import type { Guides } from './help-addresses.js';

/** What a `<codat-provider>` gives to what is inside it. */
export interface ProvidedConfig extends StoreConfig {
  /** The nearest first. */
  text?: readonly TextOverrides[] | undefined;
  /** The language of the words, before any `lang`; checked. */
  locale?: string | undefined;
  /** Where support is, checked. */
  supportUrl?: string | undefined;
  /** Help for what a platform needs, by platform key; checked. */
  guides?: Guides | undefined;
  /** What is added to each linkUrl; checked. */
  linkParameters?: LinkParameterList | undefined;
  /** The step of the flow around. */
  journeyStep?: JourneyStep | undefined;
}

/** A string, so that it is the same in every copy of this package on the page. */
const configContext = createContext<ProvidedConfig>('codat-elements-config');

/** Another provider may be the nearest now. `@lit/context` dispatches the same event when a provider is connected. */
class ProviderChangedEvent extends Event {
  readonly context = configContext;
  readonly contextTarget: Element;

  constructor(provider: Element) {
    super('context-provider', { bubbles: true, composed: true });
    this.contextTarget = provider;
  }
}

/** Every setting falls back to the next outer one; words do so one by one. */
export function mergeConfig(own: ProvidedConfig, outer: ProvidedConfig = {}): ProvidedConfig {
  return {
    proxyUrl: own.proxyUrl ?? outer.proxyUrl,
    companyId: own.companyId ?? outer.companyId,
    credentials: own.credentials ?? outer.credentials,
    getToken: own.getToken ?? outer.getToken,
    headers: own.headers ?? outer.headers,
    // A client takes the place of a proxy's address: whichever is nearer counts.
    client: own.client ?? (own.proxyUrl ? undefined : outer.client),
    text: [...(own.text ?? []), ...(outer.text ?? [])],
    locale: own.locale ?? outer.locale,
    supportUrl: own.supportUrl ?? outer.supportUrl,
    guides:
      own.guides && outer.guides
        ? { ...outer.guides, ...own.guides }
        : (own.guides ?? outer.guides),
    linkParameters:
      own.linkParameters && outer.linkParameters
        ? mergeParameters(own.linkParameters, outer.linkParameters)
        : (own.linkParameters ?? outer.linkParameters),
    journeyStep: own.journeyStep ?? outer.journeyStep,
  };
}

/** Provides a configuration to the elements inside, whenever they or their provider are defined, moved or changed. */
export class ConfigProvider extends ContextProvider<typeof configContext> {
  readonly #current: () => ProvidedConfig;
  #document: Document | undefined;

  constructor(host: ReactiveElement, current: () => ProvidedConfig) {
    super(host, { context: configContext });
    this.#current = current;
  }

  /** As it is at this moment: a property may have been set since the last update. */
  override get value(): ProvidedConfig {
    return this.#current();
  }

  override set value(value: ProvidedConfig) {
    this.setValue(value);
  }

  /** Who has asked for it, of whichever copy of the package: elements, and the providers between them and this one. */
  get consumers(): (Element & { refresh?: () => Promise<void> })[] {
    return [...this.subscriptions.values()].map(({ consumerHost }) => consumerHost);
  }

  override hostConnected(): void {
    this.#document = this.host.ownerDocument;
    super.hostConnected();
  }

  /** An element in one of its slots may stay in the page where the provider leaves it. */
  hostDisconnected(): void {
    this.#document?.dispatchEvent(new ProviderChangedEvent(this.host));
  }

  hostUpdated(): void {
    this.setValue(this.#current());
  }

  /** For `slotchange`: what is slotted in a provider, or is no longer, has not moved itself and cannot know. */
  readonly slotChanged = () => {
    this.host.dispatchEvent(new ProviderChangedEvent(this.host));
  };
}

/** Rendered on a server, an element has none. */
const documentOf = (element: Element): Document | undefined => element.ownerDocument;

/** Consumes the nearest provider's configuration, across shadow roots and slots, as it is now. */
export class ConfigConsumer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #value: ProvidedConfig | undefined;
  #unsubscribe: (() => void) | undefined;
  #document: Document | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get value(): ProvidedConfig | undefined {
    return this.#value;
  }

  /** The value at this moment: a provider that was set tells its consumers only with its next update. */
  get latest(): ProvidedConfig | undefined {
    let latest: ProvidedConfig | undefined;
    const host = this.#host;
    host.dispatchEvent(new ContextEvent(configContext, host, (value) => (latest = value)));
    return latest;
  }

  /** Takes the latest value over, for an update that is pending from here on. */
  renew(): void {
    this.#value = this.latest;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#document = documentOf(this.#host);
    // Captured, before any provider on the way handles the event: each consumer asks for its nearest provider again.
    this.#document?.addEventListener('context-provider', this.#onProvider, { capture: true });
    this.#request();
  }

  hostDisconnected(): void {
    this.#document?.removeEventListener('context-provider', this.#onProvider, { capture: true });
    this.#reset();
  }

  #reset(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#value = undefined;
  }

  #request(): void {
    const before = this.#value;
    this.#reset();
    const host = this.#host;
    host.dispatchEvent(new ContextEvent(configContext, host, this.#receive, true));
    if (this.#value !== before) host.requestUpdate();
  }

  readonly #receive = (value: ProvidedConfig, unsubscribe?: () => void) => {
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#value = value;
    this.#host.requestUpdate();
  };

  readonly #onProvider = (event: Event) => {
    const isOurs = 'context' in event && event.context === configContext;
    const isOwn = 'contextTarget' in event && event.contextTarget === this.#host;
    if (isOurs && !isOwn && this.#host.isConnected) this.#request();
  };
}
