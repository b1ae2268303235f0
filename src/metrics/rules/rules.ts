/** The organisation's own choices that decide how a row is counted. */

import { textKey } from '../row/text.ts';
import { type RulePack, US_FEDERAL } from '../zones/rule-packs.ts';
import type { NamedText } from './named-text.ts';

/** What a disposition code says about who was reached; a code without a meaning moves nothing. */
export const DISPOSITION_MEANINGS = ['person', 'machine', 'not-right-party', 'do-not-contact', 'abandoned'] as const;
export type DispositionMeaning = (typeof DISPOSITION_MEANINGS)[number];

/**
 * The one code that Contact Center brings along with a meaning of its own, as it is named and as a list of codes without blanks would have it
 * (learn.microsoft.com/dynamics365/contact-center/use/how-proactive-engagement-works). DISPOSITION_MAP may say otherwise.
 */
const OWN_MEANINGS: ReadonlyMap<string, DispositionMeaning> = new Map([
  [textKey('Do not contact'), 'do-not-contact'],
  [textKey('Donotcontact'), 'do-not-contact'],
]);

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
  /** Whether `dispositions` names a code for the right or the wrong person (person, not-right-party): else a live answer does not tell who it was. */
  readonly hasPartyCodes: boolean;
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

/** Meanings of a delivery's codes, each as textKey() gives it; a code without one has none in the list. */
export function meaningsOf(keys: readonly string[], { dispositions }: Pick<Rules, 'dispositions'>): readonly DispositionMeaning[] {
  return keys.flatMap((key) => dispositions.get(key) ?? OWN_MEANINGS.get(key) ?? []);
}

/** What of the rules follows from DISPOSITION_MAP. */
export function dispositionRules(
  dispositions: ReadonlyMap<string, DispositionMeaning>,
): Pick<Rules, 'dispositions' | 'hasAbandonCodes' | 'hasPartyCodes'> {
  const meanings = new Set(dispositions.values());
  return {
    dispositions,
    hasAbandonCodes: meanings.has('abandoned'),
    hasPartyCodes: meanings.has('person') || meanings.has('not-right-party'),
  };
}

/** Whether SUCCESS_MAP names anything: else no delivery tells whether it was a success. */
export function hasSuccess({ success: { codes, attributes } }: Pick<Rules, 'success'>): boolean {
  return codes.size > 0 || attributes.size > 0;
}

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
    hasPartyCodes: false,
    success: NO_SUCCESS,
    rulePack: US_FEDERAL,
    names: [],
  };
}
