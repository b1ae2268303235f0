/** Writes a run's start into the run log, does its work, and writes its end whatever happens. */
import { randomBytes } from 'node:crypto';
import { AppError, messageOf } from '../errors.ts';
import { newerSince, newerSoFar } from '../history/schemas/newer-met.ts';
import type { Run, RunError, RunOutcome, WorkKind } from './run.ts';
import type { RunLog } from './run-log.ts';

/** Requests to Dataverse since this process began. */
export type RequestCounts = Pick<Run, 'requests' | 'retries' | 'throttles'>;

export interface RunRecording {
  readonly log: Pick<RunLog, 'write'>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
  readonly requestCounts: () => RequestCounts;
  /** Gets told when the log cannot be written: that must not keep the work from its end. */
  readonly warn: (message: string) => void;
}

/** What is known of a run before it begins. */
export interface RunStart extends Partial<Pick<Run, 'range' | 'zone' | 'date' | 'backfill'>> {
  readonly kind: WorkKind;
}

/** What comes to be known while it works. */
export type RunNotes = Partial<Pick<Run, 'range' | 'rows' | 'counters' | 'error'>> & { readonly outcome?: Exclude<RunOutcome, 'running'> };

/** Adds to what is known of the run; counters are joined, the rest is replaced. */
export type Note = (notes: RunNotes) => void;

/** Nothing was read. */
export const NO_ROWS = { deliveries: 0, attributes: 0, malformed: 0 };
/** Of no time, day or backfill. */
export const ABOUT_NOTHING = { range: null, zone: null, date: null, backfill: null };
// Nothing but a person can change these.
const REFUSALS = [
  'input.',
  'settings.',
  'dataverse.no-rights',
  'dataverse.other-organisation',
  'dataverse.forbidden',
  'dataverse.unauthorized',
];

/** Gives what the work gives. @throws what the work throws */
export async function recordRun<T>(recording: RunRecording, start: RunStart, work: (note: Note) => Promise<T>): Promise<T> {
  const { clock, requestCounts } = recording;
  const before = requestCounts();
  const newerBefore = newerSoFar();
  const begun: Run = {
    ...ABOUT_NOTHING,
    ...start,
    id: randomBytes(8).toString('hex'),
    startedMs: clock(),
    endedMs: null,
    ...difference(before, before),
    rows: NO_ROWS,
    counters: {},
    outcome: 'running',
    error: null,
  };
  let notes: RunNotes = {};
  const note: Note = (more) => {
    notes = { ...notes, ...more, counters: { ...notes.counters, ...more.counters } };
  };
  const end = (ending: RunNotes) => {
    const newer = newerSince(newerBefore);
    const counts = { ...difference(requestCounts(), before), ...(newer.length > 0 && { newer }) };
    return writeRun(recording, { ...begun, ...counts, endedMs: clock(), ...ending });
  };
  await writeRun(recording, begun);
  try {
    const result = await work(note);
    await end({ outcome: 'ok', ...notes });
    return result;
  } catch (error) {
    await end({ ...notes, ...endOf(error) });
    throw error;
  }
}

/** How a run ends that threw, and what may be told of it: the text of an error of this program, of any other no more than its class. */
export function endOf(error: unknown): { readonly outcome: 'stopped' | 'failed' | 'refused'; readonly error: RunError } {
  if (!(error instanceof AppError)) {
    const name = error instanceof Error ? error.constructor.name : typeof error;
    return { outcome: 'failed', error: { code: 'internal', message: name } };
  }
  const { code, message } = error;
  if (code === 'dataverse.aborted') return { outcome: 'stopped', error: { code, message } };
  return { outcome: REFUSALS.some((start) => code.startsWith(start)) ? 'refused' : 'failed', error: { code, message } };
}

function difference(after: RequestCounts, before: RequestCounts): RequestCounts {
  return {
    requests: after.requests - before.requests,
    retries: after.retries - before.retries,
    throttles: after.throttles - before.throttles,
  };
}

/** Adds or replaces an entry; where that fails, `warn` is told. */
export async function writeRun({ log, warn }: Pick<RunRecording, 'log' | 'warn'>, run: Run): Promise<void> {
  try {
    await log.write(run);
  } catch (error) {
    warn(`run log: ${messageOf(error)}; ${run.kind} is ${run.outcome}`);
  }
}
