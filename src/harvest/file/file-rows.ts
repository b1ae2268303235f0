/**
 * Files rows as they were last seen: idempotent and commutative, so repeats, crashes and concurrent writers end in the same facts. What is
 * written of a row is a cell of the table in transitions.ts, found by decide.ts; here it is carried out against the store, many rows at a time.
 */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import { compareVersions } from '../../metrics/fact/fact.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { quarterOf } from '../../time/quarter.ts';
import { addRecords } from './add-records.ts';
import { buryOldPlaces } from './bury-old-places.ts';
import type { Decision } from './decide.ts';
import { noteIntakes } from './note-intakes.ts';

export interface FilingResult {
  /** Changes that were not taken, as the cube they would change is frozen. A reading that is repeated may count one again. */
  readonly frozenChanges: number;
}

/**
 * Files rows, step by step for all of them: first every entry (note), then every fact (file), last the old places (bury, settle). A day
 * is thus written once a step, and what one row needs is in order. A process that dies between any two writes has lost nothing: filing the
 * rows again does what is missing, and so does the next change of a row. Where the row counts twice or not at all in between, its entry
 * names every place that may be wrong.
 */
export async function fileRows(store: QuarterStore, filings: readonly Filing[]): Promise<FilingResult> {
  const decisions = await noteIntakes(store, newestById(filings).values());
  const facts = decisions.flatMap(({ filing, transition }) => (transition.steps.includes('file') ? (filing.fact ?? []) : []));
  const refused = await addRecords(
    store,
    facts.map((record) => ({ quarterMs: quarterOf(record.placeMs), record })),
  );
  const tooLate = new Set(refused.map(({ record }) => record.id));
  const unsettled = decisions.flatMap(({ entry, transition }) => (transition.steps.includes('settle') ? (entry ?? []) : []));
  const stayed = await buryOldPlaces(store, unsettled, tooLate);
  const isLate = ({ filing: { intake }, transition }: Decision) =>
    transition.isLate || (transition.entry === 'noted' && (tooLate.has(intake.id) || stayed.has(intake.id)));
  return { frozenChanges: decisions.filter(isLate).length };
}

/** The newest version of each row. */
function newestById(filings: readonly Filing[]): ReadonlyMap<string, Filing> {
  const newest = new Map<string, Filing>();
  for (const filing of filings) {
    const other = newest.get(filing.intake.id);
    if (other === undefined || compareVersions(filing.intake.version, other.intake.version) > 0) newest.set(filing.intake.id, filing);
  }
  return newest;
}
