import { oneOf } from '../internal/closed-values.js';
import { ConfigConsumer } from '../internal/config-context.js';
import { CustomStates } from '../internal/custom-states.js';
import { KeepFocus } from '../internal/keep-focus.js';
import { Localize } from '../internal/localize.js';
import type { TextOverrides } from '../internal/terms.js';
import { ConfiguredElement } from './configured-element.js';
import type { SessionConfig } from '../session/session-registry.js';

/** What gives an element a name: of no effect for what has no role. */
const nameAttributes = ['aria-label', 'aria-labelledby'];

/** What every element that shows a company shares: its configuration, its provider's, its words and states. */
export abstract class CodatElement extends ConfiguredElement {
  /** @internal */
  readonly localize = new Localize(this);
  protected readonly states = new CustomStates(this);
  readonly #provided = new ConfigConsumer(this);

  constructor() {
    super();
    new KeepFocus(this);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...nameAttributes];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (!nameAttributes.includes(name)) return;
    this.states.setGroup(nameAttributes.some((attribute) => this.hasAttribute(attribute)));
    this.requestUpdate();
  }

  /** @internal */
  get sessionConfig(): SessionConfig {
    const provided = this.#provided.value;
    const credentials = this.credentials ?? provided?.credentials;
    return {
      proxyUrl: this.proxyUrl ?? provided?.proxyUrl,
      companyId: this.companyId ?? provided?.companyId,
      // `fetch` would refuse any other, and that would look as if the network had failed.
      credentials:
        credentials &&
        oneOf(this, 'credentials', credentials, ['same-origin', 'include', 'omit'] as const),
      getToken: this.getToken ?? provided?.getToken,
      headers: this.headers ?? provided?.headers,
      client: this.client ?? provided?.client,
    };
  }

  /** @internal */
  get textOverrides(): readonly (TextOverrides | undefined)[] {
    return [this.text, this.#provided.value?.text];
  }
}
