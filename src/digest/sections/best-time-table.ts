/** When calls are answered. */
import type { BestTime, BestTimeCell, Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { type TableView, tableOf, withRowsOrNote } from '../tables/table-view.ts';

const MAX_CELLS = 5;
const ATTEMPTS = ['1', '2', '3+'];

/** The five weekday hours with the best lower bound, and the best one of each attempt; or that there are not enough data. Without a voice attempt there is nothing to say. */
export function bestTimeTable({ bestTime, totals }: Pick<Report, 'bestTime' | 'totals'>, words: Words): TableView | null {
  const head = { title: words.say('title.bestTime'), nameLabel: words.say('head.calledParty') };
  const rows = bestCells(bestTime).map((cell) => ({ ...cell, name: '', said: cellName(cell, words) }));
  if (rows.length === 0) {
    const note = (totals.voiceAttempts ?? 0) > 0 ? words.say('note.bestTimeNone') : null;
    return withRowsOrNote(tableOf({ ...head, note }, [], [], words));
  }
  return tableOf(
    { ...head, note: noteOf(bestTime, words) },
    rows,
    [
      { label: words.say('column.calls'), text: ({ live }) => words.count(live.denominator) },
      { label: words.say('column.liveAtLeast'), text: ({ live }) => words.percent(live.value) },
      { label: words.say('column.lowerBound'), text: ({ live }) => words.percent(live.low) },
    ],
    words,
  );
}

function noteOf(bestTime: BestTime | null, words: Words): Said {
  const note = words.say('note.bestTime', { days: bestTime?.days ?? 0 });
  return bestOfAttempts(bestTime).length > 0 ? words.paragraph([note, words.say('note.bestTimeByAttempt')]) : note;
}

/** The best cells of all attempts, then the best one of each. */
export function bestCells(bestTime: BestTime | null): readonly BestTimeCell[] {
  return [...(bestTime?.cells ?? []).slice(0, MAX_CELLS), ...bestOfAttempts(bestTime)];
}

/** The best cell of each attempt, the first attempt first. */
function bestOfAttempts(bestTime: BestTime | null): readonly BestTimeCell[] {
  const groups = Map.groupBy(bestTime?.byAttempt?.cells ?? [], ({ attempt }) => attempt);
  return ATTEMPTS.flatMap((attempt) => groups.get(attempt)?.slice(0, 1) ?? []);
}

/** "Tuesday, 10:00", with its attempt where it is of one. */
export function cellName({ weekday, hour, attempt }: BestTimeCell, words: Words): Said {
  const time = { weekday: words.weekday(weekday), at: words.hour(hour) };
  return attempt === 'any' ? words.say('row.time', time) : words.say('row.timeAttempt', { ...time, attempt });
}
