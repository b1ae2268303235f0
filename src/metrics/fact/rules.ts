/** The organisation's own choices that decide how a row is counted. */

import { type RulePack, US_FEDERAL } from '../zones/rule-packs.ts';

/** What a disposition code says about who was reached; a code without a meaning moves nothing. */
export const DISPOSITION_MEANINGS = ['person', 'machine', 'not-right-party', 'do-not-contact', 'abandoned'] as const;
export type DispositionMeaning = (typeof DISPOSITION_MEANINGS)[number];

export interface Rules {
  /** Secret that keys the hash of contacts. */
  readonly privacyKey: string;
  /** An off-hook voice call shorter than this is a short call, seconds. @default 15 */
  readonly shortCallSeconds: number;
  /** Attribute keywords, in lower case, whose values are kept as they are. */
  readonly keptKeywords: ReadonlySet<string>;
  /** Keywords of result attributes, in lower case, whose numbers are summed. */
  readonly valueKeywords: ReadonlySet<string>;
  /** Meanings of disposition codes, by code in lower case. */
  readonly dispositions: ReadonlyMap<string, DispositionMeaning>;
  /** Whether `dispositions` names a code for abandoned calls: then a call without it was not abandoned. */
  readonly hasAbandonCodes: boolean;
  /** What counts as a success; all texts in lower case. */
  readonly success: Success;
  /** Calling hours and caps that attempts are held against. */
  readonly rulePack: RulePack;
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
    privacyKey,
    shortCallSeconds: 15,
    keptKeywords: new Set(),
    valueKeywords: new Set(),
    dispositions: new Map(),
    hasAbandonCodes: false,
    success: NO_SUCCESS,
    rulePack: US_FEDERAL,
  };
}
