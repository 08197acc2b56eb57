import { LazyModule } from '../store/lazy-module.js';
import type { languageCodes } from './language-codes.js';

const modules: Readonly<Record<(typeof languageCodes)[number], LazyModule<unknown>>> = {
  ar: new LazyModule(() => import('../locales/ar.js')),
  de: new LazyModule(() => import('../locales/de.js')),
  es: new LazyModule(() => import('../locales/es.js')),
  fr: new LazyModule(() => import('../locales/fr.js')),
  'fr-CA': new LazyModule(() => import('../locales/fr-CA.js')),
  it: new LazyModule(() => import('../locales/it.js')),
  ja: new LazyModule(() => import('../locales/ja.js')),
  nl: new LazyModule(() => import('../locales/nl.js')),
  'pt-BR': new LazyModule(() => import('../locales/pt-BR.js')),
};

/** The languages besides English, by the code of their words; each is loaded when a page asks for it. */
export const languageModules: Readonly<Record<string, LazyModule<unknown>>> = modules;
