/** The few numbers at the top of a mail, each with its change, and the 14 days up to it as small bars. */
import { heldAgainst } from '../report/comparison/comparison-model.ts';
import { LIVE_RATES } from '../report/live.ts';
import type { Rate, RateId, Report, Signal, TrendPoint } from '../report/report.ts';
import { type ComparedCount, comparedCount } from '../report/signals/change-signals.ts';
import { anomalyOf, directionOf } from '../report/signals/signals.ts';
import type { Said } from '../words/declared/arguments.ts';
import type { MessageId } from '../words/declared/message-values.ts';
import type { Words } from '../words/words.ts';
import type { Brand } from './options/brand.ts';
import type { Preset } from './presets.ts';
import { type ColumnBar, columnBars } from './shapes/column-bars.ts';

export interface FigureView {
  readonly label: Said;
  /** What explains it (src/metrics/kpis/kpi-table.ts). */
  readonly kpi: string;
  /** What it is a share of, with its interval; null of what is no share. */
  readonly rate: Rate | null;
  readonly value: string;
  /** What it is held to, or why it is not known; null without either. */
  readonly note: string | null;
  readonly change: ChangeView | null;
  /** The days up to this one; null where none is known. */
  readonly bars: readonly ColumnBar[] | null;
}

/** How it changed; unclear = within noise. */
export interface ChangeView {
  readonly text: string;
  readonly isClear: boolean;
}

/** What a figure is made of. */
interface Source {
  readonly report: Report;
  readonly signals: readonly Signal[];
  readonly words: Words;
}

interface Figure {
  readonly label: Extract<MessageId, `figure.${string}`>;
  readonly kpi: string;
  readonly rate?: (source: Source) => Rate | null;
  readonly value: (source: Source) => Said;
  readonly note?: (source: Source) => Said | null;
  /** Id under which signals tell of it, and the change in words. */
  readonly change?: (source: Source) => { readonly what: string; readonly text: Said | null };
  readonly day?: (day: TrendPoint) => number | null;
}

const BAR_HEIGHT = 22;
/** Local days, the report's own among them. */
const BAR_DAYS = 14;

