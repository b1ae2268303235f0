/** Reports tell a change of the rules by the rows that it reached, and not by when a reading first saw it. */
import { describe, expect, test } from 'vitest';
import { replacePeriod } from '../../src/harvest/backfill/replace-period.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { pullPeriod } from '../../src/harvest/pull/pull-period.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { Extent } from '../../src/lookup/report-query.ts';
import { defaultRules, type Rules } from '../../src/metrics/rules/rules.ts';
import { DEFINITIONS_PART } from '../../src/metrics/rules/rules-fingerprint.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf, type Period } from '../../src/time/local-day.ts';
import { startOrganisation } from '../harvest/organisation.ts';
import { fileQuarter, readQuarter } from '../support/history/read-quarter.ts';

const [BEFORE_DAY, DAY] = [dayOf('2026-11-13', 'UTC'), dayOf('2026-11-20', 'UTC')];
const NOW = DAY.toMs + 8 * HOUR_MS;
const FIRST = defaultRules('a key of this test');
const SECOND: Rules = { ...FIRST, dispositions: new Map([['voicemail', 'machine']]) };
const OTHER_KEY: Rules = { ...FIRST, privacyKey: 'another key of this test' };

/** Twenty calls on each of two days, a week apart, with a code that the second rules give a meaning. */
async function twoDays() {
  const org = await startOrganisation({ nowMs: BEFORE_DAY.fromMs + 9 * HOUR_MS });
  const finish = (n: number) => org.finish(n, { msdyn_disposition_codes: '"Voicemail"' });
  for (let n = 1; n <= 20; n++) finish(n);
  org.clock.nowMs = DAY.fromMs + 9 * HOUR_MS;
  for (let n = 21; n <= 40; n++) finish(n);
  org.clock.nowMs = NOW;
  const report = async (day = DAY, extent: Extent = 'full') => {
    const ports = { ...org.ports, rulePack: FIRST.rulePack, openShareLimit: 0.05 };
    return (await lookUpReport(ports, { period: day, scope: {}, extent }, org.clock.nowMs)).report;
  };
  return {
    ...org,
    finish,
    pull: (day: Period, rules: Rules) => pullPeriod({ ...org.ports, rules }, day, { nowMs: org.clock.nowMs }),
    report,
    /** Calls that reached a machine, before and now, and what is told of changes: of each the settings. */
    async told(day = DAY) {
      const { totals, comparison, quality } = await report(day);
      return {
        machine: [comparison.before?.totals.machine ?? null, totals.machine],
        breaks: (comparison.breaks ?? []).map(({ settings, crosses }) => [settings, crosses]),
        notes: quality
          .filter(({ id }) => id.endsWith('Changed'))
          .map(({ id, changes = [] }) => [id, changes.map(({ settings }) => settings)]),
      };
    },
  };
}

const MAPPED = ['DISPOSITION_MAP'];
const NOTE = ['rulesChanged', [MAPPED]];

