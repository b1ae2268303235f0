/** Rates, rule packs and sources of abandonment, in Spanish. */
import type { KpiTexts, PackTexts, SourceTexts } from '../../declared/names.ts';

export const kpis: KpiTexts = {
  'count.deliveries': 'gestiones',
  'count.attempts': 'intentos',
  'count.contacts': 'contactos intentados',
  'count.intake': 'gestiones creadas',
  'rate.offHook': 'descolgadas',
  'rate.liveMin': 'tasa de respuesta (mínima)',
  'rate.liveMax': 'tasa de respuesta (máxima)',
  'rate.rightParty': 'tasa de titular',
  'rate.rightPartyPerLive': 'titular por respuesta',
  'rate.machine': 'contestadores',
  'rate.voicemailLeft': 'cuota de mensajes de voz dejados',
  'rate.noAnswer': 'cuota sin respuesta',
  'rate.busy': 'cuota de ocupado',
  'rate.badNumber': 'números no válidos',
  'rate.platformFailure': 'tasa de fallos de la plataforma',
  'rate.botFailure': 'tasa de fallos del agente de IA',
  'rate.shortCall': 'cuota de llamadas cortas',
  'rate.waitExceeded': 'cuota de esperas sobre el umbral',
  'rate.notTried': 'sin intento',
  'rate.expired': 'vencidas',
  'rate.cancelled': 'tasa de cancelación',
  'rate.windowAdherence': 'respeto de la ventana',
  'rate.lateResult': 'cuota de resultados tardíos',
  'rate.completion': 'compleción de lo creado',
  'rate.smsDelivery': 'tasa de entrega de SMS',
  'rate.smsReply': 'tasa de respuesta a SMS',
  'rate.conversion': 'conversión por titular',
  'rate.conversionPerAttempt': 'conversión por intento',
  'rate.optOut': 'tasa de bajas',
  'rate.handled': 'intentos que tomó un agente',
  'rate.aiContainment': 'llamadas con IA sin derivación',
  'rate.aiEscalation': 'llamadas con IA con derivación',
};

const DISCLAIMER = 'Una ayuda para la lectura, no asesoría jurídica: no se miran festivos, consentimiento, excepciones ni normas locales.';

export const packs: PackTexts = {
  'pack.us-federal': 'Federal de EE. UU., de 8 a 21',
  'packNote.us-federal': `TCPA y Telemarketing Sales Rule: de 8:00 a 21:00 donde está la persona llamada; sin límite de frecuencia. ${DISCLAIMER}`,
  'pack.us-8-20': 'Estados de EE. UU. como Florida, de 8 a 20 y 3 en 24 horas',
  'packNote.us-8-20': `Leyes estatales como las de Florida, Maryland y Oklahoma: de 8:00 a 20:00, como máximo 3 llamadas en 24 horas (allí sobre el mismo tema, aquí en total). ${DISCLAIMER}`,
  'pack.us-reg-f': 'Cobranza en EE. UU. (Regulation F), de 8 a 21 y 7 en 7 días',
  'packNote.us-reg-f': `Regulation F: de 8:00 a 21:00, como máximo 7 llamadas en 7 días seguidos; una conversación impide además llamar en los 7 días siguientes, lo que aquí no se cuenta; la regla es por deuda, así que se cuenta por msdyn_tracking_id donde la fila lo tiene, y si no por contacto. ${DISCLAIMER}`,
  'pack.uk': 'Práctica británica, laborables de 8 a 21, sábados de 9 a 21',
  'packNote.uk': `Guía del sector para llamadas comerciales, según se informa: de lunes a viernes de 8:00 a 21:00, sábados de 9:00 a 21:00, domingos ninguna; la ley británica no fija horas. ${DISCLAIMER}`,
};

export const sources: SourceTexts = {
  'source.column': 'cliente conectado y después ningún agente (msdyn_customer_connected_date, msdyn_csr_connected_date)',
  'source.conversation': 'conversación abandonada (msdyn_isabandoned)',
  'source.code': 'tipificación que DISPOSITION_MAP toma por abandono',
  'source.estimate': 'estimación: llamada corta atendida por una persona que no tomó ningún agente',
};
