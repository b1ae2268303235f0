/** The schema of a report: it takes a whole one, and none with a member too many or missing, at any depth. */
import { expect, test } from 'vitest';
import { reportSchema } from '../../../src/http/report/schema/report-schema.ts';
import { fullReport } from '../../report/full-report.ts';
import { emptyReport, provisionalReport, sampleReport } from '../../support/sample-report.ts';

const messages = (value: unknown) =>
  reportSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test.each([
  ['every field given', fullReport()],
  ['a believable day', sampleReport()],
  ['a day that runs', provisionalReport()],
  ['a part of the scopes that its reader may see', { ...sampleReport(), allowed: [{ queue: ['q1', ''] }, { channel: 'SMS' }] }],
  ['a day on which nothing happened', emptyReport()],
])('takes a report with %s', (_what, report) => {
  expect(messages(JSON.parse(JSON.stringify(report)))).toBeUndefined();
});

/** Each object of a value by its way, but for values of reasons, whose names are free; as functions that change a copy. */
function waysTo(value: unknown, way: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, part]) => waysTo(part, [...way, Array.isArray(value) ? Number(key) : key]));
  return Array.isArray(value) || /^(?:values|data)$/.test(`${way.at(-1)}`) ? below : [way, ...below];
}

function changed(way: readonly (string | number)[], change: (object: Record<string, unknown>) => void): unknown {
  const copy = JSON.parse(JSON.stringify(fullReport()));
  change(way.reduce((object, key) => object[key], copy));
  return copy;
}

test('refuses one field too many in any object of a report', () => {
  const ways = waysTo(fullReport());
  expect(ways.length).toBeGreaterThan(150);
  const taken = ways.filter((way) => messages(changed(way, (object) => Object.assign(object, { surplus: 1 }))) === undefined);
  expect(taken.map((way) => way.join('.'))).toEqual([]);
});

test('refuses a report without any one of the fields that are always there', () => {
  const optional = new Set<string>();
  for (const way of waysTo(fullReport())) {
    const fields = Object.keys(way.reduce((object, key) => Reflect.get(object, key), fullReport() as object));
    for (const field of fields)
      if (messages(changed(way, (object) => Reflect.deleteProperty(object, field))) === undefined) optional.add([...way, field].join('.'));
  }
  // What its reader may see where that is all, columns that a report is not narrowed by, what older versions lack, and what a digest alone has.
  expect([...optional].sort()).toEqual([
    'allowed',
    'allowed.0.channel',
    'allowed.0.configuration',
    'allowed.0.dialMode',
    'allowed.0.queue',
    'byConfiguration.0.days',
    'byConfiguration.0.unusual',
    'byConfiguration.0.usual',
    'byQueue.0.days',
    'byQueue.0.unusual',
    'byQueue.0.usual',
    'callHours',
    'callTimes',
    'comparison.anomalies.0.evidence',
    'comparison.anomalies.0.p',
    'comparison.before',
    'comparison.before.compare',
    'comparison.breaks',
    'comparison.breaks.0.settings',
    'comparison.unwatched',
    'comparison.unwatchedNote',
    'compliance.abandonment.regulatory.0.limit',
    'compliance.notMeasured.0.reasonId',
    'compliance.notMeasured.0.values',
    'compliance.outsideHours',
    'contacts.lookBackNote',
    'contacts.lookBackReason',
    'contacts.reasonNote',
    'missed',
    'missed.0.reasonId',
    'provisionalNotes',
    'quality.0.changes',
    'quality.0.changes.0.settings',
    'quality.0.data',
    'read',
    'restated',
    'restated.0.changes',
    'scope.channel',
    'scope.configuration',
    'scope.dialMode',
    'scope.queue',
    'signals',
    'signals.0.hours',
    'signals.0.most',
    'signals.0.mostly',
    'signals.0.opens',
    'signals.0.opens.hours',
    'signals.0.opens.scope.configuration',
    'signals.0.opens.scope.queue',
    'trend',
    'unreadBefore',
  ]);
});
