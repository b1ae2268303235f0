/** No mail program breaks a line of the plain text once more: each fits. */
import { expect, test } from 'vitest';
import { everythingDay } from '../../../dev/mail-samples/everything.ts';
import { PRESETS } from '../../../src/digest/presets.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { LINE } from '../../../src/digest/text/columns.ts';
import { widthOf } from '../../../src/digest/text/width.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { sampleReport } from '../../support/sample-report.ts';

const REPORTS = [everythingDay(), sampleReport()];

test.each(LANGUAGES)('no line in %s is longer than 72 characters, whatever the preset', (language) => {
  const lines = REPORTS.flatMap((report) => PRESETS.flatMap((preset) => renderDigest(report, { preset, language }).text.split('\n')));
  expect(lines.filter((line) => widthOf(line) > LINE)).toEqual([]);
});
