/** Reasons, in English: provisional ones are sentences, the others stand within one. */
import type { Texts } from '../../declared/arguments.ts';
import type { REASONS } from '../../declared/reasons.ts';

export const reasons: Texts<typeof REASONS> = {
  'reason.lostChanges': 'Dataverse was not read in time: what changed from {from} to {to} may have expired there before it was read.',
  'reason.notReadYet': 'The deliveries of this period have not been read from Dataverse yet.',
  'reason.partNotRead': 'A part of this period has not been read from Dataverse yet.',
  'reason.readUpTo': 'Dataverse has been read up to {from}; the period ends at {to}.',
  'reason.justEnded': 'The period has only just ended; late results may follow.',
  'reason.tooManyOpen': `{open, plural, one {# of the {count, number} deliveries created in the period is} other {# of the {count, number} deliveries created in the period are}} still open: {share}, and only under {limit} counts as final.`,
  'reason.unreadableHours':
    'What is stored of {list}{others, select, yes { and {more, plural, one {# more span} other {# more spans}}} other {}} cannot be read and is missing here.',
  'reason.unknown': 'The reason is not known.',
  'reason.noPrices': 'the tables hold no prices, pay or carrier charges',
  'reason.noSignInTimes': 'the tables do not tell when representatives were signed in',
  'reason.suppressedUnknown':
    'contacts suppressed before a delivery was created are not known, so they cannot be taken off; gross penetration is given',
  'reason.callerIdRuleUnknown':
    'the rows do not tell whether a rule or chance picked the caller id, and under chance its area means nothing',
  'reason.furtherAttemptsUnknown': 'the rows do not tell whether another attempt is still to follow',
  'reason.noCarrierLabels': 'the tables hold no carrier labels; answer rates by caller id are given instead',
  'reason.noPartyMap':
    'no voice attempt was filed while DISPOSITION_MAP had a code for person or not-right-party, and without one it would only repeat the live answers',
  'reason.noSuccessMap': 'no attempt was filed while SUCCESS_MAP named a success',
  'reason.noTrackingIds': 'no attempt had a msdyn_tracking_id, so they are counted by contact',
  'reason.noAiAnswers': 'there was no live answer of dial mode Copilot',
  'reason.conversationsUnknown': `{count, plural,
    one {the conversation of # live answer of dial mode Copilot is not known}
    other {the conversations of # live answers of dial mode Copilot are not known}}`,
  'reason.noValueAttributes': 'no delivery had a plain number in a result attribute that VALUE_ATTRIBUTES names',
  'reason.daysNotRead': 'it looks back over {days, plural, one {# day} other {# days}}, and not all of them have been read from Dataverse',
  'reason.factsGone': 'the facts of this period, or of a part of it, are no longer kept (FACTS_DAYS)',
  'reason.notAskedFor': 'not asked for (extent=counts)',
  'reason.periodNotRead': 'the period has not been read from Dataverse',
  'reason.severalDays': 'only single days are held against what is usual',
  'reason.canStillChange': 'its numbers can still change',
  'reason.fewWeeks':
    'of the same weekdays of the last eight weeks {weeks, plural, one {# has} other {# have}} been read, and it takes {count, number}',
  'reason.closed': 'closed',
  'reason.provisional': 'provisional',
  'reason.provisionalAgain': 'provisional again',
  'reason.versionUnreadable': 'version {count, number} cannot be read',
  'reason.definitions': 'definitions {version} to {newVersion}',
  'reason.lateResults': '{count, plural, one {# late result} other {# late results}}',
  'reason.fewerDeliveries': '{count, plural, one {# delivery} other {# deliveries}} fewer',
  'reason.changedResults': '{count, plural, one {# result} other {# results}} changed',
  'reason.moreCreated': '{count, plural, one {# created delivery} other {# created deliveries}} more',
  'reason.fewerCreated': '{count, plural, one {# created delivery} other {# created deliveries}} fewer',
  'reason.lateCodes': '{count, plural, one {# late disposition code} other {# late disposition codes}}',
  'reason.lateAttributes': '{count, plural, one {# late attribute} other {# late attributes}}',
  'reason.lateConversations': '{count, plural, one {# late conversation} other {# late conversations}}',
  'reason.contacts': 'contacts {from} to {to}',
  'reason.rate': '{what} {from} to {to}',
  'reason.moreDaysRead': 'more of the days before has been read',
  'reason.fewerDaysRead': 'less of the days before is known',
  'reason.otherFigures': 'other figures changed',
};
