/** Believable sample data: weeks of deliveries of an invented organisation, as rows on the wire, the same for the same seed. */
import { HOUR_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { configurationsOf, JOURNEYS, LIMITS, queuesOf, UPLOAD_ID, USERS } from './catalogue.ts';
import { createRandom } from './random.ts';
import { recordsOfDay } from './records.ts';
import { iso, type SampleDelivery, type SampleRecord, versionColumns } from './rows.ts';

export interface SampleOptions {
  /** @default 1 */
  readonly seed?: number;
  /** Last local day, YYYY-MM-DD. */
  readonly lastDate: string;
  /** Number of local days up to and with lastDate, integer > 0. */
  readonly days: number;
  /** IANA zone of the days and of the organisation's working hours; most contacts live near it. */
  readonly zone: string;
  /** About so many deliveries on a weekday. @default 800 */
  readonly deliveriesPerDay?: number;
  /** The instant at which the tables are seen, UTC epoch milliseconds: later rows are not there, and what runs then is Pending or InProcess. */
  readonly nowMs: number;
  /** Whether some rows, attributes and names are such as break careless programs. @default false */
  readonly hostile?: boolean;
}

// Long enough ago that no harvest takes these rows for new.
const CATALOGUE_MS = Date.UTC(2026, 0, 15, 9);
const DIAL_MODES: Readonly<Record<string, number>> = {
  Copilot: 100_000_000,
  Progressive: 100_000_001,
  Preview: 100_000_002,
  Predictive: 100_000_003,
};

/** Rows of msdyn_proactive_deliveries, day by day. @throws InputError where lastDate or zone is none */
export function* sampleDeliveries(options: SampleOptions): Generator<SampleDelivery> {
  for (const { delivery } of sampleRecords(options)) yield delivery;
}

/** Deliveries with what belongs to each. @throws as sampleDeliveries */
export function* sampleRecords(options: SampleOptions): Generator<SampleRecord> {
  const { seed = 1, zone, deliveriesPerDay = 800, nowMs, hostile = false } = options;
  for (const date of datesOf(options)) yield* recordsOfDay({ seed, date, zone, deliveriesPerDay }, { nowMs, hostile });
}

/** Rows of queues. */
export function sampleQueues(hostile = false) {
  return queuesOf(hostile).map((queue) => ({ '@odata.etag': catalogueTag(), ...queue, modifiedon: iso(CATALOGUE_MS) }));
}

/** Rows of msdyn_proactive_engagement_configs. */
export function sampleConfigurations(hostile = false) {
  return configurationsOf(hostile).map(({ id, name, queueId, channel, dialMode }, i) => ({
    '@odata.etag': catalogueTag(),
    msdyn_proactive_engagement_configid: id,
    msdyn_name: name,
    _msdyn_queue_value: queueId,
    msdyn_dialmode_type: DIAL_MODES[dialMode] ?? null,
    msdyn_type: channel === 'SMS' ? 100_000_001 : 100_000_000,
    msdyn_priority: 3,
    ...LIMITS[i],
    statecode: 0,
    statuscode: 1,
    modifiedon: iso(CATALOGUE_MS),
  }));
}

/** Rows of msdynmkt_journeys. */
export function sampleJourneys() {
  return JOURNEYS.map(({ id, name }) => ({
    '@odata.etag': catalogueTag(),
    msdynmkt_journeyid: id,
    msdynmkt_name: name,
    modifiedon: iso(CATALOGUE_MS),
  }));
}

/** Rows of msdyn_proactive_delivery_batches: one that the deliveries came of, one that failed on the day before lastDate, and one with errors three days before. @throws as sampleDeliveries */
export function sampleBatches({ lastDate, zone }: Pick<SampleOptions, 'lastDate' | 'zone'>) {
  const at = (days: number) => dayOf(addDays(lastDate, -days), zone).fromMs + 9 * HOUR_MS;
  return [
    batch(UPLOAD_ID, 192_360_002, CATALOGUE_MS, null),
    batch('late upload', 192_360_004, at(1), 'The column "PhoneNumber" was not found in the first line of the file.'),
    batch('early upload', 192_360_003, at(3), '12 of 480 lines have no usable number, the first of them is line 37.'),
  ];
}

function batch(name: string, status: number, createdMs: number, message: string | null) {
  const id = createRandom(`batch|${name}`).guid();
  return {
    ...versionColumns(createdMs),
    msdyn_proactive_delivery_batchid: id,
    msdyn_batch_id: name === UPLOAD_ID ? UPLOAD_ID : id,
    msdyn_status: status,
    msdyn_error_message: message,
    _msdyn_proactive_engagement_config_value: configurationsOf(false)[1]?.id ?? null,
    createdon: iso(createdMs),
    modifiedon: iso(createdMs),
  };
}

/** Rows of systemusers. */
export function sampleUsers() {
  return USERS.map((user) => ({ '@odata.etag': catalogueTag(), ...user, modifiedon: iso(CATALOGUE_MS) }));
}

function datesOf({ lastDate, days }: SampleOptions): string[] {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`Cannot make sample data for "${days}" days: it has to be an integer > 0`);
  return Array.from({ length: days }, (_, i) => addDays(lastDate, i + 1 - days));
}

function catalogueTag(): string {
  return versionColumns(CATALOGUE_MS)['@odata.etag'];
}
