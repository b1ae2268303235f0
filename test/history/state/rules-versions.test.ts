/** Settings that shape facts have a number: what was filed by newer ones wins, and a backfill brings them to the past. */
import { describe, expect, test } from 'vitest';
import { replacePeriod } from '../../../src/harvest/backfill/replace-period.ts';
import { harvest } from '../../../src/harvest/harvest.ts';
import type { HarvestPorts } from '../../../src/harvest/pull/harvest-ports.ts';
import { pullPeriod } from '../../../src/harvest/pull/pull-period.ts';
import { listRulesChanges, numberedRules, rulesNumber } from '../../../src/history/state/rules-versions.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';
import { defaultRules, type Rules } from '../../../src/metrics/rules/rules.ts';
import { DEFINITIONS_PART, fingerprintOf } from '../../../src/metrics/rules/rules-fingerprint.ts';
import { rulePackOf, US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { startOrganisation } from '../../harvest/organisation.ts';

const NOW = Date.UTC(2026, 10, 20, 10);
const DAY = dayOf('2026-11-20', 'UTC');
const BEFORE = defaultRules('a key of this test');
const AFTER: Rules = { ...BEFORE, dispositions: new Map([['voicemail', 'machine']]) };

describe('numberedRules()', () => {
  test('counts up at each change, back to earlier rules too, and stays where nothing changed', async () => {
    const { documents } = await startOrganisation({ nowMs: NOW });
    const numberOf = async (rules: Rules, nowMs: number) => (await numberedRules(documents, rules, nowMs)).number;
    expect([await numberOf(BEFORE, 1), await numberOf(BEFORE, 2), await numberOf(AFTER, 3), await numberOf(AFTER, 4)]).toEqual([
      1, 1, 2, 2,
    ]);
    expect(await numberOf(BEFORE, 5)).toBe(3);
    expect(await listRulesChanges(documents)).toEqual([
      { number: 1, atMs: 1, settings: [DEFINITIONS_PART] },
      { number: 2, atMs: 3, settings: ['DISPOSITION_MAP'] },
      { number: 3, atMs: 5, settings: ['DISPOSITION_MAP'] },
    ]);
  });

  test('refuses a record that it cannot read, for a low number would let older facts win', async () => {
    const { documents } = await startOrganisation({ nowMs: NOW });
    await documents.write({ partition: 'harvest', row: 'rules' }, 'other', null);
    await expect(numberedRules(documents, BEFORE, 1)).rejects.toMatchObject({ code: 'store.corrupt' });
  });

  test('is what rulesNumber() tells; null before the first reading, and where the record cannot be read', async () => {
    const { documents } = await startOrganisation({ nowMs: NOW });
    expect(await rulesNumber(documents)).toBeNull();
    await numberedRules(documents, BEFORE, 1);
    await numberedRules(documents, AFTER, 2);
    expect(await rulesNumber(documents)).toBe(2);
    const other = await startOrganisation({ nowMs: NOW });
    await other.documents.write({ partition: 'harvest', row: 'rules' }, 'other', null);
    expect(await rulesNumber(other.documents)).toBeNull();
  });
});

describe('fingerprintOf()', () => {
  test.each<[setting: string, change: Partial<Rules>]>([
    ['ATTRIBUTE_VALUES', { keptKeywords: new Set(['language']) }],
    ['DISPOSITION_MAP', { dispositions: new Map([['sold', 'person']]) }],
    ['PRIVACY_KEY', { privacyKey: 'another key of this test' }],
    ['RULE_PACK', { rulePack: rulePackOf('uk') ?? US_FEDERAL }],
    ['SHORT_CALL_SECONDS', { shortCallSeconds: 20 }],
    ['SUCCESS_MAP', { success: { codes: new Set(['sold']), attributes: new Map() } }],
    ['SUCCESS_MAP', { success: { codes: new Set(), attributes: new Map([['paid', new Set(['yes'])]]) } }],
    ['VALUE_ATTRIBUTES', { valueKeywords: new Set(['amount']) }],
  ])('tells a change of %s by its name alone', (setting, change) => {
    const [before, after] = [fingerprintOf(BEFORE), fingerprintOf({ ...BEFORE, ...change })];
    expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual([setting]);
    expect(JSON.stringify(after)).not.toContain('key of this test');
  });

  test('does not mind the order of texts, nor caps, which are applied when history is read', () => {
    const rules = (codes: readonly string[]): Rules => ({ ...BEFORE, success: { codes: new Set(codes), attributes: new Map() } });
    expect(fingerprintOf(rules(['a', 'b']))).toEqual(fingerprintOf(rules(['b', 'a'])));
    const capped = { ...US_FEDERAL, caps: [{ id: 'x', name: 'x', attempts: 1, hours: 1 }] };
    expect(fingerprintOf({ ...BEFORE, rulePack: capped })).toEqual(fingerprintOf(BEFORE));
  });
});

/** Ten calls with a code that the later rules give a meaning. */
async function tenCalls() {
  const org = await startOrganisation({ nowMs: NOW });
  for (let n = 1; n <= 10; n++) org.finish(n, { msdyn_disposition_codes: '"Voicemail"' });
  org.clock.nowMs += 20 * MINUTE_MS;
  await harvest({ ...org.ports, rules: BEFORE }, { nowMs: org.clock.nowMs });
  return {
    ...org,
    machines: async () => [...(await org.facts()).values()].filter(({ sets }) => isIn(sets, SETS.machine)).length,
    numbers: async () => [...new Set([...(await org.facts()).values()].map(({ version }) => version.rules))],
  };
}

const pulls: Record<string, (ports: HarvestPorts, nowMs: number) => Promise<unknown>> = {
  'a backfill': (ports, nowMs) => pullPeriod(ports, DAY, { nowMs }),
  'a backfill that replaces': (ports, nowMs) => replacePeriod(ports, DAY, { nowMs }),
};

test.each(Object.entries(pulls))('%s applies the rules of now to all rows of a past day, and only once', async (_, pull) => {
  const { ports, clock, machines, numbers, facts } = await tenCalls();
  expect([await machines(), await numbers()]).toEqual([0, [1]]);
  // What is read again by the same rules is what it was.
  await pull({ ...ports, rules: BEFORE }, clock.nowMs);
  expect([await machines(), await numbers()]).toEqual([0, [1]]);
  await pull({ ...ports, rules: AFTER }, clock.nowMs);
  expect([await machines(), await numbers(), (await facts()).size]).toEqual([10, [2], 10]);
});

test('unchanged rows that are read again by the same rules write no quarter hour', async () => {
  const { ports, clock } = await tenCalls();
  const etags = async () => (await Array.fromAsync(ports.quarters.listDays())).flatMap(({ quarters }) => quarters.map(({ etag }) => etag));
  const before = await etags();
  await pullPeriod({ ...ports, rules: BEFORE }, DAY, { nowMs: clock.nowMs });
  expect(await etags()).toEqual(before);
});

test('a harvest by changed rules leaves the past to a backfill, and files what it reads by them', async () => {
  const { ports, clock, finish, facts, machines } = await tenCalls();
  clock.nowMs += 20 * MINUTE_MS;
  finish(11, { msdyn_disposition_codes: '"Voicemail"' });
  await harvest({ ...ports, rules: AFTER }, { nowMs: clock.nowMs });
  expect([await machines(), (await facts()).size]).toEqual([1, 11]);
});
