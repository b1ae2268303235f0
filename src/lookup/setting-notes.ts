/** What a report has to tell of settings and rights: changes that it looks back over, names that no row has, and tables that are shown in part. */
import { listUnmetNames } from '../history/state/met-names.ts';
import { listShownParts } from '../history/state/partial-rights.ts';
import { listKeyChanges } from '../history/state/privacy-key.ts';
import { listRulesChanges } from '../history/state/rules-versions.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { PRIVACY_KEY_PART } from '../metrics/rules/rules-fingerprint.ts';
import type { ReportInput } from '../report/build-report.ts';
import { TREND_DAYS } from '../report/comparison/trend.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { LOOK_BACK_DAYS } from './load-contacts.ts';

export type SettingNotes = Pick<ReportInput, 'keyChanges' | 'rulesChanges' | 'ruleChanges' | 'unmetNames' | 'partlyShown'>;

/** None of them, as for a report that is asked for in counts alone. */
export const NO_SETTING_NOTES: SettingNotes = { keyChanges: [], rulesChanges: [], ruleChanges: [], unmetNames: [] };

/** @throws StoreError */
export async function loadSettingNotes(documents: DocumentStore, period: Period): Promise<SettingNotes> {
  const fromMs = period.fromMs - LOOK_BACK_DAYS * DAY_MS;
  const changes = await listRulesChanges(documents, fromMs, period.toMs);
  // A key alone changes no count but those of contacts, and has a note of its own.
  const ofSettings = changes.map(({ atMs, settings }) => ({ atMs, settings: settings.filter((name) => name !== PRIVACY_KEY_PART) }));
  return {
    keyChanges: await listKeyChanges(documents, fromMs, period.toMs),
    rulesChanges: ofSettings.filter(({ settings }) => settings.length > 0),
    ruleChanges: await listRulesChanges(documents, period.fromMs - comparedDays(period) * DAY_MS, period.toMs),
    partlyShown: await listShownParts(documents, period.fromMs, period.toMs),
    unmetNames: isSunday(period) ? await listUnmetNames(documents, period.toMs) : [],
  };
}

/** How far comparisons look back at the most: the trend of a day, or the period before, which may be some days longer. */
function comparedDays({ days }: Period): number {
  return Math.max(TREND_DAYS + 1, days + 8);
}

/** Its digest is sent on Monday: once a week is enough for what somebody has to look up. */
function isSunday({ from, to }: Period): boolean {
  return from === to && new Date(`${from}T00:00:00Z`).getUTCDay() === 0;
}
