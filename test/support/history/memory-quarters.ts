/** The plain model of a store of quarter hours, in maps: what the stored one has to tell after the same calls. */
import type {
  AskedRows,
  DayState,
  KnownRows,
  QuarterLists,
  QuarterState,
  QuarterStore,
  ReadableLists,
  RowEdit,
} from '../../../src/history/quarters/quarter-store.ts';
import { CONTACT_FIELDS, type FactOfContact } from '../../../src/metrics/contacts/contact-fact.ts';
import { type Cube, cubeOf, mergeCubes, mergeTallies, narrowCube, type Tally } from '../../../src/metrics/cube/cube.ts';
import { type Fact, type Intake, isFact, type Tombstone } from '../../../src/metrics/fact/fact.ts';
import { joinRanges, type RulesRange } from '../../../src/metrics/rules/rules-range.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { narrowLists } from './narrow-lists.ts';
import { edited, isSame, picked, sortedById, sortedByTime } from './record-maps.ts';

interface Quarter {
  readonly facts: ReadonlyMap<string, Fact | Tombstone>;
  readonly intakes: ReadonlyMap<string, Intake>;
  readonly cube: Cube;
  readonly filedBy: RulesRange | null;
  readonly filedMs: number;
  readonly etag: string;
}

interface Day {
  readonly isFrozen: boolean;
  readonly etag: string;
  readonly quarters: ReadonlyMap<number, Quarter>;
}

type Asked = Readonly<Record<keyof AskedRows, ReadonlySet<string>>>;

const NO_DAY: Day = { isFrozen: false, etag: '', quarters: new Map() };

