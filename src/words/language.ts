/** The languages that mails are written in. */

/** English first: it is the one that is complete by definition. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];