describe('a change of settings is told', () => {
  test('where two days were read one by one, and the settings changed in between', async () => {
    const { pull, told, report } = await twoDays();
    await pull(BEFORE_DAY, FIRST);
    await pull(DAY, SECOND);
    expect(await told()).toEqual({ machine: [0, 20], breaks: [[MAPPED, ['before', 'mean7', 'mean28', 'anomalies']]], notes: [NOTE] });
    // The day before has rows of one kind, and nothing before it.
    expect(await told(BEFORE_DAY)).toEqual({ machine: [null, 0], breaks: [], notes: [] });
    const { comparison, signals = [] } = await report(DAY, 'counts');
    expect(comparison.breaks).toMatchObject([{ settings: MAPPED, crosses: ['before'] }]);
    expect(signals.map(({ evidence }) => evidence.crossesRules)).not.toContain(false);
  });

  test('where one past day was backfilled by changed settings, and no more once the other one is too', async () => {
    const { ports, pull, told } = await twoDays();
    await harvest({ ...ports, rules: FIRST, harvestFromDays: 10 }, { nowMs: NOW });
    expect(await told()).toEqual({ machine: [0, 0], breaks: [], notes: [] });
    await pull(DAY, SECOND);
    expect(await told()).toMatchObject({ machine: [0, 20], breaks: [[MAPPED, ['before', 'mean7', 'mean28', 'anomalies']]], notes: [NOTE] });
    await replacePeriod({ ...ports, rules: SECOND }, BEFORE_DAY, { nowMs: NOW });
    expect(await told()).toEqual({ machine: [20, 20], breaks: [], notes: [] });
    // And again where only the older day is filed by yet other ones.
    await pull(BEFORE_DAY, FIRST);
    expect(await told()).toMatchObject({ machine: [0, 20], breaks: [[MAPPED, expect.anything()]] });
  });

  test('where a day holds rows of both', async () => {
    const { ports, told, finish, clock } = await twoDays();
    const harvestBy = (rules: Rules) => harvest({ ...ports, rules }, { nowMs: clock.nowMs });
    const today = dayOf('2026-11-21', 'UTC');
    finish(98);
    clock.nowMs += HOUR_MS;
    await harvestBy(FIRST);
    expect(await told(today)).toEqual({ machine: [null, 0], breaks: [], notes: [] });
    clock.nowMs += HOUR_MS;
    finish(99);
    await harvestBy(SECOND);
    expect(await told(today)).toMatchObject({ machine: [null, 1], breaks: [[MAPPED, expect.arrayContaining(['period'])]], notes: [NOTE] });
  });

  test('and no more once a backfill has filed all of the rows by the same, though it was made between their days', async () => {
    const { ports, pull, told, clock } = await twoDays();
    await pull(BEFORE_DAY, FIRST);
    clock.nowMs = DAY.toMs - HOUR_MS;
    await harvest({ ...ports, rules: SECOND }, { nowMs: clock.nowMs });
    clock.nowMs = NOW;
    await harvest({ ...ports, rules: SECOND }, { nowMs: NOW });
    expect(await told()).toMatchObject({ machine: [0, 20], breaks: [[MAPPED, expect.arrayContaining(['before'])]], notes: [NOTE] });
    await pull(BEFORE_DAY, SECOND);
    expect(await told()).toEqual({ machine: [20, 20], breaks: [], notes: [] });
  });

  test('and not where no row was filed by the new ones yet', async () => {
    const { ports, told } = await twoDays();
    await harvest({ ...ports, rules: FIRST, harvestFromDays: 10 }, { nowMs: NOW });
    await harvest({ ...ports, rules: { ...SECOND, privacyKey: OTHER_KEY.privacyKey } }, { nowMs: NOW + HOUR_MS });
    expect(await told()).toEqual({ machine: [0, 0], breaks: [], notes: [] });
  });
});

test('a change of the key of pseudonyms alone is told by its own note, until a backfill', async () => {
  const { pull, told } = await twoDays();
  await pull(BEFORE_DAY, FIRST);
  await pull(DAY, OTHER_KEY);
  expect((await told()).notes).toEqual([['privacyKeyChanged', []]]);
  await pull(BEFORE_DAY, OTHER_KEY);
  expect(await told()).toEqual({ machine: [0, 0], breaks: [], notes: [] });
});

test('after an upgrade, what the older version filed is told as other definitions, until a backfill', async () => {
  const { ports, pull, told } = await twoDays();
  await pull(BEFORE_DAY, FIRST);
  await asBeforeNumbers();
  await pull(DAY, FIRST);
  const definitions = [[[DEFINITIONS_PART], ['before', 'mean7', 'mean28', 'anomalies']]];
  expect(await told()).toMatchObject({ breaks: definitions, notes: [['rulesChanged', [[DEFINITIONS_PART]]]] });
  await pull(BEFORE_DAY, FIRST);
  expect(await told()).toMatchObject({ breaks: [], notes: [] });

  /** History as a version left it that knew no numbers of rules. */
  async function asBeforeNumbers(): Promise<void> {
    const rules = await ports.documents.read({ partition: 'harvest', row: 'rules' });
    if (rules) await ports.documents.delete({ partition: 'harvest', row: 'rules' }, rules.etag);
    const unnumbered = <T extends { readonly version: object }>(one: T): T => ({ ...one, version: { ...one.version, rules: 0 } });
    const days = await Array.fromAsync(ports.quarters.listDays());
    for (const { quarterMs } of days.flatMap(({ quarters }) => quarters)) {
      const { facts = [], intakes = [] } = (await readQuarter(ports.quarters, quarterMs)) ?? {};
      await fileQuarter(ports.quarters, quarterMs, { facts: facts.map(unnumbered), intakes: intakes.map(unnumbered) });
    }
  }
});
