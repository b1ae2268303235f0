/** One number over the days up to the report's: its line, the band of what is usual, gaps for days that were not read. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Html } from '../../html.ts';
import { bandOf, type Span, type ValueOfDay } from './band.ts';
import { boxes, dots } from './coordinates.ts';
import { drawing, shape } from './drawing.ts';

export interface DayOfPanel extends ValueOfDay {
  /** Whether it was read whole: a gap otherwise. */
  readonly isRead: boolean;
  /** Whether its number can still change: an empty dot. */
  readonly isOpen: boolean;
}

export interface Panel {
  readonly title: string;
  readonly description: string;
  readonly days: readonly DayOfPanel[];
}

/** Width of a day, and the height of all, in units of the drawing. */
const STEP = 10;
const HEIGHT = 100;
const [TOP, BOTTOM] = [5, 96];
/** Of the greatest: where the least is more, the axis does not begin at 0. */
const FAR = 0.4;
/** Dots of more days would touch each other. */
const MOST_DOTS = 120;

/** The panel, and the numbers at its edges. */
export function trendPanel({ title, description, days }: Panel): { readonly svg: Html; readonly range: Span } {
  const band = bandOf(days);
  const range = rangeOf(days, band);
  const y = scaleLinear([range.low, range.high], [BOTTOM, TOP]);
  const svg = drawing({
    className: 'graph',
    width: days.length * STEP,
    height: HEIGHT,
    title,
    description,
    content: [
      shape('gap', boxes(columnsOf(days, ({ isRead }) => !isRead))),
      shape('own', boxes(columnsOf(days, ({ isOwn }) => isOwn))),
      shape('base', `M0 ${BOTTOM}h${days.length * STEP}M0 ${TOP}h${days.length * STEP}`),
      shape('band', bandPath(band, y)),
      shape('line', linePath(days, y)),
      ...dotsOf(days, y),
    ],
  });
  return { svg, range };
}

type Height = (value: number) => number;

/** Round numbers that nothing lies beyond; from 0 unless all are far from it, since what is small beside them would not be seen. */
function rangeOf(days: readonly DayOfPanel[], band: readonly (Span | null)[]): Span {
  const values = [...days.flatMap(({ value }) => value ?? []), ...band.flatMap((span) => (span === null ? [] : [span.low, span.high]))];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [low = 0, high = 1] = scaleLinear([least > most * FAR ? least : 0, most > 0 ? most : 1], [0, 1])
    .nice(4)
    .domain();
  return { low, high: high > low ? high : low + 1 };
}

function centre(index: number): number {
  return index * STEP + STEP / 2;
}

function columnsOf(days: readonly DayOfPanel[], is: (day: DayOfPanel) => boolean) {
  return days.flatMap((day, i) => (is(day) ? [[i * STEP, 0, STEP, HEIGHT] as const] : []));
}

function bandPath(band: readonly (Span | null)[], y: Height): string | null {
  return area<Span | null>()
    .digits(0)
    .defined((span) => span !== null)
    .x((_, i) => centre(i))
    .y0((span) => y(span?.low ?? 0))
    .y1((span) => y(span?.high ?? 0))(band);
}

function linePath(days: readonly DayOfPanel[], y: Height): string | null {
  return line<DayOfPanel>()
    .digits(0)
    .defined(({ value }) => value !== null)
    .x((_, i) => centre(i))
    .y(({ value }) => y(value ?? 0))(days);
}

/** Every day that is known, of very many those alone that no line leads to; the report's own are larger, and those that can still change are rings. */
function dotsOf(days: readonly DayOfPanel[], y: Height): Html[] {
  const isShown = (i: number) => days.length <= MOST_DOTS || ![days[i - 1], days[i + 1]].some((day) => (day?.value ?? null) !== null);
  const at = (is: (day: DayOfPanel) => boolean) =>
    dots(days.flatMap((day, i) => (day.value !== null && isShown(i) && is(day) ? [[centre(i), y(day.value)] as const] : [])));
  const [others, own, open] = [at(({ isOwn }) => !isOwn), at(({ isOwn }) => isOwn), at(({ isOpen }) => isOpen)];
  return [shape('dot', others), shape('dot now', own), shape('hole', open)];
}
