import { createComponent as createLitComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { withOwnOpen } from './with-own-open.js';

type Events = Record<string, EventName | string>;
type Options<Element extends HTMLElement, Names extends Events> = Parameters<
  typeof createLitComponent<Element, Names>
>[0];

/** The classes of the elements, as far as their attributes go. */
interface ElementClass {
  readonly observedAttributes: readonly string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, { attribute?: string | boolean }>;
}

/** Without these a request would go out in nobody's name, and they cannot be written into HTML. */
const connectionProperties = ['client', 'getToken', 'headers'];

/** Whether a component around has one of them, which holds for those inside. */
const Unwritable = React.createContext(false);

/** A property's value as an attribute; undefined for what HTML cannot hold. */
function attributeValue(value: unknown): string | undefined {
  if (value === true) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isList ? value.join(' ') : undefined;
}

/**
 * A prop that is not the element's own. React 18 writes `hidden={false}` on a custom element as `hidden="false"`, which
 * hides it; React 19 leaves it out. The states of `aria-…` and `data-…` are words.
 */
const writtenByReact = (name: string, value: unknown) =>
  value === false && !name.includes('-') ? undefined : value;

/** An element's properties. Reading the attributes is what makes Lit collect them. */
const propertiesOf = ({ observedAttributes, elementProperties }: ElementClass) =>
  observedAttributes.length > 0
    ? elementProperties
    : (new Map() as ElementClass['elementProperties']);

/**
 * Keeps an element from a provider's address until it has what HTML cannot hold: `@lit/react` removes the attribute once it
 * has set all properties.
 */
const deferral = { 'defer-hydration': 'token' };

/** What a server writes for these props: React itself leaves out every property of a custom element. */
function serverProps(
  elementClass: ElementClass,
  events: Events,
  props: Readonly<Record<string, unknown>>,
  isComplete: boolean,
): Record<string, unknown> {
  const properties = propertiesOf(elementClass);
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    const property = properties.get(name);
    if (name in events) continue;
    if (!property) {
      written[name === 'className' ? 'class' : name] = writtenByReact(name, value);
    } else if (property.attribute !== false && (isComplete || name !== 'proxyUrl')) {
      const { attribute } = property;
      const attributeName = typeof attribute === 'string' ? attribute : name.toLowerCase();
      written[attributeName] = attributeValue(value);
    }
  }
  return written;
}

/** Whether `@lit-labs/ssr-react` renders the elements themselves on the server. */
const isLitRendered = () =>
  React.createElement.name === 'litPatchedCreateElement' || 'litSsrReactEnabled' in globalThis;

/**
 * A custom element as a React component, as `@lit/react` makes it, but for an `open` that the element sets itself too. On
 * a server it writes its settings as attributes too, so that the page has them before its scripts run.
 */
export function createComponent<Element extends HTMLElement, Names extends Events>(
  options: Options<Element, Names>,
) {
  const component = createLitComponent<Element, Names>(options);
  if ('document' in globalThis) {
    return 'open' in options.elementClass.prototype ? withOwnOpen(component) : component;
  }
  const elementClass = options.elementClass as unknown as ElementClass;
  // React wants a function of both or of neither.
  const onServer = (...[props]: [props: Readonly<Record<string, unknown>>, ref: unknown]) => {
    const isInUnwritable = React.useContext(Unwritable);
    if (isLitRendered()) {
      return React.createElement(component as unknown as React.ComponentType<typeof props>, props);
    }
    const isAwaiting = connectionProperties.some((name) => props[name] !== undefined);
    const isUnwritable = isInUnwritable || isAwaiting;
    const written = serverProps(elementClass, options.events ?? {}, props, !isUnwritable);
    const element = React.createElement(options.tagName, {
      ...written,
      ...(isAwaiting && deferral),
    });
    return React.createElement(Unwritable.Provider, { value: isUnwritable }, element);
  };
  return React.forwardRef(onServer) as unknown as typeof component;
}
