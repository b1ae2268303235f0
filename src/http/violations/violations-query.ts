/** Which violations a caller asks for: of which days and kinds, which page of them, and in which form. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../../errors.ts';
import type { ViolationsQuery } from '../../lookup/violations/list-violations.ts';
import type { ViolationPlace } from '../../lookup/violations/scan-violations.ts';
import { VIOLATION_KINDS } from '../../lookup/violations/violations-of.ts';
import type { Period } from '../../time/local-day.ts';
import { negotiated } from '../negotiate.ts';
import { cursorOf, parseCursor } from '../paging.ts';
import { parseQuery } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { periodOfQuery } from '../report/period-query.ts';
import { violationsQuery } from './violations-schema.ts';

export interface AskedViolations {
  readonly query: ViolationsQuery;
  readonly format: 'json' | 'csv';
  readonly bom: boolean;
}

const DEFAULT_LIMIT = 1000;
const TYPES = { 'application/json': 'json', 'text/csv': 'csv' } as const;

/** Yesterday where no days are named, all kinds where none is. @throws InputError that names the parameter and the rule, NotAcceptableError */
export function parseViolationsQuery(
  request: Pick<HttpRequest, 'url' | 'headers'>,
  defaults: { readonly zone: string; readonly nowMs: number },
): AskedViolations {
  const asked = parseQuery(violationsQuery, queryOf(request));
  const { period } = periodOfQuery(asked, asked.zone ?? defaults.zone, defaults.nowMs);
  const format = asked.format ?? TYPES[negotiated(request.headers.get('accept'), Object.keys(TYPES) as (keyof typeof TYPES)[])];
  if (asked.bom !== undefined && format !== 'csv')
    throw new InputError('input.query', `Cannot use "bom" with the format "${format}": it is of CSV alone`);
  const after = parseCursor(asked.after, (place) => placeIn(period, place));
  const kinds = new Set(asked.kind ?? VIOLATION_KINDS);
  return { query: { period, kinds, after, limit: asked.limit ?? DEFAULT_LIMIT }, format, bom: asked.bom !== undefined };
}

/** What `after` is for those after a listed one. */
export function cursorAfter(place: ViolationPlace): string {
  return cursorOf(place);
}

function placeIn({ fromMs, toMs }: Period, [placeMs, id, index]: readonly unknown[]): ViolationPlace | undefined {
  if (typeof placeMs !== 'number' || !(placeMs >= fromMs && placeMs < toMs)) return undefined;
  return typeof id === 'string' && typeof index === 'number' ? [placeMs, id, index] : undefined;
}
