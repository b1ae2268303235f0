/** Plain names of the values that Microsoft documents: every one of its vocabulary. */
import type { CHANNELS, DIAL_MODES, SMS_RESULTS, STATUSES, VOICE_RESULTS } from '../../metrics/row/vocabulary.ts';

/** A documented value of one of the lists. */
export type KnownValue =
  | `status.${(typeof STATUSES)[number]}`
  | `result.${(typeof VOICE_RESULTS)[number] | (typeof SMS_RESULTS)[number]}`
  | `dialMode.${(typeof DIAL_MODES)[number]}`
  | `channel.${(typeof CHANNELS)[number]}`;

/** Their messages; none has a value to fill in. */
export type NameTexts = Readonly<Record<KnownValue | 'result.none', string>>;
