/** Sentences under titles and figures, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { NOTES } from '../../declared/notes.ts';

export const notes: Texts<typeof NOTES> = {
  'note.backlog':
    '{deliveries, plural, one {# acionamento estava aberto} many {# de acionamentos estavam abertos} other {# acionamentos estavam abertos}} em {at}.',
  'note.backlogNone': 'Não se sabe: os acionamentos abertos são contados a cada leitura do Dataverse, e neste período não houve contagem.',
  'note.coping': 'Abertos: na última contagem; o tempo restante, no ritmo da hora anterior.',
  'note.bestTime':
    'Em {days, plural, one {# dia} other {# dias}}, pelo limite inferior da taxa de contato (95%); horas com menos de 30 ligações ficam de fora.',
  'note.bestTimeByAttempt': 'Por tentativa: só deste período.',
  'note.bestTimeNone': 'Ainda não há dados suficientes.',
  'note.callerIds': 'Contato, mínimo, em relação aos outros números da mesma configuração e aos sete dias anteriores.',
  'note.dispositions': 'Um acionamento pode ter vários códigos, então as parcelas podem somar mais de 100%.',
  'note.hours': 'Pela hora em que a tentativa começou, pelo relógio de {zone}.',
  'note.reach': 'Por contato e configuração: com contato pela primeira vez nessa tentativa, entre os chamados nela.',
  'note.outside': 'Fora do horário: {list}{others, select, yes { e mais {more, number}} other {}}.',
  'outside.place': '{name} {hours} ({number})',
  'outside.placeOnly': '{name}, hora desconhecida ({number})',
  'note.rulePack': 'Regras “{pack}”{known, select, yes {} other {, sem valor de parecer jurídico}}. {packNote}',
  'note.abandonmentNone': 'Não mensurável: nenhuma fonte diz quais ligações foram abandonadas.',
  'note.abandonment':
    '{source, select, column {Fonte: {sourceName}. Tentativas: o denominador da Microsoft, neste período, das campanhas conduzidas por atendentes.} other {Fonte: {sourceName}. Tentativas: o denominador da Microsoft, neste período, até onde se sabe.}}',
  'note.regulatory':
    'Com contato, mínimo: ligações atendidas por pessoa, o denominador dos reguladores, em {days, plural, one {# dia} other {# dias}}{known, select, yes {} other {, dos quais {held, number} no histórico}}.',
  'note.capsByContact': 'Contado por contato: nenhuma tentativa tinha msdyn_tracking_id.',
  'note.capsByMatter':
    '{attempts, plural, one {# tentativa contada} many {# de tentativas contadas} other {# tentativas contadas}} por assunto (msdyn_tracking_id){known, select, yes {, {number} por contato} other {}}; máximo com um contato, seja qual for o assunto: {most}.',
  'note.contactsNone': 'Não medido: {reason}.',
  'note.attempts': 'Contatos por número de tentativas: {list}.',
  'attempts.exactly': '{contacts, number} com {count, number}',
  'attempts.atLeast': '{contacts, number} com {count, number} ou mais',
  'note.noSpacing': 'Sem tempos entre tentativas: {reason}.',
  'mean.calls':
    'Média {days, plural, one {do dia anterior} other {dos # dias anteriores}}{known, select, yes {} other { ({held, number} no histórico)}}: {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}} e {attempts, plural, one {# tentativa} many {# de tentativas} other {# tentativas}} por dia; {answered} atendidas, {range} com contato (n = {called, plural, one {# ligação} many {# de ligações} other {# ligações}}).',
  'mean.none':
    'Média {days, plural, one {do dia anterior} other {dos # dias anteriores}}{known, select, yes {} other { ({held, number} no histórico)}}: {deliveries, plural, one {# acionamento} many {# de acionamentos} other {# acionamentos}} e {attempts, plural, one {# tentativa} many {# de tentativas} other {# tentativas}} por dia.',
  'compared.against':
    'Comparado com: {kind, select, day {{period}} week {a semana anterior ({period})} month {{month} ({period})} quarter {T{quarter, number} {year} ({period})} year {{year} ({period})} other {{days, plural, one {a véspera} other {os # dias anteriores}} ({period})}}{part, select, yes {, mesma parte} other {}}{perDay, select, yes {, quantidades por dia} other {}}.',
  'compared.legend': 'Em cinza: mero acaso.',
  'settings.changed':
    '{changed, select, app {As definições do aplicativo mudaram com uma nova versão} both {Configurações e as definições do aplicativo mudaram} other {Configurações mudaram}} {timed, select, yes {em {at}} other {em um momento que já não se conhece}}{known, select, yes {: {list}} other {}}.',
  'settings.ofPeriod': 'Os acionamentos deste período foram registrados em parte antes e em parte depois.',
  'settings.ofComparison': 'O que se compara foi registrado em parte antes e em parte depois.',
  'settings.counted': 'Alguns acionamentos deste período, ou do passado consultado, ainda contam como antes; uma recarga os conta de novo.',
  'scope.part':
    '{column, select, configuration {Campanha: {list}} queue {Fila: {list}} channel {Canal: {list}} other {Modo de discagem: {list}}}',
  'scope.allowed': 'Só o que você pode ver: {list}',
  'missed.also': 'Também {list}{others, select, yes { e mais {more, number}} other {}}',
  'missed.dataIncomplete': 'seus dados não estavam completos',
  'missed.appDidNotRun': 'o aplicativo não estava em execução',
  'upload.name': 'carga de arquivo de {day}',
};
