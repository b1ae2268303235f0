/** What the pages of digests as they were sent say, in German. */
import type { ARCHIVE } from '../../declared/archive.ts';
import type { Texts } from '../../declared/arguments.ts';

export const archive: Texts<typeof ARCHIVE> = {
  'archive.title': 'Berichte, wie sie gesendet wurden',
  'archive.none': 'Von diesen Tagen gibt es keinen Bericht, den Sie sehen dürfen.',
  'archive.days': 'Tage',
  'archive.subscription': 'Abonnement',
  'archive.made': 'Erstellt',
  'archive.at': 'Zeit',
  'archive.kind': 'Gesendet',
  'archive.version': 'Version {count, number} dieses Tages',
  'archive.recipients': 'Empfänger',
  'archive.result': 'Ergebnis',
  'archive.mail': 'Die Mail',
  'archive.mailNote': 'Ihre Links führen von hier nirgendwohin.',
  'archive.gone': 'Sein Inhalt ist nicht aufbewahrt.',
  'archive.attachments': 'Anhänge',
  'archive.report': 'Der Bericht dieser Tage',
  'mailState.sending': 'wird gesendet',
  'mailState.retry': 'wird wieder versucht',
  'mailState.sent': 'gesendet',
  'mailState.failed': 'gescheitert',
  'mailState.ambiguous': 'nicht bekannt',
  'mailState.missed': 'ausgefallen',
  'mailState.skipped': 'ausgelassen',
};
