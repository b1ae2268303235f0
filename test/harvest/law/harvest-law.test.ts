/** Law 5: after any sequence of row changes, faults, crashes, repeats and concurrent writers, once caught up, history is what Dataverse showed. */
import fc from 'fast-check';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../dev/dataverse/emulator.ts';
import { needsAttributes } from '../../../src/harvest/pull/pull-batch.ts';
import { openHistory } from '../../../src/history/history.ts';
import { isCovered } from '../../../src/history/state/coverage.ts';
import { noteRowLife } from '../../../src/history/state/row-life.ts';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { type Fact, type Intake, isFact } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import type { AttributeRow } from '../../../src/metrics/row/row.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { guid } from '../../dataverse/start.ts';
import { readQuarter } from '../../support/history/read-quarter.ts';
import { catchUp, commandsBeside } from './commands.ts';
import type { WorldOptions } from './model-row.ts';
import { START_MS, World } from './world.ts';

// `npm run test:long` asks for 5,000.
const RUNS = Number(process.env.LAW_RUNS ?? 200);
const FROM_MS = START_MS - (START_MS % HOUR_MS) - 24 * HOUR_MS;

/** Rows are seen at once, within the overlap, or later than it. */
const worlds: fc.Arbitrary<WorldOptions> = fc.record({
  lag: fc.constantFrom({ min: 0, max: 0 }, { min: 0, max: 4 * MINUTE_MS }, { min: 0, max: 4 * MINUTE_MS }, { min: 0, max: 25 * MINUTE_MS }),
  skewMs: fc.constantFrom(0, -7 * MINUTE_MS, 7 * MINUTE_MS),
  // Shorter than an outage.
  lifeSeconds: fc.constantFrom(null, null, 3 * 3600),
  sweptDays: fc.constantFrom(3, 3, 3, 9),
});
const OTHER_ORGANISATION = 'b2b2b2b2-0000-4000-8000-000000000003';

let worldCount = 0;

