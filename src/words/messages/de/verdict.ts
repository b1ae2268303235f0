/** The verdict, the sentence under it, and the subject, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { VERDICT } from '../../declared/verdict.ts';

export const verdict: Texts<typeof VERDICT> = {
  'verdict.calm': 'Nichts zu beachten.',
  'verdict.attention':
    '{count, plural, =1 {Ein Punkt braucht Aufmerksamkeit.} =2 {Zwei Punkte brauchen Aufmerksamkeit.} =3 {Drei Punkte brauchen Aufmerksamkeit.} =4 {Vier Punkte brauchen Aufmerksamkeit.} =5 {Fünf Punkte brauchen Aufmerksamkeit.} =6 {Sechs Punkte brauchen Aufmerksamkeit.} =7 {Sieben Punkte brauchen Aufmerksamkeit.} =8 {Acht Punkte brauchen Aufmerksamkeit.} =9 {Neun Punkte brauchen Aufmerksamkeit.} other {# Punkte brauchen Aufmerksamkeit.}}',
  'verdict.look':
    '{known, select, yes {{count, plural, =1 {Alles in Ordnung; ein Punkt lohnt einen Blick.} =2 {Alles in Ordnung; zwei Punkte lohnen einen Blick.} =3 {Alles in Ordnung; drei Punkte lohnen einen Blick.} =4 {Alles in Ordnung; vier Punkte lohnen einen Blick.} =5 {Alles in Ordnung; fünf Punkte lohnen einen Blick.} other {Alles in Ordnung; # Punkte lohnen einen Blick.}}} other {{count, plural, =1 {Ein Punkt lohnt einen Blick.} =2 {Zwei Punkte lohnen einen Blick.} =3 {Drei Punkte lohnen einen Blick.} =4 {Vier Punkte lohnen einen Blick.} =5 {Fünf Punkte lohnen einen Blick.} other {# Punkte lohnen einen Blick.}}}}',
  'verdict.unread': '{period}: noch nicht eingelesen.',
  'verdict.provisional': 'Für ein Urteil zu früh: Die Zahlen können sich noch ändern.',
  'verdict.empty': 'Keine Zustellung wurde abgeschlossen.',
  'verdict.unwatched': 'Kein Vergleich mit üblichen Tagen: {reason}.',
  'sentence.day':
    '{calls, select, voice {{known, select, yes {{deliveries, plural, one {# Zustellung} other {# Zustellungen}}; mindestens {reached} der Anrufe haben einen Menschen erreicht (üblich: {usual}).} other {{deliveries, plural, one {# Zustellung} other {# Zustellungen}}; mindestens {reached} der Anrufe haben einen Menschen erreicht.}}} few {{deliveries, plural, one {# Zustellung} other {# Zustellungen}}; mindestens {live, number} von {called, plural, one {# Anruf} other {# Anrufen}} {live, plural, one {hat} other {haben}} einen Menschen erreicht.} messages {{deliveries, plural, one {# Zustellung} other {# Zustellungen}}, kein Anruf darunter.} other {{deliveries, plural, one {# Zustellung, ohne Versuch.} other {# Zustellungen, keine davon versucht.}}}}',
  'subject.test': 'Testmail: {what}',
  'subject.finding': '{day}: {finding} · {number}',
  'subject.news': '{day}: {finding}',
  'subject.normal':
    '{calls, select, voice {{day}: normal · {deliveries, plural, one {# Zustellung} other {# Zustellungen}}, {reached} erreicht} other {{day}: alles normal · {deliveries, plural, one {# Zustellung} other {# Zustellungen}}}}',
  'subject.unwatched':
    '{calls, select, voice {{day}: keine Warnungen · {deliveries, plural, one {# Zustellung} other {# Zustellungen}}, {reached} erreicht} other {{day}: keine Warnungen · {deliveries, plural, one {# Zustellung} other {# Zustellungen}}}}',
  'subject.unread': '{day}: noch nicht eingelesen',
  'subject.provisional': '{day}: vorläufig · bisher {deliveries, plural, one {# Zustellung} other {# Zustellungen}}',
  'subject.empty': '{day}: keine Zustellungen',
  'number.reached': '{reached} erreicht',
  'number.deliveries': '{deliveries, plural, one {# Zustellung} other {# Zustellungen}}',
};
