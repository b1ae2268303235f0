/** Reasons, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { REASONS } from '../../declared/reasons.ts';

export const reasons: Texts<typeof REASONS> = {
  'reason.lostChanges': 'Dataverse no se leyó a tiempo: lo que cambió del {from} al {to} pudo vencer allí antes de leerse.',
  'reason.notReadYet': 'Las gestiones de este periodo aún no se han leído de Dataverse.',
  'reason.partNotRead': 'Una parte de este periodo aún no se ha leído de Dataverse.',
  'reason.readUpTo': 'Dataverse se ha leído hasta el {from}; el periodo termina el {to}.',
  'reason.justEnded': 'El periodo acaba de terminar; pueden llegar resultados tardíos.',
  'reason.tooManyOpen':
    '{open, plural, one {# de las {count, number} gestiones creadas en el periodo sigue abierta} other {# de las {count, number} gestiones creadas en el periodo siguen abiertas}}: {share}; solo por debajo del {limit} son definitivas las cifras.',
  'reason.unreadableHours':
    'Lo guardado de {list}{others, select, yes { y {more, plural, one {# tramo más} other {# tramos más}}} other {}} no se puede leer y falta aquí.',
  'reason.unknown': 'No se conoce el motivo.',
  'reason.noPrices': 'las tablas no contienen precios, salarios ni cargos de operador',
  'reason.noSignInTimes': 'las tablas no dicen cuándo estaban conectados los agentes',
  'reason.suppressedUnknown':
    'no se conocen los contactos excluidos antes de crear una gestión, así que no se pueden restar; se da la penetración bruta',
  'reason.callerIdRuleUnknown':
    'las filas no dicen si el número de salida lo eligió una regla o el azar; si fue el azar, su prefijo no dice nada',
  'reason.furtherAttemptsUnknown': 'las filas no dicen si habrá otro intento',
  'reason.noCarrierLabels': 'las tablas no contienen etiquetas de operador; en su lugar se dan las tasas de respuesta por número de salida',
  'reason.noPartyMap':
    'no se registró ningún intento de llamada mientras DISPOSITION_MAP tenía un código de persona o de persona equivocada; sin él solo se repetirían las llamadas atendidas',
  'reason.noSuccessMap': 'no se registró ningún intento mientras SUCCESS_MAP nombraba un éxito',
  'reason.noTrackingIds': 'ningún intento llevaba msdyn_tracking_id, así que se cuentan por contacto',
  'reason.noAiAnswers': 'no hubo ninguna llamada atendida en el modo Copilot',
  'reason.conversationsUnknown':
    '{count, plural, one {no se conoce la conversación de # llamada atendida en el modo Copilot} many {no se conocen las conversaciones de # de llamadas atendidas en el modo Copilot} other {no se conocen las conversaciones de # llamadas atendidas en el modo Copilot}}',
  'reason.noValueAttributes': 'ninguna gestión tenía un número simple en un atributo de resultado que nombre VALUE_ATTRIBUTES',
  'reason.daysNotRead': 'se consultan {days, plural, one {# día} other {# días}} anteriores, y no todos se han leído de Dataverse',
  'reason.factsGone': 'el detalle de este periodo, o de una parte, ya no se conserva (FACTS_DAYS)',
  'reason.notAskedFor': 'no solicitado (extent=counts)',
  'reason.periodNotRead': 'el periodo no se ha leído de Dataverse',
  'reason.severalDays': 'solo se comparan con lo habitual días sueltos',
  'reason.canStillChange': 'las cifras aún pueden cambiar',
  'reason.fewWeeks':
    'de los mismos días de las últimas ocho semanas {weeks, plural, one {se ha leído #} other {se han leído #}}, y hacen falta {count, number}',
  'reason.closed': 'cerrado',
  'reason.provisional': 'provisional',
  'reason.provisionalAgain': 'provisional de nuevo',
  'reason.versionUnreadable': 'la versión {count, number} no se puede leer',
  'reason.definitions': 'definiciones {version} a {newVersion}',
  'reason.lateResults': '{count, plural, one {# resultado tardío} many {# de resultados tardíos} other {# resultados tardíos}}',
  'reason.fewerDeliveries': '{count, plural, one {# gestión} many {# de gestiones} other {# gestiones}} menos',
  'reason.changedResults': '{count, plural, one {# resultado cambiado} many {# de resultados cambiados} other {# resultados cambiados}}',
  'reason.moreCreated': '{count, plural, one {# gestión creada} many {# de gestiones creadas} other {# gestiones creadas}} más',
  'reason.fewerCreated': '{count, plural, one {# gestión creada} many {# de gestiones creadas} other {# gestiones creadas}} menos',
  'reason.lateCodes': '{count, plural, one {# tipificación tardía} many {# de tipificaciones tardías} other {# tipificaciones tardías}}',
  'reason.lateAttributes': '{count, plural, one {# atributo tardío} many {# de atributos tardíos} other {# atributos tardíos}}',
  'reason.lateConversations':
    '{count, plural, one {# conversación tardía} many {# de conversaciones tardías} other {# conversaciones tardías}}',
  'reason.contacts': 'contactos de {from} a {to}',
  'reason.rate': '{what} de {from} a {to}',
  'reason.moreDaysRead': 'se han leído más días anteriores',
  'reason.fewerDaysRead': 'se conoce menos de los días anteriores',
  'reason.otherFigures': 'cambiaron otras cifras',
};
