/** What a mail says at its end. */
import { expect, test } from 'vitest';
import { footerLines } from '../../../src/digest/lines/footer-lines.ts';
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { callingHoursTable } from '../../../src/digest/sections/calling-hours-table.ts';
import { settingsReader } from '../../../src/environment/reader.ts';
import { readBrand } from '../../../src/settings/brand.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { sampleReport } from '../../support/sample-report.ts';

test('an organisation that may write a line of 300 characters has all of them in the mail', () => {
  const line = 'word '.repeat(60).padEnd(300, 'x').trimEnd();
  const reader = settingsReader({ BRAND_FOOTER: line });
  const { brand } = reader.checked(readBrand(reader, 'Contoso <digest@example.com>'));
  expect(footerLines(sampleReport(), wordsOf('en'), { brand })).toContain(line);
  expect(footerLines(sampleReport(), wordsOf('en'), { brand: DEFAULT_BRAND })).not.toContain(line);
});

test.each(LANGUAGES)('a reader who knows no settings is told why the mail comes and whom to ask, in %s', (language) => {
  const lines = footerLines(sampleReport(), wordsOf(language), { brand: DEFAULT_BRAND, listedBy: 'DIGEST_TO' });
  expect(lines[0]).toMatch(/administra|管理者/i);
  expect(lines.at(-1)).not.toMatch(/defini|定義/i);
});

test.each(LANGUAGES)('a rule pack is said to be no legal advice once, in %s', (language) => {
  const { compliance } = sampleReport();
  const note = callingHoursTable({ compliance }, wordsOf(language))?.note ?? '';
  expect(
    note.match(/legal advice|Rechtsberatung|asesoría jurídica|avis juridique|conseil juridique|法的助言|parecer jurídico/g),
  ).toHaveLength(1);
});
