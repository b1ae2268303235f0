/** The eight weeks before a sample day: each day of them filed once for all samples that share it. */
import type { Period } from '../../src/time/local-day.ts';
import type { Campaign } from './organisation.ts';
import { daysToFile, type FiledDay, fileDay } from './report-of-days.ts';
import { dayNumberAt, rowsOfDay } from './rows-of-day.ts';

const filed = new Map<string, FiledDay>();

/** The days before one, newest first. */
export function historyBefore(day: Period, campaigns: readonly Campaign[]): readonly FiledDay[] {
  const ofCampaigns = JSON.stringify(campaigns);
  return daysToFile(day).map((period) => {
    const key = `${period.from} ${ofCampaigns}`;
    const known = filed.get(key) ?? fileDay(period, rowsOfDay(period, campaignsOn(period, campaigns)));
    filed.set(key, known);
    return known;
  });
}

/** What runs on a day: a little more or less of it from day to day, and nothing at weekends. */
function campaignsOn(day: Period, campaigns: readonly Campaign[]): readonly Campaign[] {
  const weekday = new Date(`${day.from}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return [];
  const much = 1 + 0.03 * Math.sin(dayNumberAt(day.fromMs) * 2.4);
  return campaigns.map((campaign) => ({ ...campaign, deliveries: Math.round(campaign.deliveries * much) }));
}
