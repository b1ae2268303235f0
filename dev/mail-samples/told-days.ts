/** Sample days of which the report has to tell something about itself: that it is not final, not whole, or that an earlier day has new numbers. */
import { changesFor, reasonFor } from '../../src/closing/record-day.ts';
import type { Coverage } from '../../src/history/state/coverage.ts';
import { unreadNotes } from '../../src/lookup/provisional.ts';
import { readStateOf } from '../../src/lookup/read-state.ts';
import type { Report } from '../../src/report/report.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf, type Period } from '../../src/time/local-day.ts';
import { FRIDAY, quietDay, sampleDay, ZONE } from './sample-day.ts';

const GAP = { fromHour: 14, toHour: 17 };
const UNREAD_DAYS = [3, 8, 9];
const LATE_RESULTS = 43;

/** What a report tells of how far Dataverse was read. */
function readAs(day: Period, coverage: Coverage) {
  return { provisionalNotes: unreadNotes(day, coverage), read: readStateOf(day, coverage), asOfMs: coverage.readToMs };
}

/** Ten minutes after midnight. */
export function provisionalDay(): Report {
  return sampleDay({ others: (day) => readAs(day, { spans: [[0, day.toMs + 10 * MINUTE_MS]], readToMs: day.toMs + 10 * MINUTE_MS }) });
}

/** Three hours in the middle of the day, and three of the days before, were not read. */
export function unreadGapDay(): Report {
  const day = dayOf(FRIDAY, ZONE);
  const [fromMs, toMs] = [day.fromMs + GAP.fromHour * HOUR_MS, day.fromMs + GAP.toHour * HOUR_MS];
  const isUnread = (text: string | null | undefined) => Date.parse(text ?? '') >= fromMs && Date.parse(text ?? '') < toMs;
  const readToMs = day.toMs + 6 * HOUR_MS;
  return sampleDay({
    isMissing: ({ row }) => isUnread(row.msdyn_result_date),
    before: (days) => days.filter((_, i) => !UNREAD_DAYS.includes(i + 1)),
    others: () =>
      readAs(day, {
        spans: [
          [0, fromMs],
          [toMs, readToMs],
        ],
        readToMs,
        lost: [[fromMs, toMs]],
      }),
  });
}

/** The Thursday before was reported without its last results. */
export function restatedDay(): Report {
  const date = addDays(FRIDAY, -1);
  let late = 0;
  const before = sampleDay({ date, isMissing: ({ row }) => row.msdyn_result === 'LiveAnswer' && late++ < LATE_RESULTS });
  const after = sampleDay({ date });
  const at = new Date(dayOf(FRIDAY, ZONE).toMs - 3 * HOUR_MS).toISOString();
  const changes = changesFor(before, after);
  return { ...quietDay(), restated: [{ date, version: 2, reason: reasonFor(changes, after), changes, at }] };
}
