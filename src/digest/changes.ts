/** What changed between two versions of a day, in words: the reason that a restatement is told with. */
import { RATES } from '../metrics/kpis/rate-table.ts';
import { changeNotes } from '../report/changes/change-notes.ts';
import type { ChangeReasons, ReasonWith } from '../report/reasons/reason.ts';
import type { Report } from '../report/report.ts';
import { counted, formatCount, formatPercent } from './words/format.ts';

type Sentences = { readonly [Id in keyof ChangeReasons]: (values: ChangeReasons[Id]) => string };

const RATE_NAMES: ReadonlyMap<string, string> = new Map(RATES.map(({ id, name }) => [id, name]));
const SENTENCES: Sentences = {
  closed: () => 'closed',
  provisional: () => 'provisional',
  provisionalAgain: () => 'provisional again',
  versionUnreadable: ({ version }) => `version ${version} cannot be read`,
  definitions: ({ from, to }) => `definitions ${from} to ${to}`,
  lateResults: ({ count }) => counted(count, 'late result'),
  fewerDeliveries: ({ count }) => `${counted(count, 'delivery', 'deliveries')} fewer`,
  changedResults: ({ count }) => `${counted(count, 'result')} changed`,
  moreCreated: ({ count }) => `${counted(count, 'created delivery', 'created deliveries')} more`,
  fewerCreated: ({ count }) => `${counted(count, 'created delivery', 'created deliveries')} fewer`,
  lateCodes: ({ count }) => counted(count, 'late disposition code'),
  lateAttributes: ({ count }) => counted(count, 'late attribute'),
  lateConversations: ({ count }) => counted(count, 'late conversation'),
  contacts: ({ from, to }) => `contacts ${formatCount(from)} to ${formatCount(to)}`,
  rate: ({ rate, from, to }) => `${inSentence(RATE_NAMES.get(rate) ?? rate)} ${formatPercent(from)} to ${formatPercent(to)}`,
  moreDaysRead: () => 'more of the days before has been read',
  fewerDaysRead: () => 'less of the days before is known',
  otherFigures: () => 'other figures changed',
};

/** "43 late results", "off-hook rate 11.2 % to 11.6 %"; empty where nothing changed that is shown. Old versions may lack what was added since. */
export function changesBetween(before: Report, after: Report): string[] {
  return changeNotes(before, after).map((note) => changeSentence(note));
}

/** One of them. */
export function changeSentence<Id extends keyof ChangeReasons>({ id, values }: ReasonWith<Id>): string {
  return SENTENCES[id](values);
}

/** "Live answer rate, at least" as "live answer rate (at least)", "SMS ..." as it is. */
function inSentence(name: string): string {
  const start = /^[A-Z][a-z]/.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name;
  return start.replace(/, (at (?:least|most))$/, ' ($1)');
}
