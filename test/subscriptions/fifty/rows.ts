/** Rows of many queues and configurations, whose every name says whose it is, and 50 subscriptions to parts of them in 24 zones. */
import type { WrittenSubscription } from '../../../src/subscriptions/subscription/subscription-schema.ts';
import { guid } from '../../dataverse/start.ts';

const ZONES = [
  ...['Pacific/Kiritimati', 'Pacific/Chatham', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Australia/Adelaide', 'Asia/Tokyo'],
  ...['Australia/Eucla', 'Asia/Shanghai', 'Asia/Jakarta', 'Asia/Yangon', 'Asia/Dhaka', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Karachi'],
  ...['Asia/Tehran', 'Europe/Moscow', 'Africa/Cairo', 'Europe/Lisbon', 'Atlantic/Azores', 'America/Sao_Paulo', 'America/St_Johns'],
  ...['America/New_York', 'Pacific/Marquesas', 'Pacific/Pago_Pago'],
];
const SLOT_MS = 45 * 60_000;

export const READERS = Array.from({ length: 50 }, (_, n) => n);

/** "Queue007zebra": no other name holds it, and any text that does is found. */
export function nameOf(what: 'Queue' | 'Config' | 'Result' | 'Sub' | 'reader', n: number): string {
  return `${what}${`${n}`.padStart(3, '0')}zebra`;
}

/** Every name of that kind in a text, once each. */
export function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/(?:Queue|Config|Result|Sub|reader)\d{3}zebra/gi) ?? [])];
}

export const queueId = (n: number) => guid(0xa000 + n);
export const configurationId = (n: number) => guid(0xc000 + n);

export interface Row {
  readonly queue: number;
  readonly configuration: number;
  readonly channel: 'Voice' | 'SMS';
  readonly result: string;
  /** UTC epoch milliseconds. */
  readonly atMs: number;
}

/** From an instant to another: of each queue some slots, none alike. Half of a queue's rows are of its own configuration. */
export function rowsOf(fromMs: number, toMs: number): readonly Row[] {
  const rows: Row[] = [];
  for (let atMs = fromMs, slot = 0; atMs < toMs; atMs += SLOT_MS, slot++) {
    for (const queue of READERS) {
      const chance = (slot * 31 + queue * 17 + ((slot * queue) % 7)) % 11;
      if (chance > (queue % 9) + 1) continue;
      const result = slot % 13 === queue % 13 ? nameOf('Result', queue) : chance % 2 === 0 ? 'LiveAnswer' : 'NoAnswer';
      rows.push({
        ...{ queue, result, atMs: atMs + queue * 1000 },
        configuration: chance % 2 === 0 ? queue : (queue + 1) % READERS.length,
        channel: chance === 3 ? 'SMS' : 'Voice',
      });
    }
  }
  return rows;
}

/** As Dataverse has it. */
export function deliveryOf({ queue, configuration, channel, result, atMs }: Row, n: number) {
  const at = new Date(atMs).toISOString();
  return {
    msdyn_proactive_deliveryid: guid(n + 1),
    msdyn_channel: channel,
    msdyn_status: 'Complete',
    msdyn_result: result,
    msdyn_queue_id: queueId(queue),
    msdyn_proactive_engagement_config_id: configurationId(configuration),
    ...{ msdyn_start_date: at, msdyn_result_date: at, createdon: at, modifiedon: at },
  };
}

/** A part of the rows, as a subscription names it and as a test does. */
export interface Part {
  readonly scope: NonNullable<WrittenSubscription['scope']>;
  readonly has: (row: Row) => boolean;
}

export function partOf(n: number): Part {
  const [queue, other, configuration] = [nameOf('Queue', n), (n + 25) % READERS.length, nameOf('Config', n)];
  const parts: readonly Part[] = [
    { scope: { queue }, has: (row) => row.queue === n },
    { scope: { queue: [queue, nameOf('Queue', other)] }, has: (row) => row.queue === n || row.queue === other },
    { scope: { configuration }, has: (row) => row.configuration === n },
    { scope: { queue, configuration }, has: (row) => row.queue === n && row.configuration === n },
    { scope: { queue, channel: 'Voice' }, has: (row) => row.queue === n && row.channel === 'Voice' },
  ];
  return parts[n % parts.length] ?? { scope: {}, has: () => true };
}

export function zoneOf(n: number): string {
  return ZONES[n % ZONES.length] ?? 'UTC';
}

const PRESETS = ['brief', 'supervisor', 'campaigns', 'compliance', 'full'] as const;

/** Daily at seven of the reader's own clock. */
export function subscriptionOf(n: number): WrittenSubscription {
  return {
    name: nameOf('Sub', n),
    recipients: [`${nameOf('reader', n)}@contoso.example`],
    scope: partOf(n).scope,
    schedule: { every: 'day', at: '07:00', zone: zoneOf(n) },
    preset: PRESETS[Math.floor(n / 5) % PRESETS.length] ?? 'brief',
    attach: ['json'],
  };
}
