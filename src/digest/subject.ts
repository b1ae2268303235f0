/** The subject of a mail: the news first, then the day's one number. */
import { isWatched } from '../report/comparison/comparison-model.ts';
import { LIVE_RATES, liveRange } from '../report/live.ts';
import type { Report } from '../report/report.ts';
import type { Said } from '../words/declared/arguments.ts';
import { wholeIsolates } from '../words/isolate.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './findings.ts';
import { callsOf, verdictKind } from './verdict.ts';

// What a phone shows of a subject.
const MAX_CHARACTERS = 60;

/** "Fri 27 Nov: 147 calls outside hours · 20% reached", at most 60 characters: what does not fit beside the news is left out, and days that take too much room are written in digits. "Test: " stands before that of a test. */
export function subjectOf(report: Report, findings: readonly Finding[], words: Words, isTest = false): string {
  const all = (['brief', 'digits'] as const).flatMap((style) => sayings(report, findings, words.period(report.period, style), words));
  const whole = isTest ? all.map((what) => words.say('subject.test', { what })) : all;
  return whole.find((subject) => [...subject].length <= MAX_CHARACTERS) ?? cut(whole.at(-1) ?? '');
}

/** The subject, and what says less where it is too long. */
function sayings(report: Report, findings: readonly Finding[], day: Said, words: Words): Said[] {
  const deliveries = report.totals.deliveries ?? 0;
  const kind = verdictKind(report, findings);
  const first = findings.find(({ severity }) => severity === (kind === 'look' ? 'possible' : 'urgent'));
  switch (kind) {
    case 'unread':
      return [words.say('subject.unread', { day })];
    case 'provisional':
      return [words.say('subject.provisional', { day, deliveries })];
    case 'empty':
      return [words.say('subject.empty', { day })];
    case 'calm':
      return calmOf(day, deliveries, report, words);
    case 'attention':
    case 'look':
      return first === undefined ? [] : newsOf(first, day, report, words);
  }
}

/** What could not be held against usual days is not called normal. */
function calmOf(day: Said, deliveries: number, report: Report, words: Words): Said[] {
  const id = isWatched(report.comparison) ? 'subject.normal' : 'subject.unwatched';
  const reached = reachOf(report, words);
  return [callsOf(report), 'none' as const].map((calls) => words.say(id, { day, deliveries, calls, reached }));
}

/** The finding with the day's number, and where that is too long alone. */
function newsOf({ short: finding, signal }: Finding, day: Said, report: Report, words: Words): Said[] {
  const number = numberOf(report, words, signal.what === LIVE_RATES.low);
  return [words.say('subject.finding', { day, finding, number }), words.say('subject.news', { day, finding })];
}

/** How many were reached, unless the news is just that. */
function numberOf(report: Report, words: Words, isSaid: boolean): Said {
  return callsOf(report) === 'voice' && !isSaid
    ? words.say('number.reached', { reached: reachOf(report, words) })
    : words.say('number.deliveries', { deliveries: report.totals.deliveries ?? 0 });
}

function reachOf({ rates }: Report, words: Words): Said {
  return words.roughPercent(liveRange(rates).low.value);
}

function cut(text: string): string {
  const kept = [...text]
    .slice(0, MAX_CHARACTERS - 1)
    .join('')
    .trimEnd();
  return wholeIsolates([`${kept}…`]).join('');
}
