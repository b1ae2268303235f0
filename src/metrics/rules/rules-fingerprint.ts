/** What of the rules shapes a fact, so that two sets of rules can be compared without being kept. */
import { hash } from 'node:crypto';
import type { Rules } from './rules.ts';

/** Counted up where the app makes another fact of the same row by the same settings: a backfill then applies that, as it does a changed setting. */
const FILING = 1;
/** The part of the fingerprint that the privacy key is. */
export const PRIVACY_KEY_PART = 'PRIVACY_KEY';
/** The part that is no setting: what the app itself makes of a row. */
export const DEFINITIONS_PART = 'definitions of this version';

/** A hash, 16 hex digits, of each setting that shapes facts, by its name. Caps and notes of a rule pack shape none: they are applied when history is read. */
export function fingerprintOf(rules: Rules): Readonly<Record<string, string>> {
  const { privacyKey, shortCallSeconds, keptKeywords, valueKeywords, dispositions, success, rulePack } = rules;
  const parts: Readonly<Record<string, unknown>> = {
    ATTRIBUTE_VALUES: sorted(keptKeywords),
    DISPOSITION_MAP: sorted([...dispositions].map(asText)),
    [PRIVACY_KEY_PART]: privacyKey,
    RULE_PACK: rulePack.hours,
    SHORT_CALL_SECONDS: shortCallSeconds,
    SUCCESS_MAP: [sorted(success.codes), sorted([...success.attributes].map(([keyword, values]) => asText([keyword, sorted(values)])))],
    VALUE_ATTRIBUTES: sorted(valueKeywords),
    [DEFINITIONS_PART]: FILING,
  };
  // No pseudonym is made of these texts, and the key cannot be told from its hash.
  const hashed = Object.entries(parts).map(([name, value]) => [
    name,
    hash('sha256', `fingerprint of ${name}\n${asText(value)}`).slice(0, 16),
  ]);
  return Object.fromEntries(hashed);
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort();
}

function asText(value: unknown): string {
  return JSON.stringify(value);
}
