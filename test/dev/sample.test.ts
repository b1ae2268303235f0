import { expect, test } from 'vitest';
import { FADING_CALLER_ID } from '../../dev/sample/catalogue.ts';
import {
  type SampleOptions,
  sampleConfigurations,
  sampleDeliveries,
  sampleQueues,
  sampleRecords,
  sampleUsers,
} from '../../dev/sample/generate.ts';
import { HOSTILE_TEXTS } from '../../dev/sample/hostile.ts';
import { createRandom } from '../../dev/sample/random.ts';
import type { SampleDelivery } from '../../dev/sample/rows.ts';
import { parseDispositions } from '../../src/metrics/row/dispositions.ts';
import { dateAt } from '../../src/time/local-day.ts';

const zone = 'America/New_York';
// A Monday, 14:00 in New York: half of the day is over.
const nowMs = Date.UTC(2026, 10, 23, 19);
const month: SampleOptions = { lastDate: '2026-11-23', days: 35, zone, nowMs };
const deliveries = [...sampleDeliveries(month)];
const attributesOf = (options: SampleOptions) => Array.from(sampleRecords(options), (record) => record.attributes).flat();
const attributes = attributesOf(month);
const hostileDeliveries = [...sampleDeliveries({ ...month, hostile: true })];
const hostileAttributes = attributesOf({ ...month, hostile: true });

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

