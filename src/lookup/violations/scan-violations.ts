/** Goes through the deliveries of a span that break something, in order of time, with no more of them in memory than two hours hold. */
import type { QuarterLists } from '../../history/quarters/quarter-store.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import { endOfUtcDay } from '../../metrics/contacts/look-back/look-back.ts';
import { type Fact, isFact } from '../../metrics/fact/fact.ts';
import { HOUR_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import { loadLookBacks } from '../loaded/load-look-backs.ts';
import { type Broken, brokenBy, type Violation, type ViolationKind, violationsOf } from './violations-of.ts';

/** Where one stands among those of a span: the place of its delivery (UTC epoch milliseconds), the id, and which of the delivery's own it is, from 0. */
export type ViolationPlace = readonly [placeMs: number, id: string, index: number];

export interface FoundViolation {
  readonly fact: Fact;
  readonly violation: Violation;
  readonly place: ViolationPlace;
}

export interface ViolationsToScan {
  /** Starts of quarter hours, UTC epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly kinds: ReadonlySet<ViolationKind>;
  readonly caps: readonly FrequencyCap[];
  /** Those up to this one are left out. */
  readonly after: ViolationPlace | undefined;
}

const STEP_MS = 2 * HOUR_MS;
const LOOKING_BACK: readonly ViolationKind[] = ['over-cap', 'after-opt-out'];

/** What look-backs tell is read, or worked out where it is not kept, a UTC day at a time. @throws StoreError */
export async function* scanViolations(quarters: QuarterLists, wanted: ViolationsToScan): AsyncGenerator<FoundViolation> {
  const { kinds, caps, after, toMs } = wanted;
  const looksBack = LOOKING_BACK.some((kind) => kinds.has(kind));
  for (let fromMs = startOf(wanted); fromMs < toMs; fromMs = endOfUtcDay(fromMs)) {
    const day = { fromMs, toMs: Math.min(endOfUtcDay(fromMs), toMs) };
    const broken = looksBack ? await brokenIn(quarters, day, caps) : new Map<string, Broken>();
    for await (const fact of factsOf(quarters, day)) {
      for (const [index, violation] of violationsOf(fact, broken.get(fact.id)).entries()) {
        const place = [fact.placeMs, fact.id, index] as const;
        if (kinds.has(violation.kind) && (after === undefined || isAfter(place, after))) yield { fact, violation, place };
      }
    }
  }
}

function startOf({ fromMs, after }: ViolationsToScan): number {
  return after === undefined ? fromMs : Math.max(fromMs, quarterOf(after[0]));
}

function isAfter([placeMs, id, index]: ViolationPlace, [otherMs, other, otherIndex]: ViolationPlace): boolean {
  if (placeMs !== otherMs) return placeMs > otherMs;
  return id === other ? index > otherIndex : id > other;
}

type Span = { readonly fromMs: number; readonly toMs: number };

/** Those of a UTC day or a part of it that break something, by id. */
async function brokenIn(quarters: QuarterLists, day: Span, caps: readonly FrequencyCap[]): Promise<ReadonlyMap<string, Broken>> {
  const found = new Map<string, Broken>();
  for await (const { facts, lookBacks } of quarters.listContactFacts(day.fromMs, day.toMs)) {
    // They are kept of a whole day, or of none of it.
    if (lookBacks === undefined) return brokenOf(await loadLookBacks(quarters, day), caps);
    for (const [i, lookBack] of lookBacks.entries()) addBroken(found, facts[i]?.id ?? '', brokenBy(lookBack, caps));
  }
  return found;
}

function brokenOf(lookBacks: Awaited<ReturnType<typeof loadLookBacks>>, caps: readonly FrequencyCap[]): ReadonlyMap<string, Broken> {
  const found = new Map<string, Broken>();
  for (const [id, lookBack] of lookBacks) addBroken(found, id, brokenBy(lookBack, caps));
  return found;
}

function addBroken(found: Map<string, Broken>, id: string, broken: Broken | undefined): void {
  if (broken !== undefined) found.set(id, broken);
}

/** By place, then by id. */
async function* factsOf(quarters: QuarterLists, { fromMs, toMs }: Span): AsyncGenerator<Fact> {
  for (let startMs = fromMs; startMs < toMs; startMs += STEP_MS) {
    for await (const { facts } of quarters.listFacts(startMs, Math.min(startMs + STEP_MS, toMs))) {
      yield* facts.filter(isFact).sort((a, b) => a.placeMs - b.placeMs || (a.id < b.id ? -1 : 1));
    }
  }
}
