/** Conditions and the mail judge by one list: what a digest is sent for, it says. */
import { expect, test } from 'vitest';
import { findingsOf } from '../../../src/digest/findings.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { reasonOf } from '../../../src/report/reasons/reason.ts';
import type { Report, Signal } from '../../../src/report/report.ts';
import { toldSignals } from '../../../src/report/signals/signals.ts';
import { nothingHappened } from '../../../src/subscriptions/conditions/nothing-happened.ts';
import { triggerState } from '../../../src/subscriptions/conditions/triggers.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { DAY, factOf, reportOf } from '../../report/report-of.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { reportWith } from './report-with.ts';

const LAW: readonly Signal['kind'][] = ['afterDoNotContact', 'callingHours', 'frequencyCap', 'abandonment'];

test.each<[string, Report]>([
  ['the sample day', sampleReport()],
  ['a day of hostile texts', hostileReport()],
  ['a quiet day', reportWith({})],
  ['an unusual day', reportWith({ anomaly: 'found' })],
  ['a day over a cap', reportWith({ compliance: 'broken' })],
  ['a day that was not read', reportWith({ state: 'none' })],
  ['a day of one call', reportOf({ cube: cubeOf([factOf({})]) })],
])('%s: a condition on findings holds where the mail has such a finding, and only there', (_, report) => {
  const kinds = findingsOf(report, toldSignals(report), wordsOf('en')).map(({ signal }) => signal.kind);
  expect(triggerState({ finding: 'anomaly' }, report) === 'holds').toBe(kinds.includes('anomaly'));
  expect(triggerState({ finding: 'compliance' }, report) === 'holds').toBe(kinds.some((kind) => LAW.includes(kind)));
});

test('a first day, which can be held against none, tells nothing of anomalies; once there are weeks it does', () => {
  expect(triggerState({ finding: 'anomaly' }, reportOf())).toBe('unknown');
  expect(triggerState({ finding: 'anomaly' }, reportWith({}))).toBe('over');
});

test('nothing happened on a day that was read and has no delivery, and on no other', () => {
  const canChange = [reasonOf('notReadYet', {})];
  expect(nothingHappened(reportOf())).toBe(true);
  expect(nothingHappened(reportOf({ read: 'none', provisionalNotes: canChange }))).toBe(false);
  expect(nothingHappened(reportOf({ read: 'part' }))).toBe(false);
  expect(nothingHappened(reportOf({ provisionalNotes: canChange }))).toBe(false);
  expect(nothingHappened(reportOf({ unreadable: [DAY.fromMs] }))).toBe(false);
  expect(nothingHappened(reportOf({ cube: cubeOf([factOf({})]) }))).toBe(false);
});
