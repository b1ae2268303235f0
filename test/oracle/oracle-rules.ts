/** The organisation's choices of an oracle day as plain data, so that our rules and the SQL tables come from one source. */

import { type DispositionMeaning, defaultRules, dispositionRules, type Rules } from '../../src/metrics/rules/rules.ts';
import { rulePackOf, US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';

export interface OracleRules {
  readonly privacyKey: string;
  readonly shortCallSeconds: number;
  /** Lower case. */
  readonly keptKeywords: readonly string[];
  /** Lower case. */
  readonly valueKeywords: readonly string[];
  /** Code in lower case, meaning. */
  readonly meanings: readonly (readonly [code: string, meaning: DispositionMeaning])[];
  readonly successCodes: readonly string[];
  readonly successAttributes: readonly (readonly [keyword: string, value: string])[];
  readonly packId: 'us-federal' | 'uk';
}

/** An organisation that has set nothing. */
export const PLAIN_RULES: OracleRules = {
  privacyKey: 'key',
  shortCallSeconds: 15,
  keptKeywords: [],
  valueKeywords: [],
  meanings: [],
  successCodes: [],
  successAttributes: [],
  packId: 'us-federal',
};

/** An organisation that maps its codes, without one for abandoned calls. */
export const MAPPED_RULES: OracleRules = {
  privacyKey: 'another key',
  shortCallSeconds: 20,
  keptKeywords: ['intent', '__proto__'],
  valueKeywords: ['amount', 'promised'],
  meanings: [
    ['spoke, to "customer"', 'person'],
    ['left voicemail', 'machine'],
    ['wrong person', 'not-right-party'],
    ['do not contact', 'do-not-contact'],
  ],
  successCodes: ['sale'],
  successAttributes: [
    ['promised', 'yes'],
    ['intent', 'buy'],
  ],
  packId: 'uk',
};

/** The same with a code for abandoned calls. */
export const ABANDON_RULES: OracleRules = { ...MAPPED_RULES, meanings: [...MAPPED_RULES.meanings, ['hung up waiting', 'abandoned']] };

/** An organisation that maps codes, none of them for the right person, gives Microsoft's own code another meaning, and names no success. */
export const PARTLY_MAPPED_RULES: OracleRules = {
  ...MAPPED_RULES,
  meanings: [
    ['left voicemail', 'machine'],
    ['do not contact', 'machine'],
  ],
  successCodes: [],
  successAttributes: [],
};

/** As our code takes them. */
export function rulesOf(given: OracleRules): Rules {
  const attributes = Map.groupBy(given.successAttributes, ([keyword]) => keyword);
  return {
    ...defaultRules(given.privacyKey),
    shortCallSeconds: given.shortCallSeconds,
    keptKeywords: new Set(given.keptKeywords),
    valueKeywords: new Set(given.valueKeywords),
    ...dispositionRules(new Map(given.meanings)),
    success: {
      codes: new Set(given.successCodes),
      attributes: new Map([...attributes].map(([keyword, pairs]) => [keyword, new Set(pairs.map(([, value]) => value))])),
    },
    rulePack: rulePackOf(given.packId) ?? US_FEDERAL,
  };
}
