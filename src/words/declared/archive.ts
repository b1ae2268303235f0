/** What the pages of digests as they were sent say. */
import type { Declared } from './arguments.ts';

export const ARCHIVE = {
  'archive.title': [],
  'archive.none': [],
  'archive.days': [],
  'archive.subscription': [],
  'archive.made': [],
  'archive.at': [],
  'archive.kind': [],
  'archive.version': ['count'],
  'archive.recipients': [],
  'archive.result': [],
  'archive.mail': [],
  'archive.mailNote': [],
  'archive.gone': [],
  'archive.attachments': [],
  'archive.report': [],
  'mailState.sending': [],
  'mailState.retry': [],
  'mailState.sent': [],
  'mailState.failed': [],
  'mailState.ambiguous': [],
  'mailState.missed': [],
  'mailState.skipped': [],
} as const satisfies Declared;
