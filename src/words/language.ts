/** The languages that a digest can be written in. */

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whose numbers and dates each language is written with. English is the one that names the day before the month, which nobody can misread; Portuguese is Brazil's. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es', pt: 'pt-BR', ja: 'ja' };
