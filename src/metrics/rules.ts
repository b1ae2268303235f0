/** The organisation's own choices that decide how a row is counted. */

/** What a disposition code says about who was reached; a code without a meaning moves nothing. */
export const DISPOSITION_MEANINGS = ['person', 'machine', 'not-right-party', 'do-not-contact'] as const;
export type DispositionMeaning = (typeof DISPOSITION_MEANINGS)[number];

export interface Rules {
  /** Secret that keys the hash of contacts. */
  readonly privacyKey: string;
  /** An off-hook voice call shorter than this is a short call, seconds. @default 15 */
  readonly shortCallSeconds: number;
  /** Attribute keywords, in lower case, whose values are kept as they are. */
  readonly keptKeywords: ReadonlySet<string>;
  /** Meanings of disposition codes, by code in lower case. */
  readonly dispositions: ReadonlyMap<string, DispositionMeaning>;
}

/** The rules of an organisation that has set none. */
export function defaultRules(privacyKey: string): Rules {
  return { privacyKey, shortCallSeconds: 15, keptKeywords: new Set(), dispositions: new Map() };
}
