/** The ten days of a mail: verdict, findings and their order as expected.json has them, which was written before the days were. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SAMPLE_NAMES, SAMPLES, type SampleName } from '../../dev/mail-samples/samples.ts';
import { findingsOf } from '../../src/digest/findings.ts';
import { verdictKind } from '../../src/digest/verdict.ts';
import type { Report } from '../../src/report/report.ts';
import { signalsOf } from '../../src/report/signals/signals.ts';
import { wordsOf } from '../../src/words/words.ts';
import { sampleMail } from './sample-mails.ts';

const findingSchema = z.strictObject({
  kind: z.string(),
  severity: z.enum(['urgent', 'possible']),
  /** What it is about, of an anomaly. */
  what: z.string().optional(),
  /** The configuration or queue that it is about. */
  where: z.string().optional(),
  /** Who contributes most to it. */
  most: z.string().optional(),
});
const schema = z.record(z.string(), z.strictObject({ day: z.string(), verdict: z.string(), findings: z.array(findingSchema) }));
type Told = z.infer<typeof findingSchema>;

const EXPECTED = schema.parse(JSON.parse(readFileSync(new URL('../../dev/mail-samples/expected.json', import.meta.url), 'utf8')));
const WITHOUT: readonly SampleName[] = ['hostile', 'large'];

/** What a mail says, with as much of each finding as the expectation tells. */
function toldBy(report: Report, expected: readonly Told[]) {
  const findings = findingsOf(report, report.signals ?? signalsOf(report), wordsOf('en'));
  return {
    verdict: verdictKind(report, findings),
    findings: findings.map(({ severity, signal: { kind, what, where, most } }, i) => {
      const all: Told = { kind, severity, what, where: where.name ?? undefined, most: most?.[0]?.name };
      const asked = Object.keys(expected[i] ?? { kind, severity, what });
      return Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name)));
    }),
  };
}

test('every sample but those of hostile names has its expectation', () => {
  expect(SAMPLE_NAMES.filter((name) => !WITHOUT.includes(name))).toEqual(Object.keys(EXPECTED));
});

describe.each(Object.entries(EXPECTED))('%s', (name, { verdict, findings }) => {
  test('has the verdict and the findings that were expected, in their order', () => {
    expect(toldBy(sampleMail(name as SampleName), findings)).toEqual({ verdict, findings });
  });
});

test.each(['restated', 'everything', 'hostile'] as const)('%s is the same whenever it is made', (name) => {
  expect(JSON.stringify(SAMPLES[name]())).toBe(JSON.stringify(sampleMail(name)));
});

test('the large day has 50 queues, 40 representatives and 30 caller ids', () => {
  const { byQueue, byConfiguration, byAgent, callerIds } = sampleMail('large');
  expect([byQueue.length, byConfiguration.length, byAgent.length]).toEqual([50, 50, 40]);
  expect(new Set(callerIds.map(({ name }) => name)).size).toBe(30);
  for (const { name } of [...byQueue, ...byAgent]) expect(Array.from(name)).toHaveLength(90);
});
