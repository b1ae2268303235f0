/** The page for leaving and the notices to owners, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { LEAVING, NOTICES } from '../../declared/leaving.ts';

export const leaving: Texts<typeof LEAVING> = {
  'leave.title': 'Sua assinatura',
  'leave.active': '{recipient} recebe as mensagens de {subscription}.',
  'leave.paused': '{recipient} não recebe mensagens de {subscription} até {at}.',
  'leave.left': '{recipient} não recebe mais mensagens de {subscription}.',
  'leave.unsubscribe': 'Cancelar a assinatura',
  'leave.pause': 'Pausar por {days, plural, one {# dia} other {# dias}}',
  'leave.resume': 'Voltar a receber as mensagens',
  'leave.note': 'Quem cuida da assinatura é avisado quando você pausa ou cancela.',
};

export const notices: Texts<typeof NOTICES> = {
  'notice.undelivered.subject':
    '{outcome, select, late {Com demora} failed {Não entregue} missed {Não enviado} other {Talvez não entregue}}: {title}',
  'notice.undelivered.what':
    '{outcome, select, late {O relatório {period} ({subscription}) ainda não pôde ser feito ou enviado a {list}.} failed {O relatório {period} ({subscription}) não foi entregue a {list}.} missed {O relatório {period} ({subscription}) não foi enviado a tempo a {list}.} other {Não se sabe se o relatório {period} ({subscription}) chegou a {list}.}}',
  'notice.undelivered.todo':
    '{outcome, select, late {O que fazer: eliminar a causa. Há novas tentativas até ficar tarde; se não sair, você será avisado.} failed {O que fazer: eliminar a causa e reenviar o relatório a quem não o recebeu.} missed {O que fazer: ele não sai mais sozinho. Se ainda for útil, reenvie-o.} other {O que fazer: perguntar se chegou e anotar. Se não chegou, reenvie-o.}}',
  'notice.paused.subject': 'Pausada: {title}',
  'notice.paused.what': '{subscription} falhou {count, number} vezes seguidas e foi pausada. Nada é enviado até o fim da pausa.',
  'notice.paused.todo': 'O que fazer: eliminar a causa, enviar um teste e encerrar a pausa.',
  'notice.left.subject': '{wish, select, leave {Cancelamento: {title}} other {Pausa pedida: {title}}}',
  'notice.left.cause': 'desejo próprio, pelo link de uma mensagem.',
  'notice.left.todo': 'O que fazer: nada. O mesmo link permite desfazer.',
  'notice.absent.subject': 'Atrasado: {title}',
  'notice.absent.what': 'O relatório {period} ({subscription}) era devido em {at}, e não há registro dele.',
  'notice.absent.cause': 'o temporizador que inicia os envios não roda, ou falha sempre.',
  'notice.absent.todo':
    'O que fazer: ver GET /api/health e o log do aplicativo. Quando o temporizador rodar de novo, sai o que não for tarde demais.',
  'notice.cause': 'Causa: {reason}',
  'notice.more': 'Mais sobre isso: docs/subscriptions.md',
};
