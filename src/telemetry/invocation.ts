/** Where lines of the log go: to the invocation of a function that is under way, with the run it does; else to the console. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogEvent, LogFields } from './log-fields.ts';
import { logLine } from './log-line.ts';

export type LogLevel = 'log' | 'warn' | 'error';
/** The part of an invocation's context, or of the console, that takes lines. */
export type LineLog = Readonly<Record<LogLevel, (line: string) => void>>;

interface Invocation {
  readonly log: LineLog;
  /** Id of the last run that it began. */
  run?: string;
}

const invocations = new AsyncLocalStorage<Invocation>();

/** Does work whose lines go to `log`, so that the platform files them under its invocation. */
export function inInvocation<T>(log: LineLog, work: () => T): T {
  return invocations.run({ log }, work);
}

/** Notes which run is under way: lines that follow name it. */
export function noteRun(id: string): void {
  const invocation = invocations.getStore();
  if (invocation !== undefined) invocation.run = id;
}

/** Writes a line. */
export function tell(event: LogEvent, text: string, fields: LogFields = {}, level: LogLevel = 'log'): void {
  const { log, run } = invocations.getStore() ?? { log: console, run: undefined };
  log[level](logLine(event, text, { ...(run !== undefined && { run }), ...fields }));
}