/** An empty one; nothing of it can be unreadable. */
export function memoryQuarters({ now = Date.now }: { readonly now?: () => number } = {}): QuarterStore {
  const days = new Map<number, Day>();
  let writes = 0;
  const nextEtag = () => `${++writes}`;
  const dayAt = (quarterMs: number) => days.get(dayOf(checked(quarterMs))) ?? NO_DAY;
  const sortedDays = () => [...days].sort(([a], [b]) => a - b);

  function write(quarterMs: number, quarter: Quarter): void {
    const { isFrozen, quarters } = dayAt(quarterMs);
    days.set(dayOf(quarterMs), { isFrozen, etag: nextEtag(), quarters: new Map([...quarters, [quarterMs, quarter]]) });
  }

  async function* list<T>(fromMs: number, toMs: number, of: (quarter: Quarter, quarterMs: number) => T): AsyncGenerator<T> {
    const [from, to] = [checked(fromMs), checked(toMs)];
    for (const [, { quarters }] of sortedDays())
      for (const [quarterMs, quarter] of sortedByTime(quarters)) if (quarterMs >= from && quarterMs < to) yield of(quarter, quarterMs);
  }

  const lists: QuarterLists = {
    listCubes: (fromMs, toMs, names) =>
      list(fromMs, toMs, ({ cube }, quarterMs) => ({ quarterMs, cube: names === undefined ? cube : narrowCube(cube, names) })),
    async sumCubes(fromMs, toMs, names) {
      return mergeCubes(...(await Array.fromAsync(lists.listCubes(fromMs, toMs, names), ({ cube }) => cube)));
    },
    listTallies: (fromMs, toMs) =>
      list(fromMs, toMs, ({ cube }, quarterMs) => ({ quarterMs, cells: cube.cells.map(({ scope, tally }) => ({ scope, tally })) })),
    async sumTallies(fromMs, toMs, keysOf) {
      const sums = new Map<string, Tally>();
      for await (const { quarterMs, cells } of lists.listTallies(fromMs, toMs)) {
        const keyOf = keysOf(quarterMs);
        for (const { scope, tally } of cells) {
          const key = keyOf(scope);
          if (key !== undefined) sums.set(key, mergeTallies([sums.get(key) ?? [], tally].flat()));
        }
      }
      return sums;
    },
    listStates: (fromMs, toMs) => list(fromMs, toMs, (quarter, quarterMs) => stateOf(quarterMs, quarter, dayAt(quarterMs))),
    listFacts: (fromMs, toMs) => list(fromMs, toMs, ({ facts }, quarterMs) => ({ quarterMs, facts: sortedById(facts) })),
    listContactFacts: (fromMs, toMs, contacts) =>
      list(fromMs, toMs, ({ facts }, quarterMs) => ({
        quarterMs,
        facts: sortedById(facts).flatMap((record) =>
          isFact(record) && contacts?.has(record.contact) !== false ? [factOfContact(record)] : [],
        ),
      })),
    listIntakes: (fromMs, toMs) => list(fromMs, toMs, ({ intakes }, quarterMs) => ({ quarterMs, intakes: sortedById(intakes) })),
  };

  function readable(): ReadableLists {
    const filedBy = new Map<number, RulesRange>();
    for (const [, { quarters }] of days) for (const [at, quarter] of quarters) if (quarter.filedBy) filedBy.set(at, quarter.filedBy);
    return {
      ...lists,
      ...narrowLists(lists),
      unreadable: new Set(),
      filedBy,
      async *listEtags(fromMs, toMs) {
        for (const [dayMs, { etag }] of sortedDays()) if (dayMs < toMs && dayMs + DAY_MS > fromMs) yield { dayMs, etag };
      },
      apart: readable,
      note() {},
    };
  }

  return {
    ...lists,
    async readState(quarterMs) {
      const day = dayAt(quarterMs);
      const quarter = day.quarters.get(quarterMs);
      // Of a frozen day also where nothing was ever filed: nothing can be any more.
      return quarter || day.isFrozen ? stateOf(quarterMs, quarter ?? nothingAt(day.etag), day) : undefined;
    },
    async edit(quarterMs, { facts: askedFacts, intakes: askedIntakes }, change, { isFiling = true } = {}) {
      const asked = { facts: new Set(askedFacts), intakes: new Set(askedIntakes) };
      const { isFrozen, quarters } = dayAt(quarterMs);
      const stored = quarters.get(quarterMs) ?? nothingAt('');
      const known = knownOf(quarterMs, isFrozen, stored, asked);
      const edit = change(known);
      if (edit === undefined) return;
      refuseUnasked(edit, asked);
      const intakes = edited(stored.intakes, edit.goneIntakes, edit.intakes?.map(isFrozen ? withoutContact : (intake) => intake));
      const facts = isFrozen ? stored.facts : edited(stored.facts, edit.goneFacts, edit.facts);
      // Whoever changes nothing files nothing.
      if (isSame(stored.facts, facts) && isSame(stored.intakes, intakes)) return;
      const counts = isFrozen ? stored : countsOf(facts, intakes);
      const filedMs = isFiling && !isFrozen ? now() : stored.filedMs;
      write(quarterMs, { cube: counts.cube, filedBy: counts.filedBy, facts, intakes, filedMs, etag: nextEtag() });
    },
    async *listRowsOfContact(contact) {
      for (const [, { isFrozen, quarters }] of sortedDays()) {
        if (isFrozen) continue;
        for (const [quarterMs, { facts, intakes }] of sortedByTime(quarters)) {
          const ids = (records: Iterable<Fact | Tombstone | Intake>) =>
            [...records].flatMap((record) => ('contact' in record && record.contact === contact ? [record.id] : []));
          const rows = { quarterMs, facts: ids(facts.values()), intakes: ids(intakes.values()) };
          if (rows.facts.length + rows.intakes.length > 0) yield rows;
        }
      }
    },
    async *listDays() {
      for (const [dayMs, day] of sortedDays()) yield dayState(dayMs, day);
    },
    async freezeDay({ dayMs, etag }, frozen) {
      const day = dayAt(dayMs);
      if (day.etag !== etag) return false;
      const isGone = ({ placeMs, alsoAt }: Intake) =>
        placeMs !== null && [placeMs, ...alsoAt].every((at) => dayOf(at) === dayMs || frozen.has(dayOf(at)));
      const frozenQuarter = (quarter: Quarter): Quarter => {
        const kept = [...quarter.intakes.values()].filter((intake) => !isGone(intake)).map(withoutContact);
        return { ...quarter, facts: new Map(), intakes: edited(new Map<string, Intake>(), [], kept) };
      };
      const quarters = [...day.quarters].map(([at, quarter]) => [at, frozenQuarter(quarter)] as const);
      days.set(dayMs, { isFrozen: true, etag: nextEtag(), quarters: new Map(quarters) });
      return true;
    },
    async removeDay({ dayMs, etag }) {
      return days.get(dayMs)?.etag === etag && days.delete(dayMs);
    },
    compactDay: async () => false,
    removeOrphans: async () => 0,
    compactMonths: async () => [],
    writeLookBacks: async () => false,
    readable,
  };
}

