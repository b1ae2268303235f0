/** The parameters of GET /api/report, as schemas. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { EXTENTS } from '../../lookup/report-query.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { NOT_GIVEN } from '../../report/lists.ts';
import { SCOPE_COLUMNS, type ScopeColumn } from '../../report/scope.ts';
import { type DateSpan, monthSpan, quarterSpan, SPAN_PATTERNS, weekSpan, yearSpan } from '../../time/calendar-span.ts';
import { COMPARES } from '../../time/compared-period.ts';
import { dateParameter, wholeNumber, zoneParameter } from '../parameters.ts';
import { versionParameter } from '../snapshots/snapshot-schema.ts';
import { formQuery } from './form-schema.ts';
import { pageQuery } from './page-query.ts';

/** Spans of the calendar by name. */
export const SPANS = { week: weekSpan, month: monthSpan, quarter: quarterSpan, year: yearSpan } satisfies Record<
  keyof typeof SPAN_PATTERNS,
  (text: string) => DateSpan
>;
const EXAMPLES = { week: '2026-W47', month: '2026-11', quarter: '2026-Q4', year: '2026' } as const;
const MOST_LAST_DAYS = 366;

/** Of these at most one may be given; "to" goes with two of them. */
export const PERIOD_FIELDS = {
  date: dateParameter.describe('One local day; yesterday where no days are named').optional(),
  from: dateParameter.describe('First local day; with "to" at most 400 days').optional(),
  days: wholeNumber(MOST_LAST_DAYS).describe('The last so many days up to "to", or up to yesterday').optional(),
  week: spanParameter('week').describe('ISO week, Monday to Sunday').optional(),
  month: spanParameter('month').describe('Month of the calendar').optional(),
  quarter: spanParameter('quarter').describe('Quarter of the calendar').optional(),
  year: spanParameter('year').describe('Year of the calendar').optional(),
};

const OF_WHAT: Readonly<Record<ScopeColumn, string>> = {
  configuration: 'Engagement configuration by id or name',
  queue: 'Queue by id or name',
  channel: 'Channel, such as Voice or SMS',
  dialMode: 'Dial mode, such as Progressive',
};

export const reportQuery = z.strictObject({
  ...PERIOD_FIELDS,
  to: dateParameter.describe('Last local day, included; goes with "from" or "days"').optional(),
  zone: zoneParameter.optional(),
  ...recordOf(SCOPE_COLUMNS, (column) => z.array(scopeParameter(column)).describe(wordsOf(column)).optional()),
  compare: z
    .enum(COMPARES)
    .describe('What the days are held against, where that is not what it usually is: an earlier day or span that shares no day with them')
    .optional(),
  ...formQuery.shape,
  ...pageQuery.shape,
  extent: z.enum(EXTENTS).describe('counts leaves out what needs the weeks before, and is quick; full without it').optional(),
});

/** A stored version of one day; its `date` has to be given, which parseVersionQuery() says. */
export const versionQuery = z.strictObject({
  date: reportQuery.shape.date,
  zone: zoneParameter.optional(),
  version: versionParameter.describe('That version of a closed day, as it was computed; needs "date"').optional(),
  ...formQuery.shape,
  ...pageQuery.shape,
});

/** What the numbers mean in place of the numbers. */
export const explainQuery = z.strictObject({
  explain: z.enum(['1']).describe('1 = what each number means, in place of the numbers').optional(),
});

/** All that the address takes. */
export const reportParameters = z.strictObject({ ...reportQuery.shape, ...versionQuery.shape, ...explainQuery.shape });

/** The address of the site takes no days: they are yesterday, or those of a link. */
export const rootQuery = z.strictObject({ compare: reportQuery.shape.compare, ...pageQuery.shape });

/** Checked by the calendar, whose error names the rule. */
function spanParameter(name: keyof typeof SPANS) {
  const checked = (text: string) => {
    SPANS[name](text);
    return text;
  };
  return z
    .string()
    .overwrite(checked)
    .meta({ pattern: SPAN_PATTERNS[name].source, examples: [EXAMPLES[name]] });
}

function scopeParameter(column: ScopeColumn) {
  return z.string().overwrite((text) => {
    if (text.trim() !== '') return text;
    const rule = `give a value, ${NOT_GIVEN} for rows without one, or leave it out`;
    throw new InputError('input.query', `Cannot use an empty "${column}": ${rule}`);
  });
}

function wordsOf(column: ScopeColumn): string {
  return `${OF_WHAT[column]}; may repeat (any of them), ${NOT_GIVEN} = rows without one`;
}