const FIGURES = {
  deliveries: countFigure('figure.deliveries', 'deliveries', (day) => day.deliveries),
  attempts: countFigure('figure.attempts', 'attempts', (day) => day.attempts),
  contacts: countFigure('figure.contacts', 'contacts'),
  created: countFigure('figure.created', 'intake'),
  reached: rateFigure('figure.reached', LIVE_RATES.low),
  offHook: rateFigure('figure.offHook', 'offHook'),
  machine: rateFigure('figure.machine', 'machine'),
  badNumber: rateFigure('figure.badNumber', 'badNumber'),
  notTried: rateFigure('figure.notTried', 'notTried'),
  converted: {
    ...rateFigure('figure.converted', 'conversion'),
    note: ({ report, words }) => (report.rates.conversion.value === null ? words.say('figure.notMeasured') : null),
  },
  medianCall: {
    label: 'figure.medianCall',
    kpi: 'callSeconds',
    value: ({ report, words }) => words.duration(report.totals.callSeconds.p50),
    change: ({ report, words }) => {
      const before = heldAgainst(report.comparison)?.totals.callSeconds.p50 ?? null;
      return { what: 'callSeconds.p50', text: words.durationChange(report.totals.callSeconds.p50, before) };
    },
  },
  abandoned: {
    label: 'figure.abandoned',
    kpi: 'abandonedMicrosoft',
    rate: ({ report }) => abandonmentOf(report),
    value: ({ report, words }) => words.percent(abandonmentOf(report)?.value ?? null),
    note: abandonmentNote,
    day: (day) => day.rates.abandonment?.value ?? null,
  },
  open: {
    label: 'figure.open',
    kpi: 'backlog',
    value: ({ report, words }) => words.count(report.backlog?.total ?? null),
    note: ({ report, words }) => (report.backlog === null ? words.say('figure.notCounted') : null),
  },
  outsideHours: {
    label: 'figure.outsideHours',
    kpi: 'hoursViolation',
    value: ({ report, words }) => words.count(report.compliance.callingHours.violation),
  },
  overCaps: {
    label: 'figure.overCaps',
    kpi: 'contactsOverCap',
    value: ({ report: { compliance }, words }) =>
      words.count(compliance.frequency.length === 0 ? null : Math.max(...compliance.frequency.map(({ contactsOver }) => contactsOver))),
  },
  afterWish: {
    label: 'figure.afterWish',
    kpi: 'afterDoNotContact',
    value: ({ report, words }) => words.count(report.compliance.afterDoNotContact?.count ?? null),
  },
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureId = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

/** The figures at the top: what the reader's role needs. */
export const PRESET_FIGURES: Readonly<Record<Preset, readonly FigureId[]>> = {
  brief: ['deliveries', 'reached', 'abandoned', 'converted'],
  supervisor: ['deliveries', 'reached', 'abandoned', 'open'],
  campaigns: ['deliveries', 'contacts', 'reached', 'converted'],
  compliance: ['outsideHours', 'overCaps', 'abandoned', 'afterWish'],
  full: [
    ...['deliveries', 'attempts', 'contacts', 'created'],
    ...['reached', 'offHook', 'machine', 'badNumber'],
    ...['notTried', 'medianCall', 'abandoned', 'converted'],
  ] as const,
};

/** The figures of a report, as they are asked for. */
export function figuresOf(ids: readonly FigureId[], source: Source, brand: Brand): FigureView[] {
  const { trend = [], period } = source.report;
  // Beside the figures of several days those of single ones would mislead.
  const days = period.days === 1 ? trend.slice(-BAR_DAYS) : [];
  return ids.map((id) => {
    const { label, kpi, rate, value, note, change, day }: Figure = FIGURES[id];
    const isNow = (i: number) => i === days.length - 1;
    return {
      label: source.words.say(label),
      kpi,
      rate: rate?.(source) ?? null,
      value: value(source),
      note: note?.(source) ?? null,
      change: changeView(change?.(source), source),
      bars: day === undefined ? null : columnBars(days.map(day), { height: BAR_HEIGHT, accent: brand.accent, isNow }),
    };
  });
}

function countFigure(label: Figure['label'], key: ComparedCount, day?: Figure['day']): Figure {
  return {
    label,
    kpi: key,
    value: ({ report, words }) => words.count(report.totals[key]),
    change: ({ report, words }) => {
      const { now = null, before = null } = comparedCount(report, key) ?? {};
      return { what: key, text: words.countChange(now, before) };
    },
    ...(day && { day }),
  };
}

/** Not every rate is kept day by day. */
function rateFigure(label: Figure['label'], id: RateId): Figure {
  return {
    label,
    kpi: `${id}Rate`,
    rate: ({ report }) => report.rates[id],
    value: ({ report, words }) => words.percent(report.rates[id].value),
    change: ({ report, words }) => {
      const before = heldAgainst(report.comparison)?.rates[id].value ?? null;
      return { what: id, text: words.points(report.rates[id].value, before) };
    },
    day: ({ rates }) => (rates as Partial<Record<RateId, Rate | null>>)[id]?.value ?? null,
  };
}

/** A change in words with its arrow; null where there is nothing to compare. An arrow is drawn where signals say that it is more than noise. */
function changeView(change: ReturnType<NonNullable<Figure['change']>> | undefined, { signals, words }: Source): ChangeView | null {
  if (change === undefined || change.text === null) return null;
  const direction = directionOf(signals, change.what);
  const isClear = direction !== null || anomalyOf(signals, change.what) !== undefined;
  return { text: direction === null ? change.text : words.say(`pill.${direction}`, { change: change.text }), isClear };
}

/** As Microsoft divides; null where nothing tells of it. */
function abandonmentOf({ compliance: { abandonment } }: Report): Rate | null {
  return abandonment.source === null ? null : abandonment.microsoft;
}

/** Whether a configuration is over its limit, which is held against live answers of 30 days. */
function abandonmentNote({ report, words }: Source): Said | null {
  const { source, regulatory } = report.compliance.abandonment;
  if (source === null) return words.say('figure.notMeasured');
  if (regulatory.some(({ room }) => room < 0)) return words.say('figure.overLimit');
  // "ok" beside "n/a" would say of the day what is true of the days before it.
  return regulatory.length === 0 || (abandonmentOf(report)?.value ?? null) === null ? null : words.say('figure.withinLimit');
}
