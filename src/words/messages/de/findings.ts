/** Findings, long and short, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { FINDINGS } from '../../declared/findings.ts';

export const findings: Texts<typeof FINDINGS> = {
  'findings.more': '{count, plural, one {# weiterer Punkt lohnt} other {# weitere Punkte lohnen}} einen Blick',
  'findings.look': 'Einen Blick wert: {finding}',
  'finding.andMore': '{finding} Dazu {count, number} weitere dieser Art.',
  'finding.afterDoNotContact':
    '{attempts, plural, one {# Versuch bei einem Kontakt, der nicht mehr kontaktiert werden wollte.} other {# Versuche bei Kontakten, die nicht mehr kontaktiert werden wollten.}}',
  'finding.callingHours':
    '{attempts, plural, one {# Versuch} other {# Versuche}} ({share}) außerhalb der Anrufzeiten{where, select, both {: {extent, select, all {alle} other {die meisten}} in {name}, {hours} Ortszeit} place {: {extent, select, all {alle} other {die meisten}} in {name}} hours {: {extent, select, all {alle} other {die meisten}} {hours} Ortszeit} other {}}{known, select, yes {; üblich: {usual}} other {}}.',
  'finding.possibleHours':
    '{attempts, plural, one {# Versuch möglicherweise außerhalb der Anrufzeiten: Für die angerufene Nummer kommen mehrere Zeitzonen infrage.} other {# Versuche möglicherweise außerhalb der Anrufzeiten: Für die angerufenen Nummern kommen mehrere Zeitzonen infrage.}}',
  'finding.frequencyCap':
    '{contacts, plural, one {# Kontakt} other {# Kontakte}} über „{cap}“: {attempts, plural, one {# Versuch} other {# Versuche}} zu viel, bis zu {most} bei einem Kontakt.',
  'finding.abandonment':
    '{name}: {count, number} abgebrochen in {days, plural, one {# Tag} other {# Tagen}}, {known, select, yes {{value} von {live, plural, one {# angenommenen Anruf} other {# angenommenen Anrufen}}} other {ohne einen angenommenen Anruf zum Vergleich}}, über dem Grenzwert von {limit}{estimate, select, yes {; geschätzt} other {}}.',
  'finding.nearAbandonment':
    '{name}: {count, number} abgebrochen in {days, plural, one {# Tag} other {# Tagen}}, {known, select, yes {{value} von {live, plural, one {# angenommenen Anruf} other {# angenommenen Anrufen}}} other {ohne einen angenommenen Anruf zum Vergleich}}, nahe am Grenzwert von {limit}{estimate, select, yes {; geschätzt} other {}}.',
  'finding.anomaly':
    'Ungewöhnlich: {what} {value}, an einem {weekday} sonst {usual}{place, select, yes {; der größte Teil des Unterschieds in {name}} other {}}{rules, select, changed {. Zwischendurch haben sich die Zählregeln geändert} other {}}.',
  'finding.anomaly.live':
    'Mindestens {value} der Anrufe haben einen Menschen erreicht, an einem {weekday} sonst {usual}{place, select, yes {; der größte Teil des Unterschieds in {name}} other {}}{rules, select, changed {. Zwischendurch haben sich die Zählregeln geändert} other {}}.',
  'finding.callerId': 'Absendernummer {caller} in {name}: {value} erreicht, {usual} mit den anderen Nummern.',
  'finding.stuck':
    '{count, plural, one {# offene Zustellung hängt} other {# offene Zustellungen hängen}} offenbar fest, Zeitfenster vorbei oder zu lange in Bearbeitung: {list}{others, select, yes { und weitere} other {}}.',
  'finding.failedUpload': '{name}: {upload} fehlgeschlagen{known, select, yes {: {message}} other {}}.',
  'finding.uploadErrors': '{name}: {upload} mit Fehlern{known, select, yes {: {message}} other {}}.',
  'finding.place': '{name} {number}',
  'short.afterDoNotContact': '{attempts, plural, one {# Anruf} other {# Anrufe}} nach Widerspruch',
  'short.callingHours': '{attempts, plural, one {# Anruf} other {# Anrufe}} außerhalb der Zeiten',
  'short.possibleHours': '{attempts, plural, one {# Anruf} other {# Anrufe}} evtl. außer der Zeit',
  'short.frequencyCap': '{contacts, plural, one {# Kontakt} other {# Kontakte}} über dem Limit',
  'short.abandonment': 'Abbrüche {value}, Grenzwert {limit}',
  'short.nearAbandonment': 'Abbrüche {value}, Grenzwert {limit}',
  'short.anomaly': '{what} {value}, sonst {usual}',
  'short.anomaly.live': 'erreicht {value}, sonst {usual}',
  'short.callerId': 'Absender {caller} bei {value}',
  'short.stuck': '{count, plural, one {# offene Zustellung hängt} other {# offene Zustellungen hängen}}',
  'short.failedUpload': 'Upload gescheitert: {shortName}',
  'short.uploadErrors': 'Upload mit Fehlern: {shortName}',
};
