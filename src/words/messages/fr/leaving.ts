/** The page for leaving and the notices to owners, in French. */
import type { Texts } from '../../declared/arguments.ts';
import type { LEAVING, NOTICES } from '../../declared/leaving.ts';

export const leaving: Texts<typeof LEAVING> = {
  'leave.title': 'Votre abonnement',
  'leave.active': '{recipient} reçoit les messages de {subscription}.',
  'leave.paused': '{recipient} ne reçoit aucun message de {subscription} jusqu’au {at}.',
  'leave.left': '{recipient} ne reçoit plus les messages de {subscription}.',
  'leave.unsubscribe': 'Se désabonner',
  'leave.pause': 'Suspendre {days, plural, one {# jour} other {# jours}}',
  'leave.resume': 'Recevoir à nouveau les messages',
  'leave.note': 'Les responsables de l’abonnement sont informés quand vous suspendez ou quittez.',
};

export const notices: Texts<typeof NOTICES> = {
  'notice.undelivered.subject':
    '{outcome, select, late {En attente} failed {Non remis} missed {Non envoyé} other {Peut-être non remis}}\u00a0: {title}',
  'notice.undelivered.what':
    '{outcome, select, late {Le rapport {period} ({subscription}) n’a pas encore pu être préparé ou envoyé à {list}.} failed {Le rapport {period} ({subscription}) n’a pas été remis à {list}.} missed {Le rapport {period} ({subscription}) n’a pas été envoyé à temps à {list}.} other {On ignore si le rapport {period} ({subscription}) est arrivé\u00a0: {list}.}}',
  'notice.undelivered.todo':
    '{outcome, select, late {À faire\u00a0: supprimer la cause. L’envoi est retenté tant qu’il n’est pas trop tard\u00a0; s’il échoue, vous serez prévenu.} failed {À faire\u00a0: supprimer la cause, puis renvoyer le rapport à qui ne l’a pas reçu.} missed {À faire\u00a0: il ne partira plus de lui-même. S’il est encore utile, renvoyez-le.} other {À faire\u00a0: demander s’il est arrivé et le noter. Sinon, renvoyez-le.}}',
  'notice.paused.subject': 'Suspendu\u00a0: {title}',
  'notice.paused.what':
    '{subscription} a échoué {count, number} fois de suite et a été suspendu. Rien ne part avant la fin de la suspension.',
  'notice.paused.todo': 'À faire\u00a0: supprimer la cause, envoyer un essai, puis mettre fin à la suspension.',
  'notice.left.subject': '{wish, select, leave {Désabonnement\u00a0: {title}} other {Pause demandée\u00a0: {title}}}',
  'notice.left.cause': 'souhait personnel, par le lien d’un message.',
  'notice.left.todo': 'À faire\u00a0: rien. Le même lien permet d’annuler.',
  'notice.absent.subject': 'En retard\u00a0: {title}',
  'notice.absent.what': 'Le rapport {period} ({subscription}) était dû le {at}, et il n’en existe aucune trace.',
  'notice.absent.cause': 'le minuteur qui lance les envois ne tourne pas, ou échoue à chaque fois.',
  'notice.absent.todo':
    'À faire\u00a0: consulter GET /api/health et le journal de l’application. Dès que le minuteur tourne, ce qui n’est pas trop tardif est envoyé.',
  'notice.cause': 'Cause\u00a0: {reason}',
  'notice.more': 'Pour en savoir plus\u00a0: docs/subscriptions.md',
};
