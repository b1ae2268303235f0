/** How changes of settings are told. */
import { expect, test } from 'vitest';
import { qualityLines } from '../../../src/digest/lines/quality-lines.ts';
import { settingsWords } from '../../../src/digest/lines/settings-words.ts';
import { DEFINITIONS_PART } from '../../../src/metrics/rules/rules-fingerprint.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { sampleReport } from '../../support/sample-report.ts';

const AT = '2026-11-17T08:00:00.000Z';
const words = wordsOf('en');

test.each([
  [{ at: AT, settings: ['SHORT_CALL_SECONDS'] }, 'Settings changed on 17 Nov 2026, 09:00: SHORT_CALL_SECONDS.'],
  [{ at: AT, settings: ['RULE_PACK', 'SUCCESS_MAP'] }, 'Settings changed on 17 Nov 2026, 09:00: RULE_PACK, SUCCESS_MAP.'],
  [{ at: AT, settings: [DEFINITIONS_PART] }, 'The app’s own definitions changed with a new version on 17 Nov 2026, 09:00.'],
  [
    { at: AT, settings: ['RULE_PACK', DEFINITIONS_PART] },
    'Settings and the app’s own definitions changed on 17 Nov 2026, 09:00: RULE_PACK.',
  ],
  [{ at: null, settings: [] }, 'Settings changed at a time that is not known any more.'],
  [{ at: AT }, 'Settings changed on 17 Nov 2026, 09:00.'],
])('%j is told with its local time and every setting whole', (change, sentence) => {
  expect(settingsWords([change], 'Europe/Berlin', words)).toEqual([sentence]);
});

test('several changes are one line among what is said about the data', () => {
  const changes = [
    { at: AT, settings: ['SHORT_CALL_SECONDS'] },
    { at: '2026-11-18T08:00:00Z', settings: ['ATTRIBUTE_VALUES', 'DISPOSITION_MAP', 'VALUE_ATTRIBUTES'] },
  ];
  const note = { id: 'rulesChanged', name: 'Changes of settings', count: 2, values: [], changes };
  const { period } = sampleReport();
  expect(qualityLines({ period: { ...period, zone: 'UTC' }, quality: [note] }, words)).toEqual([
    'Settings changed on 17 Nov 2026, 08:00: SHORT_CALL_SECONDS. Settings changed on 18 Nov 2026, 08:00: ATTRIBUTE_VALUES, DISPOSITION_MAP, VALUE_ATTRIBUTES. Some deliveries of this period, or looked back at, still count as before; a backfill counts them anew.',
  ]);
});
