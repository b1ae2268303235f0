/** A small organisation and the history of it: what the commands of the law change, and what must hold at its end. */
import type { Emulator } from '../../../dev/dataverse/emulator.ts';
import type { FaultInput } from '../../../dev/dataverse/faults/settings.ts';
import { createDataverseClient, type DataverseClient } from '../../../src/dataverse/client.ts';
import { harvest } from '../../../src/harvest/harvest.ts';
import type { HarvestPorts, HarvestResult } from '../../../src/harvest/pull/harvest-ports.ts';
import { pullSpan } from '../../../src/harvest/pull/pull-span.ts';
import { sweep } from '../../../src/harvest/sweep.ts';
import type { History } from '../../../src/history/history.ts';
import { listRulesChanges } from '../../../src/history/state/rules-versions.ts';
import type { AttributeRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules, type Rules } from '../../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { guid } from '../../dataverse/start.ts';
import type { Stores } from '../dying-after.ts';

export const START_MS = Date.UTC(2026, 10, 20, 9, 7, 13);
const RULES: Rules = { ...defaultRules('a key of the law'), keptKeywords: new Set(['outcome', 'language']) };
/** Other settings: a code has a meaning, and contacts another pseudonym. */
const OTHER_RULES: Rules = { ...RULES, privacyKey: 'another key of the law', dispositions: new Map([['voicemail', 'machine']]) };

const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';
const INPUT = 700_610_000;
const RESULT = 700_610_001;

/** What is known of a delivery that was written. */
export interface ModelRow {
  readonly row: DeliveryRow;
  /** Each version with the time of its writing, oldest first. */
  readonly versions: readonly { readonly number: number; readonly atMs: number; readonly isFinished: boolean }[];
  readonly attributes: ReadonlyMap<string, AttributeRow>;
  /** The least version that a complete harvest must have seen; 0 = none. */
  readonly seen: number;
  readonly isRemoved: boolean;
}

export interface WorldOptions {
  /** How long after its write a row version is seen, milliseconds. */
  readonly lag: { readonly min: number; readonly max: number };
  /** Our clock less the server's, milliseconds. */
  readonly skewMs: number;
}

/** How a delivery looks after a write. */
export interface Shape {
  /** Hours before now at which it ended; null = it is not finished. */
  readonly endedHoursAgo: number | null;
  readonly result: string;
}

export class World {
  readonly rows = new Map<number, ModelRow>();
  readonly emulator: Emulator;
  readonly history: History;
  readonly options: WorldOptions;
  readonly #clock: { nowMs: number };
  #rules = RULES;
  #mayReadDefinitions = true;
  #version = 0;
  #attribute = 0;

