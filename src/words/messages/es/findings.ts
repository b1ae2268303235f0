/** Findings, long and short, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { FINDINGS } from '../../declared/findings.ts';

export const findings: Texts<typeof FINDINGS> = {
  'findings.more': '{count, plural, one {# asunto} many {# de asuntos} other {# asuntos}} más por revisar',
  'findings.look': 'Por revisar: {finding}',
  'finding.andMore': '{finding} Y {count, number} más del mismo tipo.',
  'finding.afterDoNotContact':
    '{attempts, plural, one {# intento tras la baja del contacto.} many {# de intentos tras la baja de los contactos.} other {# intentos tras la baja de los contactos.}}',
  'finding.callingHours':
    '{attempts, plural, one {# intento} many {# de intentos} other {# intentos}} ({share}) fuera de horario{where, select, both {: {extent, select, all {todos} other {la mayoría}} en {name}, {hours}, hora local} place {: {extent, select, all {todos} other {la mayoría}} en {name}} hours {: {extent, select, all {todos} other {la mayoría}}, {hours}, hora local} other {}}{known, select, yes {; lo habitual: {usual}} other {}}.',
  'finding.possibleHours':
    '{attempts, plural, one {# intento quizá fuera del horario permitido: el número llamado puede estar en varias zonas horarias.} many {# de intentos quizá fuera del horario permitido: los números llamados pueden estar en varias zonas horarias.} other {# intentos quizá fuera del horario permitido: los números llamados pueden estar en varias zonas horarias.}}',
  'finding.frequencyCap':
    '{contacts, plural, one {# contacto} many {# de contactos} other {# contactos}} por encima de «{cap}»: {attempts, plural, one {# intento} many {# de intentos} other {# intentos}} de más, hasta {most} con un contacto.',
  'finding.abandonment':
    '{name}: {count, plural, one {# abandono} many {# de abandonos} other {# abandonos}} en {days, plural, one {# día} other {# días}}, {known, select, yes {el {value} de {live, plural, one {# llamada atendida por personas} many {# de llamadas atendidas por personas} other {# llamadas atendidas por personas}}} other {sin llamadas atendidas con que compararlos}}, límite del {limit} superado{estimate, select, yes {; estimación} other {}}.',
  'finding.nearAbandonment':
    '{name}: {count, plural, one {# abandono} many {# de abandonos} other {# abandonos}} en {days, plural, one {# día} other {# días}}, {known, select, yes {el {value} de {live, plural, one {# llamada atendida por personas} many {# de llamadas atendidas por personas} other {# llamadas atendidas por personas}}} other {sin llamadas atendidas con que compararlos}}, cerca del límite del {limit}{estimate, select, yes {; estimación} other {}}.',
  'finding.anomaly':
    'Fuera de lo habitual: {what} {value}; un {weekday} lo habitual es {usual}{place, select, yes {; la mayor parte de la diferencia está en {name}} other {}}{rules, select, changed {. Entretanto cambiaron las reglas de recuento} other {}}.',
  'finding.anomaly.live':
    'Al menos el {value} de las llamadas llegó a una persona; un {weekday} lo habitual es {usual}{place, select, yes {; la mayor parte de la diferencia está en {name}} other {}}{rules, select, changed {. Entretanto cambiaron las reglas de recuento} other {}}.',
  'finding.callerId': 'Número de salida {caller} de {name}: {value} con respuesta, {usual} con sus otros números.',
  'finding.stuck':
    '{count, plural, one {# gestión abierta parece bloqueada} many {# de gestiones abiertas parecen bloqueadas} other {# gestiones abiertas parecen bloqueadas}}, con la ventana vencida o demasiado tiempo en curso: {list}{others, select, yes { y otras} other {}}.',
  'finding.failedUpload': '{name}: falló la {upload}{known, select, yes {: {message}} other {}}.',
  'finding.uploadErrors': '{name}: errores en la {upload}{known, select, yes {: {message}} other {}}.',
  'finding.place': '{name} {number}',
  'short.afterDoNotContact': '{attempts, plural, one {# llamada} many {# de llamadas} other {# llamadas}} tras la baja',
  'short.callingHours': '{attempts, plural, one {# llamada} many {# de llamadas} other {# llamadas}} fuera de horario',
  'short.possibleHours': '{attempts, plural, one {# llamada} many {# de llamadas} other {# llamadas}} quizá fuera de hora',
  'short.frequencyCap': '{contacts, plural, one {# contacto supera} many {# de contactos superan} other {# contactos superan}} el límite',
  'short.abandonment': 'abandono {value}, límite {limit}',
  'short.nearAbandonment': 'abandono {value}, límite {limit}',
  'short.anomaly': '{what} {value}, habitual {usual}',
  'short.anomaly.live': 'con respuesta {value}, habitual {usual}',
  'short.callerId': 'número {caller} al {value}',
  'short.stuck': '{count, plural, one {# gestión bloqueada} many {# de gestiones bloqueadas} other {# gestiones bloqueadas}}',
  'short.failedUpload': 'falló la carga: {shortName}',
  'short.uploadErrors': 'carga con errores: {shortName}',
};
