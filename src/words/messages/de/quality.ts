/** What is odd about the data, and what could not be measured, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { QUALITY } from '../../declared/quality.ts';

export const quality: Texts<typeof QUALITY> = {
  'quality.unknownStatus': 'Zustellungen mit einem Status, den Microsoft nicht dokumentiert',
  'quality.unknownResult': 'Zustellungen mit einem Ergebnis, das Microsoft nicht dokumentiert',
  'quality.unknownDialMode': 'Zustellungen mit einem Wählmodus, den Microsoft nicht dokumentiert',
  'quality.unknownChannel': 'Zustellungen mit einem Kanal, den Microsoft nicht dokumentiert, als Anruf gezählt',
  'quality.attemptWithoutStart': 'Versuche ohne Beginn, sie fehlen in den Stunden',
  'quality.endBeforeStart': 'Zustellungen, die vor ihrem Beginn enden, ohne Anrufdauer',
  'quality.offHookWithoutTimes': 'Angenommene Anrufe ohne Beginn oder Ende, ohne Anrufdauer',
  'quality.previewMachine': 'Anrufe im Wählmodus Vorschau mit erkanntem Anrufbeantworter, was dort nicht sein kann',
  'quality.unparseableCodes': 'Zustellungen, deren Abschlusscodes keine Liste in Anführungszeichen sind, als ein Code behalten',
  'quality.placedByEnd': 'Zustellungen ohne Ergebnisdatum, nach ihrem Ende eingeordnet',
  'quality.placedByStart': 'Zustellungen ohne Ergebnisdatum und Ende, nach ihrem Beginn eingeordnet',
  'quality.placedByModified': 'Zustellungen ohne eigene Zeitangabe, nach ihrer letzten Änderung eingeordnet',
  'quality.lateResult': 'Zustellungen, deren Ergebnis eine Stunde oder später nach ihrem Ende kam',
  'quality.noContact': 'Versuche ohne Kontakt-ID und ohne Nummer mit Ziffern, sie fehlen bei den Kontakten',
  'quality.malformed': 'Zustellungen mit einer unlesbaren Spalte, die als leer gilt',
  'quality.unparseableValue': 'Zustellungen mit einem Wertattribut, das keine einfache Zahl wie 1234.50 ist, nicht in der Summe',
  'quality.noCallId': 'Anrufversuche ohne Kennung ihres Anrufs (msdyn_call_id), später nicht nachverfolgbar',
  'quality.orphanAttribute':
    'Ergebnisattribute, deren Zustellung nicht in Dataverse steht, nach der Zeit ihrer Anlage; sie zählen nirgends',
  'quality.privacyKeyChanged':
    'Wechsel des Schlüssels der Kontakt-Pseudonyme (PRIVACY_KEY): Kontakte von davor zählen als andere Personen, Anzahlen über die Zeit stimmen daher nicht',
  'quality.rulesChanged':
    'Geänderte Einstellungen, die bestimmen, wie Zeilen zählen: früher eingelesene Zeilen zählen nach den alten, bis ein Nachladen sie neu einliest',
  'quality.unmetName':
    'Namen in den Einstellungen, die in 30 Tagen keine Zustellung trug: ein Tippfehler, oder ein Code oder Stichwort, das nicht mehr benutzt wird',
  'quality.partlyShown':
    'Dataverse zeigt von diesen Tabellen nur einen Teil: Dem Anwendungsbenutzer fehlt das Leserecht auf Organisationsebene; was nicht gezeigt wird, zählt nirgends',
  'quality.repeatedDeliveryId': 'Zustellungen an denselben Kontakt mit einer schon vorhandenen Zustellungs-ID; beide zählen',
  'quality.sequenceAgainstStarts':
    'Laufende Nummern (msdyn_seq_no) gegen die Reihenfolge der Beginnzeiten beim selben Kontakt; Versuche sind nach ihrem Beginn nummeriert',
  'quality.unreadableHours': 'Viertelstunden, deren gespeicherte Zahlen nicht lesbar sind: sie fehlen hier in jeder Anzahl',
  'quality.unreadableHoursBefore':
    'Viertelstunden außerhalb des Zeitraums, deren gespeicherte Zahlen nicht lesbar sind: Vergleiche lassen ihre Tage aus',
  'quality.emptyUsually': 'Zustellungen mit leerer Spalte {name}, üblich: {usual}',
  'quality.line': '{what}: {number}',
  'quality.lineValues': '{what}: {number} ({list})',
  'quality.value': '„{sample}“',
  'missing.cost': 'Kosten je Stunde, Kontakt oder Erfolg',
  'missing.occupancy': 'Auslastung und Anwesenheit',
  'missing.netPenetration': 'Netto-Ausschöpfung',
  'missing.localPresenceLift': 'Wirkung örtlicher Absendernummern',
  'missing.timeToCompletion': 'Zeit bis zum Abschluss eines Kontakts',
  'missing.numberLabels': 'Kennzeichnung von Nummern durch Netzbetreiber',
  'missing.rightParty': 'Zielperson',
  'missing.conversion': 'Erfolgsquote',
  'missing.perMatterCaps': 'Häufigkeitsgrenzen je Forderung oder Vorgang',
  'missing.aiContainment': 'KI-Anrufe ohne und mit Weiterleitung',
  'missing.value': 'Wert von Zusagen oder Terminen',
  'missing.frequency': 'Häufigkeitsgrenzen und Anrufe nach Widerspruch',
  'missing.contactsBefore': 'Nummern der Versuche, Zeit dazwischen und Anrufe nach Widerspruch',
  'missing.capsBefore': 'Häufigkeitsgrenzen',
  'missing.abandonmentBefore': 'Abbrüche über 30 Tage',
  'missing.bestTimeBefore': 'Beste Anrufzeit',
  'missing.callerIdsBefore': 'Absendernummern eine Woche zuvor',
  'missing.line': '{what}: {reason}',
};
