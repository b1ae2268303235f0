/** How days are cut, how far back they are read, when their numbers are final, and what of them stays in memory. */
import { wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { parseZone } from '../time/zone.ts';

export interface ReportSettings {
  /** IANA zone that cuts the days. */
  readonly reportZone: string;
  /** How far back the first harvest reads, days. */
  readonly harvestFromDays: number;
  /** From this share of deliveries that are still open on a day is provisional, 0 to 1. */
  readonly openShareLimit: number;
  /** How much of what was loaded of history a process keeps for the next report, megabytes; 0 = nothing. */
  readonly historyCacheMb: number;
}

/** Reads REPORT_TIME_ZONE, HARVEST_FROM_DAYS, OPEN_SHARE_LIMIT (percent) and HISTORY_CACHE_MB. */
export function readReport(reader: SettingsReader): ReportSettings {
  return {
    reportZone: reader.optional('REPORT_TIME_ZONE', zoneOf, 'UTC'),
    harvestFromDays: reader.optional('HARVEST_FROM_DAYS', wholeNumber(1, 400), 35),
    openShareLimit: reader.optional('OPEN_SHARE_LIMIT', wholeNumber(1, 100), 5) / 100,
    historyCacheMb: reader.optional('HISTORY_CACHE_MB', wholeNumber(0, 4096), 128),
  };
}

function zoneOf(text: string): string {
  try {
    return parseZone(text);
  } catch {
    throw new Error('must be a zone of the IANA database, such as Europe/Lisbon');
  }
}
