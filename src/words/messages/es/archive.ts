/** What the pages of digests as they were sent say, in Spanish. */
import type { ARCHIVE } from '../../declared/archive.ts';
import type { Texts } from '../../declared/arguments.ts';

export const archive: Texts<typeof ARCHIVE> = {
  'archive.title': 'Envíos tal como salieron',
  'archive.none': 'De estos días no hay ningún envío al que tenga acceso.',
  'archive.days': 'Días',
  'archive.subscription': 'Suscripción',
  'archive.made': 'Preparado',
  'archive.at': 'Hora',
  'archive.kind': 'Enviado',
  'archive.version': 'Versión {count, number} de ese día',
  'archive.recipients': 'Destinatarios',
  'archive.result': 'Resultado',
  'archive.mail': 'El correo',
  'archive.mailNote': 'Desde aquí sus enlaces no llevan a ningún sitio.',
  'archive.gone': 'Su contenido no se conserva.',
  'archive.attachments': 'Adjuntos',
  'archive.report': 'El informe de estos días',
  'mailState.sending': 'enviándose',
  'mailState.retry': 'se reintenta',
  'mailState.sent': 'enviado',
  'mailState.failed': 'fallido',
  'mailState.ambiguous': 'desconocido',
  'mailState.missed': 'omitido',
  'mailState.skipped': 'saltado',
};
