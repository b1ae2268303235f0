/** Sentences under titles and figures, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { NOTES } from '../../declared/notes.ts';

export const notes: Texts<typeof NOTES> = {
  'note.backlog': '{deliveries, plural, one {# delivery was} other {# deliveries were}} open on {at}.',
  'note.backlogNone': 'Not known: open deliveries are counted each time Dataverse is read, and no count was made in this period.',
  'note.coping': 'Open: at the last count; the time left is at the pace of the hour before it.',
  'note.bestTime':
    'Over {days, plural, one {# day} other {# days}}, by the lower bound of the live answer rate (95%); hours with fewer than 30 calls are left out.',
  'note.bestTimeByAttempt': 'By attempt: of this period alone.',
  'note.bestTimeNone': 'Not enough data yet.',
  'note.callerIds': 'Live, at least, against the other numbers of the same configuration and the seven days before.',
  'note.dispositions': 'A delivery can carry several codes, so shares can add up to more than 100%.',
  'note.hours': 'By the hour in which the attempt began, on the clock of {zone}.',
  'note.reach': 'By contact and configuration: reached for the first time by that attempt, of those called at it.',
  'note.outside': 'Outside hours: {list}{others, select, yes { and {more, number} more} other {}}.',
  'outside.place': '{name} {hours} ({number})',
  'outside.placeOnly': '{name}, hour not known ({number})',
  'note.rulePack': 'Rule pack “{pack}”{known, select, yes {} other {, not legal advice}}. {packNote}',
  'note.abandonmentNone': 'Not measurable: no source tells which calls were abandoned.',
  'note.abandonment': `{source, select,
    column {Source: {sourceName}. Attempts: Microsoft’s denominator, this period, of engagements that representatives lead.}
    other {Source: {sourceName}. Attempts: Microsoft’s denominator, this period, as far as known.}}`,
  'note.regulatory': `Live, at least: live-answered calls, the regulators’ denominator, over {days, plural, one {# day} other {# days}}{known, select,
    yes {} other {, of which history holds {held, number}}}.`,
  'note.capsByContact': 'Counted by contact: no attempt had a msdyn_tracking_id.',
  'note.capsByMatter': `{attempts, plural, one {# attempt} other {# attempts}} counted by matter (msdyn_tracking_id){known, select,
    yes {, {number} by contact} other {}}; most at one contact, whatever the matter: {most}.`,
  'note.contactsNone': 'Not measured: {reason}.',
  'note.attempts': 'Contacts by number of attempts: {list}.',
  'attempts.exactly': '{contacts, number} with {count, number}',
  'attempts.atLeast': '{contacts, number} with {count, number} or more',
  'note.noSpacing': 'No times between attempts: {reason}.',
  'mean.calls': `Mean of the {days, plural, one {day} other {# days}} before{known, select, yes {} other { ({held, number} held)}}: {deliveries, plural, one {# delivery} other {# deliveries}} and {attempts, plural, one {# attempt} other {# attempts}} a day; {answered} off-hook, {range} live (n = {called, plural, one {# call} other {# calls}}).`,
  'mean.none': `Mean of the {days, plural, one {day} other {# days}} before{known, select, yes {} other { ({held, number} held)}}: {deliveries, plural, one {# delivery} other {# deliveries}} and {attempts, plural, one {# attempt} other {# attempts}} a day.`,
  'compared.against': `Changes are against {part, select, yes {the same part of } other {}}{kind, select,
    day {{period}}
    week {the week before ({period})}
    month {{month} ({period})}
    quarter {Q{quarter, number} {year} ({period})}
    year {{year} ({period})}
    other {{days, plural, one {the day before} other {the # days before}} ({period})}}{perDay, select, yes {, counts per day} other {}}.`,
  'compared.legend': 'Those in grey are within noise.',
  'settings.changed': `{changed, select,
    app {The app’s own definitions changed with a new version}
    both {Settings and the app’s own definitions changed}
    other {Settings changed}} {timed, select,
    yes {on {at}} other {at a time that is not known any more}}{known, select, yes {: {list}} other {}}.`,
  'settings.ofPeriod': 'The deliveries of this period were filed partly before that, partly after.',
  'settings.ofComparison': 'What is compared was filed partly before that, partly after.',
  'settings.counted': 'Some deliveries of this period, or looked back at, still count as before; a backfill counts them anew.',
  'scope.part': `{column, select,
    configuration {Campaign: {list}}
    queue {Queue: {list}}
    channel {Channel: {list}}
    other {Dial mode: {list}}}`,
  'scope.allowed': 'Only what you may see: {list}',
  'missed.also': 'Also {list}{others, select, yes { and {more, number} more} other {}}',
  'missed.dataIncomplete': 'its data were not complete',
  'missed.appDidNotRun': 'the app did not run',
  'upload.name': 'file upload of {day}',
};
