/** Reads from a request's query what report it asks for. */
import { InputError } from '../../errors.ts';
import { assertNotFuture, type ReportQuery } from '../../lookup/report-query.ts';
import { type ReportScope, SCOPE_COLUMNS } from '../../report/scope.ts';
import { parseZone } from '../../time/zone.ts';
import { assertKnown } from '../assert-known.ts';
import { isRepeatable, namesOf, parsePart, parseQuery } from '../parse-query.ts';
import { type SnapshotQuery, snapshotOf } from '../snapshots/snapshot-query.ts';
import { periodOfQuery } from './period-query.ts';
import { explainQuery, reportParameters, reportQuery, versionQuery } from './report-query-schema.ts';

const GO_WITH_EXPLAIN: readonly string[] = ['explain', 'format'];
const REPEATABLE = namesOf(reportParameters).filter((name) => isRepeatable(reportParameters.shape[name]));

export interface QueryDefaults {
  readonly zone: string;
  /** UTC epoch milliseconds; no day after it can be asked for. */
  readonly nowMs: number;
}

/** Reads the query; yesterday where no days are named. @throws InputError that names the parameter and the rule */
export function parseReportQuery(query: URLSearchParams, { zone: defaultZone, nowMs }: QueryDefaults): ReportQuery {
  const asked = parseQuery(reportQuery, query);
  const { period, kind } = periodOfQuery(asked, asked.zone ?? parseZone(defaultZone), nowMs);
  assertNotFuture(period, nowMs);
  const compare = asked.compare && { compare: asked.compare };
  return { period, kind, ...compare, scope: scopeOf(asked), extent: asked.extent ?? 'full' };
}

/** One value as a text, several as a list: any of them. */
function scopeOf(asked: { readonly [Column in keyof ReportScope]?: readonly string[] | undefined }): ReportScope {
  const scope = SCOPE_COLUMNS.flatMap((column) => {
    const values = asked[column];
    return values === undefined ? [] : [[column, values.length === 1 ? values[0] : values]];
  });
  return Object.fromEntries(scope);
}

/** The stored version that is asked for; undefined without `version`: then the report is worked out from what history holds now. @throws InputError that names the parameters and the rule */
export function parseVersionQuery(query: URLSearchParams, defaultZone: string): SnapshotQuery | undefined {
  if (!query.has('version')) return undefined;
  const own: readonly string[] = namesOf(versionQuery);
  const other = namesOf(reportQuery).find((name) => query.has(name) && !own.includes(name));
  if (other !== undefined)
    throw new InputError('input.query', `Cannot use "version" together with "${other}": a version is of one whole day, as it was computed`);
  const { date, ...asked } = parseQuery(versionQuery, query);
  if (date === undefined) throw new InputError('input.query', 'Cannot use "version" without "date"');
  return snapshotOf(date, asked, defaultZone);
}

/** Whether `explain=1` is given: then the caller wants to know what the numbers mean, not the numbers. @throws InputError for any other value, for what goes not with it, and for a parameter that the address does not take */
export function isExplainAsked(query: URLSearchParams): boolean {
  assertKnown(query, namesOf(reportParameters), REPEATABLE);
  if (parsePart(explainQuery, query).explain === undefined) return false;
  const other = namesOf(reportParameters).find((name) => query.has(name) && !GO_WITH_EXPLAIN.includes(name));
  if (other !== undefined)
    throw new InputError(
      'input.query',
      `Cannot use "explain" together with "${other}": what the numbers mean is the same for every report`,
    );
  return true;
}
