/** DIGEST_PRESET, DIGEST_SECTIONS, DIGEST_LANGUAGE and DIGEST_ATTACH. */
import { describe, expect, test } from 'vitest';
import { SECTION_IDS } from '../../src/digest/options/section-ids.ts';
import { PRESETS } from '../../src/digest/presets.ts';
import { settingsReader } from '../../src/environment/reader.ts';
import { SettingsError } from '../../src/errors.ts';
import { readContent } from '../../src/settings/content.ts';
import { LANGUAGES } from '../../src/words/language.ts';

const read = (env: Readonly<Record<string, string>>) => {
  const reader = settingsReader(env);
  return reader.checked(readContent(reader));
};

describe('readContent()', () => {
  test('gives the short English mail without files where nothing is chosen', () => {
    expect(read({})).toEqual({ preset: 'brief', sections: undefined, language: 'en', attach: [] });
  });

  test('takes every preset, section and language there is', () => {
    for (const preset of PRESETS) expect(read({ DIGEST_PRESET: preset }).preset).toBe(preset);
    for (const language of LANGUAGES) expect(read({ DIGEST_LANGUAGE: language }).language).toBe(language);
    expect(read({ DIGEST_SECTIONS: SECTION_IDS.join(',') }).sections).toEqual(SECTION_IDS);
  });

  test('keeps the order of an own list, each part of it once', () => {
    expect(read({ DIGEST_SECTIONS: ' queues, figures,queues, ', DIGEST_ATTACH: 'json,csv' })).toMatchObject({
      sections: ['queues', 'figures'],
      attach: ['json', 'csv'],
    });
  });

  test('names what is unknown, and what is known', () => {
    const env = { DIGEST_PRESET: 'short', DIGEST_SECTIONS: 'figures,Queues,agenst', DIGEST_LANGUAGE: 'nl', DIGEST_ATTACH: ',pdf' };
    try {
      read(env);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsError);
      expect(error instanceof SettingsError && error.problems).toEqual([
        'DIGEST_PRESET must be one of brief, supervisor, campaigns, compliance, full (given: "short")',
        `DIGEST_SECTIONS must be some of ${SECTION_IDS.join(', ')}, with commas between them: "Queues", "agenst" are none of them (given: "figures,Queues,agenst")`,
        'DIGEST_LANGUAGE must be one of en, de, fr, es, pt, ja (given: "nl")',
        'DIGEST_ATTACH must be some of csv, xlsx, json, with commas between them: "pdf" is none of them (given: ",pdf")',
      ]);
    }
    expect(() => read({ DIGEST_SECTIONS: ' , ' })).toThrow('with commas between them: the list is empty');
  });
});
