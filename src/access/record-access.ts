/** Who opened a report, in the run log: one entry when it is answered or refused. */
import { randomBytes } from 'node:crypto';
import { AppError, NotedError } from '../errors.ts';
import type { ReportScope } from '../report/scope.ts';
import { ABOUT_NOTHING, NO_ROWS, type RunRecording, writeRun } from '../runs/record-run.ts';
import type { Run } from '../runs/run.ts';
import { MINUTE_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { allowedTo, type Reader } from './reader.ts';

/** What is known of an access so far. */
export interface AccessNotes {
  readonly reader?: Reader;
  readonly period?: Period;
  /** In stored values, as the report has it: what somebody typed may be anything. */
  readonly scope?: ReportScope;
  /** How much was shown, where it was no report. */
  readonly counters?: Run['counters'];
}

export type NoteAccess = (notes: AccessNotes) => void;
/** Does the work of an answer, and notes it. @throws what the work throws; where that is a failure that was noted, as NotedError */
export type RecordAccess = <T>(work: (note: NoteAccess) => Promise<T>) => Promise<T>;

type Recording = Pick<RunRecording, 'log' | 'warn' | 'clock'>;

/** Nobody at all asked, or nothing is there to be opened: that is no access. */
const NO_ACCESS = ['access.unknown-reader', 'access.off'];
/** Of those whom nobody knows, a minute and process: no stranger fills the log. */
const MOST_STRANGERS = 20;

/** A recorder of accesses. Where the log cannot be written the answer is given all the same, and `warn` is told. */
export function accessRecorder(recording: Recording): RecordAccess {
  const strangers = newLimit(MOST_STRANGERS, MINUTE_MS);
  return async (work) => {
    const startedMs = recording.clock();
    const id = randomBytes(8).toString('hex');
    let known: AccessNotes = {};
    const end = async (ending: Pick<Run, 'outcome' | 'error'>) => {
      if (known.reader === undefined && !strangers.take(startedMs)) return;
      await writeRun(recording, { ...entryOf(known, startedMs), id, endedMs: recording.clock(), ...ending });
    };
    try {
      const answer = await work((notes) => {
        known = { ...known, ...notes };
      });
      await end({ outcome: 'ok', error: null });
      return answer;
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal';
      if (NO_ACCESS.includes(code)) throw error;
      const ending = endOf(code);
      await end(ending);
      throw ending.outcome === 'failed' ? new NotedError(id, error) : error;
    }
  };
}

/** The code alone: messages repeat what was asked for. */
function endOf(code: string): Pick<Run, 'outcome' | 'error'> {
  const isFailure = code === 'internal' || code.startsWith('store.');
  return { outcome: isFailure ? 'failed' : 'refused', error: { code, message: 'Nothing was shown.' } };
}

function entryOf({ reader, period, scope, counters = {} }: AccessNotes, startedMs: number): Omit<Run, 'id'> {
  const allowed = reader === undefined ? 'all' : allowedTo(reader);
  return {
    ...ABOUT_NOTHING,
    kind: 'access',
    startedMs,
    endedMs: null,
    ...(period && { range: [period.fromMs, period.toMs], zone: period.zone, date: period.days === 1 ? period.from : null }),
    requests: 0,
    retries: 0,
    throttles: 0,
    rows: NO_ROWS,
    counters,
    outcome: 'running',
    error: null,
    access: {
      by: nameOf(reader),
      subscription: reader?.kind === 'link' ? reader.link.subscription : null,
      allowed: allowed === 'all' ? null : allowed,
      scope: scope ?? null,
    },
  };
}

function nameOf(reader: Reader | undefined): string {
  if (reader === undefined) return 'nobody';
  return reader.kind === 'person' ? reader.role : reader.kind;
}

/** At most so many in each stretch of time. */
function newLimit(most: number, spanMs: number): { take(nowMs: number): boolean } {
  let [begunMs, taken] = [0, 0];
  return {
    take(nowMs) {
      if (nowMs - begunMs >= spanMs) [begunMs, taken] = [nowMs, 0];
      taken++;
      return taken <= most;
    },
  };
}
