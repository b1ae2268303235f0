/** What a page says that has no report to show, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { STATES } from '../../declared/states.ts';

export const states: Texts<typeof STATES> = {
  'state.first': 'Rien n’a encore été lu',
  'state.firstText': 'L’application lit pour la première fois son historique dans Dataverse. Cette page s’actualise d’elle-même.',
  'state.progress': 'Lu jusqu’ici\u00a0: {count, number} sur {days, plural, one {# jour} many {# de jours} other {# jours}}.',
  'state.rights': 'Dataverse ne laisse pas l’application lire',
  'state.rightsText':
    'L’application ne peut pas voir toutes les sollicitations et n’en reprend donc aucune. Un administrateur donne à son utilisateur d’application la lecture au niveau de l’organisation sur les sollicitations et leurs attributs.',
  'state.unread': 'Non lu',
  'state.unreadText': 'Rien de cela n’a été lu dans Dataverse. Il n’y a donc ici ni chiffres, ni zéros.',
  'state.setup': 'L’application n’est pas configurée',
  'state.setupText': 'Des réglages manquent ou sont faux. Le journal de l’application dit lesquels, de même que /api/health avec une clé.',
  'state.failed': 'Un problème est survenu',
  'state.failedText': 'Vous n’y êtes pour rien. Si cela se reproduit, indiquez la référence à un administrateur.',
  'state.away': 'Indisponible pour le moment',
  'state.awayText': 'L’historique est inaccessible. Réessayez dans quelques minutes.',
  'state.reference': 'Référence\u00a0: {reference}',
  'state.address': 'Cette adresse est inutilisable',
  'state.unknown':
    '{column, select, queue {Cette file d’attente} configuration {Cette configuration} channel {Ce canal} other {Ce mode de numérotation}} n’existe pas',
  'state.unknownText': 'L’historique ne connaît rien du nom de {name}.',
  'state.nearest': 'Vouliez-vous dire l’un de ceux-ci\u00a0?',
  'state.future': '{day} n’a pas encore commencé',
  'state.noVersion': 'Cette version n’existe pas',
  'state.noDigest': 'Cet envoi n’existe pas',
  'state.home': 'Vers le rapport',
  'state.signIn': 'Se connecter',
  'state.signOut': 'Se déconnecter',
  'state.off': 'Les rapports ne sont pas affichés ici',
  'state.offText': 'Ni la connexion ni les liens ne sont activés (SIGN_IN, LINKS).',
  'state.stranger': 'Vous n’êtes pas connecté(e)',
  'state.strangerText': 'Les rapports s’ouvrent après connexion, ou par le lien d’un mail.',
  'state.principalText': 'La connexion est illisible. Déconnectez-vous, puis reconnectez-vous.',
  'state.noAccess': 'Vous n’avez pas accès aux rapports',
  'state.noRoleText':
    'Vous êtes connecté(e), sans rôle dans cette application. Un administrateur vous attribue Reports.Read ou Reports.Admin dans Microsoft Entra\u00a0; déconnectez-vous ensuite, puis reconnectez-vous.',
  'state.noScopeText':
    'Votre rôle montre une partie des rapports, et aucune règle ne dit laquelle. Un administrateur en ajoute une dans SIGN_IN_SCOPES.',
  'state.groupsText':
    'Vous êtes dans tant de groupes que Microsoft Entra n’en nomme aucun. Un administrateur limite la revendication de groupes de cette application aux groupes qui lui sont attribués.',
  'state.badLink': 'Ce lien ne s’ouvre pas',
  'state.badLinkText':
    'Il est incomplet, ou ne vient pas d’ici. Utilisez le lien tel qu’il figure dans le mail, ou le mail le plus récent.',
  'state.expired': 'Ce lien a expiré',
  'state.expiredText': 'Le lien du mail le plus récent s’ouvre.',
  'state.revoked': 'Ce lien n’ouvre plus rien',
  'state.revokedText': 'Il a été retiré. Utilisez le lien du mail le plus récent, ou demandez à qui l’envoie.',
  'state.beyond': 'Votre lien est pour d’autres jours',
  'state.beyondText': 'Un lien ouvre les jours de son mail.',
  'state.hidden': 'Vous n’avez pas accès à ceci',
  'state.hiddenText': 'Cela contient plus que votre partie des rapports.',
  'state.adminText': 'C’est réservé aux personnes qui ont le rôle d’application Reports.Admin dans Microsoft Entra.',
};
