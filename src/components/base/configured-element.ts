import { property } from 'lit/decorators.js';
import type { CodatClient, CodatClientOptions } from '../../api/client.js';
import { parseEnum, parseText } from '../../ui/dom/enum-attribute.js';
import type { ProvidedConfig } from './config-context.js';
import { parseGuides, parseSupportUrl, type Guides } from './help-addresses.js';
import { readFromHost } from '../../ui/dom/read-from-host.js';
import { runtime } from '../../api/runtime.js';
import { resolvedOnce } from './host-url.js';
import { parseLinkParameters, type LinkParameters } from './link-parameters.js';
import type { Diagnosis, DiagnoseOptions } from '../../diagnosis/diagnose.js';
import type { TextOverrides } from '../../i18n/terms.js';
import { BaseElement } from './base-element.js';

/** What can be set on every element, and on a provider around them. */
export abstract class ConfiguredElement extends BaseElement {
  /** The address of the host's token proxy, such as `/api/codat`. */
  @property({ attribute: 'proxy-url' }) proxyUrl: string | undefined;

  /** Codat's company id. Without it `me`: the proxy knows whose company it is. */
  @property({ attribute: 'company-id' }) companyId: string | undefined;

  /** Whether cookies go to a proxy on another origin: `same-origin` (default), `include` or `omit`. */
  @property() credentials: RequestCredentials | undefined;

  /**
   * Gives the bearer token for the proxy, where the proxy needs one; called again once after a 401, and never while a
   * call is pending.
   */
  @property({ attribute: false }) getToken: CodatClientOptions['getToken'];

  /** More headers for every request to the proxy. */
  @property({ attribute: false }) headers: Readonly<Record<string, string>> | undefined;

  /** A client of the host's own, instead of the proxy's address. */
  @property({ attribute: false }) client: CodatClient | undefined;

  /** The host's own words, in place of any of the element's terms. */
  @property({ attribute: false }) text: TextOverrides | undefined;

  /**
   * Where a person finds the host's support, as an https or mailto address: makes a link of "contact support" wherever
   * the words say so.
   */
  @property({ attribute: 'support-url' }) supportUrl: string | undefined;

  /**
   * Addresses of help with single platforms, by platform key: the picker, in a journey too, shows one before it connects
   * what takes preparation.
   */
  @property({ attribute: false }) guides: Guides | undefined;

  /**
   * Parameters to add to the address of each connection (its linkUrl), such as `utm_source=newsletter&offer=12`: a query
   * string, or texts by name. What the address has already stays as it is. Codat hands them on to your redirect.
   */
  @property({ attribute: 'link-parameters' }) linkParameters: LinkParameters | null | undefined;

  /** @internal Its settings, and those of the providers around. */
  abstract get storeConfig(): ProvidedConfig;

  /**
   * For the host's developer: looks at the page, the settings and the token proxy for what keeps the elements from working.
   * `console.log(String(await element.diagnose()))` shows each finding with its cure; no secret is in it.
   */
  async diagnose(options: DiagnoseOptions = {}): Promise<Diagnosis> {
    const { diagnose } = await import('../../diagnosis/diagnose.js');
    const isOfThisCopy = (element: Element) => element instanceof BaseElement;
    return diagnose({ element: this, config: this.storeConfig, isOfThisCopy }, options);
  }

  /** The settings of this element, checked; undefined settings are left to the providers around. */
  protected get ownConfig(): ProvidedConfig {
    const { getToken, headers, client, text } = this;
    const resolved = runtime.location && resolvedOnce(this, 'proxy-url', this.proxyUrl);
    const proxyUrl = resolved?.href ?? this.proxyUrl;
    // On a server React writes this where the token is set only in the browser: until then no provider's address counts.
    const isDeferred = this.getAttribute('defer-hydration') === 'token';
    return {
      proxyUrl: isDeferred ? '' : parseText(this, 'proxy-url', proxyUrl),
      companyId: this.companyId === '' ? '' : parseText(this, 'company-id', this.companyId),
      // `fetch` would reject any other value, which would look like a network failure.
      credentials: this.credentials
        ? parseEnum(this, 'credentials', this.credentials, [
            'same-origin',
            'include',
            'omit',
          ] as const)
        : undefined,
      getToken: getToken ?? undefined,
      headers: headers ?? undefined,
      client: client ?? undefined,
      text: text ? [text] : undefined,
      supportUrl: parseSupportUrl(this, this.supportUrl),
      guides: readFromHost(this, 'guides', () => parseGuides(this, this.guides)),
      linkParameters: readFromHost(this, 'link-parameters', () =>
        parseLinkParameters(this, this.linkParameters),
      ),
    };
  }
}
