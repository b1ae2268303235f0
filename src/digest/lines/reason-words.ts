/** The reasons that a report keeps as data, in words. */
import type { AllReasons, ReasonId } from '../../report/reasons/reason.ts';
import type { Reason } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { kpiName } from './kpi-name.ts';

// What a release that is not this one wrote in its own words.
const MAX_STORED = 240;

type Sayings<Ids extends ReasonId> = { readonly [Id in Ids]: (values: AllReasons[Id], words: Words, zone: string) => Said };
/** Reasons without values: their ids are those of their messages. */
type PlainId = { [Id in ReasonId]: keyof AllReasons[Id] extends never ? Id : never }[ReasonId];

const PLAIN: Readonly<Record<PlainId, true>> = {
  notReadYet: true,
  partNotRead: true,
  justEnded: true,
  noPrices: true,
  noSignInTimes: true,
  suppressedUnknown: true,
  callerIdRuleUnknown: true,
  furtherAttemptsUnknown: true,
  noCarrierLabels: true,
  noPartyMap: true,
  noSuccessMap: true,
  noTrackingIds: true,
  noAiAnswers: true,
  noValueAttributes: true,
  factsGone: true,
  notAskedFor: true,
  periodNotRead: true,
  severalDays: true,
  canStillChange: true,
  closed: true,
  provisional: true,
  provisionalAgain: true,
  moreDaysRead: true,
  fewerDaysRead: true,
  otherFigures: true,
};

const SAYINGS: Sayings<Exclude<ReasonId, PlainId>> = {
  lostChanges: ({ from, to }, words, zone) =>
    words.say('reason.lostChanges', { from: words.instant(from, zone), to: words.instant(to, zone) }),
  readUpTo: ({ until, end }, words, zone) =>
    words.say('reason.readUpTo', { from: words.instant(until, zone), to: words.instant(end, zone) }),
  tooManyOpen({ open, created, share: now, limit: most }, words) {
    const [share, limit] = words.percentPair(now, most);
    return words.say('reason.tooManyOpen', { open, count: created, share, limit });
  },
  unreadableHours: ({ spans, more }, words, zone) =>
    words.say('reason.unreadableHours', {
      list: words.enumeration(spans.map((span) => spanOf(span, words, zone))),
      others: more > 0 ? 'yes' : 'no',
      more,
    }),
  conversationsUnknown: (values, words) => words.say('reason.conversationsUnknown', values),
  daysNotRead: (values, words) => words.say('reason.daysNotRead', values),
  fewWeeks: ({ weeks, least }, words) => words.say('reason.fewWeeks', { weeks, count: least }),
  versionUnreadable: ({ version }, words) => words.say('reason.versionUnreadable', { count: version }),
  definitions: ({ from, to }, words) => words.say('reason.definitions', { version: from, newVersion: to }),
  lateResults: (values, words) => words.say('reason.lateResults', values),
  fewerDeliveries: (values, words) => words.say('reason.fewerDeliveries', values),
  changedResults: (values, words) => words.say('reason.changedResults', values),
  moreCreated: (values, words) => words.say('reason.moreCreated', values),
  fewerCreated: (values, words) => words.say('reason.fewerCreated', values),
  lateCodes: (values, words) => words.say('reason.lateCodes', values),
  lateAttributes: (values, words) => words.say('reason.lateAttributes', values),
  lateConversations: (values, words) => words.say('reason.lateConversations', values),
  contacts: ({ from, to }, words) => words.say('reason.contacts', { from: words.count(from), to: words.count(to) }),
  rate({ rate, from: before, to: now }, words) {
    const [from, to] = words.finePair(before, now);
    return words.say('reason.rate', { what: kpiName(rate, rate, words), from, to });
  },
};

/** A reason in the reader's language where this release knows it, else as it was stored. `zone` is that of the report. */
export function reasonWords(reason: Reason | null | undefined, stored: string, words: Words, zone = 'UTC'): Said {
  const id = reason?.id ?? '';
  if (Object.hasOwn(PLAIN, id)) return words.say(`reason.${id as PlainId}`);
  if (reason && Object.hasOwn(SAYINGS, id)) {
    // The id says what its values are; the table is checked against that.
    const say = SAYINGS[id as keyof typeof SAYINGS] as (values: Reason['values'], words: Words, zone: string) => Said;
    return say(reason.values, words, zone);
  }
  return words.name(stored.replace(/[.\s]+$/, ''), MAX_STORED);
}

function spanOf(span: string, words: Words, zone: string): Said {
  const [from = '', to = ''] = span.split('/');
  return words.say('span', { from: words.instant(from, zone), to: words.instant(to, zone) });
}
