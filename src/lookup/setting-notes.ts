/** What a report has to tell of settings and rights beside the rules: names that no row has, and tables that are shown in part. */
import { listUnmetNames } from '../history/state/met-names.ts';
import { listShownParts } from '../history/state/partial-rights.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { ReportInput } from '../report/build-report.ts';
import type { Period } from '../time/local-day.ts';

export type SettingNotes = Pick<ReportInput, 'unmetNames' | 'partlyShown'>;

/** None of them, as for a report that is asked for in counts alone. */
export const NO_SETTING_NOTES: SettingNotes = { unmetNames: [] };

/** Which names no row has is said of all rows, so only to whom may see all. @throws StoreError */
export async function loadSettingNotes(documents: DocumentStore, period: Period, seesAll = true): Promise<SettingNotes> {
  return {
    partlyShown: await listShownParts(documents, period.fromMs, period.toMs),
    unmetNames: seesAll && isSunday(period) ? await listUnmetNames(documents, period.toMs) : [],
  };
}

/** Its digest is sent on Monday: once a week is enough for what somebody has to look up. */
function isSunday({ from, to }: Period): boolean {
  return from === to && new Date(`${from}T00:00:00Z`).getUTCDay() === 0;
}
