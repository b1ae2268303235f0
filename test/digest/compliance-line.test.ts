/** How the day kept to the rules, in one line. */
import { expect, test } from 'vitest';
import { complianceLine } from '../../src/digest/shapes/compliance-line.ts';
import { wordsOf } from '../../src/words/words.ts';
import { sampleReport } from '../support/sample-report.ts';

const report = sampleReport();
const textsOf = (attempts: number | null) =>
  complianceLine({ ...report, totals: { ...report.totals, attempts } }, [], wordsOf('en')).map(({ text }) => text);

test('a day without an attempt kept no cap and no wish', () => {
  expect(textsOf(1)).toEqual(expect.arrayContaining(['caps ✓ ok', 'opt-outs ✓ ok']));
  expect(textsOf(0).join()).not.toMatch(/caps|opt-outs/);
});
