import { expect, test } from 'vitest';
import { benchAttributeLines, benchDeliveryLines, benchRows } from '../../dev/sample/bench-rows.ts';
import {
  type SampleOptions,
  sampleAttributes,
  sampleConfigurations,
  sampleConversations,
  sampleDeliveries,
  sampleQueues,
  sampleRecords,
  sampleUsers,
} from '../../dev/sample/generate.ts';
import { createRandom } from '../../dev/sample/random.ts';
import type { SampleDelivery } from '../../dev/sample/rows.ts';
import { dateAt } from '../../src/time/local-day.ts';

const zone = 'America/New_York';
// A Monday, 14:00 in New York: half of the day is over.
const nowMs = Date.UTC(2026, 10, 23, 19);
const month: SampleOptions = { lastDate: '2026-11-23', days: 35, zone, nowMs };
const hourFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
const deliveries = [...sampleDeliveries(month)];
const attributes = [...sampleAttributes(month)];

const countBy = <T>(rows: readonly T[], key: (row: T) => unknown) => {
  const counts = new Map<unknown, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
};
const share = (rows: readonly SampleDelivery[], test: (row: SampleDelivery) => boolean) => rows.filter(test).length / rows.length;
const hasText = (value: string | null | undefined): value is string => typeof value === 'string' && value !== '';

