/** What a digest holds: DIGEST_PRESET or DIGEST_SECTIONS, DIGEST_LANGUAGE and DIGEST_ATTACH. */

import { SECTION_IDS } from '../digest/options/section-ids.ts';
import { PRESETS, type Preset } from '../digest/presets.ts';
import { oneOf } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { ATTACH_FORMATS } from '../files/attach-formats.ts';
import type { ContentSettings } from '../subscriptions/subscription/mail-choices.ts';
import { shown } from '../time/zone.ts';
import { LANGUAGES, type Language } from '../words/language.ts';

/** Reads them. */
export function readContent(reader: SettingsReader): ContentSettings {
  return {
    preset: reader.optional('DIGEST_PRESET', oneOf(PRESETS), 'brief' as Preset),
    sections: reader.optional('DIGEST_SECTIONS', someOf(SECTION_IDS), undefined),
    language: reader.optional('DIGEST_LANGUAGE', oneOf(LANGUAGES), 'en' as Language),
    attach: reader.optional('DIGEST_ATTACH', someOf(ATTACH_FORMATS), []),
  };
}

/** Some of the known words, with commas between them, in the order given; each counts once. */
const someOf =
  <T extends string>(known: readonly T[]) =>
  (text: string): readonly T[] => {
    const isKnown = (word: string): word is T => known.some((one) => one === word);
    const words = text.split(',').flatMap((word) => word.trim() || []);
    const unknown = words.filter((word) => !isKnown(word));
    if (unknown.length === 0 && words.length > 0) return [...new Set(words.filter(isKnown))];
    const wrong = unknown.map((word) => `"${shown(word)}"`).join(', ');
    const why = wrong === '' ? 'the list is empty' : `${wrong} ${unknown.length === 1 ? 'is' : 'are'} none of them`;
    throw new Error(`must be some of ${known.join(', ')}, with commas between them: ${why}`);
  };