  constructor(emulator: Emulator, history: History, options: WorldOptions, clock: { nowMs: number }) {
    this.emulator = emulator;
    this.history = history;
    this.options = options;
    this.#clock = clock;
    this.setFaults({});
    emulator.intercept(({ url }, response) => {
      if (this.#mayReadDefinitions || !url?.includes('/EntityDefinitions(')) return false;
      const error = { code: '0x80040220', message: 'Principal user is missing prvReadEntity privilege' };
      response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
      return true;
    });
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  pass(ms: number): void {
    this.#clock.nowMs += ms;
  }

  setFaults(faults: FaultInput): void {
    this.emulator.faults.set({ ...faults, lag: { ms: this.options.lag } });
  }

  /** The organisation changes its settings, or changes them back. */
  changeRules(): void {
    this.#rules = this.#rules === RULES ? OTHER_RULES : RULES;
  }

  /** The right to read the definitions is taken away, or given back: optional columns, partitionid among them, go and come with it. */
  changeRights(): void {
    this.#mayReadDefinitions = !this.#mayReadDefinitions;
  }

  /** The rules by their number. Of two kinds of rules each number has the other one than the number before it. */
  async rulesByNumber(): Promise<{ readonly latest: number; readonly of: (number: number) => Rules }> {
    const changes = await listRulesChanges(this.history.documents);
    const latest = changes.at(-1)?.number ?? 1;
    const other = this.#rules === RULES ? OTHER_RULES : RULES;
    return { latest, of: (number) => ({ ...((latest - number) % 2 === 0 ? this.#rules : other), number }) };
  }

  /** Writes a delivery; a new one gets its inputs with it. */
  write(n: number, shape: Shape, inputs: number): void {
    const known = this.rows.get(n);
    const row = this.#rowOf(n, shape, known);
    this.emulator.table(DELIVERIES).upsert({ ...row });
    const version = { number: this.#version, atMs: this.nowMs, isFinished: shape.endedHoursAgo !== null };
    const base = known ?? { attributes: new Map<string, AttributeRow>(), seen: 0, isRemoved: false, versions: [] };
    this.rows.set(n, { ...base, row, versions: [...base.versions, version] });
    if (known === undefined) for (let i = 0; i < inputs; i++) this.#writeAttribute(n, `input ${i}`, INPUT, 'value');
  }

  /** Writes a result of a delivery: a new one, or a new value of the one with this keyword. */
  writeResult(n: number, keyword: string, value: string): void {
    this.#writeAttribute(n, keyword, RESULT, value);
  }

  /** The delivery is gone, with its attributes: expired, or deleted. */
  remove(n: number): void {
    const known = this.#known(n);
    this.emulator.table(DELIVERIES).delete(`${guid(n)}|${partitionOf(n)}`);
    for (const id of known.attributes.keys()) this.emulator.table(ATTRIBUTES).delete(id);
    this.rows.set(n, { ...known, isRemoved: true });
  }

  /** A harvest by a process of its own. */
  async harvest(history: Stores = this.history, isOver = () => false): Promise<HarvestResult> {
    const beganMs = this.nowMs;
    const result = await harvest(this.#ports(history), { nowMs: this.nowMs + this.options.skewMs, isOver });
    if (result.isComplete) this.#noteSeen(beganMs);
    return result;
  }

  /** A reading of the UTC hours around now, as a backfill does it. */
  async pull(hours = 6): Promise<void> {
    const toMs = quarterOf(this.nowMs) + HOUR_MS;
    await pullSpan(this.#ports(this.history), [toMs - hours * HOUR_MS, toMs], { nowMs: this.nowMs + this.options.skewMs });
  }

  async sweep(): Promise<void> {
    await sweep(this.#ports(this.history), 'Europe/Lisbon', { nowMs: this.nowMs + this.options.skewMs });
  }

  /** Asks as a new process does, with a token of its own. */
  client(): DataverseClient {
    let token = this.emulator.issueToken();
    const source = {
      getToken: async ({ fresh = false } = {}) => {
        if (fresh) token = this.emulator.issueToken();
        return token;
      },
    };
    return createDataverseClient({ url: this.emulator.url, token: source, retry: { baseMs: 1, maxDelayMs: 4 } });
  }

  #ports({ quarters, documents, values }: Stores): HarvestPorts {
    return { quarters, documents, values, dataverse: this.client(), rules: this.#rules, harvestFromDays: 1 };
  }

  #rowOf(n: number, { endedHoursAgo, result }: Shape, known: ModelRow | undefined): DeliveryRow {
    this.#version++;
    const isFinished = endedHoursAgo !== null;
    const endedAt = isFinished ? iso(this.nowMs - endedHoursAgo * HOUR_MS) : null;
    return {
      msdyn_proactive_deliveryid: guid(n),
      msdyn_delivery_id: guid(n),
      msdyn_contact_id: guid(500 + (n % 3)),
      msdyn_channel: 'Voice',
      msdyn_dialmode_type: 'Copilot',
      msdyn_status: isFinished ? 'Complete' : 'InProcess',
      msdyn_result: isFinished ? result : null,
      msdyn_disposition_codes: n % 2 === 0 ? '"Voicemail"' : null,
      partitionid: partitionOf(n),
      msdyn_start_date: endedAt,
      msdyn_end_date: endedAt,
      msdyn_result_date: endedAt,
      createdon: known?.row.createdon ?? iso(this.nowMs),
      modifiedon: iso(this.nowMs),
      versionnumber: this.#version,
    };
  }

  #writeAttribute(n: number, keyword: string, type: number, value: string): void {
    const known = this.#known(n);
    const before = [...known.attributes.values()].find((attribute) => attribute.msdyn_keyword === keyword);
    this.#version++;
    const attribute: AttributeRow = {
      msdyn_proactive_delivery_attributeid: before?.msdyn_proactive_delivery_attributeid ?? guid(10_000 + ++this.#attribute),
      _msdyn_proactive_delivery_value: guid(n),
      msdyn_keyword: keyword,
      msdyn_value: value,
      msdyn_type: type,
      createdon: before?.createdon ?? iso(this.nowMs),
      modifiedon: iso(this.nowMs),
      versionnumber: this.#version,
    };
    this.emulator.table(ATTRIBUTES).upsert({ ...attribute });
    const attributes = new Map(known.attributes).set(attribute.msdyn_proactive_delivery_attributeid, attribute);
    this.rows.set(n, { ...known, attributes });
  }

  /** Whatever was visible when a complete harvest began, it has seen. */
  #noteSeen(beganMs: number): void {
    for (const [n, known] of this.rows) {
      if (known.isRemoved) continue;
      const visible = known.versions.filter(({ atMs }) => atMs + this.options.lag.max <= beganMs);
      this.rows.set(n, { ...known, seen: Math.max(known.seen, visible.at(-1)?.number ?? 0) });
    }
  }

  #known(n: number): ModelRow {
    const known = this.rows.get(n);
    if (known === undefined) throw new RangeError(`Cannot find the delivery ${n}: it was never written`);
    return known;
  }
}

/** Not the primary key, as some organisations have it. */
function partitionOf(n: number): string {
  return `p${n % 3}`;
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
