/** Reasons, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { REASONS } from '../../declared/reasons.ts';

export const reasons: Texts<typeof REASONS> = {
  'reason.lostChanges': 'Dataverse n’a pas été lu à temps\u00a0: ce qui a changé du {from} au {to} a pu y expirer avant d’être lu.',
  'reason.notReadYet': 'Les sollicitations de cette période n’ont pas encore été lues dans Dataverse.',
  'reason.partNotRead': 'Une partie de cette période n’a pas encore été lue dans Dataverse.',
  'reason.readUpTo': 'Dataverse a été lu jusqu’au {from}\u00a0; la période se termine le {to}.',
  'reason.justEnded': 'La période vient de se terminer\u00a0; des résultats tardifs peuvent suivre.',
  'reason.tooManyOpen':
    '{open, plural, one {# des {count, number} sollicitations créées pendant la période est encore ouverte} other {# des {count, number} sollicitations créées pendant la période sont encore ouvertes}}\u00a0: {share}\u00a0; les chiffres ne sont définitifs que sous {limit}.',
  'reason.unreadableHours':
    'Ce qui est enregistré pour {list}{others, select, yes { et {more, plural, one {# autre intervalle} other {# autres intervalles}}} other {}} est illisible et manque ici.',
  'reason.unknown': 'La raison n’est pas connue.',
  'reason.noPrices': 'les tables ne contiennent ni prix, ni salaires, ni frais d’opérateur',
  'reason.noSignInTimes': 'les tables n’indiquent pas quand le conseil clientèle était connecté',
  'reason.suppressedUnknown':
    'les contacts écartés avant la création d’une sollicitation sont inconnus et ne peuvent être déduits\u00a0; la pénétration brute est indiquée',
  'reason.callerIdRuleUnknown':
    'les lignes n’indiquent pas si le numéro appelant a été choisi par une règle ou au hasard\u00a0; au hasard, son indicatif ne dit rien',
  'reason.furtherAttemptsUnknown': 'les lignes n’indiquent pas si une autre tentative doit suivre',
  'reason.noCarrierLabels':
    'les tables ne contiennent pas d’étiquettes d’opérateur\u00a0; les taux par numéro appelant sont donnés à la place',
  'reason.noPartyMap':
    'aucune tentative d’appel n’a été classée pendant que DISPOSITION_MAP avait un code pour personne ou mauvais interlocuteur\u00a0; sans lui, on ne ferait que répéter les appels décrochés',
  'reason.noSuccessMap': 'aucune tentative n’a été classée pendant que SUCCESS_MAP désignait un succès',
  'reason.noTrackingIds': 'aucune tentative ne portait de msdyn_tracking_id\u00a0: le comptage se fait par contact',
  'reason.noAiAnswers': 'il n’y a eu aucun appel décroché en mode Copilot',
  'reason.conversationsUnknown':
    '{count, plural, one {la conversation de # appel décroché en mode Copilot n’est pas connue} many {les conversations de # d’appels décrochés en mode Copilot ne sont pas connues} other {les conversations de # appels décrochés en mode Copilot ne sont pas connues}}',
  'reason.noValueAttributes': 'aucune sollicitation n’avait de nombre simple dans un attribut de résultat désigné par VALUE_ATTRIBUTES',
  'reason.daysNotRead': 'il faut remonter {days, plural, one {# jour} other {# jours}}, et tous n’ont pas été lus dans Dataverse',
  'reason.factsGone': 'le détail de cette période, ou d’une partie, n’est plus conservé (FACTS_DAYS)',
  'reason.notAskedFor': 'non demandé (extent=counts)',
  'reason.periodNotRead': 'la période n’a pas été lue dans Dataverse',
  'reason.severalDays': 'seuls des jours isolés sont comparés à l’habitude',
  'reason.canStillChange': 'les chiffres peuvent encore changer',
  'reason.fewWeeks':
    'des mêmes jours des huit dernières semaines, {weeks, plural, one {# a été lu} other {# ont été lus}}, et il en faut {count, number}',
  'reason.closed': 'clôturé',
  'reason.provisional': 'provisoire',
  'reason.provisionalAgain': 'de nouveau provisoire',
  'reason.versionUnreadable': 'la version {count, number} est illisible',
  'reason.definitions': 'définitions {version} à {newVersion}',
  'reason.lateResults': '{count, plural, one {# résultat tardif} many {# de résultats tardifs} other {# résultats tardifs}}',
  'reason.fewerDeliveries': '{count, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}} de moins',
  'reason.changedResults': '{count, plural, one {# résultat modifié} many {# de résultats modifiés} other {# résultats modifiés}}',
  'reason.moreCreated':
    '{count, plural, one {# sollicitation créée} many {# de sollicitations créées} other {# sollicitations créées}} de plus',
  'reason.fewerCreated':
    '{count, plural, one {# sollicitation créée} many {# de sollicitations créées} other {# sollicitations créées}} de moins',
  'reason.lateCodes':
    '{count, plural, one {# qualification tardive} many {# de qualifications tardives} other {# qualifications tardives}}',
  'reason.lateAttributes': '{count, plural, one {# attribut tardif} many {# d’attributs tardifs} other {# attributs tardifs}}',
  'reason.lateConversations':
    '{count, plural, one {# conversation tardive} many {# de conversations tardives} other {# conversations tardives}}',
  'reason.contacts': 'contacts {from} à {to}',
  'reason.rate': '{what} {from} à {to}',
  'reason.moreDaysRead': 'davantage de jours précédents ont été lus',
  'reason.fewerDaysRead': 'moins de jours précédents sont connus',
  'reason.otherFigures': 'd’autres chiffres ont changé',
};
