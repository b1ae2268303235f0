/** The verdict, the sentence under it, and the subject, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { VERDICT } from '../../declared/verdict.ts';

export const verdict: Texts<typeof VERDICT> = {
  'verdict.calm': 'Nothing needs attention.',
  'verdict.attention': `{count, plural,
    =1 {One thing needs attention.}
    =2 {Two things need attention.}
    =3 {Three things need attention.}
    =4 {Four things need attention.}
    =5 {Five things need attention.}
    =6 {Six things need attention.}
    =7 {Seven things need attention.}
    =8 {Eight things need attention.}
    =9 {Nine things need attention.}
    other {# things need attention.}}`,
  'verdict.look': `{known, select,
    yes {{count, plural,
    =1 {Nothing is wrong; one thing is worth a look.}
    =2 {Nothing is wrong; two things are worth a look.}
    =3 {Nothing is wrong; three things are worth a look.}
    =4 {Nothing is wrong; four things are worth a look.}
    =5 {Nothing is wrong; five things are worth a look.}
    other {Nothing is wrong; # things are worth a look.}}}
    other {{count, plural,
    =1 {One thing is worth a look.}
    =2 {Two things are worth a look.}
    =3 {Three things are worth a look.}
    =4 {Four things are worth a look.}
    =5 {Five things are worth a look.}
    other {# things are worth a look.}}}}`,
  'verdict.unread': '{period} has not been read.',
  'verdict.provisional': 'Too early to say: numbers can still change.',
  'verdict.empty': 'No delivery was finished.',
  'verdict.unwatched': 'Not held against usual days: {reason}.',
  'sentence.day': `{calls, select,
    voice {{known, select,
      yes {{deliveries, plural, one {# delivery} other {# deliveries}}; at least {reached} of calls reached a person (usually {usual}).}
      other {{deliveries, plural, one {# delivery} other {# deliveries}}; at least {reached} of calls reached a person.}}}
    few {{deliveries, plural, one {# delivery} other {# deliveries}}; at least {live, number} of {called, plural, one {# call} other {# calls}} reached a person.}
    messages {{deliveries, plural, one {# delivery} other {# deliveries}}; none was a call.}
    other {{deliveries, plural, one {# delivery, and it was not attempted.} other {# deliveries; none was attempted.}}}}`,
  'subject.test': 'Test: {what}',
  'subject.finding': '{day}: {finding} · {number}',
  'subject.news': '{day}: {finding}',
  'subject.normal': `{calls, select,
    voice {{day}: all normal · {deliveries, plural, one {# delivery} other {# deliveries}}, {reached} reached}
    other {{day}: all normal · {deliveries, plural, one {# delivery} other {# deliveries}}}}`,
  'subject.unwatched': `{calls, select,
    voice {{day}: no alerts · {deliveries, plural, one {# delivery} other {# deliveries}}, {reached} reached}
    other {{day}: no alerts · {deliveries, plural, one {# delivery} other {# deliveries}}}}`,
  'subject.unread': '{day}: not read yet',
  'subject.provisional': '{day}: provisional · {deliveries, plural, one {# delivery} other {# deliveries}} so far',
  'subject.empty': '{day}: no deliveries',
  'number.reached': '{reached} reached',
  'number.deliveries': '{deliveries, plural, one {# delivery} other {# deliveries}}',
};
