/** The single numbers of a report as tables: totals, rates, and all others, as the table of KPIs explains them. A new one is here by itself. */
import { RATE_PARTS } from '../../metrics/kpis/data/kpi.ts';
import { RATES } from '../../metrics/kpis/rate-table.ts';
import type { Report } from '../../report/report.ts';
import { cellOf, columns, PLACES, type Place, partAt } from './column.ts';
import type { TableDefinition } from './table.ts';

const TOTALS = 'totals.';
const SINGLE = PLACES.filter(({ path }) => !path.includes('[*]'));
const isRate = ({ kpi }: Place) => kpi.parts === RATE_PARTS;
// The comparison's totals and rates stand beside those of the period; weekBefore repeats `before`, and yes or no stands in the summary.
const isBeside = ({ path }: Place) => /^(?:totals|rates|comparison\.(?:weekBefore|\w+\.(?:totals|rates)))\./.test(path);
const FIGURES = SINGLE.filter((place) => !isRate(place) && !isBeside(place) && place.type !== 'yes or no');
const TOTAL_PLACES = SINGLE.filter(({ path }) => path.startsWith(TOTALS));
/** Rates of the report as a whole: those of the table of rates, and those of contacts and compliance. */
const RATE_PATHS = [
  ...new Map(SINGLE.filter((place) => isRate(place) && !place.path.startsWith('comparison.')).map((place) => [pathOfRate(place), place])),
];

const RATE_COLUMNS = [...columns('count', 'numerator', 'denominator'), ...columns('rate', 'value', 'low', 'high')];
const EARLIER = ['before', 'mean7', 'mean28'];

/** Totals, each beside that of the period before. */
const totals: TableDefinition = {
  name: 'totals',
  columns: [...columns('text', 'id', 'name', 'unit'), ...columns('number', 'value', 'before')],
  itemsOf: (report) =>
    TOTAL_PLACES.map(({ kpi, path, type }) => ({
      id: path.slice(TOTALS.length),
      name: kpi.name,
      unit: unitOf({ kpi, type }),
      value: cellOf(report, { name: path }),
      before: cellOf(report, { name: `comparison.before.${path}` }),
    })),
};

/** Rates with their parts and bounds, beside those of the period before and the means of the days before. */
const rates: TableDefinition = {
  name: 'rates',
  columns: [
    ...columns('text', 'path', 'name'),
    ...RATE_COLUMNS,
    ...columns('yes or no', 'signal'),
    ...EARLIER.flatMap((period) => RATE_COLUMNS.map(({ name, type }) => ({ name: `${period}.${name}`, type }))),
  ],
  itemsOf: (report) =>
    RATE_PATHS.map(([path, { kpi }]) => {
      const rate = partAt(report, path);
      const earlier = EARLIER.map((period) => [period, partAt(report.comparison, `${period}.${path}`) ?? null]);
      return {
        path,
        name: kpi.name,
        ...(typeof rate === 'object' ? rate : {}),
        signal: signalOf(path, report),
        ...Object.fromEntries(earlier),
      };
    }),
};

/** Every other number that stands by itself. */
const figures: TableDefinition = {
  name: 'figures',
  columns: [...columns('text', 'group', 'path', 'name', 'unit'), ...columns('number', 'value')],
  itemsOf: (report) =>
    FIGURES.map(({ kpi, path, type }) => ({
      group: kpi.group,
      path,
      name: kpi.name,
      unit: unitOf({ kpi, type }),
      value: cellOf(report, { name: path }),
    })),
};

export const FIGURE_TABLES: readonly TableDefinition[] = [totals, rates, figures];

/** A rate's own path: that of its parts without them. */
function pathOfRate({ path }: Place): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function unitOf({ kpi, type }: Pick<Place, 'kpi' | 'type'>): string {
  return type === 'count' ? 'count' : kpi.unit;
}

/** Whether it changed by more than noise; null of rates that are not compared. */
function signalOf(path: string, { comparison }: Report): boolean | null {
  const rate = RATES.find(({ id }) => path === `rates.${id}`);
  return rate === undefined ? null : comparison.signals.includes(rate.id);
}
