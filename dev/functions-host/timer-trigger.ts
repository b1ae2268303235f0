/** Runs a timer-triggered function on its schedule: one invocation at a time, one only for all that were missed, and errors do not stop it. */
import { DAY_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import type { RegisteredFunction } from './core-module.ts';
import type { Host } from './host.ts';
import { invoke, triggerOf } from './invoke.ts';
import { describeError } from './log.ts';
import type { Schedule } from './schedule.ts';
import type { TimerStatus, TimerStatusStore } from './timer-status.ts';

export interface TimerTrigger {
  /** Runs the function now, after the invocation that is running, if any. @throws what the function throws */
  invoke(): Promise<void>;
  /** Begins to follow the schedule; a run that was missed since the last start happens at once. */
  start(): Promise<void>;
  stop(): void;
}

/** setTimeout takes no more than 2^31 - 1 ms, so a far occurrence is waited for in steps. */
const LONGEST_WAIT_MS = DAY_MS;
/** The real host keeps no status of timers that tick more often. */
const SHORTEST_MONITORED_MS = MINUTE_MS;

/** A timer function that does not run yet. */
export function createTimerTrigger(host: Host, fn: RegisteredFunction, schedule: Schedule, store: TimerStatusStore): TimerTrigger {
  const { binding } = triggerOf(fn);
  const name = fn.metadata.name;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();

  const runNow = (isPastDue: boolean) => {
    const run = last.then(() => runOnce(host, fn, schedule, store, isPastDue));
    last = run.catch(() => {});
    return host.running.follow(run);
  };
  const runLogged = (isPastDue: boolean) => runNow(isPastDue).catch((error) => host.log(name, describeError(error), 'error'));
  const waitFor = (dueMs: number) => {
    if (stopped) return;
    const waitMs = Math.max(dueMs - Date.now(), 0);
    // A timer may fire a moment early; the occurrence it fired for must not come again.
    const tick = () => void runLogged(false).then(() => waitFor(schedule.next(Math.max(Date.now(), dueMs))));
    timer = waitMs > LONGEST_WAIT_MS ? setTimeout(waitFor, LONGEST_WAIT_MS, dueMs) : setTimeout(tick, waitMs);
  };
  return {
    invoke: () => runNow(false),
    async start() {
      const missed = isMissed(await loadStatus(store, schedule, name, binding.useMonitor), schedule);
      const atOnce = missed || binding.runOnStartup === true ? runLogged(missed) : undefined;
      void Promise.resolve(atOnce).then(() => waitFor(schedule.next(Date.now())));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function runOnce(host: Host, fn: RegisteredFunction, schedule: Schedule, store: TimerStatusStore, isPastDue: boolean): Promise<void> {
  const before = await store.load(fn.metadata.name);
  const startedMs = Date.now();
  try {
    const json = JSON.stringify(timerData(schedule, before, isPastDue, startedMs));
    await invoke(host, fn, { trigger: { json } });
  } finally {
    const nowMs = Date.now();
    const status = { expression: schedule.expression, lastMs: startedMs, nextMs: schedule.next(nowMs), updatedMs: nowMs };
    await store.save(fn.metadata.name, status);
  }
}

/** The timer as the worker contract spells it; the library turns its names into camel case. */
function timerData(schedule: Schedule, before: TimerStatus | undefined, isPastDue: boolean, nowMs: number) {
  // As .NET writes a time that is not there.
  const never = '0001-01-01T00:00:00';
  const iso = (ms: number | null | undefined) => (ms === null || ms === undefined ? never : new Date(ms).toISOString());
  return {
    Schedule: { AdjustForDST: true },
    ScheduleStatus: { Last: iso(before?.lastMs), Next: iso(schedule.next(nowMs)), LastUpdated: iso(before?.updatedMs) },
    IsPastDue: isPastDue,
  };
}

/** The stored status; the first start of a timer stores one, so that its next start can tell what it missed. */
async function loadStatus(
  store: TimerStatusStore,
  schedule: Schedule,
  name: string,
  useMonitor: unknown,
): Promise<TimerStatus | undefined> {
  const nowMs = Date.now();
  const nextMs = schedule.next(nowMs);
  if (useMonitor === false || schedule.next(nextMs) - nextMs < SHORTEST_MONITORED_MS) return undefined;
  const stored = await store.load(name);
  if (stored === undefined) await store.save(name, { expression: schedule.expression, lastMs: null, nextMs, updatedMs: nowMs });
  return stored;
}

/** A schedule that was changed since starts afresh: what the old one missed is not made up for. */
function isMissed(stored: TimerStatus | undefined, schedule: Schedule): boolean {
  return stored !== undefined && stored.expression === schedule.expression && stored.nextMs < Date.now();
}
