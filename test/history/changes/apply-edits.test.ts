import { expect, test } from 'vitest';
import { applyEdits, type DayEdit } from '../../../src/history/changes/apply-edits.ts';
import { type Day, newDay } from '../../../src/history/days/day.ts';
import type { RowChange } from '../../../src/history/quarters/quarter-store.ts';
import type { Fact, Intake } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { realisticFacts, realisticIntakes } from '../../support/history/realistic-facts.ts';

const AT = Date.UTC(2026, 10, 22);
const EMPTY = newDay(AT, 'life');
const [fact] = realisticFacts(AT, 1, 1) as [Fact];
const [intake] = realisticIntakes(AT, 1, 1) as [Intake];
const NOTHING = { facts: new Map(), intakes: new Map() };
const KNOWN = { facts: new Map([[AT, new Map([[fact.id, fact]])]]), intakes: new Map([[AT, new Map([[intake.id, intake]])]]) };
const by = (rules: number): Fact => ({ ...fact, version: { ...fact.version, rules } });

function edit(change: RowChange, more: Partial<DayEdit> = {}): DayEdit {
  return { quarterMs: AT, facts: new Set([fact.id]), intakes: new Set([intake.id]), change, isFiling: true, ...more };
}

const filed = applyEdits(EMPTY, NOTHING, [edit(() => ({ facts: [by(3)], intakes: [{ ...intake, placeMs: null }] }))], 7)?.day as Day;

test('what comes is counted in its quarter hour, with its rules, and the day counts the edit', () => {
  expect(filed.revision).toBe(1);
  expect([...filed.quarters]).toEqual([[AT, { revision: 1, facts: 1, intakes: 1, open: 1, filedMs: 7, rules: [[3, 1]] }]]);
});

test('an edit sees what those before it have made, and a row that changed twice is written once', () => {
  const seen: unknown[] = [];
  const change = applyEdits(
    filed,
    { facts: new Map([[AT, new Map([[fact.id, by(3)]])]]), intakes: new Map() },
    [
      edit(() => ({ facts: [by(4)] })),
      edit(({ facts }) => {
        seen.push(...facts.values());
        return { facts: [by(5)] };
      }),
    ],
    8,
  );
  expect(seen).toEqual([by(4)]);
  expect(change?.facts).toEqual([{ quarterMs: AT, id: fact.id, record: by(5) }]);
  expect(change?.day.quarters.get(AT)).toMatchObject({ revision: 2, facts: 1, rules: [[5, 1]], filedMs: 8 });
});

test('what goes is counted no more, and told by its id', () => {
  const change = applyEdits(filed, KNOWN, [edit(() => ({ goneFacts: [fact.id], goneIntakes: [intake.id] }))], 8);
  expect(change?.facts).toEqual([{ quarterMs: AT, id: fact.id, record: undefined }]);
  expect(change?.day.quarters.get(AT)).toMatchObject({ facts: 0, intakes: 0 });
});

test('nothing is changed by an edit that gives nothing, or takes away what is not there, nor are the others of its quarter hours', () => {
  const nothing = [
    edit(() => undefined),
    edit(() => ({})),
    edit(() => ({ goneFacts: [fact.id] })),
    edit(({ facts }) => ({ facts: [...facts.values()] })),
  ];
  expect(applyEdits(filed, NOTHING, nothing, 8)).toBeUndefined();
  const other = AT + QUARTER_MS;
  const change = applyEdits(filed, NOTHING, [...nothing, edit(() => ({ facts: [fact] }), { quarterMs: other })], 8);
  expect(change?.day.quarters.get(AT)).toEqual(filed.quarters.get(AT));
  expect(change?.day.quarters.get(other)).toMatchObject({ revision: 2, facts: 1 });
});

test('a change that files nothing leaves the time of filing', () => {
  expect(applyEdits(filed, NOTHING, [edit(() => ({ facts: [fact] }), { isFiling: false })], 8)?.day.quarters.get(AT)?.filedMs).toBe(7);
});

test('a frozen day takes no fact, entries without their contact, and keeps its time of filing', () => {
  const frozen = { ...filed, frozen: true };
  expect(applyEdits(frozen, NOTHING, [edit(() => ({ facts: [fact] }))], 8)).toBeUndefined();
  const change = applyEdits(frozen, NOTHING, [edit(() => ({ facts: [fact], intakes: [intake] }))], 8);
  expect(change?.facts).toEqual([]);
  expect(change?.intakes.map(({ record }) => record?.contact)).toEqual(['']);
  expect(change?.day.quarters.get(AT)?.filedMs).toBe(7);
});

test('a row that was not asked for is refused', () => {
  const facts = new Set<string>();
  for (const change of [() => ({ facts: [fact] }), () => ({ goneFacts: [fact.id] })])
    expect(() => applyEdits(EMPTY, NOTHING, [edit(change, { facts })], 8)).toThrow(RangeError);
});

test('nothing that is handed in is changed', () => {
  const before = structuredClone([filed, KNOWN]);
  applyEdits(filed, KNOWN, [edit(() => ({ facts: [by(9)], goneIntakes: [intake.id] }))], 8);
  expect([filed, KNOWN]).toEqual(before);
});
