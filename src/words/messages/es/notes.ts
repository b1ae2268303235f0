/** Sentences under titles and figures, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { NOTES } from '../../declared/notes.ts';

export const notes: Texts<typeof NOTES> = {
  'note.backlog':
    '{deliveries, plural, one {# gestión estaba abierta} many {# de gestiones estaban abiertas} other {# gestiones estaban abiertas}} el {at}.',
  'note.backlogNone': 'No se sabe: las gestiones abiertas se cuentan en cada lectura de Dataverse, y en este periodo no se contaron.',
  'note.coping': 'Abiertas: en el último recuento; el tiempo restante, al ritmo de la hora anterior.',
  'note.bestTime':
    'En {days, plural, one {# día} other {# días}}, según el límite inferior de la tasa de respuesta (95\u00a0%); se omiten las horas con menos de 30 llamadas.',
  'note.bestTimeByAttempt': 'Por intento: solo de este periodo.',
  'note.bestTimeNone': 'Aún no hay datos suficientes.',
  'note.callerIds': 'Respuesta, mínima, frente a los otros números de la misma configuración y a los siete días anteriores.',
  'note.dispositions': 'Una gestión puede llevar varios códigos; las cuotas pueden sumar más del 100\u00a0%.',
  'note.hours': 'Según la hora en que empezó el intento, por el reloj de {zone}.',
  'note.reach': 'Por contacto y configuración: con respuesta por primera vez en ese intento, de los llamados en él.',
  'note.outside': 'Fuera del horario: {list}{others, select, yes { y {more, number} más} other {}}.',
  'outside.place': '{name} {hours} ({number})',
  'outside.placeOnly': '{name}, hora desconocida ({number})',
  'note.rulePack': 'Reglas «{pack}»{known, select, yes {} other {, sin valor de asesoría jurídica}}. {packNote}',
  'note.abandonmentNone': 'No se puede medir: ninguna fuente dice qué llamadas se abandonaron.',
  'note.abandonment':
    '{source, select, column {Fuente: {sourceName}. Intentos: el denominador de Microsoft, en este periodo, de las campañas a cargo de agentes.} other {Fuente: {sourceName}. Intentos: el denominador de Microsoft, en este periodo, hasta donde se sabe.}}',
  'note.regulatory':
    'Con respuesta, mínimo: llamadas atendidas por una persona, el denominador de los reguladores, en {days, plural, one {# día} other {# días}}{known, select, yes {} other {, de los que hay {held, number} en el historial}}.',
  'note.capsByContact': 'Contado por contacto: ningún intento llevaba msdyn_tracking_id.',
  'note.capsByMatter':
    '{attempts, plural, one {# intento contado} many {# de intentos contados} other {# intentos contados}} por asunto (msdyn_tracking_id){known, select, yes {, {number} por contacto} other {}}; el máximo con un contacto, sea cual sea el asunto: {most}.',
  'note.contactsNone': 'Sin medir: {reason}.',
  'note.attempts': 'Contactos por número de intentos: {list}.',
  'attempts.exactly': '{contacts, number} con {count, number}',
  'attempts.atLeast': '{contacts, number} con {count, number} o más',
  'note.noSpacing': 'Sin tiempos entre intentos: {reason}.',
  'mean.calls':
    'Media {days, plural, one {del día anterior} other {de los # días anteriores}}{known, select, yes {} other { (hay {held, number})}}: {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}} y {attempts, plural, one {# intento} many {# de intentos} other {# intentos}} al día; {answered} descolgadas, {range} con respuesta (n = {called, plural, one {# llamada} many {# de llamadas} other {# llamadas}}).',
  'mean.none':
    'Media {days, plural, one {del día anterior} other {de los # días anteriores}}{known, select, yes {} other { (hay {held, number})}}: {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}} y {attempts, plural, one {# intento} many {# de intentos} other {# intentos}} al día.',
  'compared.against':
    'Comparado con: {kind, select, day {{period}} week {la semana anterior ({period})} month {{month} ({period})} quarter {T{quarter, number} {year} ({period})} year {{year} ({period})} other {{days, plural, one {la víspera} other {los # días anteriores}} ({period})}}{part, select, yes {, la misma parte} other {}}{perDay, select, yes {, cantidades por día} other {}}.',
  'compared.legend': 'En gris: mero azar.',
  'settings.changed':
    '{changed, select, app {Las definiciones de la aplicación cambiaron con una nueva versión} both {Cambiaron ajustes y las definiciones de la aplicación} other {Cambiaron ajustes}} {timed, select, yes {el {at}} other {en un momento que ya no se conoce}}{known, select, yes {: {list}} other {}}.',
  'settings.ofPeriod': 'Las gestiones de este periodo se registraron en parte antes y en parte después.',
  'settings.ofComparison': 'Lo que se compara se registró en parte antes y en parte después.',
  'settings.counted':
    'Algunas gestiones de este periodo, o de lo anterior que se consulta, aún cuentan como antes; una recarga las vuelve a contar.',
  'scope.part':
    '{column, select, configuration {Campaña: {list}} queue {Cola: {list}} channel {Canal: {list}} other {Modo de marcación: {list}}}',
  'scope.allowed': 'Solo lo que puede ver: {list}',
  'missed.also': 'También {list}{others, select, yes { y {more, number} más} other {}}',
  'missed.dataIncomplete': 'sus datos no estaban completos',
  'missed.appDidNotRun': 'la aplicación no estaba en marcha',
  'upload.name': 'carga de archivo del {day}',
};
