/** What a page says that has no report to show, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { STATES } from '../../declared/states.ts';

export const states: Texts<typeof STATES> = {
  'state.first': 'Nada foi lido ainda',
  'state.firstText': 'O aplicativo está lendo o histórico do Dataverse pela primeira vez. Esta página se atualiza sozinha.',
  'state.progress': 'Lido até agora: {count, number} de {days, plural, one {# dia} many {# de dias} other {# dias}}.',
  'state.rights': 'O Dataverse não deixa o aplicativo ler',
  'state.rightsText':
    'O aplicativo não pode ver todos os acionamentos e por isso não lê nenhum. Um administrador dá ao usuário do aplicativo leitura no nível da organização para acionamentos e seus atributos.',
  'state.unread': 'Não lido',
  'state.unreadText': 'Nada disso foi lido do Dataverse. Por isso aqui não há números, nem zeros.',
  'state.setup': 'O aplicativo não está configurado',
  'state.setupText': 'Faltam configurações ou estão erradas. O registro do aplicativo diz quais; com uma chave, /api/health também.',
  'state.failed': 'Algo deu errado',
  'state.failedText': 'Não foi causado por você. Se acontecer de novo, informe a referência a um administrador.',
  'state.away': 'Indisponível no momento',
  'state.awayText': 'O histórico não está acessível. Tente de novo em alguns minutos.',
  'state.reference': 'Referência: {reference}',
  'state.address': 'Este endereço não pode ser usado',
  'state.unknown':
    'Não existe {column, select, queue {essa fila} configuration {essa configuração} channel {esse canal} other {esse modo de discagem}}',
  'state.unknownText': 'No histórico não há nada chamado {name}.',
  'state.nearest': 'Você quis dizer um destes?',
  'state.future': '{day} ainda não começou',
  'state.noVersion': 'Essa versão não existe',
  'state.noDigest': 'Esse envio não existe',
  'state.home': 'Ir para o relatório',
  'state.signIn': 'Entrar',
  'state.signOut': 'Sair',
  'state.off': 'Os relatórios não são mostrados aqui',
  'state.offText': 'Nem a entrada nem os links estão ativados (SIGN_IN, LINKS).',
  'state.stranger': 'Você não entrou',
  'state.strangerText': 'Os relatórios abrem com a entrada ou com o link de um e-mail.',
  'state.principalText': 'Não é possível ler quem entrou. Saia e entre de novo.',
  'state.noAccess': 'Você não tem acesso aos relatórios',
  'state.noRoleText':
    'Você entrou e não tem função neste aplicativo. Um administrador atribui Reports.Read ou Reports.Admin a você no Microsoft Entra; depois saia e entre de novo.',
  'state.noScopeText':
    'Sua função mostra uma parte dos relatórios e nenhuma regra diz qual. Um administrador acrescenta uma em SIGN_IN_SCOPES.',
  'state.groupsText':
    'Você está em tantos grupos que o Microsoft Entra não nomeia nenhum. Um administrador limita a declaração de grupos deste aplicativo aos grupos atribuídos a ele.',
  'state.badLink': 'Este link não abre',
  'state.badLinkText': 'Não está completo ou não é daqui. Use o link como está no e-mail, ou o e-mail mais recente.',
  'state.expired': 'Este link expirou',
  'state.expiredText': 'O link do e-mail mais recente abre.',
  'state.revoked': 'Este link não abre mais nada',
  'state.revokedText': 'Foi retirado. Use o link do e-mail mais recente ou pergunte a quem o envia.',
  'state.beyond': 'Seu link é para outros dias',
  'state.beyondText': 'Um link abre os dias do seu e-mail.',
  'state.hidden': 'Você não tem acesso a isto',
  'state.hiddenText': 'Contém mais do que a sua parte dos relatórios.',
  'state.adminText': 'É só para quem tem a função de aplicativo Reports.Admin no Microsoft Entra.',
};
