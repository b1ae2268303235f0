/** What the pages of digests as they were sent say, in English. */
import type { ARCHIVE } from '../../declared/archive.ts';
import type { Texts } from '../../declared/arguments.ts';

export const archive: Texts<typeof ARCHIVE> = {
  'archive.title': 'Digests as they were sent',
  'archive.none': 'Of these days there is no digest that you may see.',
  'archive.days': 'Days',
  'archive.subscription': 'Subscription',
  'archive.made': 'Made',
  'archive.at': 'Time',
  'archive.kind': 'Sent',
  'archive.version': 'Version {count, number} of that day',
  'archive.recipients': 'Recipients',
  'archive.result': 'Result',
  'archive.mail': 'The mail',
  'archive.mailNote': 'Its links lead nowhere from here.',
  'archive.gone': 'What it said is not kept.',
  'archive.attachments': 'Attachments',
  'archive.report': 'The report of these days',
  'mailState.sending': 'being sent',
  'mailState.retry': 'tried again',
  'mailState.sent': 'sent',
  'mailState.failed': 'failed',
  'mailState.ambiguous': 'not known',
  'mailState.missed': 'missed',
  'mailState.skipped': 'left out',
};
