/** A language's own script, for the script tag's one file: the build puts each language in the place of this one. */
import './locales/de.js';
