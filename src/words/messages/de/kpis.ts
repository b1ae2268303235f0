/** Rates, rule packs and sources of abandonment, in German. */
import type { KpiTexts, PackTexts, SourceTexts } from '../../declared/names.ts';

export const kpis: KpiTexts = {
  'count.deliveries': 'Zustellungen',
  'count.attempts': 'Versuche',
  'count.contacts': 'versuchte Kontakte',
  'count.intake': 'angelegte Zustellungen',
  'rate.offHook': 'Abhebequote',
  'rate.liveMin': 'Erreichungsquote (mindestens)',
  'rate.liveMax': 'Erreichungsquote (höchstens)',
  'rate.rightParty': 'Zielpersonenquote',
  'rate.rightPartyPerLive': 'Zielperson je erreichtem Menschen',
  'rate.machine': 'Anteil Anrufbeantworter',
  'rate.voicemailLeft': 'Anteil hinterlassener Nachrichten',
  'rate.noAnswer': 'Anteil ohne Antwort',
  'rate.busy': 'Anteil besetzt',
  'rate.badNumber': 'ungültige Nummern',
  'rate.platformFailure': 'Anteil Plattformfehler',
  'rate.botFailure': 'Ausfallquote des KI-Agenten',
  'rate.shortCall': 'Anteil kurzer Anrufe',
  'rate.waitExceeded': 'Anteil über dem Warteschwellenwert',
  'rate.notTried': 'ohne Versuch',
  'rate.expired': 'verfallen',
  'rate.cancelled': 'Anteil storniert',
  'rate.windowAdherence': 'Anteil im Zeitfenster',
  'rate.lateResult': 'Anteil später Ergebnisse',
  'rate.completion': 'Abschluss der angelegten Zustellungen',
  'rate.smsDelivery': 'SMS-Zustellquote',
  'rate.smsReply': 'SMS-Antwortquote',
  'rate.conversion': 'Erfolg je Zielperson',
  'rate.conversionPerAttempt': 'Erfolg je Versuch',
  'rate.optOut': 'Widerspruchsquote',
  'rate.handled': 'von Servicekräften übernommene Versuche',
  'rate.aiContainment': 'KI-Anrufe ohne Weiterleitung',
  'rate.aiEscalation': 'KI-Anrufe mit Weiterleitung',
  'total.processed': 'verarbeitete Zustellungen',
  'total.voiceAttempts': 'Anrufversuche',
  'total.offHook': 'angenommene Anrufe',
  'total.liveMin': 'Personen erreicht, mindestens',
  'total.liveMax': 'Personen erreicht, höchstens',
  'total.machine': 'von Maschinen angenommene Anrufe',
  'total.badNumber': 'Anrufe bei ungültigen Nummern',
  'total.cancelled': 'abgebrochene Zustellungen',
  'total.cancelledByPolicy': 'durch eine Richtlinie abgebrochen',
  'total.notTried': 'nicht versucht',
  'total.rightParty': 'richtige Person erreicht',
  'total.converted': 'erfolgreiche Zustellungen',
  'total.aiUnjoined': 'KI-geführte Gespräche ohne Unterhaltung',
  'total.value': 'Wert der Ergebnisse',
};

const DISCLAIMER =
  'Eine Lesehilfe, keine Rechtsberatung: Feiertage, Einwilligungen, Ausnahmen und örtliches Recht bleiben unberücksichtigt.';

export const packs: PackTexts = {
  'pack.us-federal': 'US-Bundesrecht, 8 bis 21 Uhr',
  'packNote.us-federal': `TCPA und Telemarketing Sales Rule: 8 bis 21 Uhr am Ort der angerufenen Person; keine Häufigkeitsgrenze. ${DISCLAIMER}`,
  'pack.us-8-20': 'US-Staaten nach Art von Florida, 8 bis 20 Uhr, 3 in 24 Stunden',
  'packNote.us-8-20': `Gesetze von Staaten wie Florida, Maryland und Oklahoma: 8 bis 20 Uhr, höchstens 3 Anrufe in 24 Stunden (dort zum selben Thema, hier insgesamt). ${DISCLAIMER}`,
  'pack.us-reg-f': 'US-Inkasso (Regulation F), 8 bis 21 Uhr, 7 in 7 Tagen',
  'packNote.us-reg-f': `Regulation F: 8 bis 21 Uhr, höchstens 7 Anrufe an 7 Tagen in Folge; nach einem Gespräch sind Anrufe 7 Tage lang untersagt, was hier nicht gezählt wird; die Regel gilt je Forderung, daher wird nach msdyn_tracking_id gezählt, wo eine Zeile sie trägt, sonst nach Kontakt. ${DISCLAIMER}`,
  'pack.uk': 'Britische Praxis, werktags 8 bis 21, samstags 9 bis 21 Uhr',
  'packNote.uk': `Branchenleitfaden für Werbeanrufe, wie berichtet: Montag bis Freitag 8 bis 21 Uhr, Samstag 9 bis 21 Uhr, sonntags keine; das britische Recht nennt keine Zeiten. ${DISCLAIMER}`,
};

export const sources: SourceTexts = {
  'source.column': 'Kundschaft verbunden, danach keine Servicekraft (msdyn_customer_connected_date, msdyn_csr_connected_date)',
  'source.conversation': 'abgebrochene Unterhaltung (msdyn_isabandoned)',
  'source.code': 'Abschlusscode, der laut DISPOSITION_MAP ein Abbruch ist',
  'source.estimate': 'Schätzung: kurzer angenommener Anruf, den keine Servicekraft übernahm',
};
