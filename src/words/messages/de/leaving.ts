/** The page for leaving and the notices to owners, in German. */
import type { Texts } from '../../declared/arguments.ts';
import type { LEAVING, NOTICES } from '../../declared/leaving.ts';

export const leaving: Texts<typeof LEAVING> = {
  'leave.title': 'Ihr Abonnement',
  'leave.active': '{recipient} erhält die Mails von {subscription}.',
  'leave.paused': '{recipient} erhält bis {at} keine Mails von {subscription}.',
  'leave.left': '{recipient} erhält keine Mails von {subscription} mehr.',
  'leave.unsubscribe': 'Abbestellen',
  'leave.pause': '{days, plural, one {# Tag} other {# Tage}} pausieren',
  'leave.resume': 'Mails wieder erhalten',
  'leave.note': 'Wer das Abonnement betreut, erfährt, wenn Sie pausieren oder abbestellen.',
};

export const notices: Texts<typeof NOTICES> = {
  'notice.undelivered.subject':
    '{outcome, select, late {Verspätet} failed {Nicht zugestellt} missed {Ausgefallen} other {Vielleicht nicht zugestellt}}: {title}',
  'notice.undelivered.what':
    '{outcome, select, late {Der Bericht {period} ({subscription}) konnte noch nicht erstellt oder gesendet werden, an {list}.} failed {Der Bericht {period} ({subscription}) wurde nicht zugestellt an {list}.} missed {Der Bericht {period} ({subscription}) ging nicht rechtzeitig an {list}.} other {Ob der Bericht {period} ({subscription}) angekommen ist, ist nicht bekannt: {list}.}}',
  'notice.undelivered.todo':
    '{outcome, select, late {Was zu tun ist: die Ursache beheben. Es wird weiter versucht, bis es zu spät ist; fällt er aus, erfahren Sie es.} failed {Was zu tun ist: die Ursache beheben, dann den Bericht noch einmal an alle senden, die er nicht erreicht hat.} missed {Was zu tun ist: Von selbst wird er nicht mehr gesendet. Wird er noch gebraucht, senden Sie ihn noch einmal.} other {Was zu tun ist: nachfragen, ob er angekommen ist, und das Ergebnis vermerken. Wenn nicht, senden Sie ihn noch einmal.}}',
  'notice.paused.subject': 'Pausiert: {title}',
  'notice.paused.what':
    '{subscription} ist {count, number}-mal hintereinander gescheitert und wurde pausiert. Bis die Pause beendet wird, geht nichts hinaus.',
  'notice.paused.todo': 'Was zu tun ist: die Ursache beheben, eine Testmail senden, dann die Pause beenden.',
  'notice.left.subject': '{wish, select, leave {Abbestellt: {title}} other {Pause auf Wunsch: {title}}}',
  'notice.left.cause': 'eigener Wunsch, über den Link in einer Mail.',
  'notice.left.todo': 'Was zu tun ist: nichts. Über denselben Link lässt es sich rückgängig machen.',
  'notice.absent.subject': 'Überfällig: {title}',
  'notice.absent.what': 'Der Bericht {period} ({subscription}) war fällig um {at}, und es gibt keinen Eintrag dazu.',
  'notice.absent.cause': 'Der Timer, der Sendungen anstößt, läuft nicht oder scheitert jedes Mal.',
  'notice.absent.todo':
    'Was zu tun ist: GET /api/health und das Protokoll der App ansehen. Sobald der Timer wieder läuft, geht hinaus, was nicht zu spät ist.',
  'notice.cause': 'Ursache: {reason}',
  'notice.more': 'Mehr dazu: docs/subscriptions.md',
};
