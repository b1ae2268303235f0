/** Rates, rule packs and sources of abandonment, in French. */
import type { KpiTexts, PackTexts, SourceTexts } from '../../declared/names.ts';

export const kpis: KpiTexts = {
  'count.deliveries': 'sollicitations',
  'count.attempts': 'tentatives',
  'count.contacts': 'contacts sollicités',
  'count.intake': 'sollicitations créées',
  'rate.offHook': 'taux de décroché',
  'rate.liveMin': 'taux de personnes jointes (au moins)',
  'rate.liveMax': 'taux de personnes jointes (au plus)',
  'rate.rightParty': 'taux de bon interlocuteur',
  'rate.rightPartyPerLive': 'bon interlocuteur par personne jointe',
  'rate.machine': 'répondeurs',
  'rate.voicemailLeft': 'part de messages laissés',
  'rate.noAnswer': 'part sans réponse',
  'rate.busy': 'part de lignes occupées',
  'rate.badNumber': 'numéros invalides',
  'rate.platformFailure': 'part d’échecs de la plateforme',
  'rate.botFailure': 'taux d’échec de l’agent IA',
  'rate.shortCall': 'part d’appels courts',
  'rate.waitExceeded': 'part d’attentes au-delà du seuil',
  'rate.notTried': 'non tentées',
  'rate.expired': 'expirées',
  'rate.cancelled': 'part d’annulations',
  'rate.windowAdherence': 'respect de la plage',
  'rate.lateResult': 'part de résultats tardifs',
  'rate.completion': 'achèvement des créations',
  'rate.smsDelivery': 'taux de remise des SMS',
  'rate.smsReply': 'taux de réponse aux SMS',
  'rate.conversion': 'succès par bon interlocuteur',
  'rate.conversionPerAttempt': 'succès par tentative',
  'rate.optOut': 'taux d’opposition',
  'rate.handled': 'tentatives prises en charge',
  'rate.aiContainment': 'appels de l’IA sans transfert',
  'rate.aiEscalation': 'appels de l’IA avec transfert',
  'total.processed': 'sollicitations traitées',
  'total.voiceAttempts': 'tentatives vocales',
  'total.offHook': 'appels décrochés',
  'total.liveMin': 'réponses humaines, au moins',
  'total.liveMax': 'réponses humaines, au plus',
  'total.machine': 'appels pris par une machine',
  'total.badNumber': 'appels vers de mauvais numéros',
  'total.cancelled': 'sollicitations annulées',
  'total.cancelledByPolicy': 'annulées par une règle',
  'total.notTried': 'non tentées',
  'total.rightParty': 'bon interlocuteur joint',
  'total.converted': 'sollicitations converties',
  'total.aiUnjoined': 'réponses humaines à l’IA sans conversation',
  'total.value': 'valeur des résultats',
};

const DISCLAIMER =
  'Une aide à la lecture, pas un avis juridique\u00a0: jours fériés, consentement, exceptions et droit local ne sont pas examinés.';

export const packs: PackTexts = {
  'pack.us-federal': 'Droit fédéral des États-Unis, 8–21\u00a0h',
  'packNote.us-federal': `TCPA et Telemarketing Sales Rule\u00a0: 8\u00a0h à 21\u00a0h là où se trouve la personne appelée\u00a0; pas de limite de fréquence. ${DISCLAIMER}`,
  'pack.us-8-20': 'États américains du type Floride, 8–20\u00a0h et 3 en 24 heures',
  'packNote.us-8-20': `Lois d’États comme la Floride, le Maryland et l’Oklahoma\u00a0: 8\u00a0h à 20\u00a0h, au plus 3 appels en 24 heures (là-bas sur le même sujet, ici en tout). ${DISCLAIMER}`,
  'pack.us-reg-f': 'Recouvrement aux États-Unis (Regulation F), 8–21\u00a0h et 7 en 7 jours',
  'packNote.us-reg-f': `Regulation F\u00a0: 8\u00a0h à 21\u00a0h, au plus 7 appels en 7 jours consécutifs\u00a0; un entretien interdit aussi les appels pendant 7 jours, ce qui n’est pas compté ici\u00a0; la règle vaut par dette, d’où un comptage par msdyn_tracking_id quand la ligne en a un, sinon par contact. ${DISCLAIMER}`,
  'pack.uk': 'Pratique britannique, 8–21\u00a0h en semaine, 9–21\u00a0h le samedi',
  'packNote.uk': `Guide de la profession pour les appels commerciaux, tel que rapporté\u00a0: 8\u00a0h à 21\u00a0h du lundi au vendredi, 9\u00a0h à 21\u00a0h le samedi, aucun le dimanche\u00a0; le droit britannique ne fixe pas d’heures. ${DISCLAIMER}`,
};

export const sources: SourceTexts = {
  'source.column': 'personne connectée, puis aucune prise en charge (msdyn_customer_connected_date, msdyn_csr_connected_date)',
  'source.conversation': 'conversation abandonnée (msdyn_isabandoned)',
  'source.code': 'qualification que DISPOSITION_MAP tient pour un abandon',
  'source.estimate': 'estimation\u00a0: appel court décroché par une personne, sans prise en charge',
};
