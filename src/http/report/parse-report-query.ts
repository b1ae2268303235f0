/** Reads from a request's query what report it asks for. */
import { InputError } from '../../errors.ts';
import { assertNotFuture, EXTENTS, type Extent, type ReportQuery } from '../../lookup/report-query.ts';
import { NOT_GIVEN } from '../../report/lists.ts';
import { type ReportScope, SCOPE_COLUMNS } from '../../report/scope.ts';
import { parseZone, shown } from '../../time/zone.ts';
import { assertKnown } from '../assert-known.ts';
import { type SnapshotQuery, snapshotQueryOf } from '../snapshots/snapshot-query.ts';
import { PERIOD_PARAMETERS, parsePeriod } from './period-query.ts';
import { FORM_PARAMETERS } from './report-form.ts';

export const REPORT_PARAMETERS = [...PERIOD_PARAMETERS, 'zone', ...SCOPE_COLUMNS, ...FORM_PARAMETERS, 'extent', 'version'] as const;
export const EXPLAIN_PARAMETER = 'explain';
const VERSION_PARAMETERS: readonly string[] = ['date', 'zone', 'version', ...FORM_PARAMETERS];

export interface QueryDefaults {
  readonly zone: string;
  /** UTC epoch milliseconds; no day after it can be asked for. */
  readonly nowMs: number;
}

/** Reads the query; yesterday where no days are named. @throws InputError that names the parameter and the rule */
export function parseReportQuery(query: URLSearchParams, { zone: defaultZone, nowMs }: QueryDefaults): ReportQuery {
  assertKnown(query, REPORT_PARAMETERS, SCOPE_COLUMNS);
  const zone = parseZone(query.get('zone') ?? defaultZone);
  const { period, kind } = parsePeriod(query, zone, nowMs);
  assertNotFuture(period, nowMs);
  return { period, kind, scope: parseScope(query), extent: parseExtent(query.get('extent')) };
}

/** Each may be given several times: any of its values. */
function parseScope(query: URLSearchParams): ReportScope {
  const scope = SCOPE_COLUMNS.flatMap((name) => {
    const values = query.getAll(name);
    if (values.some((value) => value.trim() === ''))
      throw new InputError(
        'input.query',
        `Cannot use an empty "${name}": give a value, ${NOT_GIVEN} for rows without one, or leave it out`,
      );
    return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values]];
  });
  return Object.fromEntries(scope);
}

/** The stored version that is asked for; undefined without `version`: then the report is worked out from what history holds now. @throws InputError that names the parameters and the rule */
export function parseVersionQuery(query: URLSearchParams, defaultZone: string): SnapshotQuery | undefined {
  if (!query.has('version')) return undefined;
  const other = REPORT_PARAMETERS.find((name) => query.has(name) && !VERSION_PARAMETERS.includes(name));
  if (other !== undefined)
    throw new InputError('input.query', `Cannot use "version" together with "${other}": a version is of one whole day, as it was computed`);
  assertKnown(query, VERSION_PARAMETERS);
  const date = query.get('date');
  if (date === null) throw new InputError('input.query', 'Cannot use "version" without "date"');
  return snapshotQueryOf(date, query, defaultZone);
}

/** Whether `explain=1` is given: then the caller wants to know what the numbers mean, not the numbers. @throws InputError for any other value */
export function isExplainAsked(query: URLSearchParams): boolean {
  const text = query.get(EXPLAIN_PARAMETER);
  if (text !== null && text !== '1') throw new InputError('input.query', `Cannot use the value "${shown(text)}" of "explain": it is not 1`);
  return text === '1';
}

function parseExtent(text: string | null): Extent {
  const extent = EXTENTS.find((known) => known === (text ?? 'full'));
  if (extent === undefined)
    throw new InputError('input.query', `Cannot use the extent "${shown(text ?? '')}": it is none of ${EXTENTS.join(', ')}`);
  return extent;
}
