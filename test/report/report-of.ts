/** Reports of given cubes, and facts of given columns, for tests of what a report is made of. */
import { EMPTY_CUBE } from '../../src/metrics/cube/cube.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { fileRow } from '../../src/metrics/fact/make-fact.ts';
import type { AttributeRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { buildReport, NO_BACKGROUND, type ReportInput } from '../../src/report/build-report.ts';
import { dayOf } from '../../src/time/local-day.ts';

export const DAY = dayOf('2026-11-22', 'Europe/Lisbon');
export const RULES = defaultRules('a key of this test');
export const NO_NAMES = { queue: new Map(), configuration: new Map(), journey: new Map(), agent: new Map() };

/** The report of DAY of no deliveries, but for what is given. */
export function reportOf(input: Partial<ReportInput> = {}) {
  return buildReport({
    period: DAY,
    cube: EMPTY_CUBE,
    contacts: { reason: 'not counted here' },
    scope: {},
    background: NO_BACKGROUND,
    rulePack: US_FEDERAL,
    generatedMs: Date.UTC(2026, 10, 23, 7),
    asOfMs: Date.UTC(2026, 10, 23, 6, 55),
    provisionalNotes: [],
    load: null,
    orphanAttributes: null,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names: NO_NAMES,
    limits: new Map(),
    failedUploads: [],
    ...input,
  });
}

let rows = 0;
/** The fact of a live call on DAY, with these columns changed. @throws where they make it an open one */
export function factOf(columns: Partial<DeliveryRow>, rules = RULES, ...attributes: readonly Partial<AttributeRow>[]): Fact {
  const row: DeliveryRow = {
    msdyn_proactive_deliveryid: `row-${++rows}`,
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: '2026-11-22T09:00:00Z',
    msdyn_end_date: '2026-11-22T09:01:00Z',
    msdyn_result_date: '2026-11-22T09:01:00Z',
    ...columns,
  };
  const parts = { row, attributes: attributes.map((attribute, i) => ({ msdyn_proactive_delivery_attributeid: `${i}`, ...attribute })) };
  const { fact } = fileRow(parts, rules);
  if (fact === null) throw new Error('the row is not finished');
  return fact;
}
