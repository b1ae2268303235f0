/** Findings, long and short, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { FINDINGS } from '../../declared/findings.ts';

export const findings: Texts<typeof FINDINGS> = {
  'findings.more': 'mais {count, plural, one {# ponto} many {# de pontos} other {# pontos}} a verificar',
  'findings.look': 'A verificar: {finding}',
  'finding.andMore': '{finding} E mais {count, number} do mesmo tipo.',
  'finding.afterDoNotContact':
    '{attempts, plural, one {# tentativa após o opt-out do contato.} many {# de tentativas após o opt-out dos contatos.} other {# tentativas após o opt-out dos contatos.}}',
  'finding.callingHours':
    '{attempts, plural, one {# tentativa} many {# de tentativas} other {# tentativas}} ({share}) fora do horário{where, select, both {: {extent, select, all {todas} other {a maioria}} em {name}, {hours} no horário local} place {: {extent, select, all {todas} other {a maioria}} em {name}} hours {: {extent, select, all {todas} other {a maioria}}, {hours} no horário local} other {}}{known, select, yes {; habitual: {usual}} other {}}.',
  'finding.possibleHours':
    '{attempts, plural, one {# tentativa talvez fora do horário permitido: o número chamado pode estar em mais de um fuso horário.} many {# de tentativas talvez fora do horário permitido: os números chamados podem estar em mais de um fuso horário.} other {# tentativas talvez fora do horário permitido: os números chamados podem estar em mais de um fuso horário.}}',
  'finding.frequencyCap':
    '{contacts, plural, one {# contato} many {# de contatos} other {# contatos}} acima de “{cap}”: {attempts, plural, one {# tentativa} many {# de tentativas} other {# tentativas}} a mais, até {most} com um contato.',
  'finding.abandonment':
    '{name}: {count, plural, one {# abandono} many {# de abandonos} other {# abandonos}} em {days, plural, one {# dia} other {# dias}}, {known, select, yes {{value} de {live, plural, one {# ligação atendida por pessoa} many {# de ligações atendidas por pessoa} other {# ligações atendidas por pessoa}}} other {sem ligação atendida por pessoa para comparar}}, acima do limite de {limit}{estimate, select, yes {; estimativa} other {}}.',
  'finding.nearAbandonment':
    '{name}: {count, plural, one {# abandono} many {# de abandonos} other {# abandonos}} em {days, plural, one {# dia} other {# dias}}, {known, select, yes {{value} de {live, plural, one {# ligação atendida por pessoa} many {# de ligações atendidas por pessoa} other {# ligações atendidas por pessoa}}} other {sem ligação atendida por pessoa para comparar}}, perto do limite de {limit}{estimate, select, yes {; estimativa} other {}}.',
  'finding.anomaly':
    'Fora do habitual: {what} {value}; habitual para {weekday}: {usual}{place, select, yes {; a maior parte da diferença está em {name}} other {}}{rules, select, changed {. As regras de contagem mudaram nesse meio-tempo} other {}}.',
  'finding.anomaly.live':
    'Ao menos {value} das ligações chegaram a uma pessoa; habitual para {weekday}: {usual}{place, select, yes {; a maior parte da diferença está em {name}} other {}}{rules, select, changed {. As regras de contagem mudaram nesse meio-tempo} other {}}.',
  'finding.callerId': 'Número de origem {caller} em {name}: {value} com contato, {usual} nos outros números.',
  'finding.stuck':
    '{count, plural, one {# acionamento aberto parece parado} many {# de acionamentos abertos parecem parados} other {# acionamentos abertos parecem parados}}, com a janela vencida ou tempo demais em andamento: {list}{others, select, yes { e outros} other {}}.',
  'finding.failedUpload': '{name}: falha na {upload}{known, select, yes {: {message}} other {}}.',
  'finding.uploadErrors': '{name}: erros na {upload}{known, select, yes {: {message}} other {}}.',
  'finding.place': '{name} {number}',
  'short.afterDoNotContact': '{attempts, plural, one {# ligação} many {# de ligações} other {# ligações}} após o opt-out',
  'short.callingHours': '{attempts, plural, one {# ligação} many {# de ligações} other {# ligações}} fora do horário',
  'short.possibleHours': '{attempts, plural, one {# ligação} many {# de ligações} other {# ligações}} talvez fora do horário',
  'short.frequencyCap': '{contacts, plural, one {# contato acima} many {# de contatos acima} other {# contatos acima}} do limite',
  'short.abandonment': 'abandono {value}, limite {limit}',
  'short.nearAbandonment': 'abandono {value}, limite {limit}',
  'short.anomaly': '{what} {value}, habitual {usual}',
  'short.anomaly.live': 'com contato {value}, habitual {usual}',
  'short.callerId': 'número {caller} com {value}',
  'short.stuck': '{count, plural, one {# acionamento parado} many {# de acionamentos parados} other {# acionamentos parados}}',
  'short.failedUpload': 'carga falhou: {shortName}',
  'short.uploadErrors': 'carga com erros: {shortName}',
};
