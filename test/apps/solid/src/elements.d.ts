import type { CustomElements } from 'codat-elements/types/jsx';
import type { JSX } from 'solid-js';

/** Solid listens by `on:codat-connection`, where others write `oncodat-connection`. */
type ForSolid<Props> = {
  [
    Name in keyof Props as Name extends `oncodat-${infer Event}` ? `on:codat-${Event}` : never
  ]: Props[Name];
} & Omit<Props, 'children' | 'class' | 'className' | 'ref' | 'style'> &
  Pick<JSX.HTMLAttributes<HTMLElement>, 'children' | 'class' | 'ref' | 'style'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}

type SolidElements = { [Tag in keyof CustomElements]: ForSolid<CustomElements[Tag]> };
