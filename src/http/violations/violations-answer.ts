/** Violations for whoever may see them all: a page as JSON or CSV, and a note of it in the run log. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { assertAdmin } from '../../access/admin-only.ts';
import type { Reader } from '../../access/reader.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import { fileNameOf } from '../../files/file-name.ts';
import { csvBytes } from '../../files/formats/csv.ts';
import { MEDIA_TYPES } from '../../files/report-file.ts';
import type { ViolationList, ViolationsQuery } from '../../lookup/violations/list-violations.ts';
import type { RulePack } from '../../metrics/zones/rule-packs.ts';
import { jsonAnswer } from '../json-answer.ts';
import { addressWith, linkTo } from '../paging.ts';
import { namesOf } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { fixedDays } from '../report/period-query.ts';
import { type ShownViolations, shownViolations } from './shown-violations.ts';
import { type AskedViolations, cursorAfter, parseViolationsQuery } from './violations-query.ts';
import { violationsQuery } from './violations-schema.ts';
import { violationsTable } from './violations-table.ts';

export interface ViolationAnswerPorts {
  readonly settings: { readonly reportZone: string; readonly rules: { readonly rulePack: RulePack } };
  readonly access: { readonly record: RecordAccess };
  listViolations(query: ViolationsQuery): Promise<ViolationList>;
  now(): number;
}

type Request = Pick<HttpRequest, 'url' | 'headers'>;

/** @throws AccessError for whoever is no administrator, InputError, StoreError */
export async function violationsAnswer(
  ports: ViolationAnswerPorts,
  request: Request,
  identify: () => Promise<Reader>,
): Promise<HttpResponseInit> {
  const { settings, access } = ports;
  return access.record(async (note) => {
    const reader = await identify();
    note({ reader });
    assertAdmin(reader, 'violations: they name deliveries');
    const asked = parseViolationsQuery(request, { zone: settings.reportZone, nowMs: ports.now() });
    note({ period: asked.query.period });
    const list = await ports.listViolations(asked.query);
    note({ counters: { violations: list.violations.length } });
    const next = nextOf(list, asked, request.url);
    return answerOf(shownViolations(list, { ...asked.query, rulePack: settings.rules.rulePack, next }), asked);
  });
}

function nextOf({ next }: ViolationList, { query }: AskedViolations, url: string): string | null {
  if (next === undefined) return null;
  return addressWith(url, namesOf(violationsQuery), { ...fixedDays(queryOf({ url }), query.period), after: cursorAfter(next) });
}

function answerOf(shown: ShownViolations, { query, format, bom }: AskedViolations): HttpResponseInit {
  const shared = { Vary: 'Accept, Cookie, Authorization', ...linkTo(shown.next) };
  if (format === 'json') {
    const answer = jsonAnswer(shown);
    return { ...answer, headers: { ...answer.headers, ...shared } };
  }
  return {
    status: 200,
    headers: {
      'Content-Type': MEDIA_TYPES.csv,
      'Content-Disposition': `attachment; filename="${fileNameOf(query.period, 'csv', 'violations')}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...shared,
    },
    body: csvBytes(violationsTable(shown), bom),
  };
}
