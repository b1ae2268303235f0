/** Days whose digest did not reach its readers, in words: a run of days with one reason is one line. */
import { Temporal } from 'temporal-polyfill';
import type { MissedDigest } from '../../report/report.ts';
import { clean } from '../../words/clean.ts';
import { formatPeriod } from '../words/dates.ts';

const MAX_REASON = 240;
const MAX_LINES = 4;
const MAX_NAMES = 14;

/** Oldest day first, as they are given; where there are many, the last ones by their days alone. */
export function missedLines(missed: readonly MissedDigest[], _words?: unknown): string[] {
  const runs: { readonly from: string; to: string; readonly reason: string }[] = [];
  for (const { date, reason } of missed) {
    const last = runs.at(-1);
    if (last?.reason === reason && dayAfter(last.to) === date) last.to = date;
    else runs.push({ from: date, to: date, reason });
  }
  const lines = runs.slice(0, MAX_LINES).map((run) => `${formatPeriod(run, 'long')}: ${clean(run.reason, MAX_REASON)}`);
  const names = runs.slice(MAX_LINES).map((run) => formatPeriod(run, 'short'));
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return names.length === 0 ? lines : [...lines, `Also ${names.slice(0, MAX_NAMES).join(', ')}${more}`];
}

function dayAfter(date: string): string {
  return `${Temporal.PlainDate.from(date).add({ days: 1 })}`;
}
