/** Changes of settings as a sentence without its full stop. */
import { DEFINITIONS_PART } from '../../metrics/rules/rules-fingerprint.ts';
import type { QualityNote } from '../../report/report.ts';
import { clean } from '../../words/clean.ts';
import type { Said } from '../../words/declared/arguments.ts';
import type { Words } from '../../words/words.ts';
import { formatInstant } from './dates.ts';

/** "Settings changed on 17 Nov 2026, 08:00: SHORT_CALL_SECONDS; ...", oldest first. */
export function settingsChanged(changes: NonNullable<QualityNote['changes']>, zone: string, words: Words): Said {
  return words.name(changes.map((change) => changed(change, zone)).join('; '), 400);
}

function changed({ at, settings = [] }: NonNullable<QualityNote['changes']>[number], zone: string): string {
  const when = at === null ? 'at a time that is not known any more' : `on ${formatInstant(at, zone)}`;
  const names = settings.filter((name) => name !== DEFINITIONS_PART).map((name) => clean(name));
  const isApp = settings.includes(DEFINITIONS_PART);
  if (isApp && names.length === 0) return `The app's own definitions changed with a new version ${when}`;
  return `Settings${isApp ? " and the app's own definitions" : ''} changed ${when}${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
}
