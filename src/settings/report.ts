/** How days are cut, how far back they are read, and when their numbers are final. */
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
}

/** Reads REPORT_TIME_ZONE, HARVEST_FROM_DAYS and OPEN_SHARE_LIMIT (percent). */
export function readReport(reader: SettingsReader): ReportSettings {
  return {
    reportZone: reader.optional('REPORT_TIME_ZONE', zoneOf, 'UTC'),
    harvestFromDays: reader.optional('HARVEST_FROM_DAYS', wholeNumber(1, 400), 35),
    openShareLimit: reader.optional('OPEN_SHARE_LIMIT', wholeNumber(1, 100), 5) / 100,
  };
}

function zoneOf(text: string): string {
  try {
    return parseZone(text);
  } catch {
    throw new Error('must be a zone of the IANA database, such as Europe/Lisbon');
  }
}
