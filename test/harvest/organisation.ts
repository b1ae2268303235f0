/** An emulated organisation with a clock that the test moves, and the history of it. */
import { inject, onTestFinished } from 'vitest';
import { type EmulatorOptions, startEmulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import type { ServiceLimits } from '../../src/dataverse/gate/request-window.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import type { HarvestPorts } from '../../src/harvest/pull/harvest-ports.ts';
import { openHistory } from '../../src/history/history.ts';
import { type Fact, isFact } from '../../src/metrics/fact/fact.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { guid } from '../dataverse/start.ts';

export const DELIVERIES = 'msdyn_proactive_deliveries';
export const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';
export const INPUT = 700_610_000;
export const RESULT = 700_610_001;

let organisations = 0;

export interface OrganisationOptions {
  /** Where the clock starts, UTC epoch milliseconds; it stands still until the test moves it. @default the real clock, which runs */
  readonly nowMs?: number;
  readonly emulator?: EmulatorOptions;
  readonly limits?: ServiceLimits;
}

/** Ended with the test. */
export async function startOrganisation({ nowMs: startMs, emulator: options = {}, limits }: OrganisationOptions) {
  const nowMs = startMs ?? Date.now();
  const clock = { nowMs };
  const now = startMs === undefined ? Date.now : () => clock.nowMs;
  const emulator = await startEmulator({ ...options, now });
  onTestFinished(() => emulator.stop());
  const connection = { connectionString: inject('storageConnection') };
  const history = await openHistory({ connection, prefix: `org${process.pid}x${++organisations}` });
  const token = createTokenSource({ kind: 'token', token: emulator.token }, emulator.url);
  const dataverse = createDataverseClient({ url: emulator.url, token, retry: { baseMs: 1 }, ...(limits && { limits }) });
  const ports: HarvestPorts = { ...history, dataverse, rules: defaultRules('a key of this test'), harvestFromDays: 2 };
  let told = 0;
  const at = () => `${new Date(now()).toISOString().slice(0, 19)}Z`;
  return {
    clock,
    emulator,
    ports,
    documents: history.documents,
    /** A delivery that is created, and has ended, now. */
    finish(n: number, columns: Readonly<Record<string, unknown>> = {}): void {
      const ended = { msdyn_start_date: at(), msdyn_end_date: at(), msdyn_result_date: at(), createdon: at(), modifiedon: at() };
      const row = { msdyn_proactive_deliveryid: guid(n), msdyn_channel: 'Voice', msdyn_dialmode_type: 'Copilot', msdyn_status: 'Complete' };
      emulator.table(DELIVERIES).upsert({ ...row, msdyn_result: 'LiveAnswer', ...ended, ...columns });
    },
    /** An attribute that is written now. */
    attribute(id: number, delivery: number | null, type: number, keyword = 'outcome', value = 'yes'): void {
      emulator.table(ATTRIBUTES).upsert({
        msdyn_proactive_delivery_attributeid: guid(id),
        _msdyn_proactive_delivery_value: delivery === null ? null : guid(delivery),
        msdyn_keyword: keyword,
        msdyn_value: value,
        msdyn_type: type,
        createdon: at(),
        modifiedon: at(),
      });
    },
    /** Path and query of the requests since the last call, decoded. */
    asked(): readonly string[] {
      const since = told;
      told = emulator.requests.length;
      return emulator.requests.slice(since).map(({ url }) => decodeURIComponent(url));
    },
    async facts(): Promise<ReadonlyMap<string, Fact>> {
      const found = new Map<string, Fact>();
      for await (const { facts } of history.quarters.listFacts(dayOf(nowMs), dayOf(now()) + 86_400_000))
        for (const fact of facts.filter(isFact)) found.set(fact.id, fact);
      return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };

  function dayOf(ms: number): number {
    return ms - (ms % 86_400_000);
  }
}
