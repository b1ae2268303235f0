/** Changes of settings, in words. */
import { DEFINITIONS_PART } from '../../metrics/rules/rules-fingerprint.ts';
import type { QualityNote } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';

type Change = NonNullable<QualityNote['changes']>[number];

/** "Settings changed on 17 Nov 2026, 08:00: SHORT_CALL_SECONDS.", a sentence each, oldest first. */
export function settingsWords(changes: readonly Change[], zone: string, words: Words): Said[] {
  return changes.map(({ at, settings = [] }) => {
    const names = settings.filter((name) => name !== DEFINITIONS_PART).map((name) => words.name(name));
    const isApp = settings.includes(DEFINITIONS_PART);
    return words.say('settings.changed', {
      changed: isApp ? (names.length === 0 ? 'app' : 'both') : 'settings',
      timed: at === null ? 'no' : 'yes',
      at: at === null ? words.say('notAvailable') : words.instant(at, zone),
      known: names.length === 0 ? 'no' : 'yes',
      list: words.enumeration(names),
    });
  });
}
