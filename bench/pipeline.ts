/** What is measured: rows as bytes -> checked rows -> facts -> a cube per quarter hour, by the code that the harvest runs. */
import { ATTRIBUTES, DELIVERIES, parseRows } from '../src/dataverse/table-definitions.ts';
import { type Cube, cubeOf } from '../src/metrics/cube/cube.ts';
import type { Fact, Intake } from '../src/metrics/fact/fact.ts';
import { type Filing, fileRow } from '../src/metrics/fact/make-fact.ts';
import type { AttributeRow } from '../src/metrics/row/row.ts';
import { quarterOf } from '../src/time/quarter.ts';
import { BENCH_RULES } from './bench-day.ts';
import { type Batch, parseNdjson } from './bench-files.ts';

/** What one quarter hour holds. */
export interface QuarterRows {
  readonly facts: Fact[];
  readonly intakes: Intake[];
}

/** The cubes of all batches, by the start of their quarter hour, UTC epoch milliseconds. */
export function cubesOf(batches: Iterable<Batch>): ReadonlyMap<number, Cube> {
  return new Map([...quartersOf(batches)].map(([quarterMs, { facts, intakes }]) => [quarterMs, cubeOf(facts, intakes)]));
}

/** The facts and intake entries of all batches, by the start of their quarter hour, UTC epoch milliseconds. */
export function quartersOf(batches: Iterable<Batch>): ReadonlyMap<number, QuarterRows> {
  const quarters = new Map<number, QuarterRows>();
  for (const batch of batches) for (const filing of filingsOf(batch)) addFiling(quarters, filing);
  return quarters;
}

/** The filings of a batch's rows. */
function* filingsOf(batch: Batch): Generator<Filing> {
  const deliveries = parseRows(DELIVERIES, parseNdjson(batch.deliveries)).rows;
  const attributes = byDelivery(parseRows(ATTRIBUTES, parseNdjson(batch.attributes)).rows);
  for (const row of deliveries)
    yield fileRow({ row, attributes: attributes.get(row.msdyn_proactive_deliveryid.toLowerCase()) ?? [] }, BENCH_RULES);
}

/** Adds a row to the quarter hours of its place and of its creation. */
export function addFiling(quarters: Map<number, QuarterRows>, { fact, intake }: Filing): void {
  if (fact !== null) quarterAt(quarters, fact.placeMs).facts.push(fact);
  quarterAt(quarters, intake.createdMs).intakes.push(intake);
}

function quarterAt(quarters: Map<number, QuarterRows>, instantMs: number): QuarterRows {
  const quarterMs = quarterOf(instantMs);
  const quarter = quarters.get(quarterMs) ?? { facts: [], intakes: [] };
  quarters.set(quarterMs, quarter);
  return quarter;
}

function byDelivery(rows: readonly AttributeRow[]): ReadonlyMap<string, readonly AttributeRow[]> {
  return Map.groupBy(rows, (row) => row._msdyn_proactive_delivery_value?.toLowerCase() ?? '');
}
