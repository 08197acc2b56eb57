import { LitElement, nothing, render, type PropertyValues } from 'lit';
import { asCodatError, type CodatError } from '../../api/errors.js';
import { CodatErrorEvent } from '../../events/codat-error.js';
import { warnOnce } from '../../ui/dom/warn-once.js';
import { isScriptText } from './script-text.js';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Properties without an attribute, by the names that a host may write as one. */
function propertyNames(properties: typeof LitElement.elementProperties): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, { attribute, state }] of properties) {
    if (attribute !== false || state || typeof name !== 'string') continue;
    names.set(kebab(name), name).set(name.toLowerCase(), name);
  }
  return names;
}

const isNumber = (properties: typeof LitElement.elementProperties, name: string) =>
  [...properties.values()].some(({ attribute, type }) => attribute === name && type === Number);

/**
 * Survives what a host sets by mistake: functions that are written into attributes, and anything that makes
 * rendering throw.
 */
export abstract class GuardedElement extends LitElement {
  /** Whether this update has rendered. */
  #isDrawn = false;
  /** The last update's failure, so that the same one is reported once. */
  #failure: string | undefined;

  /** With the attributes that a host may take for properties, so that the element can warn of them. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...this.propertyNames.keys()];
  }

  /** @internal The properties that a host may take for attributes, by what they would be written as. */
  static get propertyNames(): ReadonlyMap<string, string> {
    return propertyNames(this.elementProperties);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const { elementProperties, propertyNames } = this.constructor as typeof GuardedElement;
    // Lit makes 0 of an empty one, as a template writes where it has no value: none is set.
    const isNone = value?.trim() === '' && isNumber(elementProperties, name);
    super.attributeChangedCallback(name, old, isNone ? null : value);
    if (value === null) return;
    const property = propertyNames.get(name);
    if (property) {
      warnOnce(
        this,
        `The attribute ${name} has no effect: ${property} is a property. ` +
          `Set it from script: element.${property} = …`,
      );
    } else if (isScriptText(value)) {
      warnOnce(
        this,
        `The attribute ${name} holds a function or an object as text. Set the property from script instead.`,
      );
    }
  }

  protected override performUpdate(): void {
    this.#isDrawn = false;
    try {
      super.performUpdate();
      this.#failure = undefined;
    } catch (cause) {
      this.#onFailure(cause);
    }
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#isDrawn = true;
  }

  /** Resolves once what is pending is drawn; at once where the element was in no page yet, and draws nothing. */
  protected async whenDrawn(): Promise<void> {
    if (this.hasUpdated || this.isConnected) await this.updateComplete;
  }

  /** What is shown where rendering threw; the next update that succeeds takes its place. */
  protected renderBroken?(error: CodatError): unknown;

  #onFailure(cause: unknown): void {
    const error = asCodatError(cause);
    if (!this.#isDrawn) {
      try {
        render(this.renderBroken?.(error) ?? nothing, this.renderRoot, this.renderOptions);
      } catch (again) {
        console.error(`<${this.localName}>: The error could not be shown.`, again);
      }
    }
    const message = String(cause);
    if (message === this.#failure) return;
    this.#failure = message;
    console.error(`<${this.localName}>: An update failed.`, cause);
    this.dispatchEvent(new CodatErrorEvent({ error, operation: 'render' }));
  }
}