function dayOf(instantMs: number): number {
  return Math.floor(instantMs / DAY_MS) * DAY_MS;
}

function checked(quarterMs: number): number {
  if (quarterOf(quarterMs) !== quarterMs) throw new RangeError(`Cannot use the time ${quarterMs}: it is no start of a quarter hour`);
  return quarterMs;
}

function nothingAt(etag: string): Quarter {
  return { facts: new Map(), intakes: new Map(), cube: { cells: [] }, filedBy: null, filedMs: 0, etag };
}

function countsOf(facts: Quarter['facts'], intakes: Quarter['intakes']): Pick<Quarter, 'cube' | 'filedBy'> {
  const counted = [...facts.values()].filter(isFact);
  const filedBy = joinRanges(counted.map(({ version: { rules } }) => [rules, rules] as const));
  return { cube: cubeOf(counted, [...intakes.values()]), filedBy };
}

function stateOf(quarterMs: number, { facts, intakes, etag, filedMs }: Quarter, { isFrozen }: Day): QuarterState {
  const open = [...intakes.values()].filter(({ placeMs }) => placeMs === null).length;
  return { quarterMs, etag, facts: facts.size, intakes: intakes.size, open, frozen: isFrozen, filedMs };
}

function dayState(dayMs: number, day: Day): DayState {
  const quarters = sortedByTime(day.quarters).map(([quarterMs, quarter]) => stateOf(quarterMs, quarter, day));
  return {
    dayMs,
    etag: day.etag,
    frozen: day.isFrozen,
    openEdits: 0,
    openRows: 0,
    state: day.etag,
    isFolded: false,
    lookBack: undefined,
    quarters,
  };
}

function knownOf(quarterMs: number, isFrozen: boolean, { facts, intakes }: Quarter, asked: Asked): KnownRows {
  return { quarterMs, isFrozen, facts: picked(facts, asked.facts), intakes: picked(intakes, asked.intakes) };
}

/** @throws RangeError for a change that puts or removes what was not asked for */
function refuseUnasked({ facts = [], intakes = [], goneFacts = [], goneIntakes = [] }: RowEdit, asked: Asked): void {
  const unasked = [
    ...[...facts.map(({ id }) => id), ...goneFacts].filter((id) => !asked.facts.has(id)),
    ...[...intakes.map(({ id }) => id), ...goneIntakes].filter((id) => !asked.intakes.has(id)),
  ];
  if (unasked.length > 0) throw new RangeError(`Cannot change the rows ${unasked.join(', ')}: they were not asked for`);
}

/** No pseudonym outlives the facts. */
function withoutContact(intake: Intake): Intake {
  return { ...intake, contact: '' };
}

function factOfContact(fact: Fact): FactOfContact {
  return Object.fromEntries(CONTACT_FIELDS.map((name) => [name, fact[name]])) as FactOfContact;
}
