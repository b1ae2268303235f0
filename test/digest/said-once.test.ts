/** What a mail says, it says once. */
import { expect, test } from 'vitest';
import { SAMPLES } from '../../dev/mail-samples/samples.ts';
import { digestViewOf, withoutLastTable } from '../../src/digest/digest-view.ts';
import { uploadLines } from '../../src/digest/lines/upload-lines.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';

const everything = SAMPLES.everything();
const [failed] = everything.failedUploads.filter(({ outcome }) => outcome === 'failed');
const ONE_UPLOAD = { ...SAMPLES.quiet(), failedUploads: failed ? [failed] : [] };
const { signals: _, ...REPORT } = ONE_UPLOAD;

test.each(LANGUAGES)('an upload that is a finding of a short mail is no line of its section too, in %s', (language) => {
  const [line = ''] = uploadLines(REPORT, wordsOf(language));
  const brief = digestViewOf(REPORT, { language });
  expect(brief.findings.map(({ text }) => text)).toEqual([line]);
  expect(brief.sections.filter(({ id }) => id === 'uploads')).toEqual([]);
  // The section of a page is where its finding leads.
  const page = digestViewOf(REPORT, { language, preset: 'full' });
  expect(page.sections.find(({ id }) => id === 'uploads')?.lines).toEqual([line]);
});

test('uploads that no finding names stand in their section', () => {
  const many = Array.from({ length: 5 }, (_, i) => ({ ...ONE_UPLOAD.failedUploads[0], message: `Row ${i} is wrong.` }));
  const report = { ...REPORT, failedUploads: many } as typeof REPORT;
  const { text } = renderDigest(report);
  const oneLine = text.replace(/\s+/g, ' ');
  for (let i = 0; i < 5; i++) expect(oneLine.split(`Row ${i} is wrong`).length).toBe(2);
});

test('tables for which there was no room are one list in one sentence', () => {
  const whole = digestViewOf(everything, { preset: 'full' });
  const titles = whole.sections.flatMap(({ table, title }) => (table === null ? [] : [title])).slice(-3);
  const cut = [1, 2, 3].reduce((view) => withoutLastTable(view) ?? view, whole);
  expect(cut.footer).toEqual([`Left out, since the mail would be too large: ${titles.join(', ')}.`, ...whole.footer]);
});
