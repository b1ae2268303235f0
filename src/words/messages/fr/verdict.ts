/** The verdict, the sentence under it, and the subject, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { VERDICT } from '../../declared/verdict.ts';

export const verdict: Texts<typeof VERDICT> = {
  'verdict.calm': 'Rien à signaler.',
  'verdict.attention':
    '{count, plural, =1 {Un point demande votre attention.} =2 {Deux points demandent votre attention.} =3 {Trois points demandent votre attention.} =4 {Quatre points demandent votre attention.} =5 {Cinq points demandent votre attention.} =6 {Six points demandent votre attention.} =7 {Sept points demandent votre attention.} =8 {Huit points demandent votre attention.} =9 {Neuf points demandent votre attention.} other {# points demandent votre attention.}}',
  'verdict.look':
    '{known, select, yes {{count, plural, =1 {Rien d’anormal\u00a0; un point mérite un coup d’œil.} =2 {Rien d’anormal\u00a0; deux points méritent un coup d’œil.} =3 {Rien d’anormal\u00a0; trois points méritent un coup d’œil.} =4 {Rien d’anormal\u00a0; quatre points méritent un coup d’œil.} =5 {Rien d’anormal\u00a0; cinq points méritent un coup d’œil.} other {Rien d’anormal\u00a0; # points méritent un coup d’œil.}}} other {{count, plural, =1 {Un point mérite un coup d’œil.} =2 {Deux points méritent un coup d’œil.} =3 {Trois points méritent un coup d’œil.} =4 {Quatre points méritent un coup d’œil.} =5 {Cinq points méritent un coup d’œil.} other {# points méritent un coup d’œil.}}}}',
  'verdict.unread': '{period}\u00a0: pas encore lu.',
  'verdict.provisional': 'Trop tôt pour conclure\u00a0: les chiffres peuvent encore changer.',
  'verdict.empty': 'Aucune sollicitation n’a été terminée.',
  'verdict.unwatched': 'Pas de comparaison avec les jours habituels\u00a0: {reason}.',
  'sentence.day':
    '{calls, select, voice {{known, select, yes {{deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}\u00a0; au moins {reached} des appels ont joint une personne (d’habitude {usual}).} other {{deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}\u00a0; au moins {reached} des appels ont joint une personne.}}} few {{deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}\u00a0; au moins {live, plural, one {# appel} many {# d’appels} other {# appels}} sur {called, number} {live, plural, one {a joint} other {ont joint}} une personne.} messages {{deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}, sans aucun appel.} other {{deliveries, plural, one {# sollicitation, sans tentative.} many {# de sollicitations, sans aucune tentative.} other {# sollicitations, sans aucune tentative.}}}}',
  'subject.test': 'Essai\u00a0: {what}',
  'subject.finding': '{day}\u00a0: {finding} · {number}',
  'subject.news': '{day}\u00a0: {finding}',
  'subject.normal':
    '{calls, select, voice {{day}\u00a0: normal · {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}, {reached} joints} other {{day}\u00a0: normal · {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}}}',
  'subject.unwatched':
    '{calls, select, voice {{day}\u00a0: aucune alerte · {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}, {reached} joints} other {{day}\u00a0: aucune alerte · {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}}}',
  'subject.unread': '{day}\u00a0: pas encore lu',
  'subject.provisional':
    '{day}\u00a0: provisoire · {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}} à ce stade',
  'subject.empty': '{day}\u00a0: aucune sollicitation',
  'number.reached': '{reached} joints',
  'number.deliveries': '{deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}}',
};
