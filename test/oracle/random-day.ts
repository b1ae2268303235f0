/** A random local day of both tables in wire shape, with the five weeks before it: the same for the same seed. */
import { createRandom, type Random } from '../../dev/sample/random.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { ABANDON_RULES, MAPPED_RULES, type OracleRules, PARTLY_MAPPED_RULES, PLAIN_RULES } from './oracle-rules.ts';
import { agentPool, conversationIdOf, conversationsOf } from './random-conversations.ts';
import {
  attributeValueOf,
  channelOf,
  codesOf,
  dialModeOf,
  KEYWORDS,
  NO_ROWS,
  NUMBERS,
  resultOf,
  spoil,
  statusOf,
} from './random-values.ts';

export interface OracleDay {
  readonly seed: number;
  readonly date: string;
  readonly zone: string;
  readonly rules: OracleRules;
  /** Raw rows in the order they were read; a row that changed is there twice. */
  readonly deliveries: readonly unknown[];
  readonly attributes: readonly unknown[];
  readonly conversations: readonly unknown[];
}

type Row = Record<string, unknown>;

const ROWS = 400;
const SECOND_MS = 1000;
const LOOK_BACK_MS = 35 * 86_400_000;
/** Days on which clocks change, one of them at midnight, among plain ones. */
const DAYS = [
  ['2026-03-29', 'Europe/Lisbon'],
  ['2026-11-01', 'America/New_York'],
  ['2026-04-05', 'Australia/Lord_Howe'],
  ['2026-09-06', 'America/Santiago'],
] as const;
const ZONES = ['UTC', 'Europe/Lisbon', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'];
/** Debts and cases, one of them spelled in several ways. */
const MATTERS = ['Case 1', ' case 1 ', 'case 2', 'case 3', '', '  ', null, null];
const NEWER_COLUMNS = [
  'msdyn_seq_no',
  'msdyn_exceeded_customer_wait_threshold',
  'msdyn_csr_connected_date',
  'msdyn_customer_connected_date',
];

export function randomDay(seed: number): OracleDay {
  const random = createRandom(`oracle ${seed}`);
  const plainDate = `2026-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const [date, zone] = DAYS[seed] ?? [plainDate, random.pick(ZONES)];
  const times = newTimes(random, dayOf(date, zone));
  const pools = newPools(random);
  const hasNewerColumns = random.chance(0.6);
  const hasConversations = random.chance(0.8);
  const rows: Row[] = [];
  while (rows.length < ROWS) {
    const fresh = deliveryOf(random, times, pools);
    const row = rows.length > 0 && random.chance(0.06) ? repeated(random, fresh, random.pick(rows)) : fresh;
    if (!hasNewerColumns) for (const column of NEWER_COLUMNS) delete row[column];
    rows.push(random.chance(0.06) ? spoil(random, row) : row);
  }
  const moved = rows.filter(() => random.chance(0.06)).map((row) => changed(random, times, row));
  return {
    seed,
    date,
    zone,
    rules: random.pick([PLAIN_RULES, MAPPED_RULES, ABANDON_RULES, PARTLY_MAPPED_RULES]),
    deliveries: shuffled(random, [...rows, ...moved, ...NO_ROWS]),
    attributes: rows.flatMap((row) => attributesOf(random, times, row)),
    conversations: hasConversations ? conversationsOf(random, rows, agentPool(random), () => instant(random, times.any())) : [],
  };
}

function newPools(random: Random) {
  const ids = (count: number) => Array.from({ length: count }, () => random.guid());
  return {
    contacts: [...ids(30), 'Customer.7', ' customer.7 ', ' 4711 ', ' 4711 ', ' 4711 ', 'ab', '', null, null, null],
    configurations: [...ids(3), '__proto__', null],
    queues: [...ids(3), ids(1).map((id) => id.toUpperCase())[0], 'Queue of +44 20 7946 0018', null],
    journeys: [...ids(4), null, null, ''],
    runs: [...ids(2), 'Run "7"', 'run of +44 20 7946 0018', null, '', '   '],
    deliveryIds: ids(8),
    conversations: [...ids(3), 'Conversation.7', 'conversation-8'],
    // On some days a list of codes grows past its limit.
    codeKinds: random.pick([5, 5, 5000]),
  };
}

type Pools = ReturnType<typeof newPools>;

/** Times on the day, at its edges, just outside and before it. No two starts are equal, so that attempts have one order. */
function newTimes(random: Random, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) {
  const used = new Set<number>();
  const near = () => random.pick([fromMs, toMs]) + random.pick([-900_000, -SECOND_MS, -1, 0, 1, SECOND_MS]);
  const any = () =>
    random.weighted<() => number>([
      [() => random.int(fromMs / SECOND_MS, toMs / SECOND_MS - 1) * SECOND_MS, 60],
      [near, 8],
      [() => random.int(fromMs, toMs - 1), 4],
      [() => random.int((fromMs - LOOK_BACK_MS) / SECOND_MS, fromMs / SECOND_MS) * SECOND_MS, 28],
    ])();
  return {
    any,
    start(): number {
      let ms = any();
      while (used.has(ms)) ms += SECOND_MS;
      used.add(ms);
      return ms;
    },
  };
}

type Times = ReturnType<typeof newTimes>;

function deliveryOf(random: Random, times: Times, pools: Pools): Row {
  const key = random.guid();
  if (random.chance(0.1)) pools.deliveryIds.push(key);
  const channel = channelOf(random);
  const startMs = times.start();
  const endMs = startMs + random.pick([-5, 0, 3, 14, 15, 19, 20, random.int(0, 900)]) * SECOND_MS + random.pick([0, 0, 500]);
  const resultMs = endMs + random.pick([0, 1, 60, 3599, 3600, 90_000]) * SECOND_MS;
  const opensMs = startMs - random.pick([0, 60, random.int(0, 9_000), random.int(0, 90_000), -30]) * SECOND_MS;
  const createdMs = startMs - random.pick([0, 60, 86_400, 604_800]) * SECOND_MS;
  const maybe = (ms: number, share: number) => (random.chance(share) ? instant(random, ms) : null);
  return {
    '@odata.etag': 'W/"1"',
    msdyn_proactive_deliveryid: random.chance(0.1) ? key.toUpperCase() : key,
    msdyn_delivery_id: random.weighted<string | null>([
      [key, 80],
      [null, 10],
      [random.pick(pools.deliveryIds), 10],
    ]),
    msdyn_conversation_id: conversationIdOf(random, pools.conversations),
    msdyn_proactive_engagement_config_id: random.pick(pools.configurations),
    msdyn_journey_id: random.pick(pools.journeys),
    msdyn_cancellation_policy_id: random.pick([null, '', ' ', 'policy', key]),
    msdyn_journey_run_id: random.pick(pools.runs),
    msdyn_call_id: random.pick([key, null, '', '  ', 'call of +44 20 7946 0018']),
    msdyn_tracking_id: random.pick(MATTERS),
    msdyn_contact_id: random.pick(pools.contacts),
    msdyn_channel: channel,
    msdyn_status: statusOf(random),
    msdyn_queue_id: random.pick(pools.queues),
    msdyn_dialmode_type: dialModeOf(random),
    msdyn_to_address: random.pick(NUMBERS),
    msdyn_from_address: random.pick(['+351 300 009 999', '+351300009999', '+15550001111', '', null]),
    msdyn_window_start_date: maybe(opensMs, 0.9),
    msdyn_window_end_date: maybe(opensMs + random.pick([0, 60, 7200, 100_000]) * SECOND_MS, 0.9),
    msdyn_start_date: maybe(startMs, 0.85),
    msdyn_end_date: maybe(endMs, 0.8),
    msdyn_result: resultOf(random, channel),
    msdyn_result_date: maybe(resultMs, 0.75),
    msdyn_disposition_codes: codesOf(random, pools.codeKinds),
    msdyn_seq_no: random.pick([null, null, 1, 1, 2, 3, 4, 0, -1, 1000, 1001]),
    msdyn_exceeded_customer_wait_threshold: random.pick([null, true, false, false]),
    msdyn_customer_connected_date: maybe(startMs, 0.5),
    msdyn_csr_connected_date: maybe(startMs + random.pick([-1, 2, 99, 100, 101, random.int(100, 20_000)]) * SECOND_MS, 0.5),
    createdon: maybe(createdMs, 0.97),
    modifiedon: instant(random, resultMs + SECOND_MS),
    partitionid: random.pick([key, key, '', null, 'Partition 7']),
    versionnumber: random.pick([1, '1', 12_345, '12345678901']),
  };
}

/** Dataverse writes whole seconds; fractions and offsets have to be understood too. */
function instant(random: Random, ms: number): string {
  const text = new Date(ms).toISOString();
  if (ms % SECOND_MS !== 0) return random.chance(0.5) ? text : text.replace('Z', '4567Z');
  if (random.chance(0.02)) return `${new Date(ms + 7_200_000).toISOString().slice(0, 19)}+02:00`;
  return `${text.slice(0, 19)}Z`;
}

// On the edges of rolling windows, of half an hour and of the same time on another day.
const RETRY_SECONDS = [1800, 1801, 84_600, 84_599, 86_400, 86_401, 604_800, -1800];

/** Another row with the delivery id of an earlier one, to the same contact, a telling time after it. */
function repeated(random: Random, fresh: Row, earlier: Row): Row {
  const { msdyn_delivery_id, msdyn_contact_id, msdyn_to_address, msdyn_proactive_engagement_config_id } = earlier;
  const startMs = Date.parse(`${earlier.msdyn_start_date}`) + random.pick(RETRY_SECONDS) * SECOND_MS;
  const start = startMs > 0 ? { msdyn_start_date: instant(random, startMs) } : {};
  return { ...fresh, ...start, msdyn_delivery_id, msdyn_contact_id, msdyn_to_address, msdyn_proactive_engagement_config_id };
}

/** The row once more as a later version, with another outcome and another place. */
function changed(random: Random, times: Times, row: Row): Row {
  const modifiedMs = Date.parse(`${row.modifiedon}`) || times.any();
  return {
    ...row,
    msdyn_result: resultOf(random, row.msdyn_channel),
    msdyn_result_date: random.pick([row.msdyn_result_date, instant(random, times.any())]),
    versionnumber: random.pick([row.versionnumber, '99999999999', '9'.repeat(19)]),
    modifiedon: instant(random, modifiedMs + 60 * SECOND_MS),
  };
}

function attributesOf(random: Random, times: Times, row: Row): Row[] {
  const count = random.pick([0, 0, 1, 2, 4]);
  const list = Array.from({ length: count }, () => {
    const keyword = random.pick(KEYWORDS);
    return {
      msdyn_proactive_delivery_attributeid: random.chance(0.02) ? 'no key/' : random.guid(),
      _msdyn_proactive_delivery_value: random.chance(0.03) ? random.guid() : row.msdyn_proactive_deliveryid,
      msdyn_keyword: keyword,
      msdyn_value: random.chance(0.03) ? 12 : attributeValueOf(random, keyword),
      msdyn_type: random.pick([700610000, 700610001, 700610001, 5, null]),
      modifiedon: instant(random, times.any()),
    };
  });
  const [first] = list;
  if (first === undefined || !random.chance(0.25)) return list;
  const msdyn_value = random.chance(0.5) ? first.msdyn_value : attributeValueOf(random, first.msdyn_keyword);
  // Written at the same moment, with the same value or another one.
  return [...list, { ...first, msdyn_proactive_delivery_attributeid: random.guid(), msdyn_value }];
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