test('createRandom() gives the same numbers for the same seed and others for another', () => {
  const draw = (seed: string) => Array.from({ length: 1000 }, createRandom(seed).next);
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
  const mean = draw('c').reduce((sum, x) => sum + x, 0) / 1000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  expect(createRandom('d').guid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the rows of a day are the same whichever period they are made for', () => {
  const week = { ...month, lastDate: '2026-11-12', days: 7 };
  const ids = new Set([...sampleDeliveries(week)].map((row) => row.msdyn_proactive_deliveryid));
  expect([...sampleDeliveries(week)]).toEqual(deliveries.filter((row) => ids.has(row.msdyn_proactive_deliveryid)));
  expect([...sampleDeliveries({ ...week, seed: 2 })].some((row) => ids.has(row.msdyn_proactive_deliveryid))).toBe(false);
});

test('a later look changes only rows that were open, and every change raises the version', () => {
  const before = new Map([...sampleDeliveries({ ...month, days: 2 })].map((row) => [row.msdyn_proactive_deliveryid, row]));
  const after = [...sampleDeliveries({ ...month, days: 2, nowMs: nowMs + 3_600_000 })];
  const changed = after.filter((row) => JSON.stringify(row) !== JSON.stringify(before.get(row.msdyn_proactive_deliveryid)));
  const known = changed.filter((row) => before.has(row.msdyn_proactive_deliveryid));
  expect(known.length).toBeGreaterThan(10);
  for (const row of known) {
    const old = before.get(row.msdyn_proactive_deliveryid);
    expect(['Pending', 'InProcess']).toContain(old?.msdyn_status);
    expect(Number(row.versionnumber)).toBeGreaterThan(Number(old?.versionnumber));
  }
});

test('nothing is created or changed after nowMs, and today has a backlog of waiting and running rows', () => {
  const latest = [...deliveries, ...attributes].flatMap(({ createdon, modifiedon }) => [
    Date.parse(createdon ?? ''),
    Date.parse(modifiedon ?? ''),
  ]);
  expect(latest.every((ms) => ms <= nowMs)).toBe(true);
  const today = deliveries.filter((row) => dateAt(Date.parse(row.createdon ?? ''), zone) === '2026-11-23');
  expect(share(today, (row) => row.msdyn_status === 'Pending')).toBeGreaterThan(0.2);
  expect(share(today, (row) => row.msdyn_status === 'Complete')).toBeGreaterThan(0.2);
  const zombies = deliveries.filter((row) => !today.includes(row) && (row.msdyn_status === 'Pending' || row.msdyn_status === 'InProcess'));
  expect(new Set(zombies.map((row) => row.msdyn_status))).toEqual(new Set(['Pending', 'InProcess']));
});

test('35 days hold every documented result, status and dial mode, and some that are not', () => {
  const voice =
    'LiveAnswer AnsweringMachine AnsweringMachineHangup Undetermined NotAHandset BotFailed CallEnded Busy NoAnswer InvalidAddress';
  const rest = 'CallFailed NonRetriableError Terminated Unknown Cancelled Expired Error Delivered';
  const results = countBy(deliveries, (row) => row.msdyn_result);
  for (const result of [...`${voice} ${rest}`.split(' '), 'Not delivered', 'VoicemailDropped', null])
    expect(results.get(result)).toBeGreaterThan(0);
  const statuses = countBy(deliveries, (row) => row.msdyn_status);
  for (const status of ['Pending', 'InProcess', 'Complete', 'Expired', 'Cancelled', 'Error', 'Paused'])
    expect(statuses.get(status)).toBeGreaterThan(0);
  const modes = countBy(deliveries, (row) => row.msdyn_dialmode_type);
  for (const mode of ['Copilot', 'Progressive', 'Preview', 'Predictive', 'Power', null]) expect(modes.get(mode)).toBeGreaterThan(0);
});

test('results have believable shares per dial mode and channel', () => {
  const finished = deliveries.filter((row) => hasText(row.msdyn_result));
  const amd = finished.filter((row) => row.msdyn_channel === 'Voice' && row.msdyn_dialmode_type !== 'Preview');
  expect(share(amd, (row) => row.msdyn_result === 'LiveAnswer')).toBeGreaterThan(0.15);
  expect(share(amd, (row) => row.msdyn_result === 'LiveAnswer')).toBeLessThan(0.35);
  const preview = finished.filter((row) => row.msdyn_dialmode_type === 'Preview');
  const detected = share(preview, (row) => /^AnsweringMachine|^NotAHandset/.test(row.msdyn_result ?? ''));
  expect([detected > 0, detected < 0.01]).toEqual([true, true]);
  const sms = finished.filter((row) => row.msdyn_channel === 'SMS');
  expect(share(sms, (row) => row.msdyn_result === 'Delivered')).toBeGreaterThan(0.75);
  expect(share(sms, (row) => row.msdyn_result === 'LiveAnswer')).toBe(0);
});

test('weekdays are busier than Sundays, evenings are answered more, and contacts are tried up to four times', () => {
  const byDate = countBy(deliveries, (row) => dateAt(Date.parse(row.createdon ?? ''), zone));
  expect(byDate.size).toBe(35);
  expect(byDate.get('2026-11-16')).toBeGreaterThan(600);
  expect(byDate.get('2026-11-22')).toBeLessThan(120);
  expect([...countBy(deliveries, (row) => row.msdyn_seq_no).keys()].sort()).toEqual([1, 2, 3, 4, null]);
  const dialled = deliveries.filter(
    (row) => row.msdyn_dialmode_type !== 'Preview' && row.msdyn_channel === 'Voice' && row.msdyn_start_date,
  );
  const live = (from: number, to: number) => {
    const within = dialled.filter(({ msdyn_start_date: start }) => ((hour) => hour >= from && hour < to)(localHour(start) ?? -1));
    return share(within, (row) => row.msdyn_result === 'LiveAnswer');
  };
  expect(live(17, 20)).toBeGreaterThan(live(8, 10) * 1.2);
});

test('rows have the shape of the wire', () => {
  const classic =
    'call_id channel contact_id conversation_id dialmode_type disposition_codes from_address to_address journey_id journey_run_id queue_id result status tracking_id channel_sent_date start_date end_date result_date expiration_date window_start_date window_end_date delivery_id proactive_engagement_config_id proactive_deliveryid';
  const isDate = (value: unknown) => value === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
  const misshapen = deliveries.filter(
    (row) =>
      Object.keys(row)[0] !== '@odata.etag' ||
      row['@odata.etag'] !== `W/"${row.versionnumber}"` ||
      classic.split(' ').some((column) => !Object.hasOwn(row, `msdyn_${column}`)) ||
      Object.entries(row).some(([name, value]) => name.endsWith('_date') && !isDate(value)),
  );
  expect(misshapen).toEqual([]);
  expect(new Set(deliveries.map((row) => row.msdyn_proactive_deliveryid)).size).toBe(deliveries.length);
  expect(new Set(attributes.map((row) => row.msdyn_proactive_delivery_attributeid)).size).toBe(attributes.length);
});

test('numbers called and shown lie in ranges that are kept free for fiction', () => {
  const fiction = /^\+1\d{3}55501\d\d$|^\+447700900\d{3}$|^\+442079460\d{3}$/;
  const numbers = deliveries.flatMap((row) => [row.msdyn_to_address, row.msdyn_from_address]).filter(hasText);
  expect(numbers.filter((number) => !fiction.test(number))).toSatisfy((rest: string[]) => rest.every((text) => text === 'not a number'));
});

test('a delivery has three to six attributes, results only where somebody spoke, and a few attributes have no delivery', () => {
  const ids = new Map(deliveries.map((row) => [row.msdyn_proactive_deliveryid, row]));
  const counts = countBy(attributes, (row) => row._msdyn_proactive_delivery_value);
  const finished = deliveries.filter((row) => row.msdyn_status === 'Complete');
  for (const { msdyn_proactive_deliveryid: id } of finished) expect([3, 4, 5, 6]).toContain(counts.get(id));
  expect(attributes.filter((row) => !ids.has(row._msdyn_proactive_delivery_value ?? '')).length).toBeGreaterThan(50);
  const subscribed = attributes.filter((row) => row.msdyn_keyword === 'subscribed');
  expect(subscribed.every((row) => hasText(ids.get(row._msdyn_proactive_delivery_value ?? '')?.msdyn_conversation_id))).toBe(true);
  expect(new Set(subscribed.map((row) => row.msdyn_value))).toContain('yes');
});

test('the oddities of real tables are there', () => {
  const has = (test: (row: SampleDelivery) => boolean) => deliveries.some(test);
  const ms = (text: string | null | undefined) => (text ? Date.parse(text) : Number.NaN);
  expect(has((row) => ms(row.msdyn_end_date) < ms(row.msdyn_start_date))).toBe(true);
  expect(has((row) => ms(row.msdyn_result_date) - ms(row.msdyn_end_date) > 3_600_000)).toBe(true);
  expect(has((row) => row.msdyn_result === 'LiveAnswer' && row.msdyn_start_date === null)).toBe(true);
  expect(has((row) => row.msdyn_disposition_codes === '"Interested')).toBe(true);
  expect(has((row) => row.msdyn_disposition_codes === '"Left message, machine"')).toBe(true);
  expect(has((row) => row.partitionid !== row.msdyn_proactive_deliveryid)).toBe(true);
  expect([...countBy(deliveries, (row) => row.msdyn_delivery_id).values()].some((count) => count > 1)).toBe(true);
  const texts = new Set(attributes.flatMap((row) => [row.msdyn_keyword, row.msdyn_value]));
  for (const text of ['__proto__', '<script>alert(1)</script>', '\u202Egnp.exe', null]) expect(texts).toContain(text);
  expect(attributes.some((row) => row.msdyn_keyword?.length === 850)).toBe(true);
});

test('queues, configurations, users and conversations fit the deliveries', () => {
  const queues = new Set(sampleQueues().map((row) => row.queueid));
  const configurations = new Map(sampleConfigurations().map((row) => [row.msdyn_proactive_engagement_configid, row]));
  const users = new Set(sampleUsers().map((row) => row.systemuserid));
  expect([queues.size, configurations.size, users.size]).toEqual([6, 6, 8]);
  for (const row of configurations.values()) expect(queues).toContain(row._msdyn_queue_value);
  const strangers = deliveries.filter((row) => !configurations.has(row.msdyn_proactive_engagement_config_id ?? ''));
  expect(strangers.length / deliveries.length).toBeLessThan(0.005);
  const conversations = [...sampleConversations(month)];
  const ids = new Set(deliveries.map((row) => row.msdyn_conversation_id));
  expect(conversations.length).toBeGreaterThan(1000);
  expect(conversations.filter((row) => !ids.has(row.msdyn_ocliveworkitemid))).toEqual([]);
  const agents = new Set(conversations.map((row) => row._msdyn_activeagentid_value));
  expect(agents).toEqual(new Set([...users, null]));
});

test('days of a clock change are made too, and their calls stay within calling hours', () => {
  const nightly = { ...month, lastDate: '2026-11-01', days: 1, deliveriesPerDay: 2000 };
  const hours = [...sampleRecords(nightly)].map(({ delivery }) => localHour(delivery.msdyn_channel_sent_date));
  const known = hours.filter((hour) => hour !== undefined);
  expect([Math.min(...known), Math.max(...known)]).toEqual([8, 20]);
  expect(() => [...sampleDeliveries({ ...month, days: 0 })]).toThrow('Cannot make sample data for "0" days');
});

test('bench rows are 2.4 to 2.8 kB of JSON for a delivery with its five attributes, and the same each time', () => {
  const options = { count: 500, fromMs: nowMs - 86_400_000, toMs: nowMs };
  const deliveryLines = [...benchDeliveryLines(options)];
  const attributeLines = [...benchAttributeLines(options)];
  expect([deliveryLines.length, attributeLines.length]).toEqual([500, 2500]);
  for (const [i, line] of deliveryLines.entries()) {
    const sizeBytes = Buffer.byteLength(line + attributeLines.slice(i * 5, i * 5 + 5).join(''));
    expect(sizeBytes).toBeGreaterThanOrEqual(2400);
    expect(sizeBytes).toBeLessThanOrEqual(2800);
  }
  expect([...benchDeliveryLines(options)]).toEqual(deliveryLines);
});

test('bench rows have 24 tied or 2,000 independent scopes, and ten keywords of which four have values of their own', () => {
  const scopesOf = (scopes: 'tied' | 'independent') => {
    const rows = benchRows({ count: 20_000, fromMs: 0, toMs: 86_400_000, scopes });
    return new Set(
      Array.from(rows, ({ delivery: d }) =>
        [d.msdyn_proactive_engagement_config_id, d.msdyn_queue_id, d.msdyn_channel, d.msdyn_dialmode_type].join(),
      ),
    ).size;
  };
  expect([scopesOf('tied'), scopesOf('independent')]).toEqual([24, 2000]);
  const all = [...benchRows({ count: 2000, fromMs: 0, toMs: 86_400_000 })].flatMap((row) => row.attributes);
  const keywords = Map.groupBy(all, (row) => row.msdyn_keyword);
  const unique = [...keywords.values()].filter((rows) => new Set(rows.map((row) => row.msdyn_value)).size === rows.length);
  expect([keywords.size, unique.length]).toEqual([10, 4]);
});

function localHour(date: string | null | undefined): number | undefined {
  return date ? Number(hourFormat.format(Date.parse(date))) : undefined;
}
