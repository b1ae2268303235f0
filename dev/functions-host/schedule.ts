/** Six-field NCRONTAB schedules in UTC (learn.microsoft.com/azure/azure-functions/functions-bindings-timer). */
import { Cron } from 'croner';
import { resolveSettings } from './host-settings.ts';

export interface Schedule {
  /** The expression with its settings resolved. */
  readonly expression: string;
  /** First occurrence after an instant; both UTC epoch milliseconds. */
  next(afterMs: number): number;
}

/** Parses "{second} {minute} {hour} {day} {month} {day of week}" or "%SETTING%". @throws Error that names the text where it is no such schedule */
export function parseSchedule(text: string): Schedule {
  const expression = resolveSettings(text).trim();
  const cron = parse(expression);
  return {
    expression,
    next(afterMs) {
      const next = cron.nextRun(new Date(afterMs));
      if (next === null) throw new Error(`Cannot use the schedule "${expression}": it never occurs again`);
      return next.getTime();
    },
  };
}

function parse(expression: string): Cron {
  try {
    // NCRONTAB wants day and day of week both to match, where cron is content with either.
    return new Cron(expression, { mode: '6-part', timezone: 'UTC', domAndDow: true, paused: true });
  } catch (cause) {
    throw new Error(`Cannot use the schedule "${expression}": it is no NCRONTAB expression of six fields`, { cause });
  }
}
