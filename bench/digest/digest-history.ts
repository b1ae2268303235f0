/** A history to look a digest up from: a day of so many deliveries, and as many on each of the days before it. */
import { hash } from 'node:crypto';
import { benchRows } from '../../dev/sample/bench-rows.ts';
import { compactDays } from '../../src/compaction/compact-days.ts';
import type { History } from '../../src/history/history.ts';
import type { QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import type { Fact, Intake } from '../../src/metrics/fact/fact.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { BENCH_DAY_MS, BENCH_RULES } from '../bench-day.ts';
import { addFiling, type QuarterRows } from '../pipeline.ts';

export interface HistoryToFill {
  /** Deliveries a day. */
  readonly count: number;
  /** Days before the day of the digest that have cubes, and those of them, the latest, that have facts too. */
  readonly days: number;
  readonly factDays: number;
  /** Contacts who take turns: each day calls some of them. */
  readonly contacts: number;
}

/** 56 days before it, 35 of them with facts, of nine times as many contacts as there are deliveries a day. */
export function historyToFill(count: number): HistoryToFill {
  return { count, days: 56, factDays: 35, contacts: count * 9 };
}

/** Fills an empty history and notes all of it as read; the digest is that of BENCH_DAY_MS. `tell` is called after each day. */
export async function fillHistory(
  { quarters: store, documents }: History,
  { count, days, factDays, contacts }: HistoryToFill,
  tell: (daysLeft: number) => void,
): Promise<void> {
  const quarters = new Map<number, QuarterRows>();
  for (const { delivery, attributes } of benchRows({ count, ...BENCH_DAY_MS })) {
    addFiling(quarters, fileRow({ row: delivery, attributes }, BENCH_RULES));
  }
  for (let before = days; before >= 0; before--) {
    const edits = Array.from(quarters, ([quarterMs, rows]) => {
      const facts = rows.facts.map((fact) => factOfDay(fact, before, contactOf(fact, before, contacts)));
      const intakes = rows.intakes.map((intake) => intakeOfDay(intake, before));
      return store.edit(quarterMs - before * DAY_MS, { facts: facts.map(idOf), intakes: intakes.map(idOf) }, () => ({ facts, intakes }));
    });
    await Promise.all(edits);
    tell(before);
  }
  await settleDays(store, BENCH_DAY_MS.fromMs - factDays * DAY_MS);
  await harvestState(documents).addCoverage([BENCH_DAY_MS.fromMs - days * DAY_MS, BENCH_DAY_MS.toMs], BENCH_DAY_MS.toMs + DAY_MS / 24);
}

/** Leaves days as retention and compaction would: those before an instant frozen, all of them folded, looked back from and gathered by months. */
async function settleDays(store: QuarterStore, keptFromMs: number): Promise<void> {
  const days = await Array.fromAsync(store.listDays());
  const old = new Set(days.map(({ dayMs }) => dayMs).filter((dayMs) => dayMs < keptFromMs));
  for (const day of days) await (old.has(day.dayMs) ? store.freezeDay(day, old) : store.compactDay(day.dayMs));
  await compactDays(store, { nowMs: BENCH_DAY_MS.toMs + DAY_MS });
}

/** The same delivery on an earlier day, as another row about another contact. */
function factOfDay(fact: Fact, before: number, contact: string): Fact {
  const earlier = <T extends number | null>(ms: T) => (ms === null ? null : ms - before * DAY_MS);
  return {
    ...fact,
    id: idOfDay(fact.id, before),
    placeMs: fact.placeMs - before * DAY_MS,
    startMs: earlier(fact.startMs),
    endMs: earlier(fact.endMs),
    windowStartMs: earlier(fact.windowStartMs),
    windowEndMs: earlier(fact.windowEndMs),
    version: { ...fact.version, modifiedMs: fact.version.modifiedMs - before * DAY_MS },
    contact,
  };
}

function intakeOfDay(intake: Intake, before: number): Intake {
  const placeMs = intake.placeMs === null ? null : intake.placeMs - before * DAY_MS;
  return { ...intake, id: idOfDay(intake.id, before), createdMs: intake.createdMs - before * DAY_MS, placeMs };
}

function idOfDay(id: string, before: number): string {
  return `${before.toString(16).padStart(2, '0')}${id.slice(2)}`;
}

/** Any of the contacts, the same one each time. */
function contactOf({ id }: Fact, before: number, contacts: number): string {
  const drawn = Number.parseInt(hash('sha256', `${id} ${before}`).slice(0, 12), 16) % contacts;
  return hash('sha256', `contact ${drawn}`).slice(0, 16);
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
