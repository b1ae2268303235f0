/** Backfill: a person orders days, each becomes a message in a queue, each message is worked off by itself. Repeats are harmless. */
import { randomBytes } from 'node:crypto';
import { AppError, InputError, isNewer, messageOf } from '../../errors.ts';
import { type BackfillDay, type BackfillOrder, type BackfillState, type GivenUpDay, timeOfId } from '../../history/state/backfill-state.ts';
import { endOf, type Note, type RunRecording, recordRun } from '../../runs/record-run.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { dayOf, type Period } from '../../time/local-day.ts';
import type { HarvestPorts, HarvestResult } from '../pull/harvest-ports.ts';
import type { PullCounts } from '../pull/pull-batch.ts';
import { pullPeriod } from '../pull/pull-period.ts';
import type { SpanOptions } from '../pull/pull-span.ts';
import { notesOf, noting, startOfPull } from '../record-harvest.ts';
import { assertBegun, type BackfillMessage, messagesOf, parseBackfillMessage } from './backfill-message.ts';
import { replacePeriod } from './replace-period.ts';

export interface BackfillPorts extends HarvestPorts {
  readonly state: BackfillState;
  readonly recording: RunRecording;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** What a person orders. */
export interface BackfillRequest {
  readonly period: Period;
  /** Whether records that Dataverse no longer shows are removed. */
  readonly replace: boolean;
}

export interface Backfills extends Pick<BackfillState, 'read'> {
  /** Notes a backfill and gives its messages, oldest day first; the caller puts them into the queue. @throws InputError for a day that has not begun, StoreError */
  order(request: BackfillRequest): Promise<{ readonly order: BackfillOrder; readonly messages: readonly BackfillMessage[] }>;
  /** Pulls the day of a message, unless that is done already. @throws InputError for a message that is none, DataverseError, StoreError */
  runDay(message: unknown, options?: Pick<SpanOptions, 'signal' | 'onProgress' | 'isOver'>): Promise<DayRun>;
  /** Tells of a message that failed too often. @throws StoreError */
  giveUp(message: unknown): Promise<void>;
}

export interface DayRun {
  /** The day as it is now. */
  readonly day: BackfillDay;
  /** The message to put into the queue where the time was too short for all of the day. */
  readonly next: BackfillMessage | undefined;
}

export function createBackfills(ports: BackfillPorts): Backfills {
  const { state, clock } = ports;
  return {
    read: (id) => state.read(id),
    async order({ period, replace }) {
      const orderedMs = clock();
      const id = `${timeOfId(orderedMs)}${randomBytes(4).toString('hex')}`;
      const { from, to, zone, days } = period;
      for (const date of [from, to]) assertBegun(dayOf(date, zone), orderedMs);
      const order = { id, from, to, zone, days, replace, orderedMs };
      await state.order(order);
      return { order, messages: messagesOf(id, period, replace) };
    },
    runDay: (message, options = {}) => runDay(ports, message, { ...options, nowMs: clock() }),
    giveUp: (message) => giveUp(ports, message),
  };
}

async function runDay(ports: BackfillPorts, given: unknown, options: SpanOptions): Promise<DayRun> {
  const { state, clock } = ports;
  const { message, period } = parseBackfillMessage(given, clock());
  const { backfill: id, date, zone } = message;
  const begun = await state.change(id, date, (day) => ({ ...day, state: 'running', attempts: day.attempts + 1, atMs: clock() }));
  if (begun.state === 'done') return { day: begun, next: undefined };
  try {
    const startMs = begun.doneMs ?? period.fromMs;
    const start = { ...startOfPull(period), range: [startMs, period.toMs] as const, backfill: id };
    const onDone = async (doneMs: number, counts: Readonly<PullCounts>) => {
      await state.change(id, date, (known) => ({ ...known, doneMs, rows: rowsAfter(begun, counts) }));
    };
    // With replace from its start, whatever was read before: only who saw all of it in one run knows what is absent.
    const pull = { ...options, ...widthOf(begun), ...(message.replace ? {} : { startMs, onDone }) };
    const pulled = await recordRun(ports.recording, start, (note) => pullDay(ports, message, period, pull, note));
    const day = await state.change(id, date, (known) => ({ ...known, ...withPulled(begun, pulled), atMs: clock(), error: null }));
    if (day.state === 'done') await state.mend(zone, date);
    return { day, next: day.state === 'done' ? undefined : message };
  } catch (error) {
    await noteFailure(ports, message, error);
    throw error;
  }
}

/** A day is read as a whole, in as few requests as can be; one that failed is read in smaller and smaller slices, so that more of it stays done. */
function widthOf({ attempts }: BackfillDay): Pick<SpanOptions, 'widthMs'> {
  return attempts === 1 ? {} : { widthMs: DAY_MS / 4 ** Math.min(attempts - 1, 4) };
}

interface PulledDay extends HarvestResult {
  readonly doneMs: number;
  /** Records that Dataverse no longer shows. */
  readonly removed: number;
}

async function pullDay(
  ports: BackfillPorts,
  { replace }: BackfillMessage,
  period: Period,
  options: SpanOptions,
  note: Note,
): Promise<PulledDay> {
  if (!replace) {
    const result = await pullPeriod(ports, period, noting(options, note));
    note(notesOf(result));
    return { ...result, removed: 0 };
  }
  const { pulled, removed } = await replacePeriod(ports, period, noting(options, note));
  note(notesOf(pulled));
  note({ counters: { removedFacts: removed.facts, removedIntakes: removed.intakes, keptTooNew: removed.kept } });
  return { ...pulled, doneMs: period.toMs, removed: removed.facts + removed.intakes };
}

/** A day with what one more run has read of it. */
function withPulled(before: BackfillDay, pulled: PulledDay): Pick<BackfillDay, 'state' | 'doneMs' | 'rows' | 'removed'> {
  return {
    state: pulled.isComplete ? 'done' : 'waiting',
    doneMs: pulled.doneMs,
    rows: rowsAfter(before, pulled),
    removed: before.removed + pulled.removed,
  };
}

function rowsAfter({ rows }: BackfillDay, { deliveries, attributes, malformed }: Readonly<PullCounts>): BackfillDay['rows'] {
  return {
    deliveries: rows.deliveries + deliveries,
    attributes: rows.attributes + attributes,
    malformed: rows.malformed + malformed,
  };
}

/** The queue tries the message again; what went wrong is for whoever looks meanwhile, and must not hide the error itself. */
async function noteFailure({ state, clock, recording }: BackfillPorts, { backfill, date }: BackfillMessage, error: unknown): Promise<void> {
  try {
    await state.change(backfill, date, (day) => ({ ...day, state: 'waiting', atMs: clock(), error: endOf(error).error }));
  } catch (failure) {
    recording.warn(`backfill: ${messageOf(failure)}`);
  }
}

async function giveUp(ports: BackfillPorts, given: unknown): Promise<void> {
  const { state, clock, recording } = ports;
  const read = messageOrError(given, clock());
  if (read instanceof AppError) {
    await recordRun(recording, { kind: 'backfill' }, async (note) => note({ outcome: 'failed', error: errorOf(read) }));
    return;
  }
  const { message, period } = read;
  const { backfill, date, zone } = message;
  const day = await state.change(backfill, date, (known) => ({ ...known, state: 'failed', atMs: clock() }));
  if (day.state === 'done') return;
  const cause = day.error?.message ?? 'its process ended without a word each time';
  const error = {
    code: 'backfill.given-up',
    message: `Cannot backfill ${date} (${zone}): tried ${day.attempts} times, the last time: ${cause}`,
  };
  await recordRun(recording, { ...startOfPull(period), backfill }, async (note) => note({ outcome: 'failed', error }));
  const givenUp: GivenUpDay = { backfill, date, zone, atMs: clock(), error };
  await state.giveUp(givenUp);
}

function messageOrError(given: unknown, nowMs: number): ReturnType<typeof parseBackfillMessage> | AppError {
  try {
    return parseBackfillMessage(given, nowMs);
  } catch (error) {
    if (error instanceof InputError || isNewer(error)) return error;
    throw error;
  }
}

function errorOf({ code, message }: AppError) {
  return { code, message };
}
