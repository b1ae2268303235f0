/** Every rate as data. Reports compute, compare and explain from this table. */
import { AI_RATES } from './data/ai-rates.ts';
import { CALL_RATES } from './data/call-rates.ts';
import { DELIVERY_RATES } from './data/delivery-rates.ts';
import { SMS_RATES } from './data/sms-rates.ts';
import { SUCCESS_RATES } from './data/success-rates.ts';
import type { RateDefinition } from './rate-definition.ts';

const TABLE = [...CALL_RATES, ...DELIVERY_RATES, ...SUCCESS_RATES, ...AI_RATES, ...SMS_RATES] as const;
export type RateId = (typeof TABLE)[number]['id'];
/** The rates that the means of earlier days carry. */
export type MeanRateId = Extract<(typeof TABLE)[number], { readonly inMeans: true }>['id'];

/** The rates that each day of the trend tells. */
export type TrendRateId = Extract<(typeof TABLE)[number], { readonly inTrend: true }>['id'];

/** In the order in which they are listed. */
export const RATES: readonly (RateDefinition & { readonly id: RateId })[] = TABLE;

export const MEAN_RATES = TABLE.filter((rate) => 'inMeans' in rate);
export const TREND_RATES = TABLE.filter((rate) => 'inTrend' in rate);
