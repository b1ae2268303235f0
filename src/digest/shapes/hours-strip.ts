/** The hours of the day in which people were reached, as one strip of bars. */
import { busyHours } from '../../report/lists.ts';
import { certainlyLive } from '../../report/live.ts';
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import type { Brand } from '../options/brand.ts';
import { type ColumnBar, columnBars } from './column-bars.ts';

export interface StripView {
  readonly bars: readonly ColumnBar[];
  /** Under the bars, each over as many of them as it spans. */
  readonly labels: readonly { readonly text: string; readonly span: number }[];
  /** The best hour in words, for whoever does not see the bars, and by whose clock all of them are. */
  readonly best: string;
}

const HEIGHT = 34;
const LABEL_EVERY = 3;

/** From the first hour with an attempt to the last; null where nobody was reached. */
export function hoursStrip({ byHour, period }: Pick<Report, 'byHour' | 'period'>, words: Words, brand: Brand): StripView | null {
  const hours = busyHours(byHour);
  const reached = hours.map((hour) => certainlyLive(hour));
  const most = Math.max(0, ...reached);
  if (most === 0) return null;
  const best = Number(hours[reached.indexOf(most)]?.key ?? 0);
  const bars = columnBars(reached, { height: HEIGHT, accent: brand.accent, isNow: () => true });
  const starts = hours.flatMap(({ key }, i) =>
    i % LABEL_EVERY === 0 ? [{ text: key, span: Math.min(LABEL_EVERY, hours.length - i) }] : [],
  );
  const said = words.say('hours.bestIn', { hours: words.hourSpan(best, best + 1), zone: period.zone, count: most });
  return { bars: bars ?? [], labels: starts, best: said };
}
