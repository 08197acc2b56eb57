import type { CustomElements } from 'codat-elements/types/jsx';
import type { JSX } from 'solid-js';

/** Solid listens by `on:codat-connection`, where others write `oncodat-connection`. */
type Listeners<Props> = {
  [
    Name in keyof Props as Name extends `oncodat-${infer Event}` ? `on:codat-${Event}` : never
  ]: Props[Name];
};

/** An element's own, and what every element of HTML has, as Solid writes it. */
type WithStandard<Element, Own> = Omit<JSX.HTMLAttributes<Element>, keyof Own> & Own;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}

type SolidElements = {
  [Tag in keyof CustomElements]: Listeners<CustomElements[Tag]> &
    WithStandard<
      HTMLElementTagNameMap[Tag],
      Omit<CustomElements[Tag], 'children' | 'class' | 'className' | 'ref' | 'style'>
    >;
};
