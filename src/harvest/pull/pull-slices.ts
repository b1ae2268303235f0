/** Pulls the deliveries of many slices of time, several at once, and files them in the order of the slices; memory stays flat. */
import { mapAhead } from '../../parallel.ts';
import { type PulledSlice, pullSlice, type SlicePorts } from './pull-slice.ts';
import type { ClosedSlice, SlicePlan } from './slices.ts';

/** A slice with an end, read whole. */
export type WholeSlice = PulledSlice & ClosedSlice;

export interface SliceSteps {
  /** Whether the run has no more time. */
  readonly isOver: () => boolean;
  /** Reads what is still to be read for slices that were pulled, before they are filed. @default nothing */
  readonly onPulled?: (slices: readonly WholeSlice[]) => Promise<void>;
  /** Told of slices once every row of them, and of those before them, is filed. */
  readonly onFiled: (slices: readonly WholeSlice[]) => Promise<void>;
}

const SLICES_AHEAD = 10;
/** The watermark moves at least once in so many slices. */
const SLICES_A_FLUSH = 4;

/**
 * Pulls all slices of a span, as the plan cuts them. `isOver` is asked before each slice is begun, and what was begun is brought to its end, so
 * a run that has no more time ends with whole slices; none of them is more work than a run has time for.
 * @throws DataverseError, StoreError; what was filed stays
 */
export async function pullSlices(plan: SlicePlan, span: ClosedSlice, ports: SlicePorts, steps: SliceSteps): Promise<void> {
  let pulled: WholeSlice[] = [];
  let filing = Promise.resolve();
  const reading = { plan, ports, isOver: steps.isOver, unfiled: 0 };
  const finish = async (slices: readonly WholeSlice[]) => {
    await steps.onPulled?.(slices);
    await ports.buffer.flush();
    await steps.onFiled(slices);
    reading.unfiled -= slices.length;
  };
  // Meanwhile the next slices are pulled; their own filing waits for this one.
  const fileAll = async () => {
    await filing;
    filing = finish(pulled);
    pulled = [];
    // It is thrown when its turn comes; until then it must not count as unhandled.
    filing.catch(() => undefined);
  };
  try {
    for await (const slice of wholeSlices(span, plan.cut(span), reading)) {
      pulled.push(slice);
      reading.unfiled++;
      if (pulled.length >= SLICES_A_FLUSH) await fileAll();
    }
    if (pulled.length > 0) await fileAll();
  } finally {
    await filing;
  }
}

interface Reading {
  readonly plan: SlicePlan;
  readonly ports: SlicePorts;
  readonly isOver: () => boolean;
  /** Slices that are pulled and not filed yet. */
  unfiled: number;
}

/** The slices of a span in order, each read whole: one that holds too much is read again in narrower ones. Gives up to where it has come. */
async function* wholeSlices({ fromMs }: ClosedSlice, slices: Iterable<ClosedSlice>, reading: Reading): AsyncGenerator<WholeSlice, number> {
  const { plan, ports, isOver } = reading;
  let doneMs = fromMs;
  let read = 0;
  // What the first ones hold is not known: where that is too much, it is so of one and not of ten. And what a run has begun, it has to file.
  const ahead = () => Math.max(1, Math.min(SLICES_AHEAD, 2 ** read) - reading.unfiled);
  const pull = async (slice: ClosedSlice): Promise<WholeSlice> => ({ ...(await pullSlice(slice, ports)), toMs: slice.toMs });
  for await (const slice of mapAhead(whileTime(slices, isOver), ahead, pull)) {
    read++;
    plan.learn(slice, slice.rows);
    // What follows a gap is read to its end, but does not count as read.
    if (doneMs < slice.fromMs) continue;
    if (slice.isTooLarge) {
      doneMs = yield* wholeSlices(slice, plan.cutAgain(slice), reading);
    } else {
      yield slice;
      doneMs = slice.toMs;
    }
  }
  return doneMs;
}

function* whileTime<T>(items: Iterable<T>, isOver: () => boolean): Generator<T> {
  for (const item of items) {
    if (isOver()) return;
    yield item;
  }
}

/** Up to where slices reach, UTC epoch milliseconds. */
export function lastOf(slices: readonly WholeSlice[]): number {
  return Math.max(...slices.map(({ toMs }) => toMs));
}

/** When the first of slices was read by the server's clock, UTC epoch milliseconds: later changes may be missing. */
export function readAtOf(slices: readonly WholeSlice[]): number {
  return Math.min(...slices.map(({ readAtMs }) => readAtMs));
}
