/** When calls are answered. */
import type { BestTime, BestTimeCell, Report } from '../../report/report.ts';
import { clean } from '../../words/clean.ts';
import { type TableView, tableOf, withRowsOrNote } from '../tables/table-view.ts';
import { weekdayName } from '../words/dates.ts';
import { counted, formatCount, formatPercent } from '../words/format.ts';

const MAX_CELLS = 5;
const ATTEMPTS = ['1', '2', '3+'];
const HEAD = { title: 'Best time to call', nameLabel: 'Where the called party is' };

/** The five weekday hours with the best lower bound, and the best one of each attempt; or that there are not enough data. Without a voice attempt there is nothing to say. */
export function bestTimeTable({ bestTime, totals }: Pick<Report, 'bestTime' | 'totals'>): TableView | null {
  const cells = [...(bestTime?.cells ?? []).slice(0, MAX_CELLS), ...bestOfAttempts(bestTime)];
  const rows = cells.map((cell) => ({ ...cell, name: cellName(cell) }));
  if (rows.length === 0)
    return withRowsOrNote(tableOf({ ...HEAD, note: (totals.voiceAttempts ?? 0) > 0 ? 'Not enough data yet.' : null }, [], []));
  return tableOf({ ...HEAD, note: noteOf(bestTime) }, rows, [
    { label: 'Calls', text: ({ live }) => formatCount(live.denominator) },
    { label: 'Live, at least', text: ({ live }) => formatPercent(live.value) },
    { label: 'Lower bound', text: ({ live }) => formatPercent(live.low) },
  ]);
}

function noteOf(bestTime: BestTime | null): string {
  return `Over ${counted(bestTime?.days ?? 0, 'day')}, by the lower bound of the live answer rate (95 %); hours with fewer than 30 calls are left out.${bestOfAttempts(bestTime).length > 0 ? ' By attempt: of this period alone.' : ''}`;
}

/** The best cell of each attempt, the first attempt first. */
function bestOfAttempts(bestTime: BestTime | null): readonly BestTimeCell[] {
  const groups = Map.groupBy(bestTime?.byAttempt?.cells ?? [], ({ attempt }) => attempt);
  return ATTEMPTS.flatMap((attempt) => groups.get(attempt)?.slice(0, 1) ?? []);
}

function cellName({ weekday, hour, attempt }: BestTimeCell): string {
  const time = `${weekdayName(weekday)} ${`${hour}`.padStart(2, '0')}:00`;
  return attempt === 'any' ? time : `${time}, attempt ${clean(attempt, 10)}`;
}
