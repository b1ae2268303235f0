/** What identifies the called person of one row, so that it can be taken out of every text that the row's fact keeps. */
import type { AttributeRow, DeliveryRow } from './row.ts';
import { digitsOf, isGuid, plainText, remembered, SEPARATORS } from './text.ts';

// Keywords whose values are about a person; in the languages of the first users.
const PERSONAL_KEYWORD =
  /name|surname|contact|customer|client|person|phone|mobile|tel|mail|address|adress|birth|nome|nombre|nom\b|apell?ido|naam|nazwisko|correo|vorname|kunde|имя|фамилия|氏名|姓名|名前/i;
/** Yes, no and their like, and the small words between names: in a text they name nobody. */
const NOBODY = new Set(
  'YES NO TRUE FALSE NONE NULL UNKNOWN THE AND DA DE DI DO DU DAS DOS DEL DER DEN VAN VON LA LE EL AL MR MRS MS DR'.split(' '),
);
const MIN_LENGTH = 2;
/** Shorter values are replaced as words only: "Ana" is no part of "Analysis", nor "Ada" of an id. */
const MIN_SUBSTRING = 5;
/** So many last digits tell a number: written without its area code it may have no more. */
const TAIL_DIGITS = 6;
const PERSON = '(person)';

/** Replaces the row's own contact id, number and personal attribute values in a text by "(person)", in whatever case, accents or separators. */
export type Scrub = (text: string) => string;

interface Person {
  /** Folded, longest first, so that a full name goes before its parts. */
  readonly values: readonly string[];
  /** Last digits of the numbers. */
  readonly tails: readonly string[];
}

/** The scrubber of a row. */
export function scrubOf(row: DeliveryRow, attributes: readonly AttributeRow[]): Scrub {
  let person: Person | undefined;
  return (text) => {
    if (text === '') return text;
    const { guid, folded, digits } = searchable(text);
    if (guid !== '') return guid === row.msdyn_contact_id?.trim().toLowerCase() ? PERSON : text;
    person ??= personOf(row, attributes);
    const isTold = person.values.some((value) => folded.includes(value)) || person.tails.some((tail) => digits.includes(tail));
    return isTold ? masked(text, person) : text;
  };
}

/** A text as it is searched; the same few texts come with every row. */
const searchable = remembered((text) => ({
  /** In lower case, empty where the text is none. */
  guid: isGuid(text) ? text.trim().toLowerCase() : '',
  folded: fold(text),
  digits: digitsOf(text),
}));

function personOf({ msdyn_contact_id: contact, msdyn_to_address: number }: DeliveryRow, attributes: readonly AttributeRow[]): Person {
  const values = new Set<string>();
  const tails = new Set<string>();
  const addTail = (text: string) => {
    const digits = digitsOf(text);
    if (digits.length >= TAIL_DIGITS) tails.add(digits.slice(-TAIL_DIGITS));
  };
  // A GUID is taken out of every text, whosever it is (openText).
  if (contact && !isGuid(contact)) values.add(fold(contact.trim()));
  if (number) addTail(number);
  for (const { msdyn_keyword: keyword, msdyn_value: value } of attributes) {
    if (!value || !isPersonal(keyword ?? '')) continue;
    for (const name of namesIn(value)) values.add(name);
    addTail(value);
  }
  const told = [...values].filter((value) => value.length >= MIN_LENGTH && !NOBODY.has(value));
  return { values: told.sort((a, b) => b.length - a.length), tails: [...tails] };
}

/** A value whole, its words, and its words in one; of a mail address the part that names its owner. */
const namesIn = remembered((value): readonly string[] => {
  const whole = plainText(value.trim()).toUpperCase();
  const words = whole.replace(/@.*/s, '').match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.length < 2 ? [whole, ...words] : [whole, ...words, words.join('')];
});

const isPersonal = remembered((keyword) => PERSONAL_KEYWORD.test(keyword));

/** Every way of writing the same letters as one. */
function fold(text: string): string {
  return plainText(text).toUpperCase();
}

function masked(text: string, person: Person): string {
  const { folded, digits } = searchable(text);
  const values = person.values.filter((value) => folded.includes(value));
  const tails = person.tails.filter((tail) => digits.includes(tail));
  let left = plainText(text);
  for (const tail of tails) left = left.replace(numberEndingIn(tail), PERSON);
  if (values.length > 0) {
    const pattern = new RegExp(values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu');
    left = left.replace(pattern, (match, at: number) => (match.length >= MIN_SUBSTRING || isWord(left, match, at) ? PERSON : match));
  }
  // Some letters change their number with their case ("ß"): then the text goes whole.
  const rest = left.replaceAll(PERSON, '').toUpperCase();
  return values.some((value) => value.length >= MIN_SUBSTRING && rest.includes(value)) ? PERSON : left;
}

function numberEndingIn(tail: string): RegExp {
  return new RegExp(`\\+?(?:\\p{Nd}${SEPARATORS}){0,12}${[...tail].join(SEPARATORS)}`, 'gu');
}

/** Whether letters at a place are a word of their own, or one of a "CamelCase" text. */
function isWord(text: string, match: string, at: number): boolean {
  const [first = '', last = ''] = [match.at(0), match.at(-1)];
  const before = text.charAt(at - 1);
  const after = text.charAt(at + match.length);
  const isApartBefore = !isCased(before) || !isCased(first) || (!isUpper(before) && isUpper(first));
  const isApartAfter = !isCased(after) || !isCased(last) || (isUpper(after) && !isUpper(last));
  return isApartBefore && isApartAfter;
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

function isCased(letter: string): boolean {
  return letter.toUpperCase() !== letter.toLowerCase();
}
