/** A small report for readers of the API's description: worked out by buildReport() from a few deliveries, as any other. */
import { cubeOf } from '../../metrics/cube/cube.ts';
import { fileRow } from '../../metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../metrics/row/row.ts';
import { defaultRules } from '../../metrics/rules/rules.ts';
import { US_FEDERAL } from '../../metrics/zones/rule-packs.ts';
import { buildReport, NO_BACKGROUND } from '../../report/build-report.ts';
import type { Report } from '../../report/report.ts';
import { dayOf } from '../../time/local-day.ts';

const DAY = dayOf('2026-11-22', 'Europe/Lisbon');
const QUEUE = '3f0c7a52-9d1e-4c6b-8a37-51d2e4b6c801';
const CONFIGURATION = '7b1d2f60-4c3a-4e8d-b5f9-0a6c8e1d2b34';
const NAMES = {
  queue: new Map([[QUEUE, 'Collections']]),
  configuration: new Map([[CONFIGURATION, 'Payment follow-up']]),
  journey: new Map(),
  agent: new Map(),
};

const ROWS: readonly Partial<DeliveryRow>[] = [
  { msdyn_result: 'LiveAnswer', msdyn_end_date: '2026-11-22T10:02:31Z', msdyn_result_date: '2026-11-22T10:02:40Z' },
  { msdyn_result: 'AnsweringMachine', msdyn_end_date: '2026-11-22T10:00:24Z', msdyn_result_date: '2026-11-22T10:00:30Z' },
  { msdyn_result: 'NoAnswer', msdyn_result_date: '2026-11-22T10:00:45Z' },
];

/** The report of one day with three calls. */
export function exampleReport(): Report {
  // Nobody's rows, so the key of their pseudonyms is no secret.
  const rules = defaultRules('the key of an example');
  const filings = ROWS.map((columns, i) => fileRow({ row: rowOf(columns, i), attributes: [] }, rules));
  return buildReport({
    period: DAY,
    cube: cubeOf(
      filings.flatMap(({ fact }) => fact ?? []),
      filings.map(({ intake }) => intake),
    ),
    contacts: { reason: 'not counted in this example' },
    scope: {},
    background: NO_BACKGROUND,
    rulePack: US_FEDERAL,
    generatedMs: Date.parse('2026-11-23T07:00:00Z'),
    asOfMs: Date.parse('2026-11-23T06:50:00Z'),
    provisionalNotes: [],
    load: null,
    orphanAttributes: 0,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names: NAMES,
    limits: new Map(),
    failedUploads: [],
  });
}

function rowOf(columns: Partial<DeliveryRow>, i: number): DeliveryRow {
  return {
    msdyn_proactive_deliveryid: `00000000-0000-4000-8000-00000000000${i}`,
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Progressive',
    msdyn_status: 'Complete',
    msdyn_queue_id: QUEUE,
    msdyn_proactive_engagement_config_id: CONFIGURATION,
    msdyn_start_date: '2026-11-22T10:00:00Z',
    createdon: '2026-11-22T08:00:00Z',
    ...columns,
  };
}
