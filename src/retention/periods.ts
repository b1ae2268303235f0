/** How long each kind of stored value is kept. */
import { type SettingsReader, wholeNumber } from '../settings/reader.ts';

/** Days. */
export interface RetentionPeriods {
  /** Facts and intake entries: so long after their quarter hour, or after they were filed where that is later. Then the quarter hour is frozen. */
  readonly factsDays: number;
  /** Cubes of frozen quarter hours, and backlog counts. At least factsDays. */
  readonly cubeDays: number;
  /** Day snapshots, all versions, and digests as they were sent; undefined = for ever. */
  readonly snapshotDays: number | undefined;
  readonly runLogDays: number;
}

// Frequency caps look back 7 days from the first instant of a day.
const MIN_FACTS_DAYS = 8;
const MAX_FACTS_DAYS = 400;
const MAX_DAYS = 36_500;

/** FACTS_DAYS, CUBE_DAYS, SNAPSHOT_DAYS and RUN_LOG_DAYS. */
export function readPeriods(reader: SettingsReader): RetentionPeriods {
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
