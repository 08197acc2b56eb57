import type { CustomElements } from 'codat-elements/types/jsx';
import type { ClassAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}

/** Preact has keys and refs of its own. */
type PreactElements = {
  [Tag in keyof CustomElements]: Omit<CustomElements[Tag], 'key' | 'ref'> &
    ClassAttributes<HTMLElementTagNameMap[Tag]>;
};
