/** What is odd about the data, and what could not be measured, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { QUALITY } from '../../declared/quality.ts';

export const quality: Texts<typeof QUALITY> = {
  'quality.unknownStatus': 'Gestiones con un estado que Microsoft no documenta',
  'quality.unknownResult': 'Gestiones con un resultado que Microsoft no documenta',
  'quality.unknownDialMode': 'Gestiones con un modo de marcación que Microsoft no documenta',
  'quality.unknownChannel': 'Gestiones con un canal que Microsoft no documenta, contadas como llamadas',
  'quality.attemptWithoutStart': 'Intentos sin hora de inicio, que faltan en las horas',
  'quality.endBeforeStart': 'Gestiones que terminan antes de empezar, sin duración de llamada',
  'quality.offHookWithoutTimes': 'Llamadas descolgadas sin inicio o sin fin, sin duración de llamada',
  'quality.previewMachine': 'Llamadas en modo Vista previa con detección de contestador, que ese modo no puede tener',
  'quality.unparseableCodes': 'Gestiones cuyas tipificaciones no son una lista entre comillas, guardadas como un solo código',
  'quality.placedByEnd': 'Gestiones sin fecha de resultado, situadas por su fin',
  'quality.placedByStart': 'Gestiones sin fecha de resultado ni fin, situadas por su inicio',
  'quality.placedByModified': 'Gestiones sin hora propia, situadas por su último cambio',
  'quality.lateResult': 'Gestiones cuyo resultado llegó una hora o más después de su fin',
  'quality.noContact': 'Intentos sin identificador de contacto ni número con cifras, que faltan en las cifras de contactos',
  'quality.malformed': 'Gestiones con una columna que no se pudo leer, tomada como vacía',
  'quality.unparseableValue': 'Gestiones con un atributo de valor que no es un número simple como 1234.50, fuera de la suma',
  'quality.noCallId': 'Intentos de llamada sin identificador de la llamada (msdyn_call_id), que después no se pueden rastrear',
  'quality.orphanAttribute':
    'Atributos de resultado cuya gestión no está en Dataverse, según la hora en que se escribieron; no cuentan en ninguna parte',
  'quality.privacyKeyChanged':
    'Cambios de la clave de los seudónimos de contacto (PRIVACY_KEY): los contactos anteriores cuentan como otras personas, así que los recuentos en el tiempo no valen',
  'quality.rulesChanged':
    'Cambios de ajustes que dicen cómo cuentan las filas: las leídas antes cuentan según los anteriores hasta que una recarga las vuelva a leer',
  'quality.unmetName':
    'Nombres en los ajustes que ninguna gestión tuvo en 30 días: una errata, o un código o palabra clave que ya no se usa',
  'quality.partlyShown':
    'Dataverse muestra solo una parte de estas tablas: al usuario de aplicación le falta permiso de lectura de toda la organización, y lo que no se muestra no cuenta en ninguna parte',
  'quality.repeatedDeliveryId': 'Gestiones con el mismo contacto y un identificador que ya existía; cuentan ambas',
  'quality.sequenceAgainstStarts':
    'Números de secuencia (msdyn_seq_no) contrarios al orden de inicio con el mismo contacto; los intentos se numeran por su inicio',
  'quality.unreadableHours': 'Cuartos de hora cuyas cifras guardadas no se pueden leer: faltan aquí en todos los recuentos',
  'quality.unreadableHoursBefore':
    'Cuartos de hora fuera del periodo cuyas cifras guardadas no se pueden leer: las comparaciones omiten sus días',
  'quality.emptyUsually': 'Gestiones con la columna {name} vacía, lo habitual: {usual}',
  'quality.line': '{what}: {number}',
  'quality.lineValues': '{what}: {number} ({list})',
  'quality.value': '«{sample}»',
  'missing.cost': 'Coste por hora, contacto o conversión',
  'missing.occupancy': 'Ocupación y tiempo de presencia',
  'missing.netPenetration': 'Penetración neta',
  'missing.localPresenceLift': 'Efecto de los números locales',
  'missing.timeToCompletion': 'Tiempo hasta completar un contacto',
  'missing.numberLabels': 'Etiquetas de los operadores a un número',
  'missing.rightParty': 'Titular',
  'missing.conversion': 'Conversión',
  'missing.perMatterCaps': 'Límites de frecuencia por deuda o asunto',
  'missing.aiContainment': 'Llamadas con IA sin y con derivación',
  'missing.value': 'Valor de promesas o citas',
  'missing.frequency': 'Límites de frecuencia y llamadas tras la baja',
  'missing.contactsBefore': 'Números de intento, tiempo entre intentos y llamadas tras la baja',
  'missing.capsBefore': 'Límites de frecuencia',
  'missing.abandonmentBefore': 'Abandono en 30 días',
  'missing.bestTimeBefore': 'Mejor hora para llamar',
  'missing.callerIdsBefore': 'Números de salida una semana antes',
  'missing.line': '{what}: {reason}',
};
