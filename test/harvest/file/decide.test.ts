/** The pure half of filing: which cell of the table a row is in, and what its intake entry becomes. */
import { describe, expect, test } from 'vitest';
import { decide, placesToLookAt, type RowKnown } from '../../../src/harvest/file/decide.ts';
import { type Coming, KNOWN, type Known, TRANSITIONS } from '../../../src/harvest/file/transitions.ts';
import type { Intake } from '../../../src/metrics/fact/fact.ts';
import { FROZEN, LAST, OLD, OTHER, PLACE, type Version } from './rules-model.ts';
import { filingOf, quarterAt } from './situations.ts';

const DAY = { fromMs: 0 };
const at = (hour: number) => quarterAt(DAY, hour);
const MINUTE_MS = 60_000;

function entry(version: number, hour: number | null, alsoAt: readonly number[] = []): Intake {
  return { ...filingOf(DAY, { version, at: hour }).intake, alsoAt: alsoAt.map(at) };
}

const NO_ENTRY: RowKnown = { entry: undefined, isFrozen: false };
const known = (given: Intake): RowKnown => ({ entry: given, isFrozen: false });

const ROWS: Readonly<Record<Known, RowKnown>> = {
  nothing: NO_ENTRY,
  forgotten: { entry: undefined, isFrozen: true },
  open: known(entry(4, null)),
  reopening: known(entry(4, null, [OLD])),
  placed: known(entry(4, PLACE)),
  frozen: known(entry(4, PLACE)),
  moving: known(entry(4, PLACE, [OLD])),
  strayed: known(entry(4, PLACE, [OLD])),
};

const open: Version = { version: 6, at: null };
const here: Version = { version: 6, at: PLACE };
const elsewhere: Version = { version: 6, at: OTHER };
const frozen: Version = { version: 6, at: FROZEN };
const older: Version = { version: 3, at: OTHER };
const sameOpen: Version = { version: 4, at: null };
const same: Version = { version: 4, at: PLACE };
const kept = 'kept';

/** Each cell: what is known, what comes, and the entry then: its place and its old ones, "kept" as it was, or none. */
const CELLS: readonly (readonly [Known, Coming, Version, readonly [place: number | null, ...alsoAt: number[]] | 'kept' | undefined])[] = [
  ['nothing', 'open', open, [null]],
  ['nothing', 'elsewhere', elsewhere, [OTHER]],
  ['nothing', 'frozen', frozen, [FROZEN]],
  ['forgotten', 'open', open, undefined],
  ['forgotten', 'elsewhere', elsewhere, undefined],
  ['forgotten', 'frozen', frozen, undefined],
  ['open', 'older', older, kept],
  ['open', 'again', sameOpen, kept],
  ['open', 'open', open, [null]],
  ['open', 'elsewhere', elsewhere, [OTHER]],
  ['open', 'frozen', frozen, [FROZEN]],
  ['reopening', 'older', older, kept],
  ['reopening', 'again', sameOpen, kept],
  ['reopening', 'open', open, [null, OLD]],
  ['reopening', 'elsewhere', elsewhere, [OTHER, OLD]],
  ['reopening', 'elsewhere', { version: 6, at: OLD }, [OLD]],
  ['reopening', 'frozen', frozen, [FROZEN, OLD]],
  ['placed', 'older', older, kept],
  ['placed', 'again', same, kept],
  ['placed', 'again', { version: 3, at: PLACE }, kept],
  ['placed', 'open', open, [null, PLACE]],
  ['placed', 'here', here, [PLACE]],
  ['placed', 'elsewhere', elsewhere, [OTHER, PLACE]],
  ['placed', 'frozen', frozen, [PLACE]],
  ['frozen', 'older', older, kept],
  ['frozen', 'again', same, kept],
  ['frozen', 'open', open, [PLACE]],
  ['frozen', 'here', here, [PLACE]],
  ['frozen', 'elsewhere', elsewhere, [PLACE]],
  ['frozen', 'frozen', frozen, [PLACE]],
  ['moving', 'older', older, kept],
  ['moving', 'again', same, kept],
  ['moving', 'open', open, [null, OLD, PLACE]],
  ['moving', 'here', here, [PLACE, OLD]],
  ['moving', 'elsewhere', elsewhere, [OTHER, OLD, PLACE]],
  ['moving', 'elsewhere', { version: 6, at: OLD }, [OLD, PLACE]],
  ['moving', 'frozen', frozen, [PLACE, OLD]],
  ['strayed', 'older', older, kept],
  ['strayed', 'again', same, kept],
  ['strayed', 'open', open, [null, OLD]],
  ['strayed', 'here', here, [OLD]],
  ['strayed', 'elsewhere', elsewhere, [OTHER, OLD]],
  ['strayed', 'elsewhere', { version: 6, at: OLD }, [OLD]],
  ['strayed', 'frozen', frozen, [OLD]],
];

