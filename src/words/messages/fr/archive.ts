/** What the pages of digests as they were sent say, in French. */
import type { ARCHIVE } from '../../declared/archive.ts';
import type { Texts } from '../../declared/arguments.ts';

export const archive: Texts<typeof ARCHIVE> = {
  'archive.title': 'Envois tels qu’ils sont partis',
  'archive.none': 'Pour ces jours, aucun envoi auquel vous ayez accès.',
  'archive.days': 'Jours',
  'archive.subscription': 'Abonnement',
  'archive.made': 'Préparé le',
  'archive.at': 'Heure',
  'archive.kind': 'Envoyé',
  'archive.version': 'Version {count, number} de ce jour',
  'archive.recipients': 'Destinataires',
  'archive.result': 'Résultat',
  'archive.mail': 'Le mail',
  'archive.mailNote': 'Ses liens ne mènent nulle part depuis cette page.',
  'archive.gone': 'Son contenu n’est pas conservé.',
  'archive.attachments': 'Pièces jointes',
  'archive.report': 'Le rapport de ces jours',
  'mailState.sending': 'en cours d’envoi',
  'mailState.retry': 'nouvel essai',
  'mailState.sent': 'envoyé',
  'mailState.failed': 'échec',
  'mailState.ambiguous': 'inconnu',
  'mailState.missed': 'manqué',
  'mailState.skipped': 'omis',
};
