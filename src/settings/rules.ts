/** What facts are made by: the key of pseudonyms, the lengths, keywords and codes that an organisation chooses, and the rule pack. */
import { z } from 'zod';
import { isLoopback } from '../dataverse/origin.ts';
import { listItems, oneOf, wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import {
  DISPOSITION_MEANINGS,
  type DispositionMeaning,
  dispositionRules,
  NO_SUCCESS,
  type Rules,
  type Success,
} from '../metrics/fact/rules.ts';
import { RULE_PACKS, type RulePack, rulePackOf, US_FEDERAL } from '../metrics/zones/rule-packs.ts';

const SUCCESS = z.strictObject({ codes: z.array(z.string()).optional(), attributes: z.record(z.string(), z.array(z.string())).optional() });

/** Reads them; `dataverseUrl` (empty where it is wrong) says whether the deliveries come from this machine. */
export function readRules(reader: SettingsReader, dataverseUrl: string): Rules {
  const dispositions = reader.optional('DISPOSITION_MAP', meaningsOf, new Map<string, DispositionMeaning>());
  const success = reader.optional('SUCCESS_MAP', successOf, NO_SUCCESS);
  return {
    privacyKey: readPrivacyKey(reader, dataverseUrl),
    shortCallSeconds: reader.optional('SHORT_CALL_SECONDS', wholeNumber(1, 600), 15),
    keptKeywords: new Set([...reader.optional('ATTRIBUTE_VALUES', keywordsOf, []), ...success.attributes.keys()]),
    valueKeywords: new Set(reader.optional('VALUE_ATTRIBUTES', keywordsOf, [])),
    ...dispositionRules(dispositions),
    success,
    rulePack: reader.optional('RULE_PACK', rulePackNamed, US_FEDERAL),
  };
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

function keywordsOf(text: string): string[] {
  return listItems(text.toLowerCase());
}

/** {"Wrong number": "not-right-party", "Voicemail": "machine"} */
function meaningsOf(text: string): ReadonlyMap<string, DispositionMeaning> {
  const meaningOf = oneOf(DISPOSITION_MEANINGS);
  try {
    const codes: Record<string, unknown> = JSON.parse(text);
    if (!text.startsWith('{')) throw new TypeError('no object');
    return new Map(Object.entries(codes).map(([code, meaning]) => [plain(code), meaningOf(String(meaning))]));
  } catch {
    throw new Error(`must be a JSON object of disposition code to one of ${DISPOSITION_MEANINGS.join(', ')}`);
  }
}

/** {"codes": ["Subscribed"], "attributes": {"subscribed": ["yes"]}} */
function successOf(text: string): Success {
  try {
    const { codes = [], attributes = {} } = SUCCESS.parse(JSON.parse(text));
    const values = Object.entries(attributes).map(([keyword, list]) => [plain(keyword), new Set(list.map(plain))] as const);
    return { codes: new Set(codes.map(plain)), attributes: new Map(values) };
  } catch {
    throw new Error('must be JSON such as {"codes": ["Sold"], "attributes": {"subscribed": ["yes"]}}');
  }
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function rulePackNamed(text: string): RulePack {
  const pack = rulePackOf(text);
  if (pack === undefined) throw new Error(`must be one of ${RULE_PACKS.map(({ id }) => id).join(', ')}`);
  return pack;
}
