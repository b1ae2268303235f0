/** The organisation's own choices that decide how a row is counted. */

import { type RulePack, US_FEDERAL } from '../zones/rule-packs.ts';
import type { NamedText } from './named-text.ts';

/** What a disposition code says about who was reached; a code without a meaning moves nothing. */
export const DISPOSITION_MEANINGS = ['person', 'machine', 'not-right-party', 'do-not-contact', 'abandoned'] as const;
export type DispositionMeaning = (typeof DISPOSITION_MEANINGS)[number];

export interface Rules {
  /** Counted up in a history with each change of what shapes facts (history/state/rules-versions.ts); 0 = not filed by yet. */
  readonly number: number;
  /** Secret that keys the hash of contacts. */
  readonly privacyKey: string;
  /** An off-hook voice call shorter than this is a short call, seconds. @default 15 */
  readonly shortCallSeconds: number;
  /** Attribute keywords, as textKey() gives them, whose values are kept as they are. */
  readonly keptKeywords: ReadonlySet<string>;
  /** Keywords of result attributes, as textKey() gives them, whose numbers are summed. */
  readonly valueKeywords: ReadonlySet<string>;
  /** Meanings of disposition codes, by code as textKey() gives it. */
  readonly dispositions: ReadonlyMap<string, DispositionMeaning>;
  /** Whether `dispositions` names a code for abandoned calls: then a call without it was not abandoned. */
  readonly hasAbandonCodes: boolean;
  /** What counts as a success; all texts as textKey() gives them. */
  readonly success: Success;
  /** Calling hours and caps that attempts are held against. */
  readonly rulePack: RulePack;
  /** The texts that the settings name, so that one which no row holds can be told. */
  readonly names: readonly NamedText[];
}

/** A delivery is converted where it has one of the codes, or an attribute with one of the keyword's values. */
export interface Success {
  readonly codes: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
}

export const NO_SUCCESS: Success = { codes: new Set(), attributes: new Map() };

/** The rules of an organisation that has set none. */
export function defaultRules(privacyKey: string): Rules {
  return {
    number: 0,
    privacyKey,
    shortCallSeconds: 15,
    keptKeywords: new Set(),
    valueKeywords: new Set(),
    dispositions: new Map(),
    hasAbandonCodes: false,
    success: NO_SUCCESS,
    rulePack: US_FEDERAL,
    names: [],
  };
}
