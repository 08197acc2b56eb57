/** A language's script has its words, in the event's `detail`. */
export const OFFER = 'codat-elements:language';
/** The script of the elements is there, and takes what languages have come before it. */
export const REQUEST = 'codat-elements:languages';
