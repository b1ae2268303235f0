/** Changes of the rules that lie between the rows which a report rests on, whenever they were made. */
import { listKeyChanges } from '../history/state/privacy-key.ts';
import { listRulesChanges } from '../history/state/rules-versions.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { LOOK_BACK_DAYS } from '../metrics/contacts/look-back/look-back.ts';
import { PRIVACY_KEY_PART } from '../metrics/rules/rules-fingerprint.ts';
import { joinRanges, type RulesRange } from '../metrics/rules/rules-range.ts';
import type { ReportInput } from '../report/build-report.ts';
import { changesWithin, type RulesChange, rulesIn, type Span } from '../report/comparison/filed-by.ts';
import { DAY_MS } from '../time/lengths.ts';

export type RulesNotes = Pick<ReportInput, 'filedBy' | 'keyChanges' | 'rulesChanges'>;

/**
 * `quarters`: by which rules facts were filed, by starts of quarter hours, of all that was read for the report. Reads no storage where all were filed
 * by the same numbered rules. @throws StoreError
 */
export async function loadRulesNotes(
  documents: DocumentStore,
  { fromMs, toMs }: Span,
  quarters: ReadonlyMap<number, RulesRange>,
): Promise<RulesNotes> {
  const changes = isMixed(joinRanges(quarters.values())) ? await listRulesChanges(documents) : [];
  const lookedAt = { fromMs: fromMs - LOOK_BACK_DAYS * DAY_MS, toMs };
  const range = rulesIn({ quarters }, [lookedAt]);
  const between = changesWithin(range, changes);
  const unnumbered = range?.[0] === 0 ? await unnumberedKeyChanges(documents, lookedAt, changes) : [];
  const numbered = between.flatMap(({ atMs, settings }) => (atMs !== null && settings.includes(PRIVACY_KEY_PART) ? [atMs] : []));
  return { filedBy: { quarters, changes }, keyChanges: [...unnumbered, ...numbered], rulesChanges: between.flatMap(withoutKey) };
}

function isMixed(range: RulesRange | null): boolean {
  return range !== null && range[0] < range[1];
}

/** Rows from before rules had numbers do not tell by which key they were filed: of them the time has to. */
async function unnumberedKeyChanges(
  documents: DocumentStore,
  { fromMs, toMs }: Span,
  changes: readonly RulesChange[],
): Promise<readonly number[]> {
  const firstMs = changes.find(({ number }) => number === 1)?.atMs ?? Number.POSITIVE_INFINITY;
  return listKeyChanges(documents, fromMs, Math.min(toMs, firstMs + 1));
}

/** A key alone changes no count but those of contacts, and has a note of its own. */
function withoutKey({ settings, ...change }: RulesChange): RulesChange[] {
  const others = settings.filter((name) => name !== PRIVACY_KEY_PART);
  return others.length === 0 && settings.length > 0 ? [] : [{ ...change, settings: others }];
}
