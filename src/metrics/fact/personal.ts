/** What identifies the called person of one row, so that it can be taken out of every text that the row's fact keeps. */
import { phoneNumberOf } from '../row/phone-number.ts';
import { guidOf, idKey, isGuid } from '../row/record-id.ts';
import type { AttributeRow, DeliveryRow } from '../row/row.ts';
import { digitsOf, plainText, remembered, SEPARATORS } from '../row/text.ts';
import { isZoneKeyword } from './zone-keyword.ts';

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
  let contact: string | undefined;
  let values: readonly string[] | undefined;
  let tails: readonly string[] | undefined;
  // Most texts are ids or hold few digits, so most rows are done before anything of the person is worked out.
  return (text) => {
    if (text === '') return text;
    const { guid, folded, digits } = searchable(text);
    if (guid !== '') {
      contact ??= idKey(row.msdyn_contact_id);
      return guid === contact ? PERSON : text;
    }
    values ??= valuesOf(row, attributes);
    const isNamed = values.length > 0 && values.some((value) => folded.includes(value));
    if (!isNamed && digits.length < TAIL_DIGITS) return text;
    tails ??= tailsOf(row, attributes);
    return isNamed || tails.some((tail) => digits.includes(tail)) ? masked(text, { values, tails }) : text;
  };
}

/** A text as it is searched; the same few texts come with every row. */
const searchable = remembered((text) => ({
  /** In its one spelling, empty where the text is none. */
  guid: guidOf(text) ?? '',
  folded: fold(text),
  digits: digitsOf(text),
}));

function valuesOf({ msdyn_contact_id: contact }: DeliveryRow, attributes: readonly AttributeRow[]): readonly string[] {
  const values: string[] = [];
  // A GUID is taken out of every text, whosever it is (openText).
  if (contact && !isGuid(contact)) values.push(fold(contact.trim()));
  for (const { msdyn_keyword: keyword, msdyn_value: value } of attributes) {
    if (value && isPersonal(keyword ?? '')) values.push(...namesIn(value));
  }
  if (values.length === 0) return values;
  const told = [...new Set(values)].filter((value) => value.length >= MIN_LENGTH && !NOBODY.has(value));
  return told.sort((a, b) => b.length - a.length);
}

function tailsOf({ msdyn_to_address: number }: DeliveryRow, attributes: readonly AttributeRow[]): readonly string[] {
  const personal = attributes.flatMap(({ msdyn_keyword: keyword, msdyn_value: value }) =>
    value && isPersonal(keyword ?? '') ? value : [],
  );
  // As it is dialled too: an extension hides the last digits of a number.
  const dialled = phoneNumberOf(number ?? '')?.digits ?? '';
  const numbers = [dialled, ...[number ?? '', ...personal].map(digitsOf)].filter(({ length }) => length >= TAIL_DIGITS);
  return [...new Set(numbers.map((digits) => digits.slice(-TAIL_DIGITS)))];
}

/** A value whole, its words, and its words in one; of a mail address the part that names its owner. */
const namesIn = remembered((value): readonly string[] => {
  const whole = plainText(value.trim()).toUpperCase();
  const words = whole.replace(/@.*/s, '').match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.length < 2 ? [whole, ...words] : [whole, ...words, words.join('')];
});

// The words of "contactTimeZone" are nobody's name: else "Pacific Standard Time" would take "time" out of every text.
const isPersonal = remembered((keyword) => PERSONAL_KEYWORD.test(keyword) && !isZoneKeyword(keyword));

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
