/** The verdict, the sentence under it, and the subject, in Spanish. */
import type { Texts } from '../../declared/arguments.ts';
import type { VERDICT } from '../../declared/verdict.ts';

export const verdict: Texts<typeof VERDICT> = {
  'verdict.calm': 'Nada requiere atención.',
  'verdict.attention':
    '{count, plural, =1 {Un asunto requiere atención.} =2 {Dos asuntos requieren atención.} =3 {Tres asuntos requieren atención.} =4 {Cuatro asuntos requieren atención.} =5 {Cinco asuntos requieren atención.} =6 {Seis asuntos requieren atención.} =7 {Siete asuntos requieren atención.} =8 {Ocho asuntos requieren atención.} =9 {Nueve asuntos requieren atención.} other {# asuntos requieren atención.}}',
  'verdict.look':
    '{known, select, yes {{count, plural, =1 {Todo en orden; un asunto merece un vistazo.} =2 {Todo en orden; dos asuntos merecen un vistazo.} =3 {Todo en orden; tres asuntos merecen un vistazo.} =4 {Todo en orden; cuatro asuntos merecen un vistazo.} =5 {Todo en orden; cinco asuntos merecen un vistazo.} other {Todo en orden; # asuntos merecen un vistazo.}}} other {{count, plural, =1 {Un asunto merece un vistazo.} =2 {Dos asuntos merecen un vistazo.} =3 {Tres asuntos merecen un vistazo.} =4 {Cuatro asuntos merecen un vistazo.} =5 {Cinco asuntos merecen un vistazo.} other {# asuntos merecen un vistazo.}}}}',
  'verdict.unread': '{period}: aún sin leer.',
  'verdict.provisional': 'Es pronto para decirlo: las cifras aún pueden cambiar.',
  'verdict.empty': 'No se completó ninguna gestión.',
  'verdict.unwatched': 'Sin comparar con días habituales: {reason}.',
  'sentence.day':
    '{calls, select, voice {{known, select, yes {{deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}; al menos el {reached} de las llamadas llegó a una persona (habitual: {usual}).} other {{deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}; al menos el {reached} de las llamadas llegó a una persona.}}} few {{deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}; al menos {live, number} de {called, plural, one {# llamada} many {# de llamadas} other {# llamadas}} {live, plural, one {llegó} other {llegaron}} a una persona.} messages {{deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}, ninguna por llamada.} other {{deliveries, plural, one {# gestión, sin intento.} many {# de gestiones, ninguna con intento.} other {# gestiones, ninguna con intento.}}}}',
  'subject.test': 'Prueba: {what}',
  'subject.finding': '{day}: {finding} · {number}',
  'subject.news': '{day}: {finding}',
  'subject.normal':
    '{calls, select, voice {{day}: todo normal · {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}, {reached} con respuesta} other {{day}: todo normal · {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}}}',
  'subject.unwatched':
    '{calls, select, voice {{day}: sin alertas · {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}, {reached} con respuesta} other {{day}: sin alertas · {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}}}',
  'subject.unread': '{day}: aún sin leer',
  'subject.provisional': '{day}: provisional · {deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}} hasta ahora',
  'subject.empty': '{day}: sin gestiones',
  'number.reached': '{reached} con respuesta',
  'number.deliveries': '{deliveries, plural, one {# gestión} many {# de gestiones} other {# gestiones}}',
};
