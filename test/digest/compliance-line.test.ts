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

test.each([
  [{ ok: 3, violation: 0, possible: 0, undeterminable: 643 }, ['Calling hours – most not judged', 'mute']],
  [{ ok: 0, violation: 0, possible: 2, undeterminable: 1 }, ['Calling hours – most not judged', 'mute']],
  [{ ok: 330, violation: 0, possible: 16, undeterminable: 300 }, ['Calling hours ✓ ok', 'good']],
  [{ ok: 0, violation: 0, possible: 0, undeterminable: 0 }, undefined],
])('calling hours of %j are kept only where most attempts could be judged', (callingHours, mark) => {
  const compliance = { ...report.compliance, callingHours: { ...report.compliance.callingHours, ...callingHours } };
  const [first] = complianceLine({ ...report, compliance }, [], wordsOf('en')).filter(({ text }) => text.startsWith('Calling hours'));
  expect(first && [first.text, first.tone]).toEqual(mark);
});