test(
  `after anything, once caught up, history holds the latest version of each row (${RUNS} runs)`,
  async () => {
    const other = await startEmulator({ organizationId: OTHER_ORGANISATION });
    onTestFinished(() => other.stop());
    await fc.assert(
      fc.asyncProperty(worlds, commandsBeside(other), async (options, list) => {
        const clock = { nowMs: START_MS };
        const emulator = await startEmulator({ now: () => clock.nowMs });
        try {
          const connection = { connectionString: inject('storageConnection') };
          const history = await openHistory({ connection, prefix: `law${process.pid}x${++worldCount}` });
          if (options.lifeSeconds !== null) await noteRowLife(history.documents, options.lifeSeconds);
          const world = new World(emulator, history, options, clock);
          await fc.asyncModelRun(() => ({ model: {}, real: world }), list);
          await catchUp(world, options.lag.max > 5 * MINUTE_MS ? options.sweptDays : 0);
          await expectCaughtUp(world);
          await expectHonestCoverage(world);
          // A backfill brings the rules of now to what was filed by others.
          await world.pull((world.nowMs - FROM_MS) / HOUR_MS + 24);
          await expectCaughtUp(world, { isRefiled: true });
          await expectHonestCoverage(world);
        } finally {
          await emulator.stop();
        }
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 30_000,
);

async function expectCaughtUp(world: World, { isRefiled = false } = {}): Promise<void> {
  const { facts, intakes } = await contentOf(world);
  const numbered = await world.rulesByNumber();
  const client = world.client();
  const attributes = await attributesOf(world);
  const live = new Set<string>();
  for await (const { rows } of client.listDeliveries('modifiedon ge 2000-01-01T00:00:00Z')) {
    for (const row of rows) {
      const id = row.msdyn_proactive_deliveryid;
      const { rules } = intakes.get(id)?.version ?? { rules: 0 };
      const expected = fileRow({ row, attributes: needsAttributes(row) ? (attributes.get(id) ?? []) : [] }, numbered.of(rules));
      if (isRefiled) expect(rules).toBe(numbered.latest);
      expect(facts.get(id) ?? null).toEqual(expected.fact && withSortedAttributes(expected.fact));
      expect(intakes.get(id)).toEqual(expected.intake);
      live.add(id);
    }
  }
  for (const [n, { versions, seen }] of world.rows) {
    if (!world.isGone(n)) {
      expect(live).toContain(guid(n));
      continue;
    }
    // What is gone stays as it was last seen.
    const filed = intakes.get(guid(n));
    expect(filed?.version.number ?? 0).toBeGreaterThanOrEqual(seen);
    const version = versions.find(({ number }) => number === filed?.version.number);
    expect(version === undefined).toBe(filed === undefined);
    expect(facts.get(guid(n))?.version.number).toBe(version?.isFinished ? version.number : undefined);
  }
  const written = new Set([...world.rows.keys()].map(guid));
  for (const id of [...facts.keys(), ...intakes.keys()]) expect(written).toContain(id);
}

/** What expired unread lies in no span that counts as read, unless a harvest read that time while the row was not yet seen. */
async function expectHonestCoverage(world: World): Promise<void> {
  const { lag, lifeSeconds } = world.options;
  const coverage = await harvestState(world.history.documents).coverage();
  if (lifeSeconds === null) {
    // Sweeps of seven days after read days from before the first harvest, too.
    expect(coverage.spans.filter(([, toMs]) => toMs > FROM_MS)).toHaveLength(1);
    expect(coverage.lost).toBeUndefined();
  }
  // Later than the overlap: such rows are found by sweeps alone, and may expire before.
  if (lag.max > 5 * MINUTE_MS) return;
  const { intakes } = await contentOf(world);
  for (const [n, { versions, isRemoved }] of world.rows) {
    const last = versions.at(-1);
    if (isRemoved || last === undefined || (intakes.get(guid(n))?.version.number ?? 0) >= last.number) continue;
    const isHidden = world.harvests.some((beganMs) => beganMs >= last.atMs && beganMs <= last.atMs + lag.max);
    if (!isHidden) expect(isCovered(coverage, [last.atMs, last.atMs + 1])).toBe(false);
  }
}

/** Facts and intake entries by id; fails where one lies in two places, or a cube or the rules that are told are not those of its facts. */
async function contentOf({ history: { quarters }, nowMs }: World) {
  const facts = new Map<string, Fact>();
  const intakes = new Map<string, Intake>();
  const toMs = nowMs - (nowMs % HOUR_MS) + 2 * HOUR_MS;
  const { filedBy, ...readable } = quarters.readable();
  for await (const { quarterMs } of readable.listStates(FROM_MS, toMs)) {
    const value = await readQuarter(quarters, quarterMs);
    if (value === undefined) continue;
    expect(value.cube).toEqual(cubeOf(value.facts.filter(isFact), value.intakes));
    const numbers = value.facts.filter(isFact).map(({ version }) => version.rules);
    expect(filedBy.get(quarterMs)).toEqual(numbers.length === 0 ? undefined : [Math.min(...numbers), Math.max(...numbers)]);
    for (const fact of value.facts.filter(isFact)) {
      expect(facts.has(fact.id)).toBe(false);
      facts.set(fact.id, withSortedAttributes(fact));
    }
    for (const intake of value.intakes) {
      expect(intakes.has(intake.id)).toBe(false);
      intakes.set(intake.id, intake);
    }
  }
  return { facts, intakes };
}

/** By delivery id, as a client reads them now. */
async function attributesOf(world: World): Promise<ReadonlyMap<string, AttributeRow[]>> {
  const found: AttributeRow[] = [];
  for await (const { rows } of world.client().listAttributes([...world.rows.keys()].map(guid))) found.push(...rows);
  return Map.groupBy(found, (row) => row._msdyn_proactive_delivery_value ?? '');
}

/** Attributes come in no order. */
function withSortedAttributes(fact: Fact): Fact {
  const text = (value: unknown) => JSON.stringify(value);
  return { ...fact, attributes: fact.attributes.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) };
}
