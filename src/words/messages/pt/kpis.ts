/** Rates, rule packs and sources of abandonment, in Portuguese. */
import type { KpiTexts, PackTexts, SourceTexts } from '../../declared/names.ts';

export const kpis: KpiTexts = {
  'count.deliveries': 'acionamentos',
  'count.attempts': 'tentativas',
  'count.contacts': 'contatos tentados',
  'count.intake': 'acionamentos criados',
  'rate.offHook': 'atendidas',
  'rate.liveMin': 'taxa de contato (mínima)',
  'rate.liveMax': 'taxa de contato (máxima)',
  'rate.rightParty': 'taxa de CPC',
  'rate.rightPartyPerLive': 'CPC por contato',
  'rate.machine': 'caixa postal',
  'rate.voicemailLeft': 'parcela de recados deixados',
  'rate.noAnswer': 'parcela sem resposta',
  'rate.busy': 'parcela de ocupado',
  'rate.badNumber': 'números inválidos',
  'rate.platformFailure': 'taxa de falhas da plataforma',
  'rate.botFailure': 'taxa de falhas do agente de IA',
  'rate.shortCall': 'parcela de ligações curtas',
  'rate.waitExceeded': 'parcela com espera acima do limite',
  'rate.notTried': 'sem tentativa',
  'rate.expired': 'vencidos',
  'rate.cancelled': 'taxa de cancelamento',
  'rate.windowAdherence': 'respeito à janela',
  'rate.lateResult': 'parcela de resultados tardios',
  'rate.completion': 'conclusão do que foi criado',
  'rate.smsDelivery': 'taxa de entrega de SMS',
  'rate.smsReply': 'taxa de resposta a SMS',
  'rate.conversion': 'conversão por CPC',
  'rate.conversionPerAttempt': 'conversão por tentativa',
  'rate.optOut': 'taxa de opt-out',
  'rate.handled': 'tentativas que um atendente pegou',
  'rate.aiContainment': 'ligações com IA sem transferência',
  'rate.aiEscalation': 'ligações com IA com transferência',
};

const DISCLAIMER = 'Um auxílio à leitura, não um parecer jurídico: feriados, consentimento, exceções e leis locais não são considerados.';

export const packs: PackTexts = {
  'pack.us-federal': 'Federal dos EUA, 8h às 21h',
  'packNote.us-federal': `TCPA e Telemarketing Sales Rule: 8h às 21h onde está a pessoa chamada; sem limite de frequência. ${DISCLAIMER}`,
  'pack.us-8-20': 'Estados dos EUA como a Flórida, 8h às 20h e 3 em 24 horas',
  'packNote.us-8-20': `Leis estaduais como as da Flórida, de Maryland e de Oklahoma: 8h às 20h, no máximo 3 ligações em 24 horas (lá sobre o mesmo tema, aqui no total). ${DISCLAIMER}`,
  'pack.us-reg-f': 'Cobrança nos EUA (Regulation F), 8h às 21h e 7 em 7 dias',
  'packNote.us-reg-f': `Regulation F: 8h às 21h, no máximo 7 ligações em 7 dias seguidos; uma conversa também impede ligações nos 7 dias seguintes, o que não se conta aqui; a regra é por dívida, então conta-se por msdyn_tracking_id onde a linha o tem, senão por contato. ${DISCLAIMER}`,
  'pack.uk': 'Prática britânica, dias úteis 8h às 21h, sábados 9h às 21h',
  'packNote.uk': `Guia do setor para ligações de marketing, conforme relatado: segunda a sexta 8h às 21h, sábado 9h às 21h, domingo nenhuma; a lei britânica não fixa horários. ${DISCLAIMER}`,
};

export const sources: SourceTexts = {
  'source.column': 'cliente conectado e depois nenhum atendente (msdyn_customer_connected_date, msdyn_csr_connected_date)',
  'source.conversation': 'conversa abandonada (msdyn_isabandoned)',
  'source.code': 'tabulação que DISPOSITION_MAP toma por abandono',
  'source.estimate': 'estimativa: ligação curta atendida por pessoa que nenhum atendente pegou',
};
