/** Keys of list entries that are made of more than one text. Each is written once and then looked up: writing takes longer. */
import type { Fact, FactAttribute } from '../fact/fact.ts';
import { remembered } from '../row/text.ts';

/** Key of an attribute in byAttribute: JSON of [type, keyword, value]. */
export function attributeKey(type: string, keyword: string, value: string): string {
  return JSON.stringify([type, keyword, value]);
}

/** The same of an attribute as facts hold it: rows of one store or harvest share equal ones, so its key is looked up by the object. */
export const keyOfAttribute = remembered(({ type, keyword, value }: FactAttribute) => attributeKey(type, keyword, value));

/** What an attribute's key holds before its value: within JSON texts no quote follows a comma. */
export function keywordOf(key: string): string {
  return key.slice(0, key.lastIndexOf(',"'));
}

/** Key of byLocalSlot: the called party's weekday x 24 + hour. */
export const localSlotKey = remembered((slot: number): string => `${slot}`);

/** Key of byOutsideHour: the called party's hour out of their weekday x 24 + hour, "00" to "23"; empty where that is not known. */
export const localHourKey = remembered((slot: number): string => (slot < 0 ? '' : `${slot % 24}`.padStart(2, '0')));

/** Key of byJourneyRun: JSON of [journey, run], since two journeys may name their runs alike. */
export function journeyRunKey({ journey, journeyRun }: Pick<Fact, 'journey' | 'journeyRun'>): string {
  return runKeysOf(journey)(journeyRun);
}

const runKeysOf = remembered((journey: string) => remembered((run: string) => JSON.stringify([journey, run])));

/** Key of byStartQuarter: the start of a UTC quarter hour, decimal epoch milliseconds. */
export const quarterKey = remembered((quarterMs: number): string => `${quarterMs}`);
