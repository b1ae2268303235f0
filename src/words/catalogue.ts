/** The messages of every language. */
import type { Messages } from './declared/message-values.ts';
import type { Language } from './language.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { fr } from './messages/fr.ts';
import { ja } from './messages/ja.ts';
import { pt } from './messages/pt.ts';

export const CATALOGUE: Readonly<Record<Language, Messages>> = { en, de, fr, es, pt, ja };
