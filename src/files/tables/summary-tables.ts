/** What a report is about, and how far it can be trusted: one row. What it is narrowed to: a row a value. What its reader may see of all: a row a scope. */
import type { Report } from '../../report/report.ts';
import { type ReportScope, SCOPE_COLUMNS, type ScopeColumn, valuesOf } from '../../report/scope.ts';
import { scopeNames } from '../../report/scope-names.ts';
import { columns } from './column.ts';
import type { TableDefinition } from './table.ts';

const summary: TableDefinition = {
  name: 'summary',
  columns: [
    ...columns('date', 'period.from', 'period.to'),
    ...columns('text', 'period.zone'),
    ...columns('count', 'period.days'),
    ...columns('text', ...SCOPE_COLUMNS.map((column) => `scope.${column}`), 'allowed'),
    ...columns('instant', 'asOf', 'generatedAt'),
    ...columns('yes or no', 'provisional'),
    ...columns('text', 'provisionalReasons', 'definitions', 'read', 'unreadBefore'),
    ...columns('instant', 'backlog.at'),
    ...columns('count', 'bestTime.days'),
    ...columns('text', 'contacts.reason', 'contacts.lookBackReason'),
    ...columns('text', 'compliance.rulePack.id', 'compliance.rulePack.name', 'compliance.rulePack.note'),
    ...columns('text', 'compliance.abandonment.source', 'compliance.abandonment.sourceName'),
    ...columns('text', 'comparison.before.kind', 'comparison.before.compare'),
    ...columns('date', 'comparison.before.period.from', 'comparison.before.period.to'),
    ...columns('text', 'comparison.before.period.zone'),
    ...columns('count', 'comparison.before.period.days'),
    ...columns('instant', 'comparison.before.until'),
    ...columns('yes or no', 'comparison.before.perDay'),
    ...columns('text', 'comparison.unwatched'),
  ],
  itemsOf: (report) => [{ ...report, allowed: report.allowed && allowedLines(report.allowed, report) }],
};

const scope: TableDefinition = {
  name: 'scope',
  columns: columns('text', 'column', 'value'),
  itemsOf: ({ scope: narrowed }) =>
    SCOPE_COLUMNS.flatMap((column) => {
      const given = narrowed[column];
      return given === undefined ? [] : valuesOf(given).map((value) => ({ column, value }));
    }),
};

const allowed: TableDefinition = {
  name: 'allowed',
  columns: columns('text', ...SCOPE_COLUMNS.flatMap((column) => [column, nameOf(column)])),
  itemsOf: (report) =>
    (report.allowed ?? []).map((one) => ({
      ...one,
      ...Object.fromEntries(scopeNames(one, report).map(({ column, names }) => [nameOf(column), names])),
    })),
};

/** Whoever opens the summary alone must not take a part for the whole: a line a scope. */
function allowedLines(scopes: readonly ReportScope[], report: Report): readonly string[] {
  return scopes.map((one) =>
    scopeNames(one, report)
      .map(({ column, names }) => `${column}: ${names.join(' or ')}`)
      .join(', '),
  );
}

function nameOf(column: ScopeColumn): string {
  return `${column}Name`;
}

export const SUMMARY_TABLES: readonly TableDefinition[] = [summary, scope, allowed];
