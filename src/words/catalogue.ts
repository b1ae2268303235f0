/** The messages of every language. */

import type { Messages } from './declared/message-values.ts';
import type { Language } from './language.ts';
import { en } from './messages/en.ts';

export const CATALOGUE: Readonly<Record<Language, Messages>> = { en, de: en, fr: en, es: en, pt: en, ja: en };
