/** What a mail says at its end. */
import { expect, test } from 'vitest';
import { footerLines } from '../../../src/digest/lines/footer-lines.ts';
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { settingsReader } from '../../../src/environment/reader.ts';
import { readBrand } from '../../../src/settings/brand.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { sampleReport } from '../../support/sample-report.ts';

test('an organisation that may write a line of 300 characters has all of them in the mail', () => {
  const line = 'word '.repeat(60).padEnd(300, 'x').trimEnd();
  const reader = settingsReader({ BRAND_FOOTER: line });
  const { brand } = reader.checked(readBrand(reader, 'Contoso <digest@example.com>'));
  expect(footerLines(sampleReport(), wordsOf('en'), { brand })).toContain(line);
  expect(footerLines(sampleReport(), wordsOf('en'), { brand: DEFAULT_BRAND })).not.toContain(line);
});
