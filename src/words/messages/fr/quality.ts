/** What is odd about the data, and what could not be measured, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { QUALITY } from '../../declared/quality.ts';

export const quality: Texts<typeof QUALITY> = {
  'quality.unknownStatus': 'Sollicitations avec un statut que Microsoft ne documente pas',
  'quality.unknownResult': 'Sollicitations avec un résultat que Microsoft ne documente pas',
  'quality.unknownDialMode': 'Sollicitations avec un mode de numérotation que Microsoft ne documente pas',
  'quality.unknownChannel': 'Sollicitations avec un canal que Microsoft ne documente pas, comptées comme appels',
  'quality.attemptWithoutStart': 'Tentatives sans heure de début, absentes des heures',
  'quality.endBeforeStart': 'Sollicitations qui se terminent avant leur début, sans durée d’appel',
  'quality.offHookWithoutTimes': 'Appels décrochés sans début ou sans fin, sans durée d’appel',
  'quality.previewMachine': 'Appels en mode Aperçu avec détection de répondeur, ce que ce mode ne permet pas',
  'quality.unparseableCodes': 'Sollicitations dont les qualifications ne sont pas une liste entre guillemets, gardées comme un seul code',
  'quality.placedByEnd': 'Sollicitations sans date de résultat, placées selon leur fin',
  'quality.placedByStart': 'Sollicitations sans date de résultat ni fin, placées selon leur début',
  'quality.placedByModified': 'Sollicitations sans aucune heure propre, placées selon leur dernière modification',
  'quality.lateResult': 'Sollicitations dont le résultat est arrivé une heure ou plus après leur fin',
  'quality.noContact': 'Tentatives sans identifiant de contact ni numéro avec chiffres, absentes des chiffres par contact',
  'quality.malformed': 'Sollicitations avec une colonne illisible, considérée comme vide',
  'quality.unparseableValue': 'Sollicitations dont l’attribut de valeur n’est pas un nombre simple comme 1234.50, exclues de la somme',
  'quality.noCallId': 'Tentatives d’appel sans identifiant d’appel (msdyn_call_id), intraçables par la suite',
  'quality.orphanAttribute':
    'Attributs de résultat dont la sollicitation n’est pas dans Dataverse, selon leur date d’écriture\u00a0; ils ne comptent nulle part',
  'quality.privacyKeyChanged':
    'Changements de la clé des pseudonymes de contact (PRIVACY_KEY)\u00a0: les contacts d’avant comptent comme d’autres personnes, les décomptes dans le temps ne tiennent donc pas',
  'quality.rulesChanged':
    'Changements de paramètres qui disent comment les lignes comptent\u00a0: les lignes déjà lues comptent selon les anciens, jusqu’à ce qu’un rechargement les relise',
  'quality.unmetName':
    'Noms dans les paramètres qu’aucune sollicitation n’a portés en 30 jours\u00a0: une faute de frappe, ou un code ou mot-clé qui ne sert plus',
  'quality.partlyShown':
    'Dataverse ne montre qu’une partie de ces tables\u00a0: il manque à l’utilisateur d’application le droit de lecture au niveau de l’organisation\u00a0; ce qui n’est pas montré ne compte nulle part',
  'quality.repeatedDeliveryId': 'Sollicitations au même contact avec un identifiant déjà présent\u00a0; les deux comptent',
  'quality.sequenceAgainstStarts':
    'Numéros de séquence (msdyn_seq_no) contraires à l’ordre des débuts pour le même contact\u00a0; les tentatives sont numérotées selon leur début',
  'quality.unreadableHours': 'Quarts d’heure dont les chiffres enregistrés sont illisibles\u00a0: ils manquent ici dans tous les décomptes',
  'quality.unreadableHoursBefore':
    'Quarts d’heure hors période dont les chiffres enregistrés sont illisibles\u00a0: les comparaisons omettent leurs jours',
  'quality.emptyUsually': 'Sollicitations dont la colonne {name} est vide, d’habitude {usual}',
  'quality.line': '{what}\u00a0: {number}',
  'quality.lineValues': '{what}\u00a0: {number} ({list})',
  'quality.value': '«\u00a0{sample}\u00a0»',
  'missing.cost': 'Coût par heure, contact ou succès',
  'missing.occupancy': 'Taux d’occupation et temps de présence',
  'missing.netPenetration': 'Pénétration nette',
  'missing.localPresenceLift': 'Effet des numéros locaux',
  'missing.timeToCompletion': 'Délai jusqu’à la fin d’un contact',
  'missing.numberLabels': 'Étiquettes des opérateurs sur un numéro',
  'missing.rightParty': 'Bon interlocuteur',
  'missing.conversion': 'Taux de succès',
  'missing.perMatterCaps': 'Limites de fréquence par dette ou dossier',
  'missing.aiContainment': 'Appels de l’IA avec et sans transfert',
  'missing.value': 'Valeur des promesses ou des rendez-vous',
  'missing.frequency': 'Limites de fréquence et appels après opposition',
  'missing.contactsBefore': 'Numéros de tentative, temps entre tentatives et appels après opposition',
  'missing.capsBefore': 'Limites de fréquence',
  'missing.abandonmentBefore': 'Abandons sur 30 jours',
  'missing.bestTimeBefore': 'Meilleur moment pour appeler',
  'missing.callerIdsBefore': 'Numéros appelants une semaine plus tôt',
  'missing.line': '{what}\u00a0: {reason}',
};
