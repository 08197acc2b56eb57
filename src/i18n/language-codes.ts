/** The languages that there are words of besides English, by the code of their words. */
export const languageCodes = ['ar', 'de', 'es', 'fr', 'fr-CA', 'it', 'ja', 'nl', 'pt-BR'] as const;
