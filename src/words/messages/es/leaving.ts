/** The page for leaving and the notices to owners, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { LEAVING, NOTICES } from '../../declared/leaving.ts';

export const leaving: Texts<typeof LEAVING> = {
  'leave.title': 'Su suscripción',
  'leave.active': '{recipient} recibe los mensajes de {subscription}.',
  'leave.paused': '{recipient} no recibe mensajes de {subscription} hasta {at}.',
  'leave.left': '{recipient} ya no recibe mensajes de {subscription}.',
  'leave.unsubscribe': 'Darse de baja',
  'leave.pause': 'Pausar {days, plural, one {# día} other {# días}}',
  'leave.resume': 'Volver a recibir los mensajes',
  'leave.note': 'Se avisa a quien gestiona la suscripción cuando usted pausa o se da de baja.',
};

export const notices: Texts<typeof NOTICES> = {
  'notice.undelivered.subject':
    '{outcome, select, late {Con demora} failed {No entregado} missed {No enviado} other {Quizá no entregado}}: {title}',
  'notice.undelivered.what':
    '{outcome, select, late {El informe {period} ({subscription}) aún no se pudo preparar o enviar a {list}.} failed {El informe {period} ({subscription}) no se entregó a {list}.} missed {El informe {period} ({subscription}) no se envió a tiempo a {list}.} other {No se sabe si el informe {period} ({subscription}) llegó a {list}.}}',
  'notice.undelivered.todo':
    '{outcome, select, late {Qué hacer: eliminar la causa. Se reintenta hasta que sea tarde; si no sale, se le avisa.} failed {Qué hacer: eliminar la causa y reenviar el informe a quien no lo recibió.} missed {Qué hacer: ya no se envía por sí solo. Si aún hace falta, reenvíelo.} other {Qué hacer: preguntar si llegó y anotarlo. Si no llegó, reenvíelo.}}',
  'notice.paused.subject': 'En pausa: {title}',
  'notice.paused.what':
    '{subscription} falló {count, number} veces seguidas y quedó en pausa. No se envía nada hasta que termine la pausa.',
  'notice.paused.todo': 'Qué hacer: eliminar la causa, enviar una prueba y terminar la pausa.',
  'notice.left.subject': '{wish, select, leave {Baja: {title}} other {Pausa solicitada: {title}}}',
  'notice.left.cause': 'deseo propio, por el enlace de un mensaje.',
  'notice.left.todo': 'Qué hacer: nada. Se puede deshacer con el mismo enlace.',
  'notice.absent.subject': 'Con retraso: {title}',
  'notice.absent.what': 'El informe {period} ({subscription}) vencía el {at}, y no hay constancia de él.',
  'notice.absent.cause': 'el temporizador que inicia los envíos no funciona o falla cada vez.',
  'notice.absent.todo':
    'Qué hacer: mirar GET /api/health y el registro de la aplicación. Cuando el temporizador funcione, se envía lo que no sea demasiado tarde.',
  'notice.cause': 'Causa: {reason}',
  'notice.more': 'Más información: docs/subscriptions.md',
};
