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
import type { AttributeRow } from '../../../src/metrics/row/row.ts';
import { defaultRules, type Rules } from '../../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { guid } from '../../dataverse/start.ts';
import type { Stores } from '../dying-after.ts';
import { ATTRIBUTES, DELIVERIES, INPUT, RESULT } from '../organisation.ts';
import { deliveryOf, iso, type ModelRow, partitionOf, type Shape, type WorldOptions } from './model-row.ts';

export const START_MS = Date.UTC(2026, 10, 20, 9, 7, 13);
const RULES: Rules = { ...defaultRules('a key of the law'), keptKeywords: new Set(['outcome', 'language']) };
/** Other settings: a code has a meaning, and contacts another pseudonym. */
const OTHER_RULES: Rules = { ...RULES, privacyKey: 'another key of the law', dispositions: new Map([['voicemail', 'machine']]) };

export class World {
  readonly rows = new Map<number, ModelRow>();
  /** When harvests began, UTC epoch milliseconds. */
  readonly harvests: number[] = [];
  /** Whether a harvest has read all there was. */
  hasRead = false;
  readonly emulator: Emulator;
  readonly history: History;
  readonly options: WorldOptions;
  readonly #clock: { nowMs: number };
  #rules = RULES;
  #mayReadDefinitions = true;
  #hasNames = true;
  readonly #absent = new Set<string>();
  #version = 0;
  #attribute = 0;

  constructor(emulator: Emulator, history: History, options: WorldOptions, clock: { nowMs: number }) {
    this.emulator = emulator;
    this.history = history;
    this.options = options;
    this.#clock = clock;
    this.setFaults({});
    emulator.intercept(({ url = '' }, response) => {
      const isDefinition = !this.#mayReadDefinitions && url.includes('/EntityDefinitions(');
      if (!isDefinition && (this.#hasNames || !url.includes('/queues?'))) return false;
      const error = { code: '0x80040220', message: 'Principal user is missing prvReadEntity privilege' };
      response.writeHead(isDefinition ? 403 : 400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
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
    this.emulator.faults.set({ ...faults, lag: { ms: this.options.lag }, ttl: this.options.lifeSeconds !== null });
  }

  /** The organisation changes its settings, or changes them back. */
  changeRules(): void {
    this.#rules = this.#rules === RULES ? OTHER_RULES : RULES;
  }

  /** The right to read the definitions is taken away, or given back: optional columns, partitionid among them, go and come with it. */
  changeRights(): void {
    this.#mayReadDefinitions = !this.#mayReadDefinitions;
  }

  /** The table of queue names refuses every query, or answers again. */
  changeNames(): void {
    this.#hasNames = !this.#hasNames;
  }

  /** A column goes, or comes back, while the process lives that then harvests. */
  async vanish(column: string): Promise<HarvestResult> {
    const dataverse = this.client();
    for await (const _ of dataverse.listDeliveries('modifiedon lt 2000-01-01T00:00:00Z')) void _;
    const table = this.emulator.table(DELIVERIES);
    if (this.#absent.delete(column)) table.restoreColumn(column);
    else {
      this.#absent.add(column);
      table.dropColumn(column);
    }
    return this.harvest(this.history, { dataverse });
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
    const { nowMs } = this;
    const row = deliveryOf(n, shape, { nowMs, known, version: ++this.#version, lifeSeconds: this.options.lifeSeconds });
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

  /** Whether the row is there no more: removed, or expired. */
  isGone(n: number): boolean {
    const { row, isRemoved } = this.#known(n);
    const { lifeSeconds } = this.options;
    return isRemoved || (lifeSeconds !== null && Date.parse(row.modifiedon ?? '') + lifeSeconds * 1000 <= this.nowMs);
  }

  /** A harvest by a process of its own. */
  async harvest(
    history: Stores = this.history,
    { dataverse = this.client(), isOver = () => false }: { readonly dataverse?: DataverseClient; readonly isOver?: () => boolean } = {},
  ): Promise<HarvestResult> {
    const beganMs = this.nowMs;
    this.harvests.push(beganMs);
    const result = await harvest(this.#ports(history, dataverse), { nowMs: this.nowMs + this.options.skewMs, isOver });
    if (result.isComplete) {
      this.hasRead = true;
      this.#noteSeen(beganMs);
    }
    return result;
  }

  /** All that reads, on an address where another organisation answers. */
  readElsewhere({ url, token }: Pick<Emulator, 'url' | 'token'>): readonly (() => Promise<unknown>)[] {
    const dataverse = createDataverseClient({ url, token: { getToken: async () => token }, retry: { baseMs: 1 } });
    const ports = this.#ports(this.history, dataverse);
    const toMs = quarterOf(this.nowMs);
    return [() => harvest(ports, { nowMs: this.nowMs }), () => pullSpan(ports, [toMs - HOUR_MS, toMs], { nowMs: this.nowMs })];
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

  #ports({ quarters, documents, values, blobs }: Stores, dataverse = this.client()): HarvestPorts {
    return { quarters, documents, values, blobs, dataverse, rules: this.#rules, harvestFromDays: 1 };
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
      if (this.isGone(n)) continue;
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
