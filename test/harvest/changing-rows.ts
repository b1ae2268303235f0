/** Deliveries whose rows change round by round: created, finished, moved to another quarter hour, given late results. */
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { createRandom } from '../../dev/sample/random.ts';
import { guid } from '../dataverse/start.ts';
import { ATTRIBUTES, DELIVERIES, INPUT, RESULT } from './organisation.ts';

const ROWS_A_ROUND = 120;
const ROUND_MS = 90 * 60_000;

/** Writes one round, with the emulator's clock moving on; the same rounds give the same rows. */
export function writeRows(emulator: Emulator, clock: { nowMs: number }, round: number): void {
  const random = createRandom(`rows ${round}`);
  const startMs = clock.nowMs;
  for (let i = 0; i < ROWS_A_ROUND; i++) {
    clock.nowMs = startMs + Math.floor((i / ROWS_A_ROUND) * ROUND_MS);
    const n = round * ROWS_A_ROUND + i;
    writeDelivery(emulator, clock, n, random.chance(0.7) ? random.int(0, 30) : null);
    if (round === 0 || i % 3 > 0) continue;
    // One of an earlier round changes: it is finished now, or its result moves to another quarter hour, or a result is added.
    const earlier = random.int(0, round * ROWS_A_ROUND - 1);
    writeDelivery(emulator, clock, earlier, random.int(0, 60));
    if (i % 2 === 0) writeAttribute(emulator, clock, earlier, 'outcome', RESULT);
  }
}

function writeDelivery(emulator: Emulator, clock: { nowMs: number }, n: number, endedMinutesAgo: number | null): void {
  const table = emulator.table(DELIVERIES);
  const known = table.get(guid(n + 1));
  const endedAt = endedMinutesAgo === null ? null : iso(clock.nowMs - endedMinutesAgo * 60_000);
  table.upsert({
    msdyn_proactive_deliveryid: guid(n + 1),
    msdyn_contact_id: guid(5_000 + (n % 40)),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: n % 2 === 0 ? 'Copilot' : 'Progressive',
    msdyn_status: endedAt === null ? 'InProcess' : 'Complete',
    msdyn_result: endedAt === null ? null : (['LiveAnswer', 'NoAnswer', 'Busy'][n % 3] ?? null),
    msdyn_start_date: endedAt,
    msdyn_end_date: endedAt,
    msdyn_result_date: endedAt,
    createdon: known?.createdon ?? iso(clock.nowMs),
    modifiedon: iso(clock.nowMs),
  });
  if (known === undefined) writeAttribute(emulator, clock, n, 'language', INPUT);
}

function writeAttribute(emulator: Emulator, clock: { nowMs: number }, n: number, keyword: string, type: number): void {
  emulator.table(ATTRIBUTES).upsert({
    msdyn_proactive_delivery_attributeid: guid(100_000 + 2 * n + (type === RESULT ? 1 : 0)),
    _msdyn_proactive_delivery_value: guid(n + 1),
    msdyn_keyword: keyword,
    msdyn_value: 'yes',
    msdyn_type: type,
    createdon: iso(clock.nowMs),
    modifiedon: iso(clock.nowMs),
  });
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
