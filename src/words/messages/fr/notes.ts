/** Sentences under titles and figures, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { NOTES } from '../../declared/notes.ts';

export const notes: Texts<typeof NOTES> = {
  'note.backlog':
    '{deliveries, plural, one {# sollicitation était ouverte} many {# de sollicitations étaient ouvertes} other {# sollicitations étaient ouvertes}} le {at}.',
  'note.backlogNone':
    'Inconnu\u00a0: les sollicitations ouvertes sont comptées à chaque lecture de Dataverse, et rien n’a été compté pendant cette période.',
  'note.coping': 'Ouvertes\u00a0: au dernier comptage\u00a0; le temps restant au rythme de l’heure précédente.',
  'note.bestTime':
    'Sur {days, plural, one {# jour} other {# jours}}, d’après la borne basse du taux de personnes jointes (95\u00a0%)\u00a0; les heures de moins de 30 appels sont omises.',
  'note.bestTimeByAttempt': 'Par tentative\u00a0: sur cette seule période.',
  'note.bestTimeNone': 'Pas encore assez de données.',
  'note.callerIds': 'Joints, au moins, par rapport aux autres numéros de la même configuration et aux sept jours précédents.',
  'note.dispositions': 'Une sollicitation peut porter plusieurs codes\u00a0: les parts peuvent dépasser 100\u00a0%.',
  'note.hours': 'Selon l’heure du début de la tentative, à l’heure de {zone}.',
  'note.reach': 'Par contact et configuration\u00a0: joints pour la première fois à cette tentative, parmi les contacts alors appelés.',
  'note.outside': 'Hors des heures\u00a0: {list}{others, select, yes { et {more, number} de plus} other {}}.',
  'outside.place': '{name} {hours} ({number})',
  'outside.placeOnly': '{name}, heure inconnue ({number})',
  'note.rulePack': 'Règles «\u00a0{pack}\u00a0»{known, select, yes {} other {, sans valeur d’avis juridique}}. {packNote}',
  'note.abandonmentNone': 'Non mesurable\u00a0: aucune source n’indique quels appels ont été abandonnés.',
  'note.abandonment':
    '{source, select, column {Source\u00a0: {sourceName}. Tentatives\u00a0: le dénominateur de Microsoft, sur cette période, pour les campagnes menées par le conseil clientèle.} other {Source\u00a0: {sourceName}. Tentatives\u00a0: le dénominateur de Microsoft, sur cette période, dans la mesure connue.}}',
  'note.regulatory':
    'Joints, au moins\u00a0: appels décrochés par une personne, le dénominateur des régulateurs, sur {days, plural, one {# jour} other {# jours}}{known, select, yes {} other {, dont {held, number} dans l’historique}}.',
  'note.capsByContact': 'Compté par contact\u00a0: aucune tentative ne portait de msdyn_tracking_id.',
  'note.capsByMatter':
    '{attempts, plural, one {# tentative comptée} many {# de tentatives comptées} other {# tentatives comptées}} par dossier (msdyn_tracking_id){known, select, yes {, {number} par contact} other {}}\u00a0; au plus fort pour un contact, tous dossiers confondus\u00a0: {most}.',
  'note.contactsNone': 'Non mesuré\u00a0: {reason}.',
  'note.attempts': 'Contacts selon le nombre de tentatives\u00a0: {list}.',
  'attempts.exactly': '{contacts, number} avec {count, number}',
  'attempts.atLeast': '{contacts, number} avec {count, number} ou plus',
  'note.noSpacing': 'Pas de temps entre tentatives\u00a0: {reason}.',
  'mean.calls':
    'Moyenne {days, plural, one {du jour précédent} other {des # jours précédents}}{known, select, yes {} other { ({held, number} dans l’historique)}}\u00a0: {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}} et {attempts, plural, one {# tentative} many {# de tentatives} other {# tentatives}} par jour\u00a0; {answered} décrochés, {range} joints (n = {called, plural, one {# appel} many {# d’appels} other {# appels}}).',
  'mean.none':
    'Moyenne {days, plural, one {du jour précédent} other {des # jours précédents}}{known, select, yes {} other { ({held, number} dans l’historique)}}\u00a0: {deliveries, plural, one {# sollicitation} many {# de sollicitations} other {# sollicitations}} et {attempts, plural, one {# tentative} many {# de tentatives} other {# tentatives}} par jour.',
  'compared.against':
    'Comparé à\u00a0: {kind, select, day {{period}} week {la semaine précédente ({period})} month {{month} ({period})} quarter {T{quarter, number} {year} ({period})} year {{year} ({period})} other {{days, plural, one {la veille} other {la période des # jours précédents}} ({period})}}{part, select, yes {, même partie} other {}}{perDay, select, yes {, nombres par jour} other {}}.',
  'compared.legend': 'En gris\u00a0: pas plus que le hasard.',
  'settings.changed':
    '{changed, select, app {Les définitions de l’application ont changé avec une nouvelle version} both {Des paramètres et les définitions de l’application ont changé} other {Des paramètres ont changé}} {timed, select, yes {le {at}} other {à un moment qui n’est plus connu}}{known, select, yes {\u00a0: {list}} other {}}.',
  'settings.ofPeriod': 'Les sollicitations de cette période ont été classées en partie avant, en partie après.',
  'settings.ofComparison': 'Ce qui est comparé a été classé en partie avant, en partie après.',
  'settings.counted':
    'Certaines sollicitations de cette période, ou du passé consulté, comptent encore comme avant\u00a0; un rechargement les compte à nouveau.',
  'scope.part':
    '{column, select, configuration {Campagne\u00a0: {list}} queue {File d’attente\u00a0: {list}} channel {Canal\u00a0: {list}} other {Mode de numérotation\u00a0: {list}}}',
  'scope.allowed': 'Seulement ce que vous pouvez voir\u00a0: {list}',
  'missed.also': 'Et aussi {list}{others, select, yes { et {more, number} de plus} other {}}',
  'missed.dataIncomplete': 'ses données n’étaient pas complètes',
  'missed.appDidNotRun': 'l’application ne tournait pas',
  'upload.name': 'import de fichier du {day}',
};
