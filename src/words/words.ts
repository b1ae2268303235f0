/** All that one language says: messages, numbers, dates and lengths of time. The only way from a value to a text that is shown. */

import { CATALOGUE } from './catalogue.ts';
import { clean } from './clean.ts';
import { type Dates, datesOf } from './dates.ts';
import type { Said } from './declared/arguments.ts';
import { isolated } from './isolate.ts';
import { type Language, LOCALES } from './language.ts';
import { type Lengths, lengthsOf } from './lengths.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import { type PlainName, plainNameOf } from './plain-name.ts';
import { type Say, sayerOf } from './say.ts';

export type { Said } from './declared/arguments.ts';
export type { MessageId } from './declared/message-values.ts';

export interface Words extends Numbers, Dates, Lengths {
  readonly language: Language;
  readonly say: Say;
  /** Finished texts as one: "A, B and C". */
  list(texts: readonly Said[]): Said;
  /** The same with "or": "A, B or C". */
  either(texts: readonly Said[]): Said;
  /** The same without a word between them: "A, B, C". */
  enumeration(texts: readonly Said[]): Said;
  /** A name that stands within sentences, as it stands by itself: with a capital where the language has them. */
  capital(text: Said): Said;
  /** Sentences one after the other. */
  paragraph(sentences: readonly Said[]): Said;
  /** A name from data on its own: cleaned, cut (@default 60 characters), isolated, "(not given)" where nothing visible is left. */
  name(name: string, maxCharacters?: number): Said;
  readonly plainName: PlainName;
}

const MADE = new Map<Language, Words>();

/** The words of a language, made when they are first asked for. */
export function wordsOf(language: Language): Words {
  const words = MADE.get(language) ?? make(language);
  MADE.set(language, words);
  return words;
}

function make(language: Language): Words {
  const locale = LOCALES[language];
  const say = sayerOf(locale, CATALOGUE[language]);
  const joined =
    (id: 'enumeration' | 'paragraph') =>
    ([start, ...others]: readonly Said[]) =>
      others.reduce((first, next) => say(id, { first, next }), start ?? ('' as Said));
  const joiner = (type: Intl.ListFormatType) => {
    const format = new Intl.ListFormat(locale, { type });
    return (texts: readonly Said[]) => format.format(texts) as Said;
  };
  const name = (text: string, maxCharacters?: number) => (isolated(clean(text, maxCharacters)) as Said) || say('notGiven');
  return {
    language,
    say,
    ...numbersOf(locale, say),
    ...datesOf(locale, say),
    ...lengthsOf(locale, say),
    list: joiner('conjunction'),
    either: joiner('disjunction'),
    enumeration: joined('enumeration'),
    paragraph: joined('paragraph'),
    capital: (text) => (text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)) as Said,
    name,
    plainName: plainNameOf(say, name),
  };
}
