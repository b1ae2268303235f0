/** FACTS_DAYS, CUBE_DAYS, SNAPSHOT_DAYS and RUN_LOG_DAYS: how long each kind of stored value is kept. */
import { wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import type { RetentionPeriods } from '../retention/periods.ts';

// Frequency caps look back 7 days from the first instant of a day.
const MIN_FACTS_DAYS = 8;
const MAX_FACTS_DAYS = 400;
const MAX_DAYS = 36_500;

/** Reads them. Counts must not go before the facts that they are made of. */
export function readRetention(reader: SettingsReader): RetentionPeriods {
  const periods = {
    factsDays: reader.optional('FACTS_DAYS', wholeNumber(MIN_FACTS_DAYS, MAX_FACTS_DAYS), 35),
    cubeDays: reader.optional('CUBE_DAYS', wholeNumber(MIN_FACTS_DAYS, MAX_DAYS), 400),
    snapshotDays: reader.optional('SNAPSHOT_DAYS', wholeNumber(1, MAX_DAYS), undefined),
    runLogDays: reader.optional('RUN_LOG_DAYS', wholeNumber(1, MAX_DAYS), 90),
  };
  if (periods.cubeDays < periods.factsDays)
    reader.problem(`CUBE_DAYS must not be less than FACTS_DAYS, which is ${periods.factsDays} (given: "${periods.cubeDays}")`);
  return periods;
}
