/** Days whose digest did not reach its readers: a run of days with one reason is one line. */
import { Temporal } from 'temporal-polyfill';
import type { MissedDigest } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { reasonWords } from './reason-words.ts';

const MAX_LINES = 4;
const REASONS = ['dataIncomplete', 'appDidNotRun'] as const satisfies readonly MissedDigest['reasonId'][];
const MAX_NAMES = 14;

interface Run {
  readonly from: string;
  to: string;
  readonly reason: Said;
}

/** Oldest day first, as they are given; where there are many, the last ones by their days alone. */
export function missedLines(missed: readonly MissedDigest[], words: Words): Said[] {
  const runs: Run[] = [];
  for (const digest of missed) {
    const { date } = digest;
    const [last, reason] = [runs.at(-1), reasonOf(digest, words)];
    if (last?.reason === reason && dayAfter(last.to) === date) last.to = date;
    else runs.push({ from: date, to: date, reason });
  }
  const lines = runs.slice(0, MAX_LINES).map((run) => words.say('missed.line', { period: words.period(run, 'long'), reason: run.reason }));
  const names = runs.slice(MAX_LINES).map((run) => words.period(run, 'short'));
  if (names.length === 0) return lines;
  const more = names.length - MAX_NAMES;
  const shown = words.enumeration(names.slice(0, MAX_NAMES));
  return [...lines, words.say('missed.also', { list: shown, others: more > 0 ? 'yes' : 'no', more })];
}

/** Another release may know other ids. */
function reasonOf({ reason, reasonId }: MissedDigest, words: Words): Said {
  const id = REASONS.find((known) => known === reasonId);
  return id === undefined ? reasonWords(null, reason, words) : words.say(`missed.${id}`);
}

function dayAfter(date: string): string {
  return `${Temporal.PlainDate.from(date).add({ days: 1 })}`;
}
