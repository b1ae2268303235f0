/** Reasons, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { REASONS } from '../../declared/reasons.ts';

export const reasons: Texts<typeof REASONS> = {
  'reason.lostChanges':
    'Dataverse wurde nicht rechtzeitig eingelesen: Was sich von {from} bis {to} geändert hat, kann dort vor dem Einlesen verfallen sein.',
  'reason.notReadYet': 'Die Zustellungen dieses Zeitraums wurden noch nicht aus Dataverse eingelesen.',
  'reason.partNotRead': 'Ein Teil dieses Zeitraums wurde noch nicht aus Dataverse eingelesen.',
  'reason.readUpTo': 'Dataverse ist bis {from} eingelesen; der Zeitraum endet {to}.',
  'reason.justEnded': 'Der Zeitraum ist gerade erst zu Ende; späte Ergebnisse können folgen.',
  'reason.tooManyOpen':
    '{open, plural, one {Von {count, number} im Zeitraum angelegten Zustellungen ist # noch offen} other {Von {count, number} im Zeitraum angelegten Zustellungen sind # noch offen}}: {share}; erst unter {limit} gelten die Zahlen als endgültig.',
  'reason.unreadableHours':
    'Was für {list}{others, select, yes { und {more, plural, one {# weiteren Abschnitt} other {# weitere Abschnitte}}} other {}} gespeichert ist, lässt sich nicht lesen und fehlt hier.',
  'reason.unknown': 'Der Grund ist nicht bekannt.',
  'reason.noPrices': 'die Tabellen enthalten weder Preise noch Löhne oder Netzgebühren',
  'reason.noSignInTimes': 'die Tabellen sagen nicht, wann Servicekräfte angemeldet waren',
  'reason.suppressedUnknown':
    'Kontakte, die vor dem Anlegen einer Zustellung gesperrt wurden, sind nicht bekannt und lassen sich nicht abziehen; angegeben ist die Brutto-Ausschöpfung',
  'reason.callerIdRuleUnknown':
    'die Zeilen sagen nicht, ob eine Regel oder der Zufall die Absendernummer gewählt hat; bei Zufall bedeutet ihre Vorwahl nichts',
  'reason.furtherAttemptsUnknown': 'die Zeilen sagen nicht, ob noch ein Versuch folgt',
  'reason.noCarrierLabels':
    'die Tabellen enthalten keine Kennzeichnungen der Netzbetreiber; stattdessen stehen hier Erreichungsquoten je Absendernummer',
  'reason.noPartyMap':
    'kein Anrufversuch wurde erfasst, während DISPOSITION_MAP einen Code für Person oder falsche Person enthielt; ohne ihn würden nur die angenommenen Anrufe wiederholt',
  'reason.noSuccessMap': 'kein Versuch wurde erfasst, während SUCCESS_MAP einen Erfolg nannte',
  'reason.noTrackingIds': 'kein Versuch trug eine msdyn_tracking_id, daher wird nach Kontakt gezählt',
  'reason.noAiAnswers': 'im Wählmodus Copilot gab es keinen angenommenen Anruf',
  'reason.conversationsUnknown':
    '{count, plural, one {die Unterhaltung zu # angenommenen Anruf im Wählmodus Copilot ist nicht bekannt} other {die Unterhaltungen zu # angenommenen Anrufen im Wählmodus Copilot sind nicht bekannt}}',
  'reason.noValueAttributes': 'keine Zustellung trug eine einfache Zahl in einem Ergebnisattribut, das VALUE_ATTRIBUTES nennt',
  'reason.daysNotRead':
    'der Rückblick reicht über {days, plural, one {# Tag} other {# Tage}}, und nicht alle wurden aus Dataverse eingelesen',
  'reason.factsGone': 'die Einzeldaten dieses Zeitraums oder eines Teils davon werden nicht mehr aufbewahrt (FACTS_DAYS)',
  'reason.notAskedFor': 'nicht angefragt (extent=counts)',
  'reason.periodNotRead': 'der Zeitraum wurde nicht aus Dataverse eingelesen',
  'reason.severalDays': 'nur einzelne Tage werden mit dem Üblichen verglichen',
  'reason.canStillChange': 'die Zahlen können sich noch ändern',
  'reason.fewWeeks':
    'von denselben Wochentagen der letzten acht Wochen {weeks, plural, one {ist # eingelesen} other {sind # eingelesen}}, nötig sind {count, number}',
  'reason.closed': 'abgeschlossen',
  'reason.provisional': 'vorläufig',
  'reason.provisionalAgain': 'wieder vorläufig',
  'reason.versionUnreadable': 'Version {count, number} nicht lesbar',
  'reason.definitions': 'Definitionen {version} zu {newVersion}',
  'reason.lateResults': '{count, plural, one {# spätes Ergebnis} other {# späte Ergebnisse}}',
  'reason.fewerDeliveries': '{count, plural, one {# Zustellung} other {# Zustellungen}} weniger',
  'reason.changedResults': '{count, plural, one {# Ergebnis} other {# Ergebnisse}} geändert',
  'reason.moreCreated': '{count, plural, one {# angelegte Zustellung} other {# angelegte Zustellungen}} mehr',
  'reason.fewerCreated': '{count, plural, one {# angelegte Zustellung} other {# angelegte Zustellungen}} weniger',
  'reason.lateCodes': '{count, plural, one {# später Abschlusscode} other {# späte Abschlusscodes}}',
  'reason.lateAttributes': '{count, plural, one {# spätes Attribut} other {# späte Attribute}}',
  'reason.lateConversations': '{count, plural, one {# späte Unterhaltung} other {# späte Unterhaltungen}}',
  'reason.contacts': 'Kontakte {from} zu {to}',
  'reason.rate': '{what} {from} zu {to}',
  'reason.moreDaysRead': 'von den Tagen davor sind mehr eingelesen',
  'reason.fewerDaysRead': 'von den Tagen davor ist weniger bekannt',
  'reason.otherFigures': 'andere Zahlen geändert',
};