test('35 days hold every documented result, status and dial mode, and an unknown result; hostile ones some more that are not documented', () => {
  const voice =
    'LiveAnswer AnsweringMachine AnsweringMachineHangup Undetermined NotAHandset BotFailed CallEnded Busy NoAnswer InvalidAddress';
  const rest = 'CallFailed NonRetriableError Terminated Unknown Cancelled Expired Error Delivered';
  const documented = [...`${voice} ${rest}`.split(' '), 'Not delivered', 'VoicemailDropped'];
  const statuses = ['Pending', 'InProcess', 'Complete', 'Expired', 'Cancelled', 'Error'];
  const modes = ['Copilot', 'Progressive', 'Preview', 'Predictive'];
  const valuesOf = (rows: readonly SampleDelivery[], column: keyof SampleDelivery) => new Set(rows.map((row) => row[column]));
  expect(valuesOf(deliveries, 'msdyn_result')).toEqual(new Set([...documented, null]));
  expect(valuesOf(deliveries, 'msdyn_status')).toEqual(new Set(statuses));
  expect(valuesOf(deliveries, 'msdyn_dialmode_type')).toEqual(new Set(modes));
  expect([...valuesOf(hostileDeliveries, 'msdyn_result')]).toEqual(expect.arrayContaining([...documented, ' liveanswer ', null]));
  expect([...valuesOf(hostileDeliveries, 'msdyn_result')].filter((text) => HOSTILE_TEXTS.includes(String(text))).length).toBeGreaterThan(5);
  expect([...valuesOf(hostileDeliveries, 'msdyn_status')]).toEqual(expect.arrayContaining([...statuses, 'Paused', 'complete', null]));
  expect(valuesOf(hostileDeliveries, 'msdyn_dialmode_type')).toEqual(new Set([...modes, 'Power', null]));
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

test('rows have the shape of the wire', () => {
  const classic =
    'call_id channel contact_id conversation_id dialmode_type disposition_codes from_address to_address journey_id journey_run_id queue_id result status cancellation_policy_id csr_connected_date customer_connected_date exceeded_customer_wait_threshold tracking_id channel_sent_date start_date end_date result_date expiration_date window_start_date window_end_date delivery_id proactive_engagement_config_id proactive_deliveryid';
  const isDate = (value: unknown) => value === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
  const misshapen = [...deliveries, ...hostileDeliveries].filter(
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
  const fiction = /^\+1\d{3}55501\d\d$|^\+447700900\d{3}$|^\+44(?:207946|161496|121496|113496)0\d{3}$/;
  const numbers = [...deliveries, ...hostileDeliveries].flatMap((row) => [row.msdyn_to_address, row.msdyn_from_address]).filter(hasText);
  expect(numbers.filter((number) => !fiction.test(number))).toSatisfy((rest: string[]) => rest.every((text) => text === 'not a number'));
});

test('a delivery has three to six attributes, results only where somebody spoke', () => {
  const ids = new Map(deliveries.map((row) => [row.msdyn_proactive_deliveryid, row]));
  const counts = countBy(attributes, (row) => row._msdyn_proactive_delivery_value);
  const finished = deliveries.filter((row) => row.msdyn_status === 'Complete');
  for (const { msdyn_proactive_deliveryid: id } of finished) expect([3, 4, 5, 6]).toContain(counts.get(id));
  expect(attributes.filter((row) => !ids.has(row._msdyn_proactive_delivery_value ?? ''))).toEqual([]);
  const subscribed = attributes.filter((row) => row.msdyn_keyword === 'subscribed');
  expect(subscribed.every((row) => hasText(ids.get(row._msdyn_proactive_delivery_value ?? '')?.msdyn_conversation_id))).toBe(true);
  expect(new Set(subscribed.map((row) => row.msdyn_value))).toEqual(new Set(['yes', 'no']));
});

const ms = (text: string | null | undefined) => (text ? Date.parse(text) : Number.NaN);

test('the oddities of any table are there: late results, missing times, a caller id that fades, codes with commas, amounts in several notations', () => {
  const has = (test: (row: SampleDelivery) => boolean) => deliveries.some(test);
  expect(has((row) => ms(row.msdyn_result_date) - ms(row.msdyn_end_date) > 3_600_000)).toBe(true);
  expect(has((row) => row.msdyn_result === 'LiveAnswer' && row.msdyn_start_date === null)).toBe(true);
  expect(has((row) => row.msdyn_status === 'Complete' && row.msdyn_end_date === null)).toBe(true);
  expect(has((row) => row.msdyn_disposition_codes === '"Left message, machine"')).toBe(true);
  expect(has((row) => row.partitionid !== row.msdyn_proactive_deliveryid)).toBe(true);
  const predictive = deliveries.filter((row) => row.msdyn_dialmode_type === 'Predictive' && row.msdyn_start_date);
  const [fading = [], siblings = []] = [true, false].map((is) =>
    predictive.filter((row) => (row.msdyn_from_address === FADING_CALLER_ID) === is),
  );
  const isLive = (row: SampleDelivery) => row.msdyn_result === 'LiveAnswer';
  expect(share(fading, isLive)).toBeLessThan(share(siblings, isLive) * 0.85);
  const amounts = attributes.filter((row) => row.msdyn_keyword === 'amount').map((row) => row.msdyn_value ?? '');
  for (const notation of [/^\d+\.\d\d$/, /^\$\d/, /^\d+,\d\d$/]) expect(amounts.some((text) => notation.test(text))).toBe(true);
});

test('without hostile rows everything can be shown: plain names, keywords and values, codes that parse', () => {
  const conversations = Array.from(sampleRecords(month), ({ conversation }) => conversation).filter((row) => row !== undefined);
  const names = [...sampleQueues(), ...sampleConfigurations(), ...sampleUsers()].flatMap((row) => Object.values(row));
  const texts = new Set<unknown>();
  for (const rows of [deliveries, attributes, conversations])
    for (const { '@odata.etag': _, ...row } of rows) for (const value of Object.values(row)) texts.add(value);
  const plain = /^(?:"?[\p{L}\p{N}+$][\p{L}\p{N}\p{M} .,:'"-]*|W\/"\d+")$/u;
  expect([...names, ...texts].filter((value) => typeof value === 'string' && (!plain.test(value) || value.length > 60))).toEqual([]);
  const codes = [...countBy(deliveries, (row) => row.msdyn_disposition_codes ?? '').keys()].map((text) => parseDispositions(String(text)));
  expect(codes.filter(({ isUnparseable }) => isUnparseable)).toEqual([]);
});

test('hostile rows hold markup, built-in names, direction marks, impossible times and codes that do not parse, and leave the plan of the days alone', () => {
  const has = (test: (row: SampleDelivery) => boolean) => hostileDeliveries.some(test);
  expect(has((row) => ms(row.msdyn_end_date) < ms(row.msdyn_start_date))).toBe(true);
  expect(has((row) => row.msdyn_disposition_codes === '"Interested')).toBe(true);
  expect(has((row) => row.msdyn_seq_no === null)).toBe(true);
  expect([...countBy(hostileDeliveries, (row) => row.msdyn_delivery_id).values()].some((count) => count > 1)).toBe(true);
  const texts = new Set(hostileAttributes.flatMap((row) => [row.msdyn_keyword, row.msdyn_value]));
  for (const text of ['__proto__', '<script>alert(1)</script>', '\u202Egnp.exe', null]) expect(texts).toContain(text);
  expect(hostileAttributes.some((row) => row.msdyn_keyword?.length === 850)).toBe(true);
  expect(sampleQueues(true).at(-1)?.name).toContain('<b onclick');
  expect(sampleConfigurations(true).at(-1)?.msdyn_name).toMatch(/^=cmd\(\).*<img src=x/);
  const ids = (rows: readonly SampleDelivery[]) => rows.map((row) => row.msdyn_proactive_deliveryid);
  expect(ids(hostileDeliveries)).toEqual(ids(deliveries));
});

test('queues, configurations, users and conversations fit the deliveries', () => {
  const queues = new Set(sampleQueues().map((row) => row.queueid));
  const configurations = new Map(sampleConfigurations().map((row) => [row.msdyn_proactive_engagement_configid, row]));
  const users = new Set(sampleUsers().map((row) => row.systemuserid));
  expect([queues.size, configurations.size, users.size]).toEqual([6, 6, 8]);
  for (const row of configurations.values()) expect(queues).toContain(row._msdyn_queue_value);
  expect(deliveries.filter((row) => !configurations.has(row.msdyn_proactive_engagement_config_id ?? ''))).toEqual([]);
  const isStrange = (row: SampleDelivery) => !configurations.has(row.msdyn_proactive_engagement_config_id ?? '');
  expect([share(hostileDeliveries, isStrange) > 0, share(hostileDeliveries, isStrange) < 0.005]).toEqual([true, true]);
  const conversations = Array.from(sampleRecords(month), ({ conversation }) => conversation).filter((row) => row !== undefined);
  const ids = new Set(deliveries.map((row) => row.msdyn_conversation_id));
  expect(conversations.length).toBeGreaterThan(1000);
  expect(conversations.filter((row) => !ids.has(row.msdyn_ocliveworkitemid))).toEqual([]);
  const agents = new Set(conversations.map((row) => row._msdyn_activeagentid_value));
  expect(agents).toEqual(new Set([...users, null]));
});

test('a length that is no number of days is refused', () => {
  expect(() => [...sampleDeliveries({ ...month, days: 0 })]).toThrow('Cannot make sample data for "0" days');
});
