/** Names without a value of their own: of the values that Microsoft documents, of rates, of rule packs, of what tells of abandonment. */
import type { TotalCount } from '../../metrics/kpis/data/total-kpis.ts';
import type { RateId } from '../../metrics/kpis/rate-table.ts';
import type { CHANNELS, DIAL_MODES, SMS_RESULTS, STATUSES, VOICE_RESULTS } from '../../metrics/row/vocabulary.ts';

/** A documented value of one of the lists. */
export type KnownValue =
  | `status.${(typeof STATUSES)[number]}`
  | `result.${(typeof VOICE_RESULTS)[number] | (typeof SMS_RESULTS)[number]}`
  | `dialMode.${(typeof DIAL_MODES)[number]}`
  | `channel.${(typeof CHANNELS)[number]}`;

/** What is watched beside rates. */
export type NamedCount = 'deliveries' | 'attempts' | 'contacts' | 'intake';

/** What is counted, and is no count that is watched. */
export type NamedTotal = Exclude<TotalCount, NamedCount> | 'value';

/** Of the packs of src/metrics/zones/rule-packs.ts. */
export type PackId = 'us-federal' | 'us-8-20' | 'us-reg-f' | 'uk';

/** Every vocabulary in plain names. */
export type ValueTexts = Readonly<Record<KnownValue | 'result.none', string>>;
/** Names as they stand within a sentence. */
export type KpiTexts = Readonly<Record<`rate.${RateId}` | `count.${NamedCount}` | `total.${NamedTotal}`, string>>;
export type PackTexts = Readonly<Record<`pack.${PackId}` | `packNote.${PackId}`, string>>;
export type SourceTexts = Readonly<Record<`source.${'column' | 'conversation' | 'code' | 'estimate'}`, string>>;
