/** What facts are made by: the key of pseudonyms, the lengths, keywords and codes that an organisation chooses, and the rule pack. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { oneOf, wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { isLoopback } from '../is-loopback.ts';
import { openText, textKey } from '../metrics/row/text.ts';
import type { NamedText } from '../metrics/rules/named-text.ts';
import { DISPOSITION_MEANINGS, type DispositionMeaning, dispositionRules, type Rules } from '../metrics/rules/rules.ts';
import { RULE_PACKS, type RulePack, rulePackOf, US_FEDERAL } from '../metrics/zones/rule-packs.ts';
import { shown } from '../time/zone.ts';

/** SUCCESS_MAP as it is written. */
interface SuccessTexts {
  readonly codes: readonly string[];
  readonly attributes: readonly (readonly [keyword: string, values: readonly string[]])[];
}

const TEXTS = z.array(z.string());
const SUCCESS = z.strictObject({ codes: TEXTS.optional(), attributes: z.looseObject({}).optional() });

/** Reads them; `dataverseUrl` (empty where it is wrong) says whether the deliveries come from this machine. */
export function readRules(reader: SettingsReader, dataverseUrl: string): Rules {
  const meanings = reader.optional('DISPOSITION_MAP', meaningsOf, []);
  const success = reader.optional('SUCCESS_MAP', successOf, { codes: [], attributes: [] });
  const kept = reader.optional('ATTRIBUTE_VALUES', keywordsOf, []);
  const valued = reader.optional('VALUE_ATTRIBUTES', keywordsOf, []);
  const successKeywords = success.attributes.map(([keyword]) => keyword);
  return {
    number: 0,
    privacyKey: readPrivacyKey(reader, dataverseUrl),
    shortCallSeconds: reader.optional('SHORT_CALL_SECONDS', wholeNumber(1, 600), 15),
    keptKeywords: new Set([...kept, ...successKeywords].map(textKey)),
    valueKeywords: new Set(valued.map(textKey)),
    ...dispositionRules(new Map(meanings.map(([code, meaning]) => [textKey(code), meaning]))),
    success: {
      codes: new Set(success.codes.map(textKey)),
      attributes: valuesByKeyword(success.attributes),
    },
    rulePack: reader.optional('RULE_PACK', rulePackNamed, US_FEDERAL),
    names: distinct([
      ...meanings.map(([code]) => namedCode('DISPOSITION_MAP', code)),
      ...success.codes.map((code) => namedCode('SUCCESS_MAP', code)),
      ...success.attributes.flatMap(([keyword, values]) => values.map((value) => namedKeyword('SUCCESS_MAP', keyword, value))),
      ...kept.map((keyword) => namedKeyword('ATTRIBUTE_VALUES', keyword)),
      ...valued.map((keyword) => namedKeyword('VALUE_ATTRIBUTES', keyword)),
    ]),
  };
}

/** Of two spellings of a keyword the values of both. */
function valuesByKeyword(attributes: SuccessTexts['attributes']): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = Map.groupBy(attributes, ([keyword]) => textKey(keyword));
  return new Map([...groups].map(([key, group]) => [key, new Set(group.flatMap(([, values]) => values.map(textKey)))]));
}

function namedCode(setting: NamedText['setting'], code: string): NamedText {
  return { setting, name: openText(code), names: 'code', key: textKey(code), value: null };
}

function namedKeyword(setting: NamedText['setting'], keyword: string, value?: string): NamedText {
  const name = value === undefined ? openText(keyword) : `${openText(keyword)} = ${openText(value)}`;
  return { setting, name, names: 'keyword', key: textKey(keyword), value: value === undefined ? null : textKey(value) };
}

/** Each name once a setting, the first of its spellings. */
function distinct(names: readonly NamedText[]): readonly NamedText[] {
  const groups = Map.groupBy(names, ({ setting, names: kind, key, value }) => JSON.stringify([setting, kind, key, value]));
  return [...groups.values()].flatMap((group) => group.slice(0, 1));
}

/** A key of one's own is asked for only where real people are called. */
function readPrivacyKey(reader: SettingsReader, dataverseUrl: string): string {
  const isAsked = dataverseUrl !== '' && !isLoopback(dataverseUrl);
  const key = isAsked
    ? reader.required('PRIVACY_KEY', secretOf, 'a secret of at least 16 characters that keys the pseudonyms of contacts')
    : reader.optional('PRIVACY_KEY', secretOf, undefined);
  return key ?? 'this machine only';
}

function secretOf(text: string): string {
  if (text.length < 16) throw new Error('must have at least 16 characters');
  return text;
}

/** A list between commas; a keyword that holds one stands in quotes. */
function keywordsOf(text: string): string[] {
  try {
    const records: string[][] = parse(text, { relax_quotes: true, relax_column_count: true, trim: true, skip_empty_lines: true });
    return records.flat().filter((keyword) => textKey(keyword) !== '');
  } catch {
    throw new Error('must be a list of keywords with commas between them; one with a comma in it stands in double quotes');
  }
}

type Meaning = readonly [code: string, meaning: DispositionMeaning];

/** {"Wrong number": "not-right-party", "Voicemail": "machine"} */
function meaningsOf(text: string): readonly Meaning[] {
  const meanings = meaningEntries(text);
  const known = new Map<string, DispositionMeaning>();
  for (const [code, meaning] of meanings) {
    const key = textKey(code);
    if (key === '') throw new Error('must name no empty disposition code');
    if ((known.get(key) ?? meaning) !== meaning) {
      throw new Error(
        `must give each disposition code one meaning: "${shown(code)}" has ${known.get(key)} and ${meaning}, in two spellings`,
      );
    }
    known.set(key, meaning);
  }
  return meanings;
}

function meaningEntries(text: string): readonly Meaning[] {
  const meaningOf = oneOf(DISPOSITION_MEANINGS);
  try {
    const codes: Record<string, unknown> = JSON.parse(text);
    if (!text.startsWith('{')) throw new TypeError('no object');
    return Object.entries(codes).map(([code, meaning]) => [code, meaningOf(String(meaning))]);
  } catch {
    throw new Error(`must be a JSON object of disposition code to one of ${DISPOSITION_MEANINGS.join(', ')}`);
  }
}

/** {"codes": ["Subscribed"], "attributes": {"subscribed": ["yes"]}} */
function successOf(text: string): SuccessTexts {
  try {
    const given: { readonly attributes?: object } = JSON.parse(text);
    const { codes = [] } = SUCCESS.parse(given);
    // Not what the schema gives back, which drops a keyword such as "__proto__".
    return { codes, attributes: Object.entries(given.attributes ?? {}).map(([keyword, values]) => [keyword, TEXTS.parse(values)]) };
  } catch {
    throw new Error('must be JSON such as {"codes": ["Sold"], "attributes": {"subscribed": ["yes"]}}');
  }
}

function rulePackNamed(text: string): RulePack {
  const pack = rulePackOf(text);
  if (pack === undefined) throw new Error(`must be one of ${RULE_PACKS.map(({ id }) => id).join(', ')}`);
  return pack;
}
