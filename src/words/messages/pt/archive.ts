/** What the pages of digests as they were sent say, in Portuguese. */
import type { ARCHIVE } from '../../declared/archive.ts';
import type { Texts } from '../../declared/arguments.ts';

export const archive: Texts<typeof ARCHIVE> = {
  'archive.title': 'Envios como saíram',
  'archive.none': 'Destes dias não há envio a que você tenha acesso.',
  'archive.days': 'Dias',
  'archive.subscription': 'Assinatura',
  'archive.made': 'Preparado',
  'archive.at': 'Hora',
  'archive.kind': 'Enviado',
  'archive.version': 'Versão {count, number} desse dia',
  'archive.recipients': 'Destinatários',
  'archive.result': 'Resultado',
  'archive.mail': 'O e-mail',
  'archive.mailNote': 'Daqui os links dele não levam a lugar nenhum.',
  'archive.gone': 'O conteúdo não está guardado.',
  'archive.attachments': 'Anexos',
  'archive.report': 'O relatório destes dias',
  'mailState.sending': 'sendo enviado',
  'mailState.retry': 'nova tentativa',
  'mailState.sent': 'enviado',
  'mailState.failed': 'falhou',
  'mailState.ambiguous': 'desconhecido',
  'mailState.missed': 'perdido',
  'mailState.skipped': 'pulado',
};