/** All that is frozen in the cell, whether filing would look at it or not. */
function frozenIn(kind: Known, coming: Coming): ReadonlyMap<number, boolean> {
  const isPlaceFrozen = kind === 'frozen' || kind === 'strayed';
  return new Map([
    [at(PLACE), isPlaceFrozen],
    [at(OTHER), false],
    [at(FROZEN), coming === 'frozen'],
  ]);
}

test('every cell of the table is tested', () => {
  const inTable = Object.entries(TRANSITIONS).flatMap(([kind, row]) => Object.keys(row).map((coming) => `${kind} x ${coming}`));
  expect(new Set(CELLS.map(([kind, coming]) => `${kind} x ${coming}`))).toEqual(new Set(inTable));
});

describe('decide()', () => {
  test.each(CELLS)('%s x %s: %o gives the entry %o', (kind, coming, version, wanted) => {
    const filing = filingOf(DAY, version);
    const decision = decide(ROWS[kind], filing, frozenIn(kind, coming));
    expect(decision.filing).toBe(filing);
    expect(decision.transition).toBe(TRANSITIONS[kind][coming]);
    if (wanted === kept) expect(decision.entry).toBe(ROWS[kind].entry);
    else if (wanted === undefined) expect(decision.entry).toBeUndefined();
    else {
      const [place, ...alsoAt] = wanted;
      expect(decision.entry).toEqual({ ...filing.intake, placeMs: place === null ? null : at(place), alsoAt: alsoAt.map(at) });
    }
  });

  test.each(CELLS)('%s x %s: %o is decided alike by what filing looks at, but for a refusal that it will meet', (kind, coming, version) => {
    const { intake } = filingOf(DAY, version);
    const all = frozenIn(kind, coming);
    const looked = new Map(placesToLookAt(ROWS[kind].entry, intake).map((place) => [place, all.get(place) ?? false]));
    const told = decide(ROWS[kind], filingOf(DAY, version), all);
    const seen = decide(ROWS[kind], filingOf(DAY, version), looked);
    expect(seen.entry).toEqual(told.entry);
    if (told.transition.refused === undefined) expect(seen.transition).toBe(told.transition);
    else expect(seen.transition.steps).toEqual(expect.arrayContaining([...told.transition.steps]));
  });

  test('a place is a quarter hour: a time within it is the same one', () => {
    const filing = filingOf(DAY, here);
    const later = { ...filing, intake: { ...filing.intake, placeMs: at(PLACE) + 14 * MINUTE_MS } };
    expect(decide(ROWS.placed, later, new Map()).transition).toBe(TRANSITIONS.placed.here);
    const next = { ...filing, intake: { ...filing.intake, placeMs: at(PLACE) + 15 * MINUTE_MS } };
    expect(decide(ROWS.placed, next, new Map()).transition).toBe(TRANSITIONS.placed.elsewhere);
  });

  test('an unfinished move into a quarter hour that froze goes back to the latest of several old places, and none is forgotten', () => {
    const strayed = known(entry(4, PLACE, [OLD, LAST]));
    expect(decide(strayed, filingOf(DAY, frozen), frozenIn('strayed', 'frozen')).entry).toMatchObject({
      placeMs: at(LAST),
      alsoAt: [at(OLD)],
    });
  });
});

describe('placesToLookAt()', () => {
  test.each([
    ['a row without an entry', undefined, elsewhere, []],
    ['a row that is open', entry(4, null), elsewhere, []],
    ['a version that is not newer', entry(4, PLACE), { version: 4, at: OTHER }, []],
    ['a row that stays at its place', entry(4, PLACE), here, []],
    ['a row that moves: the old place and the new one', entry(4, PLACE), elsewhere, [PLACE, OTHER]],
    ['a row that is open again: the old place', entry(4, PLACE), open, [PLACE]],
    ['a row whose last move is not finished: its place', entry(4, PLACE, [OLD]), here, [PLACE]],
  ])('%s', (_claim, given, version, wanted) => {
    expect(placesToLookAt(given, filingOf(DAY, version).intake)).toEqual(wanted.map(at));
  });
});

test('every kind of row is told in words', () => {
  expect(Object.keys(KNOWN)).toEqual(Object.keys(TRANSITIONS));
});
