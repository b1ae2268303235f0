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

/** The panel, and the number at its upper edge; the lower one is 0. */
export function trendPanel({ title, description, days }: Panel): { readonly svg: Html; readonly top: number } {
  const band = bandOf(days);
  const top = topOf(days, band);
  const y = scaleLinear([0, top], [BOTTOM, TOP]);
  const svg = drawing({
    className: 'panel',
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
  return { svg, top };
}

type Height = (value: number) => number;

/** A round number that nothing is above. */
function topOf(days: readonly DayOfPanel[], band: readonly (Span | null)[]): number {
  const most = Math.max(0, ...days.map(({ value }) => value ?? 0), ...band.map((span) => span?.high ?? 0));
  const [, top = 1] = scaleLinear([0, most === 0 ? 1 : most], [0, 1]).nice(4).domain();
  return top;
}

function centre(index: number): number {
  return index * STEP + STEP / 2;
}

function columnsOf(days: readonly DayOfPanel[], is: (day: DayOfPanel) => boolean) {
  return days.flatMap((day, i) => (is(day) ? [[i * STEP, 0, STEP, HEIGHT] as const] : []));
}

function bandPath(band: readonly (Span | null)[], y: Height): string | null {
  return area<Span | null>()
    .digits(1)
    .defined((span) => span !== null)
    .x((_, i) => centre(i))
    .y0((span) => y(span?.low ?? 0))
    .y1((span) => y(span?.high ?? 0))(band);
}

function linePath(days: readonly DayOfPanel[], y: Height): string | null {
  return line<DayOfPanel>()
    .digits(1)
    .defined(({ value }) => value !== null)
    .x((_, i) => centre(i))
    .y(({ value }) => y(value ?? 0))(days);
}

/** Every day that is known; those that can still change are rings, those of the report are larger. */
function dotsOf(days: readonly DayOfPanel[], y: Height): Html[] {
  const at = (is: (day: DayOfPanel) => boolean) =>
    dots(days.flatMap((day, i) => (day.value !== null && is(day) ? [[centre(i), y(day.value)] as const] : [])));
  return [
    shape(
      'dot',
      at(({ isOwn }) => !isOwn),
    ),
    shape(
      'dot now',
      at(({ isOwn }) => isOwn),
    ),
    shape(
      'hole',
      at(({ isOpen }) => isOpen),
    ),
  ];
}
