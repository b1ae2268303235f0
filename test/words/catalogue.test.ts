/** Every message of every language: there, well formed, of the same arguments, and said. */
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/words/catalogue.ts';
import { ARGUMENTS, type Argument, type ArgumentName } from '../../src/words/declared/arguments.ts';
import { LANGUAGES, LOCALES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';
import { textsOf, type Use, usesOf } from './parsed-messages.ts';
import { argumentsOf, samplesOf, sayAny } from './sample-values.ts';

const IDS = Object.keys(CATALOGUE.en);
const ofAll = (wrong: (id: string, message: string) => string | undefined, language: (typeof LANGUAGES)[number]) =>
  IDS.flatMap((id) => {
    const problem = wrong(id, (CATALOGUE[language] as Readonly<Record<string, string>>)[id] ?? '');
    return problem === undefined ? [] : [`${language} ${id}: ${problem}`];
  });

/** Whether an argument is used as its kind is. */
function isFit({ name, way, options }: Use): boolean {
  const argument: Argument | undefined = ARGUMENTS[name as ArgumentName];
  switch (argument?.kind) {
    case 'count':
      // A count on its own would not be grouped.
      return way === 'number' || way === 'plural';
    case 'choice':
      return way === 'select' && options.every((option) => option === 'other' || argument.options.includes(option));
    default:
      return argument !== undefined && way === 'plain';
  }
}

describe.each(LANGUAGES)('the messages in %s', (language) => {
  test('are those of English', () => {
    expect(Object.keys(CATALOGUE[language]).sort()).toEqual(IDS.toSorted());
    expect(IDS.length).toBeGreaterThan(400);
  });

  test('use exactly the arguments that they are declared with, each as its kind is used', () => {
    const wrong = ofAll((id, message) => {
      const uses = usesOf(message);
      const used = [...new Set(uses.map(({ name }) => name))].sort();
      const misused = uses.filter((use) => !isFit(use)).map(({ name, way }) => `${name} as ${way}`);
      const declared = argumentsOf(id).toSorted();
      return `${used}` === `${declared}` && misused.length === 0 ? undefined : `${used} for ${declared} ${misused}`;
    }, language);
    expect(wrong).toEqual([]);
  });

  test('have no plural form that the language does not know', () => {
    const { pluralCategories } = new Intl.PluralRules(LOCALES[language]).resolvedOptions();
    const wrong = ofAll((_, message) => {
      const odd = usesOf(message).flatMap(({ way, options }) =>
        way === 'plural'
          ? options.filter((option) => !option.startsWith('=') && !pluralCategories.some((category) => category === option))
          : [],
      );
      return odd.length === 0 ? undefined : `${odd}`;
    }, language);
    expect(wrong).toEqual([]);
  });

  test('say something whole, whatever the values are', () => {
    const words = wordsOf(language);
    const wrong = ofAll((id) => {
      const said = samplesOf(id).map((values) => sayAny(words, id, values));
      return said.find((text) => text === '' || /[{}#]|\bundefined\b|\bnull\b|\$|\s{2}|^\s|\s$|\.\.|NaN/.test(text));
    }, language);
    expect(wrong).toEqual([]);
  });

  test('name columns that stand beside each other, and figures, each otherwise', () => {
    const labels = (start: string) =>
      IDS.filter((id) => id.startsWith(start)).map((id) => (CATALOGUE[language] as Readonly<Record<string, string>>)[id]);
    const beside = labels('column.').filter((label) => label !== CATALOGUE[language]['column.outOf']);
    for (const all of [beside, labels('figure.')]) expect(all.filter((label, i) => all.indexOf(label) !== i)).toEqual([]);
  });

  test('have no straight quote, and no blank that the language does not write', () => {
    const wrong = ofAll((_, message) => textsOf(message).find((text) => /['"]/.test(text)), language);
    expect(wrong).toEqual([]);
  });
});

test('French has a blank that does not break before its double signs, and Japanese no blank within its sentences', () => {
  const texts = (language: 'fr' | 'ja') =>
    Object.entries(CATALOGUE[language]).flatMap(([id, message]) => textsOf(message).map((text) => [id, text] as const));
  // Of "18:00" and "extent=counts" there is nothing to say.
  const french = texts('fr').filter(([, text]) => /(?<![\u00a0\u202f\d])[:;!?»]|[« ] *[:;!?»]|« /.test(text));
  expect(french).toEqual([]);
  const japanese = texts('ja').filter(([, text]) => /[ぁ-んァ-ヶ一-龯]\s+[ぁ-ん一-龯]/.test(text));
  expect(japanese).toEqual([]);
});

describe('no English is left', () => {
  // Words of English that are no word, or another one, in none of the languages.
  const ENGLISH =
    /(?<!\p{L})(?:the|of|and|with|without|not|were|calls?|attempts?|deliver(?:y|ies)|reached|numbers?|from|by|than|their|which|only|under|over|before|after|read|settings?|days?|hours?|weeks?|usually|none|result|change[ds]?)(?!\p{L})/iu;
  // Names of Microsoft's, of laws, of settings, and words that the languages share.
  const NAMES =
    /Telemarketing Sales Rule|Reports\.\w+|Regulation F|Microsoft|Dataverse|Copilot|extent=counts|msdyn_\w+|[A-Z]+_[A-Z_]+|Opt-outs?|opt-out/g;
  /** The same in English: by language and text. */
  const SHARED: Readonly<Record<string, readonly string[]>> = {
    de: ['Code', 'Status', 'SMS', 'Version', 'Journeys', 'Journey'],
    fr: ['{change}\u00a0pts', 'Contacts', 'Configurations', 'Configuration', 'Code', 'SMS', 'Attribut'],
    es: ['SMS', 'provisional'],
    pt: ['SMS', 'Status'],
    ja: ['SMS'],
  };

  test.each(LANGUAGES.filter((language) => language !== 'en'))('in %s', (language) => {
    const wrong = ofAll((_, message) => textsOf(message).find((text) => ENGLISH.test(text.replaceAll(NAMES, ''))), language);
    expect(wrong).toEqual([]);
    const same = ofAll((id, message) => {
      const english = (CATALOGUE.en as Readonly<Record<string, string>>)[id] ?? '';
      const isSame = message === english && textsOf(message).some((text) => /\p{L}{2}/u.test(text));
      return isSame && !SHARED[language]?.includes(message) ? message : undefined;
    }, language);
    expect(same).toEqual([]);
  });
});
