/** Where lines of the log go: to the invocation of a function that is under way, with the run it does. A command that does the same work says so in its own words. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogEvent, LogFields } from './log-fields.ts';
import { logLine } from './log-line.ts';

export type LogLevel = 'log' | 'warn' | 'error';
/** The part of an invocation's context that takes lines. */
export type LineLog = Readonly<Record<LogLevel, (line: string) => void>>;

interface Invocation {
  readonly log: LineLog;
  /** Id of the first run that it began: what it is about. */
  first?: string;
  /** Ids of the runs that are under way, the last begun last. */
  readonly under: string[];
}

const invocations = new AsyncLocalStorage<Invocation>();

/** Does work whose lines go to `log`, so that the platform files them under its invocation. */
export function inInvocation<T>(log: LineLog, work: () => T): T {
  return invocations.run({ log, under: [] }, work);
}

/** Notes that a run begins: lines name it while it is under way, and the first of an invocation afterwards. */
export function noteRun(id: string): void {
  const invocation = invocations.getStore();
  if (invocation === undefined) return;
  invocation.first ??= id;
  invocation.under.push(id);
}

/** Notes that it is over. */
export function noteRunEnd(id: string): void {
  const { under = [] } = invocations.getStore() ?? {};
  const place = under.lastIndexOf(id);
  if (place >= 0) under.splice(place, 1);
}

/** Writes a line, where an invocation is under way. */
export function tell(event: LogEvent, text: string, fields: LogFields = {}, level: LogLevel = 'log'): void {
  const invocation = invocations.getStore();
  if (invocation === undefined) return;
  const { log, first, under } = invocation;
  const run = under.at(-1) ?? first;
  log[level](logLine(event, text, { ...(run !== undefined && { run }), ...fields }));
}
