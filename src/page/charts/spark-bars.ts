/** The last days of one row of a table, as bars no larger than its text: upright lines, which charts.css makes as thick as a bar. */
import { type Html, NOTHING } from '../../html.ts';
import { coordinate } from './coordinates.ts';
import { drawing, shape } from './drawing.ts';

const [STEP, HEIGHT] = [4, 16];

/** One bar a day, oldest first, the last in another colour; none where a day is not known, and nothing at all where no day is. `title` = the same in words. */
export function sparkBars(values: readonly (number | null)[], title: string): Html {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return NOTHING;
  const most = Math.max(1, ...known);
  const bars = values.flatMap((value, i) =>
    value === null ? [] : [`M${i * STEP + STEP / 2} ${HEIGHT}v${coordinate(-heightOf(value / most))}`],
  );
  const isLastKnown = values.at(-1) !== null;
  return drawing({
    className: 'spark',
    width: values.length * STEP,
    height: HEIGHT,
    title,
    content: [
      shape('bar', (isLastKnown ? bars.slice(0, -1) : bars).join('')),
      shape('bar now', (isLastKnown ? bars.slice(-1) : []).join('')),
    ],
  });
}

/** A day of nothing is a line: it was seen. */
function heightOf(share: number): number {
  return Math.max(1, share * HEIGHT);
}
