/** What is odd about the data, and what could not be measured, in Portuguese. */
import type { Texts } from '../../declared/arguments.ts';
import type { QUALITY } from '../../declared/quality.ts';

export const quality: Texts<typeof QUALITY> = {
  'quality.unknownStatus': 'Acionamentos com um status que a Microsoft não documenta',
  'quality.unknownResult': 'Acionamentos com um resultado que a Microsoft não documenta',
  'quality.unknownDialMode': 'Acionamentos com um modo de discagem que a Microsoft não documenta',
  'quality.unknownChannel': 'Acionamentos com um canal que a Microsoft não documenta, contados como ligação',
  'quality.attemptWithoutStart': 'Tentativas sem hora de início, ausentes das horas',
  'quality.endBeforeStart': 'Acionamentos que terminam antes de começar, sem duração de ligação',
  'quality.offHookWithoutTimes': 'Ligações atendidas sem início ou fim, sem duração de ligação',
  'quality.previewMachine': 'Ligações no modo Prévia com detecção de caixa postal, o que esse modo não pode ter',
  'quality.unparseableCodes': 'Acionamentos cujas tabulações não são uma lista entre aspas, mantidas como um só código',
  'quality.placedByEnd': 'Acionamentos sem data de resultado, posicionados pelo fim',
  'quality.placedByStart': 'Acionamentos sem data de resultado nem fim, posicionados pelo início',
  'quality.placedByModified': 'Acionamentos sem horário próprio, posicionados pela última alteração',
  'quality.lateResult': 'Acionamentos cujo resultado chegou uma hora ou mais após o fim',
  'quality.noContact': 'Tentativas sem id de contato nem número com dígitos, ausentes dos números de contatos',
  'quality.malformed': 'Acionamentos com uma coluna que não pôde ser lida, tida como vazia',
  'quality.unparseableValue': 'Acionamentos com um atributo de valor que não é número simples como 1234.50, fora da soma',
  'quality.noCallId': 'Tentativas de ligação sem o id da ligação (msdyn_call_id), que depois não podem ser rastreadas',
  'quality.orphanAttribute':
    'Atributos de resultado cujo acionamento não está no Dataverse, pela hora em que foram escritos; não contam em lugar nenhum',
  'quality.privacyKeyChanged':
    'Trocas da chave dos pseudônimos de contato (PRIVACY_KEY): contatos de antes contam como outras pessoas, então contagens ao longo do tempo não valem',
  'quality.rulesChanged':
    'Mudanças de configurações que dizem como as linhas contam: as já lidas contam pelas anteriores até que uma recarga as leia de novo',
  'quality.unmetName':
    'Nomes nas configurações que nenhum acionamento teve em 30 dias: um erro de digitação, ou um código ou palavra-chave fora de uso',
  'quality.partlyShown':
    'O Dataverse mostra só uma parte destas tabelas: falta ao usuário de aplicativo a leitura em nível de organização, e o que não é mostrado não conta em lugar nenhum',
  'quality.repeatedDeliveryId': 'Acionamentos ao mesmo contato com um id que já existia; ambos contam',
  'quality.sequenceAgainstStarts':
    'Números de sequência (msdyn_seq_no) contra a ordem de início no mesmo contato; as tentativas são numeradas pelo início',
  'quality.unreadableHours': 'Quartos de hora cujos números guardados não podem ser lidos: faltam aqui em toda contagem',
  'quality.unreadableHoursBefore':
    'Quartos de hora fora do período cujos números guardados não podem ser lidos: as comparações omitem seus dias',
  'quality.emptyUsually': 'Acionamentos com a coluna {name} vazia, habitual: {usual}',
  'quality.line': '{what}: {number}',
  'quality.lineValues': '{what}: {number} ({list})',
  'quality.value': '“{sample}”',
  'missing.cost': 'Custo por hora, contato ou conversão',
  'missing.occupancy': 'Ocupação e tempo logado',
  'missing.netPenetration': 'Penetração líquida',
  'missing.localPresenceLift': 'Efeito de números locais',
  'missing.timeToCompletion': 'Tempo até concluir um contato',
  'missing.numberLabels': 'Rótulos das operadoras para um número',
  'missing.rightParty': 'CPC',
  'missing.conversion': 'Conversão',
  'missing.perMatterCaps': 'Limites de frequência por dívida ou assunto',
  'missing.aiContainment': 'Ligações com IA sem e com transferência',
  'missing.value': 'Valor de promessas ou agendamentos',
  'missing.frequency': 'Limites de frequência e ligações após o opt-out',
  'missing.contactsBefore': 'Números de tentativa, tempo entre tentativas e ligações após o opt-out',
  'missing.capsBefore': 'Limites de frequência',
  'missing.abandonmentBefore': 'Abandono em 30 dias',
  'missing.bestTimeBefore': 'Melhor hora para ligar',
  'missing.callerIdsBefore': 'Números de origem uma semana antes',
  'missing.line': '{what}: {reason}',
};
