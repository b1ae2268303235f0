/** Findings, long and short, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { FINDINGS } from '../../declared/findings.ts';

export const findings: Texts<typeof FINDINGS> = {
  'findings.more': '{count, plural, one {# autre point à regarder} many {# d’autres points à regarder} other {# autres points à regarder}}',
  'findings.look': 'À regarder\u00a0: {finding}',
  'finding.andMore': '{finding} Et {count, number} de plus du même type.',
  'finding.afterDoNotContact':
    '{attempts, plural, one {# tentative malgré l’opposition du contact.} many {# de tentatives malgré l’opposition des contacts.} other {# tentatives malgré l’opposition des contacts.}}',
  'finding.callingHours':
    '{attempts, plural, one {# tentative} many {# de tentatives} other {# tentatives}} ({share}) hors horaires{where, select, both {\u00a0: {extent, select, all {toutes} other {la plupart}} dans {name}, {hours}, heure locale} place {\u00a0: {extent, select, all {toutes} other {la plupart}} dans {name}} hours {\u00a0: {extent, select, all {toutes} other {la plupart}} à {hours}, heure locale} other {}}{known, select, yes {\u00a0; d’habitude {usual}} other {}}.',
  'finding.possibleHours':
    '{attempts, plural, one {# tentative peut-être hors des heures d’appel\u00a0: plusieurs fuseaux horaires sont possibles pour le numéro appelé.} many {# de tentatives peut-être hors des heures d’appel\u00a0: plusieurs fuseaux horaires sont possibles pour les numéros appelés.} other {# tentatives peut-être hors des heures d’appel\u00a0: plusieurs fuseaux horaires sont possibles pour les numéros appelés.}}',
  'finding.frequencyCap':
    '{contacts, plural, one {# contact} many {# de contacts} other {# contacts}} au-delà de «\u00a0{cap}\u00a0»\u00a0: {attempts, plural, one {# tentative} many {# de tentatives} other {# tentatives}} de trop, jusqu’à {most} pour un contact.',
  'finding.abandonment':
    '{name}\u00a0: {count, plural, one {# abandon} many {# d’abandons} other {# abandons}} en {days, plural, one {# jour} other {# jours}}, {known, select, yes {{value} de {live, plural, one {# appel décroché par une personne} many {# d’appels décrochés par une personne} other {# appels décrochés par une personne}}} other {sans appel décroché par une personne auquel les rapporter}}, limite de {limit} dépassée{estimate, select, yes {\u00a0; estimation} other {}}.',
  'finding.nearAbandonment':
    '{name}\u00a0: {count, plural, one {# abandon} many {# d’abandons} other {# abandons}} en {days, plural, one {# jour} other {# jours}}, {known, select, yes {{value} de {live, plural, one {# appel décroché par une personne} many {# d’appels décrochés par une personne} other {# appels décrochés par une personne}}} other {sans appel décroché par une personne auquel les rapporter}}, proche de la limite de {limit}{estimate, select, yes {\u00a0; estimation} other {}}.',
  'finding.anomaly':
    'Inhabituel\u00a0: {what} {value}, contre {usual} d’ordinaire le {weekday}{place, select, yes {\u00a0; l’essentiel de l’écart vient de {name}} other {}}{rules, select, changed {. Les règles de comptage ont changé entre-temps} other {}}.',
  'finding.anomaly.live':
    'Au moins {value} des appels ont abouti à une personne, contre {usual} d’ordinaire le {weekday}{place, select, yes {\u00a0; l’essentiel de l’écart vient de {name}} other {}}{rules, select, changed {. Les règles de comptage ont changé entre-temps} other {}}.',
  'finding.callerId': 'Numéro appelant {caller} de {name}\u00a0: {value} de personnes jointes, {usual} avec ses autres numéros.',
  'finding.stuck':
    '{count, plural, one {# sollicitation ouverte semble bloquée} many {# de sollicitations ouvertes semblent bloquées} other {# sollicitations ouvertes semblent bloquées}}, plage dépassée ou traitement trop long\u00a0: {list}{others, select, yes { et d’autres} other {}}.',
  'finding.failedUpload': '{name}\u00a0: échec de l’{upload}{known, select, yes {\u00a0: {message}} other {}}.',
  'finding.uploadErrors': '{name}\u00a0: erreurs dans l’{upload}{known, select, yes {\u00a0: {message}} other {}}.',
  'finding.place': '{name} {number}',
  'short.afterDoNotContact': '{attempts, plural, one {# appel} many {# d’appels} other {# appels}} après opposition',
  'short.callingHours': '{attempts, plural, one {# appel} many {# d’appels} other {# appels}} hors horaires',
  'short.possibleHours': '{attempts, plural, one {# appel} many {# d’appels} other {# appels}} peut-être hors horaires',
  'short.frequencyCap':
    '{contacts, plural, one {# contact trop sollicité} many {# de contacts trop sollicités} other {# contacts trop sollicités}}',
  'short.abandonment': 'abandons {value}, limite {limit}',
  'short.nearAbandonment': 'abandons {value}, limite {limit}',
  'short.anomaly': '{what} {value}, d’habitude {usual}',
  'short.anomaly.live': 'joints {value}, d’habitude {usual}',
  'short.callerId': 'numéro {caller} à {value}',
  'short.stuck': '{count, plural, one {# sollicitation bloquée} many {# de sollicitations bloquées} other {# sollicitations bloquées}}',
  'short.failedUpload': 'échec d’import\u00a0: {shortName}',
  'short.uploadErrors': 'erreurs d’import\u00a0: {shortName}',
};
