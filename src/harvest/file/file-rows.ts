/**
 * Files rows as they were last seen: idempotent and commutative, so repeats, crashes and concurrent writers end in the same facts. What is
 * written of a row is a cell of the table in transitions.ts, found by decide.ts; here it is carried out against the store, many rows at a time.
 */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import { compareVersions, type Fact } from '../../metrics/fact/fact.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { forEachAhead } from '../../parallel.ts';
import { quarterOf } from '../../time/quarter.ts';
import { buryOldPlaces } from './bury-old-places.ts';
import type { Decision } from './decide.ts';
import { noteIntakes } from './note-intakes.ts';
import { addRecords } from './quarter-records.ts';

const PARALLEL_WRITES = 8;

export interface FilingResult {
  /** Changes that were not taken, as the cube they would change is frozen. A reading that is repeated may count one again. */
  readonly frozenChanges: number;
}

/**
 * Files rows, step by step for all of them: first every entry (note), then every fact (file), last the old places (bury, settle). A quarter hour
 * is thus written once a step, and what one row needs is in order. A process that dies between any two writes has lost nothing: filing the
 * rows again does what is missing, and so does the next change of a row. Where the row counts twice or not at all in between, its entry
 * names every place that may be wrong.
 */
export async function fileRows(store: QuarterStore, filings: readonly Filing[]): Promise<FilingResult> {
  const byCreated = Map.groupBy(newestById(filings).values(), ({ intake }) => quarterOf(intake.createdMs));
  const frozen = new Map<number, boolean>();
  const decisions: Decision[] = [];
  await forEachAhead(byCreated, PARALLEL_WRITES, async ([quarterMs, group]) => {
    for (const decision of await noteIntakes(store, quarterMs, group, frozen)) decisions.push(decision);
  });
  const facts = decisions.flatMap(({ filing, transition }) => (transition.steps.includes('file') ? (filing.fact ?? []) : []));
  const tooLate = await fileFacts(store, facts);
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

/** File: gives the ids of the rows whose place is frozen. */
async function fileFacts(store: QuarterStore, facts: readonly Fact[]): Promise<ReadonlySet<string>> {
  const tooLate = new Set<string>();
  const byPlace = Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs));
  await forEachAhead(byPlace, PARALLEL_WRITES, async ([quarterMs, group]) => {
    if (await addRecords(store, quarterMs, group)) return;
    for (const { id } of group) tooLate.add(id);
  });
  return tooLate;
}
