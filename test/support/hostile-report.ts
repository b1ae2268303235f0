/** A report full of hostile values. */
import { recordOf } from '../../src/metrics/cube/cell.ts';
import { SHOWN_LIST_NAMES } from '../../src/metrics/cube/lists.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Report } from '../../src/report/report.ts';
import { attribute, HOSTILE_VALUES, hours, item, NO_LIMITS, split } from '../digest/sample-items.ts';
import { CALLER_ID, coping, hostileCompliance, sampleContacts, TIMES } from '../digest/sample-sections.ts';
import { provisionalReport, sampleReport } from './sample-report.ts';

export { HOSTILE_VALUES };

/** The sample day with a hostile value wherever a report holds text, in lists far too long. */
export function hostileReport(): Report {
  const names = Array.from({ length: 300 }, (_, i) => `${HOSTILE_VALUES[i % HOSTILE_VALUES.length]} ${i}`);
  const items = names.map((name, i) => ({ ...item(name, 4_000 + i, split(0.4, 0.1, 0.2)), unknown: true }));
  const queues = items.map((queue) => ({ ...queue, ...coping(900, 9_999, 1, 99) }));
  const rest = { ...item('(many)', 999_999), key: '(many)' };
  const [script = '', image = '', tag = '', code = ''] = HOSTILE_VALUES;
  const cells = names.map((attempt) => ({ weekday: 3, hour: 12, attempt, live: rateOf(50, 100) }));
  return {
    ...provisionalReport(),
    definitions: script,
    scope: { configuration: script, queue: image, channel: tag, dialMode: code },
    provisionalReasons: names,
    ...recordOf(SHOWN_LIST_NAMES, () => items),
    byResult: [...items, rest],
    byQueue: queues,
    byConfiguration: queues.map((queue) => ({ ...queue, ...NO_LIMITS })),
    failedUploads: names.map((name) => ({
      ...{ key: name, name, configuration: name, configurationName: name, message: name },
      ...{ outcome: 'failed' as const, at: '2026-11-22T09:00:00Z' },
    })),
    byJourneyRun: items.map((run) => ({ ...run, journey: run.name, run: run.name })),
    byAgent: items.map((agent) => ({ ...agent, ...TIMES })),
    callerIds: names.map((name) => ({ ...CALLER_ID, configuration: name, configurationName: name, name, warning: true })),
    contacts: { ...sampleContacts(), attemptsPerContact: names.map((_, i) => ({ attempts: i, contacts: 9_999 })) },
    bestTime: { days: 28, cells: cells.map((cell) => ({ ...cell, attempt: 'any' })), hiddenCells: 1, byAttempt: { cells, hiddenCells: 1 } },
    byHour: hours(() => 123_456),
    byAttribute: names.map((name, i) => attribute(name, name, 5_000 + i, i)),
    backlog: { at: '2026-11-22T23:45:00Z', total: 300, items: names.map((status) => ({ status, age: status, deliveries: 1 })) },
    compliance: hostileCompliance(names),
    comparison: {
      ...sampleReport().comparison,
      anomalies: names.map((name) => ({ id: name, name, value: 0.5, median: 0.1, spread: 0.01, score: 40, weeks: 8 })),
    },
    restated: names.map((reason) => ({ date: '2026-11-20', version: 2, reason, at: '2026-11-22T12:00:00Z' })),
    missed: names.map((reason) => ({ date: '2026-11-19', reason, at: '2026-11-22T12:00:00Z' })),
    quality: names.map((name) => ({ id: name, name, count: 1, values: Array.from({ length: 5 }, () => name) })),
  };
}
