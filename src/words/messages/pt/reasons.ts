/** Reasons, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { REASONS } from '../../declared/reasons.ts';

export const reasons: Texts<typeof REASONS> = {
  'reason.lostChanges': 'O Dataverse não foi lido a tempo: o que mudou de {from} a {to} pode ter vencido lá antes de ser lido.',
  'reason.notReadYet': 'Os acionamentos deste período ainda não foram lidos do Dataverse.',
  'reason.partNotRead': 'Uma parte deste período ainda não foi lida do Dataverse.',
  'reason.readUpTo': 'O Dataverse foi lido até {from}; o período termina em {to}.',
  'reason.justEnded': 'O período acabou de terminar; resultados tardios podem chegar.',
  'reason.tooManyOpen':
    '{open, plural, one {# dos {count, number} acionamentos criados no período ainda está aberto} other {# dos {count, number} acionamentos criados no período ainda estão abertos}}: {share}; só abaixo de {limit} os números são definitivos.',
  'reason.unreadableHours':
    'O que está guardado de {list}{others, select, yes { e {more, plural, one {mais # intervalo} other {mais # intervalos}}} other {}} não pode ser lido e falta aqui.',
  'reason.unknown': 'O motivo não é conhecido.',
  'reason.noPrices': 'as tabelas não contêm preços, salários nem tarifas de operadora',
  'reason.noSignInTimes': 'as tabelas não dizem quando os atendentes estavam conectados',
  'reason.suppressedUnknown':
    'não se conhecem os contatos excluídos antes de criar um acionamento, então não podem ser descontados; informa-se a penetração bruta',
  'reason.callerIdRuleUnknown':
    'as linhas não dizem se o número de origem foi escolhido por regra ou por acaso; por acaso, seu DDD não diz nada',
  'reason.furtherAttemptsUnknown': 'as linhas não dizem se haverá outra tentativa',
  'reason.noCarrierLabels': 'as tabelas não contêm rótulos de operadora; em seu lugar há as taxas de contato por número de origem',
  'reason.noPartyMap':
    'nenhuma tentativa de ligação foi registrada enquanto DISPOSITION_MAP tinha um código de pessoa ou de pessoa errada; sem ele, só se repetiriam as ligações atendidas',
  'reason.noSuccessMap': 'nenhuma tentativa foi registrada enquanto SUCCESS_MAP indicava um sucesso',
  'reason.noTrackingIds': 'nenhuma tentativa tinha msdyn_tracking_id, então são contadas por contato',
  'reason.noAiAnswers': 'não houve ligação atendida por pessoa no modo Copilot',
  'reason.conversationsUnknown':
    '{count, plural, one {a conversa de # ligação atendida no modo Copilot não é conhecida} many {as conversas de # de ligações atendidas no modo Copilot não são conhecidas} other {as conversas de # ligações atendidas no modo Copilot não são conhecidas}}',
  'reason.noValueAttributes': 'nenhum acionamento tinha um número simples em um atributo de resultado indicado por VALUE_ATTRIBUTES',
  'reason.daysNotRead': 'consulta {days, plural, one {# dia} other {# dias}} anteriores, e nem todos foram lidos do Dataverse',
  'reason.factsGone': 'os detalhes deste período, ou de parte dele, já não são guardados (FACTS_DAYS)',
  'reason.notAskedFor': 'não solicitado (extent=counts)',
  'reason.periodNotRead': 'o período não foi lido do Dataverse',
  'reason.severalDays': 'só dias isolados são comparados com o habitual',
  'reason.canStillChange': 'os números ainda podem mudar',
  'reason.fewWeeks':
    'dos mesmos dias das últimas oito semanas, {weeks, plural, one {# foi lido} other {# foram lidos}}, e são necessários {count, number}',
  'reason.closed': 'fechado',
  'reason.provisional': 'provisório',
  'reason.provisionalAgain': 'provisório de novo',
  'reason.versionUnreadable': 'a versão {count, number} não pode ser lida',
  'reason.definitions': 'definições {version} para {newVersion}',
  'reason.lateResults': '{count, plural, one {# resultado tardio} many {# de resultados tardios} other {# resultados tardios}}',
  'reason.fewerDeliveries': '{count, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}} a menos',
  'reason.changedResults': '{count, plural, one {# resultado alterado} many {# de resultados alterados} other {# resultados alterados}}',
  'reason.moreCreated':
    '{count, plural, one {# acionamento criado} many {# de acionamentos criados} other {# acionamentos criados}} a mais',
  'reason.fewerCreated':
    '{count, plural, one {# acionamento criado} many {# de acionamentos criados} other {# acionamentos criados}} a menos',
  'reason.lateCodes': '{count, plural, one {# tabulação tardia} many {# de tabulações tardias} other {# tabulações tardias}}',
  'reason.lateAttributes': '{count, plural, one {# atributo tardio} many {# de atributos tardios} other {# atributos tardios}}',
  'reason.lateConversations': '{count, plural, one {# conversa tardia} many {# de conversas tardias} other {# conversas tardias}}',
  'reason.contacts': 'contatos de {from} para {to}',
  'reason.rate': '{what} de {from} para {to}',
  'reason.moreDaysRead': 'mais dos dias anteriores foi lido',
  'reason.fewerDaysRead': 'menos dos dias anteriores é conhecido',
  'reason.otherFigures': 'outros números mudaram',
};
