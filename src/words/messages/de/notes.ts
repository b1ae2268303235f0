/** Sentences under titles and figures, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { NOTES } from '../../declared/notes.ts';

export const notes: Texts<typeof NOTES> = {
  'note.backlog': '{deliveries, plural, one {# Zustellung war} other {# Zustellungen waren}} offen am {at}.',
  'note.backlogNone':
    'Nicht bekannt: Offene Zustellungen werden bei jedem Einlesen aus Dataverse gezählt, und in diesem Zeitraum wurde nicht gezählt.',
  'note.coping': 'Offen: bei der letzten Zählung; die Restzeit beim Tempo der Stunde davor.',
  'note.bestTime':
    'Über {days, plural, one {# Tag} other {# Tage}}, nach der unteren Grenze der Erreichungsquote (95\u00a0%); Stunden mit weniger als 30 Anrufen fehlen.',
  'note.bestTimeByAttempt': 'Nach Versuch: nur aus diesem Zeitraum.',
  'note.bestTimeNone': 'Noch nicht genug Daten.',
  'note.callerIds': 'Erreicht, mindestens, gegenüber den anderen Nummern derselben Konfiguration und den sieben Tagen davor.',
  'note.dispositions': 'Eine Zustellung kann mehrere Codes tragen; die Anteile können daher über 100\u00a0% ergeben.',
  'note.hours': 'Nach der Stunde, in der der Versuch begann, nach der Uhr von {zone}.',
  'note.reach': 'Nach Kontakt und Konfiguration: mit diesem Versuch erstmals erreicht, von denen, die dabei angerufen wurden.',
  'note.outside': 'Außerhalb der Zeiten: {list}{others, select, yes { und {more, number} weitere} other {}}.',
  'outside.place': '{name} {hours} ({number})',
  'outside.placeOnly': '{name}, Stunde nicht bekannt ({number})',
  'note.rulePack': 'Regelwerk „{pack}“{known, select, yes {} other {, keine Rechtsberatung}}. {packNote}',
  'note.abandonmentNone': 'Nicht messbar: Keine Quelle sagt, welche Anrufe abgebrochen wurden.',
  'note.abandonment':
    '{source, select, column {Quelle: {sourceName}. Versuche: der Nenner von Microsoft, dieser Zeitraum, Einsätze unter Leitung von Servicekräften.} other {Quelle: {sourceName}. Versuche: der Nenner von Microsoft, dieser Zeitraum, soweit bekannt.}}',
  'note.regulatory':
    'Erreicht, mindestens: von Menschen angenommene Anrufe, der Nenner der Aufsicht, über {days, plural, one {# Tag} other {# Tage}}{known, select, yes {} other {, davon {held, number} vorhanden}}.',
  'note.capsByContact': 'Nach Kontakt gezählt: Kein Versuch trug eine msdyn_tracking_id.',
  'note.capsByMatter':
    '{attempts, plural, one {# Versuch} other {# Versuche}} nach Vorgang gezählt (msdyn_tracking_id){known, select, yes {, {number} nach Kontakt} other {}}; höchster Wert bei einem Kontakt, gleich zu welchem Vorgang: {most}.',
  'note.contactsNone': 'Nicht gemessen: {reason}.',
  'note.attempts': 'Kontakte nach Zahl der Versuche: {list}.',
  'attempts.exactly': '{contacts, number} mit {count, number}',
  'attempts.atLeast': '{contacts, number} mit {count, number} oder mehr',
  'note.noSpacing': 'Keine Zeiten zwischen Versuchen: {reason}.',
  'mean.calls':
    'Mittel {days, plural, one {des Tages} other {der # Tage}} davor{known, select, yes {} other { ({held, number} vorhanden)}}: {deliveries, plural, one {# Zustellung} other {# Zustellungen}} und {attempts, plural, one {# Versuch} other {# Versuche}} am Tag; {answered} abgehoben, {range} erreicht (n = {called, plural, one {# Anruf} other {# Anrufe}}).',
  'mean.none':
    'Mittel {days, plural, one {des Tages} other {der # Tage}} davor{known, select, yes {} other { ({held, number} vorhanden)}}: {deliveries, plural, one {# Zustellung} other {# Zustellungen}} und {attempts, plural, one {# Versuch} other {# Versuche}} am Tag.',
  'compared.against':
    'Änderungen gegenüber {kind, select, day {{period}} week {der Woche davor ({period})} month {{month} ({period})} quarter {Q{quarter, number} {year} ({period})} year {{year} ({period})} other {{days, plural, one {dem Tag} other {den # Tagen}} davor ({period})}}{part, select, yes {, derselbe Abschnitt} other {}}{perDay, select, yes {, Anzahlen je Tag} other {}}.',
  'compared.legend': 'In Grau: nicht mehr als Zufall.',
  'settings.changed':
    '{changed, select, app {Mit einer neuen Version haben sich die Definitionen der App geändert} both {Einstellungen und Definitionen der App wurden geändert} other {Einstellungen wurden geändert}}, {timed, select, yes {{at}} other {Zeitpunkt nicht mehr bekannt}}{known, select, yes {: {list}} other {}}.',
  'settings.ofPeriod': 'Die Zustellungen dieses Zeitraums wurden teils davor, teils danach erfasst.',
  'settings.ofComparison': 'Was verglichen wird, wurde teils davor, teils danach erfasst.',
  'settings.counted': 'Einige Zustellungen dieses Zeitraums, oder aus dem Rückblick, zählen noch wie zuvor; ein Nachladen zählt sie neu.',
  'scope.part':
    '{column, select, configuration {Kampagne: {list}} queue {Warteschlange: {list}} channel {Kanal: {list}} other {Wählmodus: {list}}}',
  'scope.allowed': 'Nur was Sie sehen dürfen: {list}',
  'missed.also': 'Außerdem {list}{others, select, yes { und {more, number} weitere} other {}}',
  'missed.dataIncomplete': 'die Daten waren nicht vollständig',
  'missed.appDidNotRun': 'die App lief nicht',
  'upload.name': 'Datei-Upload vom {day}',
};
