/** Days whose names break careless programs: markup, formulas, right-to-left writing, and more of everything than a mail has room for. */

import type { RowParts } from '../../src/metrics/fact/make-fact.ts';
import type { Report } from '../../src/report/report.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { HOSTILE_TEXTS } from '../sample/hostile.ts';
import { everythingDay } from './everything.ts';
import { CAMPAIGNS, type Campaign, idOf, REPRESENTATIVES } from './organisation.ts';
import { singleCall } from './rows-of-day.ts';
import { sampleDay } from './sample-day.ts';

const RIGHT_TO_LEFT = ['مركز الاتصال', 'שירות לקוחות', 'مبيعات 2026'];
const LARGE = { queues: 50, deliveries: 24, representatives: 40, callerIds: 30 };
const LONG_NAME = 90;

/** Everything at once, under names that are hostile. */
export function hostileDay(): Report {
  const campaigns = CAMPAIGNS.map((one, i) => ({ ...one, name: hostile(one.name, i), queueName: hostile(one.queueName, i + 5) }));
  const report = everythingDay(campaigns, {
    said: [hostile('', 0), hostile('', 1)],
    representatives: REPRESENTATIVES.map((name, i) => hostile(name, i + 10)),
    extra: (day) =>
      HOSTILE_TEXTS.map((text, i) => hostileRow(campaigns[0] ?? CAMPAIGNS[0], text, i, day.fromMs + 11 * HOUR_MS)).filter(
        (one) => one !== undefined,
      ),
  });
  return { ...report, ...toldOf(report) };
}

/** What a report tells that is not of its own rows, or comes of another release; the same texts in it. */
function toldOf({ backlog, byAttribute, compliance, quality }: Report): Partial<Report> {
  const [at, date] = ['2026-11-27T21:00:00Z', '2026-11-26'];
  const texts = [...RIGHT_TO_LEFT, ...HOSTILE_TEXTS];
  const open = texts.map((status) => ({ status, age: status, deliveries: 1 }));
  return {
    backlog: backlog && { ...backlog, total: backlog.total + open.length, items: [...backlog.items, ...open] },
    byAttribute: byAttribute.map((item, i) => ({ ...item, value: texts[i % texts.length] ?? '' })),
    compliance: { ...compliance, rulePack: { ...compliance.rulePack, name: texts.join(' '), note: texts.join(' ') } },
    quality: [{ id: 'of another release', name: texts.join(' '), count: 3, values: texts.slice(0, 5) }, ...quality],
    restated: texts.slice(0, 4).map((reason) => ({ date, version: 2, reason, at })),
    missed: texts.slice(0, 4).map((reason) => ({ date, reason, at })),
  };
}

/** 50 queues and configurations, 40 representatives and 30 caller ids, each with a hostile name of 90 characters. */
export function largeDay(): Report {
  const [model] = CAMPAIGNS;
  if (model === undefined) throw new RangeError('There is no campaign to make more of');
  const campaigns = Array.from({ length: LARGE.queues }, (_, i): Campaign => {
    const dialMode = i % 2 === 0 ? 'Predictive' : 'Progressive';
    const callerIds = [`+4420794607${String(i % LARGE.callerIds).padStart(2, '0')}`];
    const ids = { id: idOf(1, 100 + i), queue: idOf(2, 100 + i), name: longName(i), queueName: longName(i + 7) };
    return { ...model, ...ids, dialMode, deliveries: LARGE.deliveries, callerIds, representatives: LARGE.representatives };
  });
  return sampleDay({ campaigns, representatives: Array.from({ length: LARGE.representatives }, (_, i) => longName(i + 3)) });
}

/** A name of each kind in turn, which one still knows again. */
function hostile(name: string, i: number): string {
  return `${i % 2 === 0 ? RIGHT_TO_LEFT[(i / 2) % RIGHT_TO_LEFT.length] : HOSTILE_TEXTS[i % HOSTILE_TEXTS.length]} ${name}`;
}

/** A delivery whose every text is hostile. */
function hostileRow(campaign: Campaign | undefined, text: string, i: number, startMs: number): RowParts | undefined {
  if (campaign === undefined) return undefined;
  const texts = {
    msdyn_result: text,
    msdyn_disposition_codes: `"${text.replaceAll('"', '""')}"`,
    msdyn_journey_id: text,
    msdyn_journey_run_id: text,
    msdyn_from_address: text,
    msdyn_dialmode_type: text,
    // Every other one is no voice call, and of a status that nothing is known of.
    ...(i % 2 === 0 && { msdyn_channel: text, msdyn_status: text }),
  };
  const parts = singleCall(campaign, 500 + i, startMs, texts);
  const attribute = { msdyn_proactive_delivery_attributeid: idOf(8, i), msdyn_keyword: text, msdyn_value: text, msdyn_type: 700_610_001 };
  return { ...parts, attributes: [attribute] };
}

function longName(i: number): string {
  const text = `${HOSTILE_TEXTS[i % HOSTILE_TEXTS.length]} ${RIGHT_TO_LEFT[i % RIGHT_TO_LEFT.length]} ${i} `;
  return Array.from(text.repeat(LONG_NAME)).slice(0, LONG_NAME).join('');
}
