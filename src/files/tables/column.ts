/** A column of a table: what a cell of it holds, and how it is read from an item of the report. */

import type { Kpi } from '../../metrics/kpis/data/kpi.ts';
import { KPIS } from '../../metrics/kpis/kpi-table.ts';

/** count = whole number, number = any other, rate = 0 to 1, date = YYYY-MM-DD, instant = ISO 8601 UTC. */
export type ColumnType = 'text' | 'count' | 'number' | 'rate' | 'seconds' | 'date' | 'instant' | 'yes or no';

export interface Column {
  /** The path of the field within an item, as in the report's JSON: "value.sum". It is the heading too. */
  readonly name: string;
  readonly type: ColumnType;
}

/** What a cell holds; null = not measured, or it does not apply. Dates and instants are texts. */
export type Value = string | number | boolean | null;

/** Columns of one type. */
export function columns(type: ColumnType, ...names: readonly string[]): readonly Column[] {
  return names.map((name) => ({ name, type }));
}

/** Parts of a KPI that are not of its unit, wherever they stand. */
const PART_TYPES: Readonly<Record<string, ColumnType>> = {
  numerator: 'count',
  denominator: 'count',
  count: 'count',
  deliveries: 'count',
  sameHour: 'count',
  // Parts of a day are parts of 1.
  now: 'number',
  before: 'number',
  crossesRules: 'yes or no',
};
const UNIT_TYPES: Partial<Readonly<Record<Kpi['unit'], ColumnType>>> = {
  count: 'count',
  share: 'rate',
  seconds: 'seconds',
  'yes or no': 'yes or no',
};

/** The type of a KPI, or of one of its parts. */
function typeOf({ unit }: Pick<Kpi, 'unit'>, part?: string): ColumnType {
  const ofPart = part !== undefined && Object.hasOwn(PART_TYPES, part) ? PART_TYPES[part] : undefined;
  return ofPart ?? UNIT_TYPES[unit] ?? 'number';
}

/** A place where a report shows a number, the part of a KPI with its own place. */
export interface Place {
  readonly kpi: Kpi;
  /** Below the report: "contacts.retrySpacing.p50Seconds". */
  readonly path: string;
  readonly type: ColumnType;
}

/** Every number of a report, by the table that explains them (explain.ts): a new one is here by itself. */
export const PLACES: readonly Place[] = KPIS.flatMap((kpi) =>
  [kpi.path, ...kpi.alsoAt].flatMap((at): readonly Place[] => {
    const path = at.replace(/^\$\./, '');
    if (kpi.parts.length === 0) return [{ kpi, path, type: typeOf(kpi) }];
    return kpi.parts.map((part) => ({ kpi, path: `${path}.${part}`, type: typeOf(kpi, part) }));
  }),
);

/** The numbers of an item of the list at a path ("byQueue[*]"), without those of lists within it. */
export function measuresAt(at: string): readonly Column[] {
  return PLACES.filter(({ path }) => path.startsWith(`${at}.`))
    .map(({ path, type }) => ({ name: path.slice(at.length + 1), type }))
    .filter(({ name }) => !name.includes('[*]'));
}

/** What an item holds in a column; several texts are one, each on a line of its own. */
export function cellOf(item: unknown, { name }: Pick<Column, 'name'>): Value {
  const found = partAt(item, name);
  if (Array.isArray(found)) return found.join('\n');
  if (typeof found === 'number') return Number.isFinite(found) ? found : null;
  return typeof found === 'string' || typeof found === 'boolean' ? found : null;
}

/** The items of the list at a path ("bestTime.cells[*]"); none where the report has no such list. */
export function itemsAt(value: unknown, at: string): readonly object[] {
  const found = partAt(value, at.replace(/\[\*\]$/, ''));
  return Array.isArray(found) ? found : [];
}

/** A part of a value by its path; undefined where there is none. Names of built-in properties are none. */
export function partAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((whole, key) => {
    if (typeof whole !== 'object' || whole === null || !Object.hasOwn(whole, key)) return undefined;
    return (whole as Readonly<Record<string, unknown>>)[key];
  }, value);
}
