import type { CustomElements } from 'codat-elements/types/jsx';
import type { JSX } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}

/** An element's own, and what every element of HTML has, as Preact writes it. */
type WithStandard<Element extends EventTarget, Own> = Omit<JSX.HTMLAttributes<Element>, keyof Own> &
  Own;

type PreactElements = {
  [Tag in keyof CustomElements]: WithStandard<
    HTMLElementTagNameMap[Tag],
    Omit<CustomElements[Tag], 'key' | 'ref' | 'style'>
  >;
};
